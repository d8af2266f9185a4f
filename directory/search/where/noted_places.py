"""Whether a name is a place by how a text is written: capitals, commas, and notes all in lower case."""

import re
from collections.abc import Collection

from directory.places.gazetteer import PlaceMention
from directory.search.said.line import Line
from directory.search.said.numbers import FIGURES
from directory.words.language import word_set
from directory.words.people import PEOPLE_OF_AN_AGE, PEOPLE_OF_SEVERAL

_SETS_APART = re.compile(r"[,;:()–—]|\s-\s")
_GOING_ON = word_set(  # "Grazie a chi aiuta"
    "il lo la i gli le un uno una a ad al allo alla ai agli alle di del della dei per che"
)
_ONE_PERSON = PEOPLE_OF_AN_AGE - PEOPLE_OF_SEVERAL
_SAID_TO_SOMEBODY = word_set("bene male grazie loro sei ora pago vite norma nome")  # "grazie signora"
_OF_A_NATION = word_set(  # before "latina" and the like: no town
    """
    america lingua musica danza cucina comunita cultura scuola chiesa donna donne ragazza signora mamma in di una la
    """
)
_HOW_SOMEBODY_IS = word_set("ora adesso sta stava resta rimane rimasto sempre troppo molto poco tutto")  # "ora fermo"
_PEOPLE = word_set("family families people community boy boys girl girls children kids woman women man men")
_SURNAME_BEFORE = word_set("famiglia fam sig signor signora dott dr ssa prof coniugi")
_LEAST_IN_A_NOTE = 6  # letters of a name that nothing leads to
_WORDS_AS_WELL = word_set("chiari piatto portici albino fontanella ginestra frassino carpino spirano caravaggio colere")


def is_of_a_people(line: Line, mention: PlaceMention) -> bool:
    """ "Roma family": Rome is not meant."""
    return line.words[mention.start] == "roma" and not _PEOPLE.isdisjoint(line.words[mention.end : mention.end + 1])


def is_set_apart(line: Line, mention: PlaceMention) -> bool:
    """Whether a name stands between commas or dashes, or with a capital behind one and at the end."""
    ends = line.gap(mention.end)
    begins = not mention.start or _SETS_APART.search(line.gap(mention.start)) is not None
    is_last = mention.start > 0 and mention.end == len(line.words) and line.is_capital(mention.start)
    return begins and (is_last or _SETS_APART.search(ends) is not None)


def is_written_apart(line: Line, mention: PlaceMention) -> bool:
    """Whether a text begins with the name in capitals, and goes on without: "Mori volontariato", not "Grazie a chi"."""
    if line.words[mention.end] in _GOING_ON:
        return False
    is_capital = line.is_capital(mention.start) and line.is_capital(mention.end - 1)
    return is_capital and not all(line.is_capital(at) for at in range(len(line.words)))


def capital_tells(line: Line, at: int) -> bool:
    """Whether a word has a capital in a text where not most words have one, and that does not begin with it."""
    if not at or not line.is_capital(at):
        return False
    return 2 * sum(map(line.is_capital, range(len(line.words)))) <= len(line.words)


def ends_a_clause(line: Line, mention: PlaceMention) -> bool:
    """Whether a name ends what is said before a comma, of which it is no adjective: "bracciante sikh latina, …"."""
    is_last = is_last_said(line, mention)
    return mention.start > 0 and is_last and line.word_before(mention.start) not in _OF_A_NATION | _HOW_SOMEBODY_IS


def is_last_said(line: Line, mention: PlaceMention) -> bool:
    """Whether a name stands at the end, or before a comma."""
    return mention.end == len(line.words) or _SETS_APART.search(line.gap(mention.end)) is not None


def is_noted(line: Line, mention: PlaceMention, silent: Collection[int]) -> bool:
    """Whether a name that is a word begins a note about somebody, or stands with a capital between what is understood.

    "arco ragazza 17", but "bella signora" and "sei ragazza"; "Yoga Lana Montag".
    """
    at, end = mention.start, mention.end
    if end >= len(line.words):
        return False
    if at:
        return line.is_capital(at) and at - 1 in silent and end in silent and not line.gap(at).strip()
    name, person = line.words[end - 1], line.words[end]
    is_word_of_its_own = name in FIGURES or name in _SAID_TO_SOMEBODY or name[-1] == person[-1] == "a"
    return person in _ONE_PERSON and not is_word_of_its_own


def is_in_a_note(line: Line, mention: PlaceMention) -> bool:
    """Whether a name that is no other word stands in a note all in lower case: "minore fragile oderzo tutor"."""
    name = line.words[mention.start]
    capitals = filter(line.is_capital, range(len(line.words)))
    is_note = all(map(line.is_upper, capitals))  # "ISEE" and the like are always written so
    is_surname = line.word_before(mention.start) in _SURNAME_BEFORE
    return is_note and len(name) >= _LEAST_IN_A_NOTE and name not in _WORDS_AS_WELL and not is_surname
