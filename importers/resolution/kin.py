"""Words that are nearly the same, and words that stand for several: spelling, abbreviation, initials, joined words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from directory.words.language import deletes, stem

ONE_LETTER_FROM, TWO_LETTERS_FROM = 4, 8  # length from which so many letters may differ
LOST_BY_A_LETTER = 2.0  # how much likeness a different letter takes: 2 of 8 letters leave 0.75 of it
ABBREVIATION_FROM = 3  # letters that an abbreviation keeps
MOST_ALIKE = 40  # words of one key: beyond that the key says nothing
SAME_STEM, ABBREVIATED = 0.85, 0.6
INITIALS, MOST_INITIALS = 3, 8  # shortest and longest acronym
PREFIX = 3  # letters that an acronym such as "ISCOS" takes from one word
MOST_JOINED = 3  # words that may be written as one, or all of them
AS_ONE, ACRONYM, PREFIXES, PART_ACRONYM = 1.0, 0.85, 0.75, 0.6  # how far a short form stands for all of its words

Kin = Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class Beginnings:
    """The words that somebody uses, and how those begin that may be acronyms."""

    words: AbstractSet[str]
    beginnings: AbstractSet[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Beginnings":
        """Of a vocabulary."""
        every = frozenset(words)
        short = [word for word in every if INITIALS <= len(word) <= MOST_INITIALS]
        return cls(every, frozenset(word[:end] for word in short for end in range(1, len(word) + 1)))


def kin_of(vocabulary: Sequence[str]) -> Kin:
    """Pairs of different words that may stand for one another, and how far, in (0, 1); both orders.

    Words with digits have no kin: another number is another thing.

    Args:
        vocabulary: folded words, each once.
    """
    found: dict[tuple[str, str], float] = {}
    words = sorted(word for word in vocabulary if word.isalpha() and len(word) >= ABBREVIATION_FROM)
    for a, b, closeness in (*_same_stem(words), *_misspelt(words), *_abbreviated(words)):
        if closeness > found.get((a, b), 0.0):
            found[a, b] = found[b, a] = closeness
    return found


def _same_stem(words: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    groups = defaultdict(list)
    for word in words:
        if len(word) >= ONE_LETTER_FROM:
            groups[stem(word)].append(word)
    yield from ((a, b, SAME_STEM) for a, b in _pairs(groups.values()))


def _misspelt(words: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    groups = defaultdict(list)
    for word in words:
        if len(word) >= ONE_LETTER_FROM:
            for key in deletes(word, 1):
                groups[key].append(word)
    for a, b in _pairs(groups.values()):
        edits = OSA.distance(a, b, score_cutoff=2)
        if edits == 1 or (edits == 2 and min(len(a), len(b)) >= TWO_LETTERS_FROM):
            yield a, b, 1 - LOST_BY_A_LETTER * edits / max(len(a), len(b))


def _abbreviated(words: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    for word in words:
        first = bisect_left(words, word) + 1
        longer = words[first : first + MOST_ALIKE + 1]
        begun = [other for other in longer if other.startswith(word)]
        if len(begun) <= MOST_ALIKE:
            yield from ((word, other, ABBREVIATED) for other in begun)


@dataclass(frozen=True)
class ShortForm:
    """A word that stands for several.

    Args:
        first, last: positions that it covers, inclusive.
        credit: how far it stands for them, in (0, 1].
    """

    word: str
    first: int
    last: int
    credit: float


def short_forms(words: Sequence[str], is_small: Sequence[bool], known: Beginnings) -> list[ShortForm]:
    """What may stand for a run of words: their initials, small words left out, or all of them written as one.

    Args:
        words: folded, in order.
        is_small: whether each is a word such as "di" that initials leave out.
        known: only words that somebody uses are found.
    """
    found: dict[tuple[str, int, int], float] = {}
    for form, first, last, credit in (*_joined(words, known), *_initials(words, is_small, known)):
        place = (form, first, last)
        if last > first and credit > found.get(place, 0.0):
            found[place] = credit
    forms = [ShortForm(*place, credit) for place, credit in found.items()]
    return sorted(forms, key=lambda form: (-form.credit, form.first, -form.last, form.word))


def _joined(words: Sequence[str], known: Beginnings) -> Iterator[tuple[str, int, int, float]]:
    size = len(words)
    runs = [(first, last) for first in range(size) for last in range(first + 1, min(first + MOST_JOINED, size))]
    for first, last in (*runs, (0, size - 1)):
        if (form := "".join(words[first : last + 1])) in known.words:
            yield form, first, last, AS_ONE


def _initials(
    words: Sequence[str], is_small: Sequence[bool], known: Beginnings
) -> Iterator[tuple[str, int, int, float]]:
    large = [at for at, small in enumerate(is_small) if not small]
    initials = "".join([words[at][0] for at in large])
    for begin in range(len(large)):
        for end in range(begin + INITIALS, min(begin + MOST_INITIALS, len(large)) + 1):
            if (form := initials[begin:end]) in known.words:
                credit = ACRONYM if end == len(large) and begin <= 1 else PART_ACRONYM
                yield form, large[begin], large[end - 1], credit
    for run in (large, large[1:], large[:-1]):  # the last is often a town
        if INITIALS <= len(run) <= MOST_INITIALS:
            for form in _by_prefixes([words[at] for at in run], known):
                yield form, run[0], run[-1], PREFIXES


def _by_prefixes(words: Sequence[str], known: Beginnings) -> list[str]:
    """Acronyms that take one to three letters of each word, as ISCOS of "istituto sindacale cooperazione sviluppo"."""
    begun = {""}
    for word in words:
        taken = [word[:letters] for letters in range(1, PREFIX + 1)]
        begun = {beginning + letters for beginning in begun for letters in taken} & known.beginnings
        if not begun:
            return []
    return sorted(begun & known.words)


def _pairs(groups: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    for group in groups:
        if 1 < len(group) <= MOST_ALIKE:
            yield from ((a, b) for at, a in enumerate(group) for b in group[at + 1 :] if a != b)
