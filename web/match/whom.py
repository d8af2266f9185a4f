"""For whom suggestions are, in a line: who asks, what is needed, and what of it nothing covers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from directory.ages import said_ages
from directory.i18n import N_, Labels, Sentence
from directory.places.town_names import town_name
from directory.words.languages import LANGUAGES
from matching.profile import Profile
from matching.rank import Match
from web.match.forms import GENDERS


class NeedShown(NamedTuple):
    """A need as people call it, and whether any suggestion covers it."""

    label: Labels
    is_covered: bool


@dataclass(frozen=True)
class ForWhom:
    """What the first line of the page says.

    Args:
        age: in years, also of a baby; None: not said.
        facts: what else tells of the person: children's ages, place, languages, gender when nothing else is known.
        needs: in the order in which they were asked.
    """

    age: float | None
    facts: Sequence[Any]
    needs: Sequence[NeedShown]


def for_whom(match: Match) -> ForWhom:
    """Who asks and what for, as the profile says."""
    profile = match.profile
    uncovered = {one.term.code for one in match.uncovered}
    covered = {code for one in match.results for code in one.covers} - uncovered
    needs = [NeedShown(Labels(need.term.labels), need.term.code in covered) for need in profile.needs]
    return ForWhom(profile.age, _facts(profile), needs)


def _facts(profile: Profile) -> list[Any]:
    found: list[Any] = []
    if profile.children_ages:
        found.append(Sentence(N_("children's ages: %(ages)s"), {"ages": said_ages(profile.children_ages)}))
    if profile.place is not None:
        found.append(town_name(profile.place.code, profile.place.name))
    found += [LANGUAGES[code] for code in profile.languages if code in LANGUAGES]
    if not found and profile.age is None and profile.gender is not None:
        found.append(GENDERS[profile.gender])
    return found
