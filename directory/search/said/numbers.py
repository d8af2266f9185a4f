"""Numbers in folded words, as they are said for ages: "diciassette", "seventeen", "siebzehn", "ventenne"."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from directory.words.language import word_list

_ITALIAN = word_list(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove"
)
_ITALIAN_TENS = word_list("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
_ENGLISH = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ENGLISH_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
_GERMAN = word_list(
    "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn "
    "siebzehn achtzehn neunzehn"
)
_GERMAN_TENS = word_list("zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig")
_TEENS = 11  # from here on people say "-enne"


def _italian() -> dict[str, int]:
    numbers = {word: number for number, word in enumerate(_ITALIAN)}
    for tens, word in enumerate(_ITALIAN_TENS, 2):
        numbers[word] = tens * 10
        for ones, one in enumerate(_ITALIAN[1:10], 1):
            stem = word[:-1] if one[0] in "uo" else word  # ventuno, ventotto
            numbers[stem + one] = tens * 10 + ones
    return numbers


def _german() -> dict[str, int]:
    numbers = {word: number for number, word in enumerate(_GERMAN)}
    for tens, word in enumerate(_GERMAN_TENS, 2):
        numbers[word] = tens * 10
        for ones, one in enumerate(_GERMAN[1:10], 1):
            numbers[f"{'ein' if one == 'eins' else one}und{word}"] = tens * 10 + ones
    return numbers


def _years_old(numbers: Mapping[str, int]) -> dict[str, str]:
    """ "diciassettenne" -> "17enne"."""
    found = {}
    for word, number in numbers.items():
        if number >= _TEENS:
            stem = word if word.endswith("tre") else word[:-1]
            for ending in ("enne", "enni"):
                found[stem + ending] = f"{number}enne"
                found["ultra" + stem + ending] = f"ultra{number}enne"
    return found


# An hour of the clock, a pattern: in Italian any, in the other languages those before the day begins.
HOUR = (
    r"\d+|(?:una?|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|mezzanotte|four|five|six|seven"
    r"|midnight|dawn|vier|funf|sechs|sieben|mitternacht)"
)


def _written_in_figures() -> dict[str, str]:
    italian = _italian()
    english = {word: number for number, word in enumerate(_ENGLISH)} | {
        word: tens * 10 for tens, word in enumerate(_ENGLISH_TENS, 2)
    }
    figures = {word: str(number) for words in (_german(), english, italian) for word, number in words.items()}
    return {**figures, **_years_old(italian)}


FIGURES: Mapping[str, str] = MappingProxyType(_written_in_figures())


def in_figures(words: Iterable[str]) -> str:
    """A line with its numbers in figures, of as many words as before.

    >>> in_figures(["dopo", "le", "diciotto"])
    'dopo le 18'
    """
    return " ".join([FIGURES.get(word, word) for word in words])
