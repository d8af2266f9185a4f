"""Ages as they are typed – "82 a.", "17j.", "u18", "7 ann", "17nene" – with numbers in figures, and years in full."""

import re
from collections.abc import Sequence
from functools import lru_cache

from directory.search.said.line import Line
from directory.search.said.numbers import FIGURES
from directory.words.language import within_edits, word_set

LEAST_BARE = 10  # years; smaller numbers beside a person count something else: "famiglia 4"

_SHORT_YEARS = word_set("a j y")  # "82 a.", "17j.", "35 y"
_WRITTEN_IN_ONE = re.compile(r"(\d{1,3})([ajy])|u(\d{1,3})")
_NUMBERED = word_set(  # what has a number that is nobody's age: "via Roma 17a", "classe 3a"
    """
    via viale v piazza piazzale p corso strada vicolo largo strasse str weg platz gasse street road civico n nr interno
    scala piano stanza sala zimmer room classe class klasse tel telefono phone cap dal al
    """
)
_NUMBERED_SINCE = 4  # words
_YEARS = ("anni", "years", "jahre", "jahren")
_MONTHS = ("mesi", "months", "monate")
_OF_SO_MANY_YEARS = ("enne", "enni", "jahrige", "jahriger", "jahrigen", "jahriges", "jahrig")
_COUNTED = word_set(  # or years and months already
    "panni danni inni annui anno bears tears gears pears wears wahre year jahr jahrig jahrige mese sei pesi tesi mouths"
)
_FEWEST_LETTERS = 3
_NUMBER_AND_LETTERS = re.compile(rf"(\d{{1,3}})([a-z]{{{_FEWEST_LETTERS},9}})")
_WORDS_KEPT = 1 << 14


def written_out(line: Line) -> list[str]:
    """The words of a question, as many as before.

    >>> written_out(Line(["nonna", "82", "a", "e", "17nene"], "nonna 82 a. e 17nene"))
    ['nonna', '82', 'anni', 'e', '17enne']
    """
    words = [FIGURES.get(word, word) for word in line.words]
    for at, word in enumerate(line.words):
        if at and words[at - 1].isdecimal():
            words[at] = _behind_a_number(line, at, words[at])
        elif word[-1].isdecimal() != word[0].isdecimal():
            words[at] = _with_number(line, at, word)
    return words


def is_numbered(words: Sequence[str], at: int) -> bool:
    """Whether a number is that of a house, a class, a telephone and the like."""
    return not _NUMBERED.isdisjoint(words[max(at - _NUMBERED_SINCE, 0) : at])


def _behind_a_number(line: Line, at: int, word: str) -> str:
    if word in _SHORT_YEARS:
        is_years = line.words[at + 1 : at + 2] != ["o"] and _is_short_for_years(line, at, word, at - 1)
        return "anni" if is_years else word  # "y/o" is a unit of its own
    if line.gap(at).isspace() and not line.is_capital(at):  # but "Luca 5, Anna 3"
        return _near(word, (*_YEARS, *_MONTHS)) or word
    return word


def _with_number(line: Line, at: int, word: str) -> str:
    """A word of figures and letters in one."""
    if match := _WRITTEN_IN_ONE.fullmatch(word):
        if match[3]:
            return ("over" if line.written(at)[:1] in "üÜ" else "under") + match[3]
        if int(match[1]) >= LEAST_BARE or line.gap(at + 1).startswith("."):
            return match[1] + "anni" * _is_short_for_years(line, at, match[2], at)
    elif match := _NUMBER_AND_LETTERS.fullmatch(word):
        return match[1] + (_near(match[2], (*_OF_SO_MANY_YEARS, *_YEARS)) or match[2])
    return word


def _is_short_for_years(line: Line, at: int, letter: str, number_at: int) -> bool:
    """Whether a letter behind a number stands for years: "a" only where it is written as an abbreviation, or in one."""
    is_written_short = at == number_at or letter != "a" or line.gap(at + 1)[:1] in (".", ",", "")
    return is_written_short and not is_numbered(line.words, number_at)


@lru_cache(_WORDS_KEPT)
def _near(word: str, meant: tuple[str, ...]) -> str:
    """The word for years that one wrong letter made another; "" for words that are right."""
    if len(word) < _FEWEST_LETTERS or word in _COUNTED or word in meant:
        return ""
    return next((one for one in meant if within_edits(word, one, 1) == 1), "")
