"""Signs of danger: words that tell of it in sentences that no rule knows, one alone or two of them together.

People tell of danger in more ways than can be written down as sentences: "si nascondono sotto il letto", "le tapparelle
chiuse da tre giorni". `data/danger_signs.csv` holds what such sentences have in common. A sign of weight 2 is enough;
of those of weight 1 there must be two. Folded words; `*` ends a word that may go on, `/` stands between words of which
one is there, `…` for up to six words, `@partner` and the like for those of `_PEOPLE`.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from directory.data_folder import DATA

_PEOPLE = {
    "@partner": "marito/compagno/ex/fidanzato/moroso/convivente/moglie/patrigno/suocer*",
    "@carer": "badante/nuora/genero/nipote/figlia/figlio/operatrice/operatore",
    "@child": "bambin*/bimb*/alunn*/figli*/neonat*/ragazzin*/piccolo/piccola",
}
_FILE = DATA / "danger_signs.csv"
_GAP = r"(?:\w+ ){0,6}?"
_ENOUGH = 2
# What is spoken about rather than told: a talk, a thesis, a course for volunteers.
ABOUT = re.compile(
    r"\b(?:convegn\w+|seminari\w*|webinar|tesi|tesina|formazione|(?<!in )corso|corsi|laboratori[oi]? (?:di|teatral\w)"
    r"|film|cineforum|libro|libri|romanzo|spettacolo|mostra|concerto|teatro|autodifesa|boxe|pugilato|karate|judo"
    r"|volontari|statistic\w+|crediti|ricerca"
    r"|training|trained|volunteers?|thesis|essay|course|workshop|conference|self defence|book|movie"
    r"|facharbeit|tagung|kurs|kurse|fortbildung|vortrag|buch|freiwillige\w*|referat|selbstverteidigung)\b"
)


class Sign(NamedTuple):
    """A sign of a need in `words[start:end]`."""

    need: str
    start: int
    end: int


class _Known(NamedTuple):
    """A sign as it is known: of what need, how much it weighs, and how it goes on behind its first word."""

    need: str
    weight: int
    pattern: re.Pattern[str]


def is_about_danger(text: str) -> bool:
    """Whether a folded text asks for a talk, a thesis, a course about something, rather than telling of it.

    >>> is_about_danger("convegno sul suicidio"), is_about_danger("mi picchia")
    (True, False)
    """
    return ABOUT.search(text) is not None


def signs(words: Sequence[str]) -> Iterator[Sign]:
    """The signs of needs that cannot wait, where there are enough of them.

    Args:
        words: folded, as `directory.words.language.words` gives them.

    >>> {one.need for one in signs("i bimbi si nascondono sotto il letto".split())}
    {'safety.partner_violence'}
    >>> list(signs("corso di autodifesa, coltello e pugni".split()))
    []
    """
    begun = [(at, one) for at, word in enumerate(words) for one in _begun_by(word)]
    if not begun:
        return
    text, starts = " ".join(words), [*accumulate((len(word) + 1 for word in words), initial=0)]
    found: dict[str, dict[str, int]] = {}
    told = []
    for at, (need, weight, pattern) in begun:
        if match := pattern.match(text, starts[at]):
            found.setdefault(need, {})[match[0]] = weight  # what is said twice counts once
            told.append(Sign(need, at, at + match[0].count(" ") + 1))
    if told and not is_about_danger(text):
        yield from (one for one in told if sum(found[one.need].values()) >= _ENOUGH)


@lru_cache(maxsize=1 << 16)
def _begun_by(word: str) -> tuple[_Known, ...]:
    whole, beginnings = _known()
    length = range(1, len(word) + 1)
    return (*whole.get(word, ()), *(one for end in length for one in beginnings.get(word[:end], ())))


@cache
def _known() -> tuple[dict[str, list[_Known]], dict[str, list[_Known]]]:
    """The signs by their first words, and those of which only the beginning is known by this."""
    known: tuple[dict[str, list[_Known]], dict[str, list[_Known]]] = {}, {}
    for need, weight, sign in _written():
        first, *more = sign.split()
        one = _Known(need, weight, re.compile(_pattern(first, *more)))
        for word in _PEOPLE.get(first, first).split("/"):
            known[word.endswith("*")].setdefault(word.removesuffix("*"), []).append(one)
    return known


def _written() -> Iterator[tuple[str, int, str]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from ((row["need"], int(row["weight"]), sign) for sign in row["signs"].split("|"))


def sure_signs() -> Iterator[tuple[str, str]]:
    """Each need with the words of one of its sure signs, alternatives one after the other."""
    for need, weight, sign in _written():
        if weight >= _ENOUGH:
            yield need, " ".join(_PEOPLE.get(word, word) for word in sign.split()).replace("/", " ").replace("*", "")


def sign_patterns() -> Iterator[tuple[str, int, str]]:
    """Each need, a weight, and a regular expression of its signs of this weight."""
    found: dict[tuple[str, int], list[str]] = {}
    for need, weight, sign in _written():
        found.setdefault((need, weight), []).append(_pattern(*sign.split()))
    for (need, weight), patterns in found.items():
        yield need, weight, rf"\b(?:{'|'.join(patterns)})"


def _pattern(*sign: str) -> str:
    """The words of a sign as a regular expression that ends with a word."""
    found = "".join(_GAP if word == "…" else _word(_PEOPLE.get(word, word)) + " " for word in sign)
    return found.removesuffix(" ") + r"\b"


def _word(choices: str) -> str:
    each = [re.escape(one.removesuffix("*")) + (r"\w*" if one.endswith("*") else "") for one in choices.split("/")]
    return each[0] if len(each) == 1 else f"(?:{'|'.join(each)})"
