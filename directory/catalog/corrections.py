"""What a misspelt word may be: how easily it is mistyped so, how usual the right word is, and what stands beside it.

A noisy channel (Kernighan, Church and Gale, "A spelling correction program based on a noisy channel model", 1990): the
logarithms of how likely the slip is, how many listings have the word, and how many of those have its neighbours.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from directory.words.sounds import sound

MOST = 6  # what a word may be
_EASY_SLIP = 0.0  # a letter left out, two letters that changed places, one typed twice
_OTHER_SLIP = -3.0  # a wrong letter or one too many
_EACH_EDIT = -4.0  # before the others count, so fewer slips are nearly always likelier
_FEW = 30  # listings: fewer do not tell which words go together
_TELLS = 3.0  # a neighbour at most


class Correction(NamedTuple):
    """A known word that a misspelt one may be.

    Args:
        likelihood: a logarithm, to compare with others of the same word.
    """

    form: str
    stem: str
    edits: int
    likelihood: float


def slip(typed: str, meant: str, edits: int) -> float:
    """How easily a word is mistyped so, as a logarithm that says nothing alone.

    >>> slip("giornlino", "giornalino", 1) > slip("giornolino", "giornalino", 1)
    True
    """
    return _EACH_EDIT * edits + (_EASY_SLIP if is_easy_slip(typed, meant) else _OTHER_SLIP)


def is_easy_slip(typed: str, meant: str) -> bool:
    """Whether letters were left out, changed places or were typed twice, of two words that are near, or sound alike."""
    return (
        len(meant) > len(typed)
        or sorted(meant) == sorted(typed)
        or _without_doubles(typed) == meant
        or sound(typed) == sound(meant)
    )


def _without_doubles(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if not at or word[at - 1] != letter)


def likeliest(
    typed: str,
    near: Iterable[tuple[str, str, int]],
    frequency: Callable[[str], int],
    company: Callable[[str], Sequence[tuple[int, int]]],
    n_rows: int,
) -> list[Correction]:
    """The likeliest first, one form of each stem, MOST at most.

    Args:
        near: (form, stem, edits) of known words.
        frequency: in how many listings a stem is.
        company: for a stem, (listings of a neighbour, listings of both) for each neighbour.
        n_rows: how many listings there are.
    """
    best: dict[str, Correction] = {}
    for form, stem, edits in near:
        own = Correction(form, stem, edits, slip(typed, form, edits))
        if stem not in best or _preference(own) < _preference(best[stem]):
            best[stem] = own
    often = {stem: frequency(stem) for stem in best}
    alone = [one._replace(likelihood=one.likelihood + math.log1p(often[one.stem])) for one in best.values()]
    if len(alone) == 1:
        return alone
    found = [
        one._replace(likelihood=one.likelihood + _beside(often[one.stem], company(one.stem), n_rows))
        for one in sorted(alone, key=_preference)[: 2 * MOST]
    ]
    return sorted(found, key=_preference)[:MOST]


def _preference(one: Correction) -> tuple[float, bool, str]:
    """A whole word rather than one that lost its ending."""
    return -one.likelihood, one.form == one.stem, one.form


def _beside(often: int, company: Sequence[tuple[int, int]], n_rows: int) -> float:
    """How much likelier a word is for the words that stand beside it; few listings say little."""
    total = 0.0
    for of_other, of_both in company:
        by_chance = max(of_other, 1) / n_rows
        share = (of_both + _FEW * by_chance) / (often + _FEW)
        total += min(max(math.log(share / by_chance), -_TELLS), _TELLS)
    return total
