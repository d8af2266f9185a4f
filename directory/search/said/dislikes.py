"""Pastimes that somebody names and does not like: "i videogiochi non gli interessano più", "il teatro lo annoia".

Who does not like a service mostly looks for another one of the kind, so that only pastimes are left out.
"""

import re
from collections.abc import Iterable
from typing import Final

from directory.search.said.line import Line
from directory.taxonomies.vocabulary import Mention
from directory.words.language import word_set

_NOT: Final = word_set("non not nicht")
_NO_MORE: Final = word_set("piu mehr anymore")
_LOOKS_ON: Final = 10  # words
_ENDS_A_SENTENCE: Final = re.compile(r"[.;:!?]")
_WHOM: Final = r"(?: (?:mi|ti|gli|le|ci|vi|lo|la|li|me|him|her|them|us|ihn|sie|mich|ihm|ihr|mir))?"
_IS_DISLIKED: Final = re.compile(
    rf" (?:non{_WHOM} (?:piac(?:e|ciono)|interessa(?:no)?)\b(?! (?:\w+ )?(?:da sol[oai]|solo|soltanto|in gruppo))"
    r"|(?:mi|ti|lo|la|li|le|ci) annoia(?:no)?\b|bores? (?:me|him|her)\b|langweilt (?:ihn|sie|mich)\b)"
)
_HOW_IT_IS_DISLIKED: Final = re.compile(  # so that it is liked in another way: "quando è affollata", "guardarlo"
    r"(?: piu)? (?:quando|se|perche|come|cosi|ma|pero|when|if|because|but|wenn|weil|aber"
    r"|\w+(?:are|ere|ire|[aei]r(?:l[oaie]|ci|si|ne)))\b"
)
_WANTS_ANOTHER: Final = re.compile(r" (?:altr[oaie]|(?:ne|ce ne) (?:cerc|vorr|vuole|vogl|trov)\w*|another|ander\w+)\b")


def is_disliked(one: Mention, around: Iterable[Mention], line: Line) -> bool:
    """Whether a mention names a pastime that somebody does not like, and wants no other of the kind.

    Args:
        around: what else is said with the same words; a kind of service is left out only as a pastime.

    >>> from directory.taxonomies.vocabulary import Vocabulary
    >>> def disliked(text: str) -> bool:
    ...     line, told = Line.of(text), Vocabulary.bundled().told(Line.of(text).words)
    ...     return any(is_disliked(one, told, line) for one in told)
    >>> disliked("il teatro lo annoia"), disliked("il teatro non gli piace guardarlo, vuole recitare")
    (True, False)
    """
    is_pastime = one.term.taxonomy == "interest" or (
        one.term.taxonomy == "service_type"
        and any(other.term.taxonomy == "interest" and _share_words(one, other) for other in around)
    )
    if not is_pastime:
        return False
    behind = line.words_behind(one.end, _ENDS_A_SENTENCE, _LOOKS_ON)
    said = _IS_DISLIKED.match(behind)
    return said is not None and not (
        _HOW_IT_IS_DISLIKED.match(behind, said.end()) or _WANTS_ANOTHER.search(behind, said.end())
    )


def is_given_up(one: Mention, line: Line) -> bool:
    """ "Non cucina più": a person who cannot, not one who likes to."""
    is_denied = not _NOT.isdisjoint(line.words[max(one.start - 2, 0) : one.start])
    return is_denied and not _NO_MORE.isdisjoint(line.words[one.end : one.end + 1])


def _share_words(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
