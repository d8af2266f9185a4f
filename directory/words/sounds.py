"""Words that sound alike: "boleta" and "bolletta", "mackina" and "macchina", "squola" and "scuola".

Letters that are heard as one, doubled ones and a silent h are where Italian is misspelt most, often twice in a word,
and German umlauts are written out where a keyboard has none.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from directory.words.keyed import Keyed, key_of
from directory.words.strings import Strings

_LEAST_LETTERS = 4
_SOUNDS_KEPT = 1 << 16
_HEARD = (
    (re.compile(r"ae|oe|ue"), lambda found: found[0][0]),  # "fuer"
    (re.compile(r"ph"), "f"),
    (re.compile(r"c?qu?|cu(?=[aeio])"), "ku"),
    (re.compile(r"ch(?=[ei])|c(?![eih])"), "k"),
    (re.compile(r"gh(?=[ei])"), "G"),  # "Ghisa" is no "Gisa"
    (re.compile(r"(?<!s)h"), ""),  # "shisha" is no "Sissa"
    (re.compile(r"gni(?=[aeou])"), "gn"),
    (re.compile(r"[jy]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(_SOUNDS_KEPT)
def sound(word: str) -> str:
    """How a folded word is heard; words with the same sound may be spellings of one.

    >>> sound("boleta") == sound("bolletta"), sound("aqua") == sound("acqua"), sound("cena") == sound("chena")
    (True, True, False)
    """
    for written, heard in _HEARD:
        word = written.sub(heard, word)
    return word


class SoundingAlike:
    """Words that are found by others which sound like them."""

    def __init__(self, words: Iterable[str]) -> None:
        """File the words, which are folded, under how they are heard."""
        heard = [word for word in dict.fromkeys(words) if len(word) >= _LEAST_LETTERS and word.isalpha()]
        self._words = Strings.pack(heard)
        self._by_sound = Keyed(key_of(sound.__wrapped__(word)) for word in heard)  # few of them are asked for again

    def of(self, word: str) -> set[str]:
        """The words that sound like a word, and not itself.

        >>> SoundingAlike(["macchina", "machine"]).of("makina")
        {'macchina'}
        """
        if len(word) < _LEAST_LETTERS or not word.isalpha():
            return set()
        return {self._words[place] for place in self._by_sound.of(key_of(sound(word)))} - {word}
