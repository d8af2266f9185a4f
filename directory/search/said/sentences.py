"""Where the sentences of a question begin: a story has several, and not all of them ask for something."""

import re

from directory.search.said.line import Line
from directory.search.spelling.everyday_words import is_everyday
from directory.search.where.place_words import STREETS_AND_TITLES
from directory.taxonomies.codes import CHILD_PROTECTION
from directory.taxonomies.vocabulary import Mention, cannot_wait
from directory.words.language import ALL_STOP_WORDS, fold, word_set

_BREAK = re.compile(r"[,:]")
_ENDS = re.compile(r"[;!?…\n]")
_ANY_END = re.compile(r"[;!?…\n.]\W*\w")  # of another sentence than the last
_STOP = re.compile(r"\.\W*\s")
_ENDS_OF_WORDS = frozenset("aeiou0123456789")  # of a name or a rare word; others are mostly cut off
_SHORT = 2  # letters of a word behind which a full stop shortens it: "S. Lazzaro", "Castel S. Pietro T."
_SHORTENED = STREETS_AND_TITLES | word_set("tel cell max min ecc etc incl bzw ggf evtl")


def begins_sentence(line: Line, at: int) -> bool:
    """Whether a word is the first of a sentence.

    >>> line = Line.of("Abita a S. Lazzaro. Cerca un coro")
    >>> [at for at, _ in enumerate(line.words) if begins_sentence(line, at)]
    [0, 4]
    """
    if at == 0:
        return True
    gap, before = line.gap(at), fold(line.written(at - 1))
    if _ENDS.search(gap):
        return True
    if line.is_capital(at) and line.words[at] in ALL_STOP_WORDS and _STOP.search(gap):
        return before not in _SHORTENED and len(before) > _SHORT  # "hat Arbeit. Ich suche"
    return _STOP.search(gap) is not None and len(before) > _SHORT and not _is_shortened(before, line.is_capital(at))


def _is_shortened(word: str, capital_follows: bool) -> bool:
    """Whether a full stop belongs to the word before it: "inserim. lavorativo", "Alleinerz. Mama", "dott. Rossi"."""
    if word in _SHORTENED:
        return True
    return not (is_everyday(word) or (capital_follows and word[-1] in _ENDS_OF_WORDS))


def sentences(line: Line) -> list[range]:
    """The positions of the words of each sentence.

    >>> sentences(Line.of("Non ho casa. Cerco lavoro!"))
    [range(0, 3), range(3, 5)]
    """
    if not line.words:
        return []
    if not line.is_written_with(_ANY_END):
        return [range(len(line.words))]
    starts = [at for at in range(len(line.words)) if begins_sentence(line, at)]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(line.words)], strict=True)]


def is_broken(mention: Mention, line: Line) -> bool:
    """Whether a comma or the like stands within: "senza macchina, corso di lingua" speaks of no "macchina da corsa"."""
    if is_told_in_sentences(mention):  # in sentences: "beve e urla, ho paura"
        return False
    return any(_BREAK.search(line.gap(at)) or begins_sentence(line, at) for at in range(mention.start + 1, mention.end))


def is_told_in_sentences(mention: Mention) -> bool:
    """Whether a term is told in sentences, with commas in them."""
    return cannot_wait(mention.term.code) or mention.term.code == CHILD_PROTECTION
