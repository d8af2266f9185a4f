"""Whether a person may come: yes, no, or to be checked, with the sentence that says why."""

import enum
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.i18n import Sentence
from matching.profile import Profile
from matching.whom.for_whom import for_a_child, say_child


class Eligibility(enum.IntEnum):
    """May this person come? In JSON the names in small letters: "no", "to_be_checked", "yes"."""

    NO = 0
    TO_CHECK = 1
    YES = 2

    @property
    def code(self) -> str:
        """As written in JSON."""
        return {Eligibility.NO: "no", Eligibility.TO_CHECK: "to_be_checked", Eligibility.YES: "yes"}[self]


_BY_VALUE = tuple(Eligibility)  # quicker than asking the enum
_YES = np.uint8(Eligibility.YES)
Verdicts = NDArray[np.uint8]  # values of Eligibility, shape (n,)
Remark = Callable[[Catalog, NDArray[np.intp]], Iterable[tuple[int, Sentence]]]


@dataclass(frozen=True)
class Rule:
    """One condition that a listing may set.

    Args:
        judge: (profile, catalog) -> Verdicts; None when the rule has nothing to say for this profile. What the
            listing does not say never excludes.
        say: (profile, catalog, row, verdict) -> the sentence for a row that is not YES.
        remark: (catalog, rows) -> what to know of some rows that are YES, with their places among them.
    """

    name: str
    judge: Callable[[Profile, Catalog], Verdicts | None]
    say: Callable[[Profile, Catalog, int, Eligibility], Sentence]
    remark: Remark | None = None


class Said(NamedTuple):
    """What the rules say of one listing.

    Args:
        sentences: why it is not a plain yes: what excludes first, then what is to be checked; empty for yes.
        for_whom: for which of the person's children it is; None when it is for the person.
        remarks: what the entry says besides that somebody should know before sending the person.
    """

    verdict: Eligibility
    sentences: tuple[Sentence, ...]
    for_whom: Sentence | None
    remarks: tuple[Sentence, ...]


@dataclass(frozen=True, eq=False)
class Judgement:
    """What all rules say of every listing.

    Args:
        verdict: the strictest of all rules, shape (n,).
    """

    profile: Profile
    catalog: Catalog
    verdict: Verdicts
    parts: Sequence[tuple[Rule, Verdicts]]
    _said: dict[int, Said] = field(default_factory=dict)  # the score's reasons ask, too

    def of_row(self, row: int) -> Eligibility:
        """The verdict of one listing."""
        return _BY_VALUE[self.verdict.item(row)]

    def say(self, row: int) -> Said:
        """One listing in words."""
        return self.say_several([row])[0]

    def say_several(self, rows: Sequence[int]) -> list[Said]:
        """Some listings in words."""
        if new := [row for row in rows if row not in self._said]:
            at = np.array(new, np.intp)
            judged = np.array([verdicts.take(at) for _, verdicts in self.parts], np.uint8).reshape(-1, len(new))
            verdict = [_BY_VALUE[value] for value in self.verdict.take(at).tolist()]
            each = zip(
                verdict, self._sentences(new, judged), self._for_whom(at), self._remarks(at, judged), strict=True
            )
            self._said.update(zip(new, map(Said._make, each), strict=True))
        return [self._said[row] for row in rows]

    def _sentences(self, rows: list[int], judged: Verdicts) -> list[tuple[Sentence, ...]]:
        """Of each row what excludes first, then what is to be checked; `judged` has a line for each rule."""
        excludes: list[list[Sentence]] = [[] for _ in rows]
        asks: list[list[Sentence]] = [[] for _ in rows]
        of_rule, places = (judged != _YES).nonzero()  # rule after rule
        each = zip(of_rule.tolist(), places.tolist(), judged[of_rule, places].tolist(), strict=True)
        for number, place, value in each:
            said = self.parts[number][0].say(self.profile, self.catalog, rows[place], _BY_VALUE[value])
            (asks if value else excludes)[place].append(said)
        return [(*no, *check) for no, check in zip(excludes, asks, strict=True)]

    def _for_whom(self, rows: NDArray[np.intp]) -> Iterable[Sentence | None]:
        if not self.profile.children_ages:
            return repeat(None, len(rows))
        is_childs = for_a_child(self.profile, self.catalog).take(rows).tolist()
        return [
            say_child(self.profile, self.catalog, row) if its else None
            for row, its in zip(rows.tolist(), is_childs, strict=True)
        ]

    def _remarks(self, rows: NDArray[np.intp], judged: Verdicts) -> list[tuple[Sentence, ...]]:
        found: list[list[Sentence]] = [[] for _ in rows]
        for (rule, _), values in zip(self.parts, judged, strict=True):
            if rule.remark:
                places = (values == _YES).nonzero()[0]
                for place, sentence in rule.remark(self.catalog, rows.take(places)):
                    found[places.item(place)].append(sentence)
        return [*map(tuple, found)]


def judge(profile: Profile, catalog: Catalog, rules: Sequence[Rule]) -> Judgement:
    """Ask every rule about every listing."""
    parts = []
    verdict = np.full(len(catalog), _YES, np.uint8)
    for rule in rules:
        verdicts = rule.judge(profile, catalog)
        if verdicts is not None:
            np.minimum(verdict, verdicts, out=verdict)
            parts.append((rule, verdicts))
    return Judgement(profile, catalog, verdict, parts)


def verdicts(
    catalog: Catalog, *, no: NDArray[np.bool_] | None = None, check: NDArray[np.bool_] | None = None
) -> Verdicts:
    """YES everywhere, but TO_CHECK and NO (which is stronger) where the masks say so."""
    # YES - 1 is TO_CHECK
    found = np.full(len(catalog), _YES, np.uint8) if check is None else _YES - check.view(np.uint8)
    if no is not None:
        found *= ~no
    return found
