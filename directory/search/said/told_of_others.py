"""What a text tells of others than the person: «la mamma non parla italiano», «his brother sells drugs».

Nobody who writes of a boy says "he" again in each clause, so what names nobody is the person's own, and only what names
a relative or friend is theirs – up to the next comma. Where the text names no person beside its relatives, it is about
these: «mio marito beve» asks for the husband. Children are never others, since their parents ask for them.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from directory.ages import OF_AGE
from directory.search.ages.ages import YEARS
from directory.search.said.line import Line
from directory.words.given_names import GIVEN_NAMES
from directory.words.language import ALL_ARTICLES, AND, PREPOSITIONS, WITH_ARTICLES, word_set
from directory.words.people import (
    CHILDREN,
    FAMILY,
    FRIENDS,
    GRANDFATHERS,
    GRANDMOTHERS,
    MINE,
    OTHERS,
    PARENTS,
    PERSON,
    POSSESSIVES,
    SMALL_CHILDREN,
    SPOUSES,
)

OTHER_PEOPLE: Final = OTHERS | FRIENDS
PEOPLE: Final = PERSON | FAMILY | OTHERS | CHILDREN
_OF_SOMEBODY: Final = FRIENDS | SPOUSES | {"partner"}  # others where somebody's: "il suo ragazzo", "seine Frau"
_SMALL: Final = SMALL_CHILDREN | {"toddler", "kleinkind"}
THEIRS: Final = POSSESSIVES | word_set(
    "suoi sue miei mie loro nostro nostra nostri their our meinen meinem sein seinen seinem seiner ihr ihren ihrem "
    "ihrer unser unsere"
)
BEFORE_AN_OBLIQUE: Final = (  # who stands behind them is not who does something
    (PREPOSITIONS["it"] - {"d"})
    | WITH_ARTICLES["a"]
    | WITH_ARTICLES["con"]
    | WITH_ARTICLES["da"]
    | WITH_ARTICLES["di"]
    | (PREPOSITIONS["en"] - {"on"})
    | word_set("senza sul sulla without mit von bei zu fur vom beim zum zur ohne")
)
_JOINS: Final = word_set(
    "e ed ma pero perche poiche siccome mentre che and but because while who und aber weil wahrend dass"
)
_WHO: Final = word_set("che who")
_SO: Final = word_set("quindi cosi percio so therefore deshalb daher")
_HE_OR_SHE: Final = word_set("lui lei io he she i er ich")
_BEHIND_VERBS: Final = word_set("him ihn ihm mich mir them")
_TO_THE_PERSON: Final = word_set("lo la l li gli le mi ci him her them me us ihn ihm mich mir")
_ASKS: Final = word_set(
    "chiede chiedono chiama segnala segnalano scrive racconta riferisce dice dicono teme pensa propone accompagna "
    "preoccupata preoccupato preoccupati asks says said worries calls sagt fragt bittet ruft"
)
_WANTS: Final = word_set("vuole vogliono vorrebbe vorrebbero wants want will mochte wollen")
_FEW, _SMALL_AGE, _OLD = 2, 12, 45  # words; years
_WORKS: Final = word_set("lavora lavorano disoccupato disoccupata works unemployed arbeitet arbeitslos")
_ADVERBS: Final = word_set("non spesso sempre ogni poi ora adesso anche invece nicht not then now also jetzt dann auch")
_AT: Final = word_set("a ad in at")
_LIVES: Final = word_set(
    "vive vivono abita abitano sta stanno studia studiano lavora lavorano lives live studies works wohnt lebt studiert"
)
_BESIDE: Final = word_set("con coi col with mit bei")
_IS: Final = word_set("e is ist does doesn t")
ENDS_A_CLAUSE: Final = re.compile(r"[.;:!?()\n]|,(?!\s*\d)")
_WITH_PRONOUN: Final = re.compile(r"\w{2,}(?:ar|er|ir)(?:lo|la|gli|le)")  # "seguirlo"
_INFINITIVE: Final = re.compile(r"\w+(?:are|ere|ire|rsi)|to|lernen|arbeiten")


@lru_cache(maxsize=512)
def told_of_others(text: str, *, is_young: bool = False) -> frozenset[int]:
    """The positions of those of the folded words of a text that tell of others.

    Args:
        is_young: whether the text is known to be about somebody under age, whom it need not name again.

    >>> line = "Ragazzo di 17 anni, parla arabo e la mamma non parla italiano"
    >>> [Line.of(line).words[at] for at in sorted(told_of_others(line))]
    ['la', 'mamma', 'non', 'parla', 'italiano']
    """
    line = Line.of(text)
    return told_of(others_than_the_person(line, is_young=is_young), line, is_young=is_young)


def told_of(theirs: AbstractSet[str], line: Line, *, is_young: bool = False) -> frozenset[int]:
    """The positions of the words that tell of others.

    Args:
        theirs: words for those who are not the person whom the line is about.
        is_young: whether the line is known to be about somebody under age.
    """
    found: set[int] = set()
    is_others = False
    is_minor = is_young or any(age < OF_AGE for age in own_ages(line))
    for start, end, is_joined in clauses_of(line) if theirs else ():
        goes_on = is_joined or (is_minor and _is_of_the_grown(line, start))
        is_others = _goes_on(line, start, theirs, was_others=goes_on and is_others)
        other = _first_other(line, start, end, theirs)
        if is_others:
            found.update(range(start, end))
        elif other is not None and not _turns_to_the_person(line, other[1], end):
            first, noun = other
            is_oblique = _is_oblique(line, first, theirs)
            found.update(range(noun + 1, _end_of_name(line, noun, end)) if is_oblique else range(first, end))
            is_others = not is_oblique
    return frozenset(found)


def _end_of_name(line: Line, noun: int, end: int) -> int:
    """Where what is told of somebody who is only named beside the person ends: "la sorella di 25 anni"."""
    behind = line.words[noun + 1 : noun + 4]
    is_an_age = len(behind) == 3 and behind[1].isdecimal() and behind[2] in YEARS
    return min(noun + (4 if is_an_age else 2), end)


def own_words(text: str, *, is_young: bool = False) -> str:
    """The text without what it tells of others, as it was written."""
    others = told_of_others(text, is_young=is_young)
    if not others:
        return text
    line = Line.of(text)
    kept = [at for at in range(len(line.words)) if at not in others]
    return "".join(f"{'. ' if at and at - 1 in others else line.gap(at)}{line.written(at)}" for at in kept)


def without_homes_of_children(text: str) -> str:
    """The text without where a son or daughter lives, as it was written.

    >>> without_homes_of_children("Sig.ra Maria, 78 anni, Forlimpopoli, il figlio vive a Milano")
    'Sig.ra Maria, 78 anni, Forlimpopoli'
    """
    line = Line.of(text)
    left_out = homes_of_children(line)
    kept = [at for at in range(len(line.words)) if at not in left_out]
    return "".join(f"{line.gap(at)}{line.written(at)}" for at in kept)


def homes_of_children(line: Line) -> set[int]:
    """The positions of the words that tell where a son or daughter lives."""
    found: set[int] = set()
    for start, end, _ in clauses_of(line):
        first = next((at for at in range(start, end) if line.words[at] not in ALL_ARTICLES | THEIRS | _JOINS), end)
        if first < end and line.words[first] in CHILDREN and _tells_where(line, first + 1, end):
            found.update(range(start, end))
    return found


def _tells_where(line: Line, start: int, end: int) -> bool:
    """Whether a clause goes on with where somebody lives, or is: "il figlio vive lontano", "figlio grande a Verona"."""
    if not _LIVES.isdisjoint(line.words[start : start + _FEW]):
        return True
    return any(line.words[at - 1] in _AT and line.is_capital(at) for at in range(start + 1, end))


def pieces_of_others(text: str, *, is_young: bool = False) -> Iterator[tuple[int, int, str]]:
    """What is told of others, piece by piece: from which word to which, and as it was written."""
    others, line = told_of_others(text, is_young=is_young), Line.of(text)
    for start, end in pieces_of(others, line):
        first = start - 1 if line.word_before(start) in OTHERS else start  # "[la] madre depressa"
        yield start, end, line.written_from(first, end)


def pieces_of(others: AbstractSet[int], line: Line) -> Iterator[tuple[int, int]]:
    """From which word to which others are told of, clause by clause.

    Args:
        others: the positions of all words that tell of others.
    """
    starts = sorted(at for at in others if at - 1 not in others or ENDS_A_CLAUSE.search(line.gap(at)))
    for start in starts:
        yield start, next(at for at in range(start + 1, len(line.words) + 1) if at not in others or at in starts)


def others_than_the_person(line: Line, *, is_young: bool = False) -> frozenset[str]:
    """The words for those who are not the person whom the text is about; none where it is about all of them."""
    named = [at for at, word in enumerate(line.words) if word in PEOPLE and not is_somebodys(line, at)]
    people = [at for at in named if not _is_lived_with(line, at)]
    first = line.words[people[0]] if people else ""
    if first in FAMILY:
        return frozenset()
    is_small = not _SMALL.isdisjoint(line.words) or any(age < _SMALL_AGE for age in own_ages(line))
    persons = [at for at in people if line.words[at] in PERSON and (at == people[0] or line.words[at] not in SPOUSES)]
    if not is_young and _begins_with_the_old(line, people):
        return OTHERS - {first}
    is_beside_others = bool(named) and not people
    if is_young or persons or is_beside_others or any(True for _ in own_ages(line)):
        return OTHERS - PARENTS if is_small else OTHERS
    if first in CHILDREN:
        return OTHERS - PARENTS if is_small else OTHERS
    if first in OTHERS and line.word_before(people[0]) not in MINE:  # "mamma sola, il padre del bambino beve"
        return OTHERS - {first}
    return frozenset()


def _is_lived_with(line: Line, at: int) -> bool:
    """ "Vive con la sorella": the sister is not whom the text is about, though nobody else is named."""
    first = line.first_leading(at, ALL_ARTICLES | THEIRS)
    return line.words[at] in OTHERS and line.word_before(first) in _BESIDE and line.word_before(first, 2) in _LIVES


def _begins_with_the_old(line: Line, people: list[int]) -> bool:
    """ "Nonna che cresce il nipote, il ragazzo non va a scuola. Ha 71 anni": who is named first is whom it is about."""
    begins = bool(people) and people[0] == 0 and line.words[0] in GRANDMOTHERS | GRANDFATHERS
    return begins and any(age >= _OLD for age in own_ages(line))


def own_ages(line: Line) -> Iterator[int]:
    """The ages that are told of nobody else: "17 anni, Forlì", "19enne"."""
    for at, word in enumerate(line.words):
        if word.endswith("enne") and word[:-4].isdecimal():
            yield int(word[:-4])
        elif word.isdecimal() and not YEARS.isdisjoint(line.words[at + 1 : at + 2]):
            before = line.clause_before(at, ENDS_A_CLAUSE)
            if (OTHERS | CHILDREN).isdisjoint(before):
                yield int(word)


def is_somebodys(line: Line, at: int) -> bool:
    """ "Il suo ragazzo", "seine Frau": of whom a text speaks beside the person."""
    return line.words[at] in _OF_SOMEBODY and line.word_before(at) in THEIRS


def clauses_of(line: Line) -> Iterator[tuple[int, int, bool]]:
    """Where clauses begin and end, and whether they go on with what stands before them."""
    start, is_joined = 0, False
    for at in range(1, len(line.words)):
        ends = ENDS_A_CLAUSE.search(line.gap(at)) is not None
        if ends or (line.words[at] in _JOINS | _SO and not _is_a_verb(line, at)):
            yield start, at, is_joined
            start, is_joined = at, not ends and line.words[at] not in _SO
    if line.words:
        yield start, len(line.words), is_joined


def _is_a_verb(line: Line, at: int) -> bool:
    """ "È", "e'": "is", and no "and"."""
    return line.written(at).lower() == "è" or (line.words[at] == "e" and line.gap(at + 1).startswith(("'", "’")))


def _is_of_the_grown(line: Line, start: int) -> bool:
    """ "La mamma beve, non lavora": whether somebody works is told of the grown ones beside a minor."""
    begins = [word for word in line.words[start : start + 2 * _FEW] if word not in _ADVERBS | _IS][:1]
    return not _WORKS.isdisjoint(begins)


def _goes_on(line: Line, start: int, theirs: AbstractSet[str], *, was_others: bool) -> bool:
    """Whether a clause tells more of others: "la mamma beve e non lavora", "con la mamma che beve"."""
    if line.words[start] in _WHO:
        return not theirs.isdisjoint(line.words[max(start - _FEW, 0) : start])
    if not was_others:
        return False
    begins = [word for word in line.words[start + 1 : start + 2 * _FEW] if word not in _ADVERBS | ALL_ARTICLES][:1]
    return (_HE_OR_SHE | PERSON | _ASKS).isdisjoint(begins)


def _first_other(line: Line, start: int, end: int, theirs: AbstractSet[str]) -> tuple[int, int] | None:
    """The first who is named in a clause and is not the person: where their article stands, and their name."""
    for at in range(start, end):
        is_theirs = line.words[at] in theirs and not _is_the_same(line, at)
        if is_theirs or is_somebodys(line, at) or _is_a_friend(line, at):
            return line.first_leading(at, ALL_ARTICLES | THEIRS, since=start), at
    return None


def _is_the_same(line: Line, at: int) -> bool:
    """ "Ragazza madre", "giovane mamma": the person herself."""
    return line.word_before(at) in PERSON and not line.gap(at).strip()


def _is_a_friend(line: Line, at: int) -> bool:
    """ "Gli amici fumano", "coinquilina depressa"; but "cerca amici"."""
    begins = at == 0 or ENDS_A_CLAUSE.search(line.gap(at)) is not None
    return line.words[at] in FRIENDS - PERSON and (begins or line.word_before(at) in ALL_ARTICLES)


def _is_oblique(line: Line, first: int, theirs: AbstractSet[str]) -> bool:
    """Whether they are only named beside the person: "vive con la mamma, il papà e la nonna"."""
    before = line.word_before(first)
    is_listed = before in theirs or (before in AND and line.word_before(first, 2) in theirs)
    return is_listed or before in BEFORE_AN_OBLIQUE


def _turns_to_the_person(line: Line, noun: int, end: int) -> bool:
    """Whether they do something to the person, are told by whose they are, or ask: "il padre lo ha cacciato".

    Also "la mamma di Amina", "la mamma chiede aiuto" and "i genitori non riescono a seguirlo".
    """
    if any(_is_of_the_person(word) for word in line.words[noun + 1 : end]):
        return True
    after = [word for word in line.words[noun + 1 : end] if word not in _ADVERBS][: _FEW + 1]
    if after[:1] and after[0] in _TO_THE_PERSON:
        return True
    if not _BEHIND_VERBS.isdisjoint(after[:_FEW]) or not _ASKS.isdisjoint(after[:_FEW]):
        return True
    return after[:1] != [] and after[0] in _WANTS and not (after[1:] and _INFINITIVE.fullmatch(after[1]))


def _is_of_the_person(word: str) -> bool:
    return word in PERSON or word in CHILDREN or word in GIVEN_NAMES or _WITH_PRONOUN.fullmatch(word) is not None
