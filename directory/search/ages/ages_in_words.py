"""Ages that words tell and no number: "maggiorenne", "sulla cinquantina", "in her 50s", "Mitte vierzig"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from directory.ages import OF_AGE, OLDEST
from directory.search.said.line import Line, Phrase
from directory.search.said.numbers import FIGURES
from directory.words.people import PEOPLE_OF_AN_AGE

_DECADE = 9  # years from the first to the last of one


class RoughAges(NamedTuple):
    """Years, both included, that are only as good as the word that tells them: a number beside it says more."""

    least: float
    most: float


_ABOUT: Mapping[str, int] = MappingProxyType(  # "una quarantina d'anni": nobody is meant to be exactly as old
    {
        f"{stem}ntina": int(FIGURES[f"{stem}nt{ending}"])
        for stem, ending in (
            *(("ve", "i"), ("tre", "a"), ("quara", "a"), ("cinqua", "a"), ("sessa", "a"), ("setta", "a")),
            *(("otta", "a"), ("nova", "a")),
        )
    }
)
_GERMAN_DECADES: Mapping[str, int] = MappingProxyType(
    {
        f"{word}{ending}": int(number)
        for word, number in FIGURES.items()
        if word.endswith("zig")
        for ending in ("", "er", "ern")
    }
)
_TENS = r"(?P<tens>[2-9]0)"
_DECADES = re.compile(
    rf"\b(?:in (?:his|her|their|my) )?(?:(?:early|mid|late) )?(?:{_TENS}s)\b"
    rf"|\b(?:anfang|mitte|ende) (?:{_TENS.replace('tens', 'years')}|(?P<word>\w+zig))\b"
    r"|\bin den (?P<ern>\w+zigern)\b"
    r"|\bum die (?P<about>[2-9]\d)\b(?! (?:euro|km|prozent|leute|personen|kinder))"
)
_KINDS = frozenset({"age", "born"})
_DURATIONS = frozenset({"da", "per", "in", "fa"})  # "vive qui da una quarantina d'anni"
_FULL_AGE = re.compile(
    r"\b(?:(?P<not>non (?:e )?(?:ancora )?|nicht )|(?P<nearly>quasi |fast )|(?P<just>appena |gerade ))?"
    r"(?:maggiorenn[ei]|(?:of|di) (?:legal )?(?:maggiore eta|full age|legal age)|volljahrig\w*)\b"
)


def full_age(line: Line) -> Iterator[Phrase]:
    """Whether somebody is of age."""
    for match in _FULL_AGE.finditer(line.text):
        if match["not"]:
            ages = RoughAges(0, OF_AGE - 1)
        elif match["nearly"]:
            ages = RoughAges(OF_AGE - 1, OF_AGE - 1)
        else:
            ages = RoughAges(OF_AGE, OF_AGE if match["just"] else OLDEST)
        yield _phrase(line, match, ages)


def decades(line: Line) -> Iterator[Phrase]:
    """In which ten years of life somebody is."""
    for match in _DECADES.finditer(line.text):
        word = match["word"] or match["ern"]
        first = int(match["tens"] or match["years"] or 0) or _GERMAN_DECADES.get(word or "", 0)
        if about := match["about"]:
            yield _phrase(line, match, RoughAges(int(about), int(about)))
        is_led = " " in match[0] or line.word_before(line.word_at(match.start())) in PEOPLE_OF_AN_AGE
        if first and is_led:
            yield _phrase(line, match, RoughAges(first, first + _DECADE))


def about(line: Line) -> Iterator[Phrase]:
    """ "Sulla cinquantina", "una quarantina d'anni"; but "una trentina di persone"."""
    for at, word in enumerate(line.words):
        years = _ABOUT.get(word)
        if years is None:
            continue
        is_duration = line.word_before(at, 2) in _DURATIONS
        if line.words[at + 1 : at + 3] == ["d", "anni"] and not is_duration:
            yield Phrase("age", RoughAges(years, years), at, at + 3)
        elif line.word_before(at) in ("sulla", "sui"):
            yield Phrase("age", RoughAges(years, years), at - 1, at + 1)


def is_word_for_age(word: str) -> bool:
    """Whether a word may tell an age without a number."""
    return word in _ABOUT or word[:10] in ("maggiorenn", "volljahrig") or word in ("maggiore", "age")


def is_decade(word: str) -> bool:
    """Whether a word may be of ten years of life."""
    return word in _GERMAN_DECADES or (word[:2].isdecimal() and word[2:] in ("", "s"))


def numbers_first(phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases, with no value of a rough age where another is told by a number."""
    several = list(phrases)
    is_told = any(one.kind in _KINDS and one.value is not None and not _is_rough(one) for one in several)
    return [one._replace(value=None) if is_told and _is_rough(one) else one for one in several]


def _is_rough(phrase: Phrase) -> bool:
    return isinstance(phrase.value, RoughAges)


def _phrase(line: Line, match: re.Match[str], ages: RoughAges) -> Phrase:
    return Phrase("age", ages, line.word_at(match.start()), line.word_at(match.end()) + 1)
