"""Place, age and languages that a person's words tell and the profile leaves empty: said, and left to be changed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from directory.gazetteer import Gazetteer
from directory.language import fold
from directory.search.query import understand
from directory.vocabulary import Vocabulary
from matching.profile import Profile

ADULT: Final = 18  # years
_CHILDREN: Final = re.compile(
    r"\b(figli[oae]?|bimb[oaie]|bambin[oaie]|nipot\w+|neonat[oaie]|sons?|daughters?|child(ren)?|kind(er\w*)?|sohn\w*"
    r"|tochter\w*)\b"
)


@dataclass(frozen=True)
class FactsSaid:
    """What the words tell; empty or None where they tell nothing, or where the profile says it already.

    Args:
        place: as the form takes it, "Forlì (FC)".
        age: in years.
        may_be_child: whether that may be the age of a child of the person.
        languages: codes.
    """

    place: str = ""
    age: float | None = None
    may_be_child: bool = False
    languages: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether there is something to offer."""
        return bool(self.place or self.age is not None or self.languages)


def facts_said(
    profile: Profile,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    *,
    now: datetime,
    served: Callable[[str], bool] = lambda _: False,
) -> FactsSaid:
    """Read the person's words as a search would.

    Args:
        served: whether the catalog has listings in a municipality, by its code.
    """
    text = " ".join(filter(None, [profile.words, *(need.words for need in profile.needs)]))
    if not text:
        return FactsSaid()
    said = understand(text, vocabulary, gazetteer, now=now, served=served)
    ages = said.ages
    age = ages[0] if ages and ages[0] == ages[1] and ages[0] not in {profile.age, *profile.children_ages} else None
    may_be_child = age is not None and age < ADULT and bool(_CHILDREN.search(fold(text))) and not profile.children_ages
    return FactsSaid(
        place=said.place.label if said.place and not said.province and profile.place is None else "",
        age=age if profile.age is None or may_be_child else None,
        may_be_child=may_be_child,
        languages=said.languages if not profile.languages else (),
    )
