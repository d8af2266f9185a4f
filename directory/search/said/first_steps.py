"""What to do first where a question tells of a danger, or of a minor whom nobody looks after."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from directory.ages import OF_AGE
from directory.danger.heard import of_life
from directory.danger.signs import is_about_danger
from directory.danger.what_to_do_first import CALL_AT_ONCE, what_to_do_first
from directory.i18n import Sentence
from directory.places.gazetteer_files import country_of
from directory.search.said.line import Line
from directory.search.said.told_needs import is_beaten_by_a_child
from directory.taxonomies import codes

_TOLD_FIRST = frozenset({codes.CRISIS, codes.VIOLENCE, codes.CHILD_ABUSE, codes.EXPLOITED})
_WITHOUT_ANYBODY = frozenset({codes.BED_TONIGHT, codes.CHILD_PROTECTION})  # needs of a minor


def first_steps(said: Mapping[str, Any], words: Sequence[str]) -> Iterable[Sentence]:
    """What to do first where the question tells of violence or of a danger to life; not for what is only near it.

    Args:
        said: what was understood, by the fields of a query.
        words: of the question, folded.
    """
    told = [need for need in said["needs"] if need in _TOLD_FIRST and not is_about_danger(" ".join(words))]
    if is_beaten_by_a_child(Line(words, " ".join(words))):  # a conflict to be helped with, and a danger now
        told.append(codes.VIOLENCE)
    ages, place = said.get("ages"), said.get("place")
    if of_life(words):
        yield CALL_AT_ONCE
    is_minor = ages is not None and ages[1] < OF_AGE
    yield from what_to_do_first(
        told,
        country=country_of(place),
        is_minor=is_minor,
        is_alone=_is_alone(said, is_minor),
        is_without_parents=_is_without_parents(said),
    )


def _is_alone(said: Mapping[str, Any], is_minor: bool) -> bool:
    """Whether a minor has nobody here, or no bed; who asks for the child protection service knows whom to ask."""
    return is_minor and not said["service_types"] and not _WITHOUT_ANYBODY.isdisjoint(said["needs"])


def _is_without_parents(said: Mapping[str, Any]) -> bool:
    """Whether a minor came without parents; not who has come of age since: "ex MSNA, 19 anni"."""
    ages = said.get("ages")
    return codes.UNACCOMPANIED_MINORS in said["target_groups"] and (ages is None or ages[0] < OF_AGE)
