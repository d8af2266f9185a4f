"""How many suggestions are seen at once: three for each need, and those of the network only by name."""

from collections import Counter
from collections.abc import Collection, Sequence

from matching.rank import Match
from web.match.results import SuggestionCard

MOST_OF_A_NEED = 3
MOST_OPEN, MOST_BESIDE_A_NETWORK = 6, 3


def in_parts(
    cards: Sequence[SuggestionCard], match: Match, members: Collection[int]
) -> dict[str, list[SuggestionCard]]:
    """The suggestions as the page shows them, by the name of the part, each in the order of the list.

    Args:
        cards: of the match's results.
        members: rows of what the network shows already.
    """
    parts: dict[str, list[SuggestionCard]] = {"in_network": [], "first": [], "more": []}
    seen: Counter[str] = Counter()
    most = MOST_BESIDE_A_NETWORK if members else MOST_OPEN
    for one, card in zip(match.results, cards, strict=True):
        if one.row in members:
            parts["in_network"].append(card)
        elif len(parts["first"]) < most and _is_wanted(one.covers, seen):
            parts["first"].append(card)
        else:
            parts["more"].append(card)
            continue
        seen.update(one.covers)
    return parts


def _is_wanted(covers: Collection[str], seen: Counter[str]) -> bool:
    """Whether it is among the first of any of its needs, or of those that only come near to one."""
    return any(seen[code] < MOST_OF_A_NEED for code in covers) if covers else seen.total() < MOST_OF_A_NEED
