"""Which of the person's needs a listing answers."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.i18n import N_, Labels, Sentence
from matching.profile import NeedAsked, Profile
from matching.shortlisting.combine import ANSWERS_OF_255, COVERED_OF_255, above_unknown, mean_and_best, share_of
from matching.shortlisting.journeys import from_afar
from matching.weighting.weights import weight_of
from matching.whom.for_whom import hardly_for, may_be_reserved


def covering(need: NeedAsked, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): which listings cover a need."""
    covered: NDArray[np.bool_] = catalog.cover_of_need(need.term.code) >= COVERED_OF_255
    return covered


def covering_any(needs: Sequence[NeedAsked], catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): which listings cover one of some needs, of which there is at least one."""
    covers: NDArray[np.bool_] = np.logical_or.reduce([covering(need, catalog) for need in needs])
    return covers


_OTHERS: Final = Sentence(N_("Is for other needs"))
TO_OTHERS: Final = 0.5  # what an answer is worth that is meant for others
NEAR_ANSWER: Final = 0.2  # what it is worth beside a real one that only comes near: the neighbouring desk
_OF_OTHERS: Final = np.float32(TO_OTHERS)


def _explain(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> Iterator[Sentence]:
    """What is said depends on which needs are covered, and where none is, on which are touched."""
    names = [Labels(need.term.labels) for need in profile.needs]
    covers = np.array([catalog.cover_of_need(need.term.code).take(rows) for need in profile.needs])
    each = zip((covers >= COVERED_OF_255).T.tolist(), (covers >= ANSWERS_OF_255).T.tolist(), strict=True)
    said: dict[tuple[bool, ...], Sentence] = {}
    for covered, touched in each:
        found = (True, *covered) if any(covered) else (False, *touched)
        if found not in said:
            said[found] = _say_covers(names, found)
        yield said[found]


def _say_covers(names: Sequence[Labels], found: Sequence[bool]) -> Sentence:
    """Of these needs, those that are covered, or only touched."""
    is_covered, *which = found
    needs = tuple(compress(names, which))
    if is_covered:
        return Sentence(N_("Answers: %(needs)s"), {"needs": needs})
    return Sentence(N_("Comes near to: %(needs)s"), {"needs": needs}) if needs else _OTHERS


def _answer_to(cover: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How well a need is answered, in [0, 1]."""
    near = cover < COVERED_OF_255
    return share_of(cover) * (np.float32(1) - near * np.float32(1 - NEAR_ANSWER))


_ANSWER_BY_COVER: Final = _answer_to(np.arange(256, dtype=np.uint8))


@feature_by_column(
    weight=weight_of("service", "need_cover"),
    explain_rows=_explain,
    unknown=N_("Ask which needs it answers: the entry does not say."),
)
def need_cover(profile: Profile, catalog: Catalog) -> Values | None:
    """The mean over the needs and the best-answered one, weighted by severity and urgency (`mean_and_best`).

    What only comes near to a need counts `NEAR_ANSWER` of its closeness: more would put the desk next door before what
    is asked for, some kilometres away. What is for people in another situation alone, such as after prison, answers
    half as much; so does what is too far away and does not say whether its help by phone is for people from there.

    Returns:
        known: False where the listing has no tag that says something about needs.
    """
    if not profile.needs:
        return None
    covers = np.array([catalog.cover_of_need(need.term.code) for need in profile.needs])
    value = mean_and_best(_ANSWER_BY_COVER.take(covers, mode="clip"), [need.weight for need in profile.needs])
    others = hardly_for(profile, catalog) | from_afar(profile, catalog) | may_be_reserved(profile, catalog)
    np.multiply(value, _OF_OTHERS, out=value, where=others)
    answering = np.maximum.reduce(covers, axis=0) >= ANSWERS_OF_255
    return Values(above_unknown(value, answering), catalog.need_known)
