"""What somebody can pay, as the words tell it: "non può pagare", "pochi soldi"; not what a low ISEE may allow."""

from collections.abc import Iterable
from typing import Final

from directory.search.question import Span
from matching.profile import Budget

_MONEY: Final = frozenset({"soldi", "soldo", "denaro", "euro", "verde", "money", "geld"})
_ISEE: Final = frozenset({"isee", "eeve"})


def budget_said(spans: Iterable[Span], refused: frozenset[int] = frozenset()) -> Budget | None:
    """Read from what a search understood; who has no money can mostly pay a few euros, and is shown what costs little.

    Free legal aid and the like are the name of what is needed; and who wants no unpaid traineeship says nothing of
    money.

    Args:
        refused: the positions of the words that are refused, tried or there already.
    """
    understood = [*spans]
    names = [span for span in understood if span.kind != "cost"]
    for span in understood:
        said = frozenset(span.words.split())
        is_in_a_name = any(one.start <= span.start and span.end < one.end + (one.start < span.start) for one in names)
        if span.start - 1 in refused:
            continue
        if span.kind == "cost" and said.isdisjoint(_ISEE) and not is_in_a_name:
            return Budget.LOW if not said.isdisjoint(_MONEY) else Budget(span.value)
    return None
