"""Verdicts on single listings, for tests of the rules."""

from typing import Any, Final

from directory.catalog.rows import ListingRow
from matching.eligibility import Eligibility, Judgement, judge
from matching.profile import Profile
from matching.rules.conditions import RULES
from tests.matching.builders import catalog, listing

NO, CHECK, YES = Eligibility.NO, Eligibility.TO_CHECK, Eligibility.YES
FOR_ALL_AGES: dict[str, Any] = {"minimum_age": 0.0, "maximum_age": 120.0}

HOMEWORK: Final[dict[str, Any]] = {"minimum_age": 6, "maximum_age": 11}


def asked(person: Profile, **conditions: Any) -> tuple[Eligibility, str]:
    """The verdict on a listing with these conditions, and its first sentence."""
    row = conditions.pop("row", None) or listing(1, **{**FOR_ALL_AGES, **conditions})
    judgement = judge(person, catalog(row), RULES)
    return judgement.of_row(0), " / ".join(map(str, judgement.say(0).sentences))


def groups(*codes: str) -> dict[tuple[str, str], float]:
    """Target groups as tags."""
    return {("target_group", code): 1.0 for code in codes}


def judged(person: Profile, row: ListingRow) -> Judgement:
    """What the rules say of one listing."""
    return judge(person, catalog(row), RULES)
