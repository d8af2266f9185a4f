"""Whether a person may come: yes, no, or to be checked, with the sentence that says why."""

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.i18n import Sentence
from matching.for_whom import for_a_child, say_child
from matching.profile import Profile


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
_YES = int(Eligibility.YES)  # asked many times for each row, and an enum's members are slow to reach
Verdicts = NDArray[np.uint8]  # values of Eligibility, shape (n,)
Remark = Callable[[Profile, Catalog, int], Sentence | None]


@dataclass(frozen=True)
class Rule:
    """One condition that a listing may set.

    Args:
        judge: (profile, catalog) -> Verdicts; None when the rule has nothing to say for this profile. What the
            listing does not say never excludes.
        say: (profile, catalog, row, verdict) -> the sentence for a row that is not YES.
        remark: (profile, catalog, row) -> what to know of a row that is YES; None for nothing.
    """

    name: str
    judge: Callable[[Profile, Catalog], Verdicts | None]
    say: Callable[[Profile, Catalog, int, Eligibility], Sentence]
    remark: Remark | None = None


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
    _said: dict[int, tuple[Sentence, ...]] = field(default_factory=dict)  # the score's reasons ask, too

    def of_row(self, row: int) -> Eligibility:
        """The verdict of one listing."""
        return _BY_VALUE[self.verdict.item(row)]

    @cached_property
    def _remarking(self) -> list[tuple[Remark, Verdicts]]:
        return [(rule.remark, verdicts) for rule, verdicts in self.parts if rule.remark]

    @cached_property
    def _for_a_child(self) -> NDArray[np.bool_]:
        return for_a_child(self.profile, self.catalog)

    def for_whom(self, row: int) -> Sentence | None:
        """For which of the person's children a listing is; None when it is for the person."""
        return say_child(self.profile, self.catalog, row) if self._for_a_child[row] else None

    def sentences(self, row: int) -> tuple[Sentence, ...]:
        """Why a listing is not a plain yes: what excludes first, then what is to be checked."""
        if self.verdict.item(row) == _YES:
            return ()
        if row not in self._said:
            found = [(verdicts.item(row), rule) for rule, verdicts in self.parts]
            open_questions = sorted([part for part in found if part[0] != _YES], key=itemgetter(0))
            self._said[row] = tuple(
                [rule.say(self.profile, self.catalog, row, Eligibility(verdict)) for verdict, rule in open_questions]
            )
        return self._said[row]

    def remarks(self, row: int) -> tuple[Sentence, ...]:
        """What the entry says besides that somebody should know before sending the person."""
        said = [
            remark(self.profile, self.catalog, row)
            for remark, verdicts in self._remarking
            if verdicts.item(row) == _YES
        ]
        return tuple([sentence for sentence in said if sentence])


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
    found = np.full(len(catalog), _YES, np.uint8)
    if check is not None:
        found -= check  # YES - 1 is TO_CHECK
    if no is not None:
        found *= ~no
    return found
