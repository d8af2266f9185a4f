"""Ways in which words are misspelt besides one letter by chance, each as a change of a text."""

import random
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from directory.words.keyboard import KEYS_BESIDE
from directory.words.language import ALL_STOP_WORDS, fold

LEAST_LETTERS = 4  # of a content word
_LEAST_SPLIT, _LEAST_PART = 8, 3  # letters of a word that falls into two, and of each of the two
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_DOUBLE = re.compile(r"([bcdfglmnprstvz])\1")
_SINGLE = re.compile(r"(?<=[aeiou])([bcdfglmnprstvz])(?=[aeiou])")
_UMLAUTS = MappingProxyType({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})

Slip = Callable[[str, random.Random], str | None]  # text -> the text with one slip; None where there is no room for it


def _in_a_word(pattern: str, change: Callable[[re.Match[str], random.Random], str]) -> Slip:
    """A slip in one content word, at any place where the pattern matches."""
    found_by = re.compile(pattern, re.IGNORECASE)

    def slip(text: str, dice: random.Random) -> str | None:
        words = [one for one in _CONTENT.finditer(text) if fold(one[0]) not in ALL_STOP_WORDS]
        places = [one for word in words for one in found_by.finditer(text, word.start(), word.end())]
        return _changed(text, places, change, dice)

    return slip


def _anywhere(pattern: str, change: Callable[[re.Match[str], random.Random], str]) -> Slip:
    """A slip at any place where the pattern matches."""
    found_by = re.compile(pattern, re.IGNORECASE)
    return lambda text, dice: _changed(text, list(found_by.finditer(text)), change, dice)


def _changed(
    text: str,
    places: list[re.Match[str]],
    change: Callable[[re.Match[str], random.Random], str],
    dice: random.Random,
) -> str | None:
    if not places:
        return None
    found = dice.choice(places)
    return text[: found.start()] + change(found, dice) + text[found.end() :]


def _split(text: str, dice: random.Random) -> str | None:
    """One long word in two, not before a single consonant's vowel is heard: anywhere but near the ends."""
    words = [one for one in _CONTENT.finditer(text) if len(one[0]) >= _LEAST_SPLIT]
    if not words:
        return None
    word = dice.choice(words)
    at = word.start() + dice.randrange(_LEAST_PART, len(word[0]) - _LEAST_PART + 1)
    return f"{text[:at]} {text[at:]}"


SLIPS: Mapping[str, Slip] = MappingProxyType(
    {
        "neighbouring key": _in_a_word("[a-z]", lambda one, dice: dice.choice(KEYS_BESIDE[one[0].lower()])),
        "letter doubled": _in_a_word(_SINGLE.pattern, lambda one, _: one[0] * 2),
        "double lost": _in_a_word(_DOUBLE.pattern, lambda one, _: one[1]),
        "h lost": _anywhere(r"\bh(?=[aeiou])|(?<=[cg])h(?=[ei])", lambda _, __: ""),
        "k for ch": _anywhere(r"ch(?=[ei])", lambda _, __: "k"),
        "q and cu": _anywhere(
            r"cqu|\bqu|qu|cu(?=[aeio])", lambda one, _: "cu" if one[0].lower() in ("qu", "cqu") else "qu"
        ),
        "blank lost": _anywhere(r"(?<=[^\W\d_]{4}) (?=[^\W\d_]{4})", lambda _, __: ""),
        "blank too many": _split,
        "apostrophe as a blank": _anywhere(r"(?<=[a-z])['’](?=[^\W\d_])", lambda _, __: " "),
        "apostrophe lost": _anywhere(r"(?<=[a-z])['’](?=[^\W\d_])", lambda _, __: ""),
        "umlaut written out": _anywhere("[äöüß]", lambda one, _: _UMLAUTS[one[0]]),
        "umlaut without dots": _anywhere("[äöüß]", lambda one, _: {"ß": "s"}.get(one[0], fold(one[0]))),
    }
)
