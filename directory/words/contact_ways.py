"""What a service says of how it wants to be reached: «non telefonare», «solo WhatsApp», «nur per E-Mail»."""

import re
from collections.abc import Iterable
from functools import lru_cache

from directory.words.language import fold

_WRITTEN = r"(?:e[- ]?mail|mail|posta elettronica|whatsapp|wapp|sms|messagg\w+|chat|telegram|message|text|nachrichten?)"
_ONLY = r"(?:solo|soltanto|solamente|esclusivamente|unicamente|only|nur|ausschlie(?:ss|ß)lich)"
_BY = r"(?:via|tramite|per|con|a mezzo|su|by|mezzo|scrivere|scrivendo|contattare|un|una|a|an|al|alla)"
_ONLY_WRITTEN = re.compile(rf"\b{_ONLY} (?:{_BY} )*{_WRITTEN}\b|\b{_WRITTEN} {_ONLY}\b")
_NO_CALLS = re.compile(
    r"\bnon (?:telefonare|chiamare|telefonate|chiamate|si risponde al telefono|risponde al telefono)\b"
    r"|\b(?:no|niente|nessuna) (?:chiamat[ae]|telefonat[ae]|telefono|calls?)\b"
    r"|\b(?:do not|don t|don't|please don't) (?:call|phone|ring)\b|\b(?:bitte )?nicht (?:anrufen|telefonieren)\b"
)
# Not a refusal of calls but of some: «non telefonare dopo le 20», «non chiamare il 112».
_ONLY_SOME = re.compile(
    r"^ (?:dopo|prima|durante|oltre|fuori|se|tra|fra|nel|nei|nelle|il|la|i|di|after|before|on|nach|vor)\b"
)
_CALLS = re.compile(r"\b(?:telefon\w*|tel|chiama\w*|cell\w*|phone|call|anruf\w*)\b")
_TO_ENROL = re.compile(r"\b(?:iscri|domand|preno|candid|modul|regist|enrol|apply|anmeld)\w*")  # says nothing of asking
_SENTENCE = re.compile(r"[.;!?\n]+")


@lru_cache(maxsize=4096)
def refuses_calls(text: str) -> bool:
    """Whether a text asks to write instead of calling.

    >>> [*map(refuses_calls, ("Solo WhatsApp", "Non telefonare dopo le 20", "solo mail o telefono"))]
    [True, False, False]
    """
    sentences = _SENTENCE.split(fold(text))
    refusing = [*map(_says_so, sentences)]
    invites = any(_CALLS.search(one) for one, refuses in zip(sentences, refusing, strict=True) if not refuses)
    return any(refusing) and not invites


def refuse_calls(texts: Iterable[str | None]) -> bool:
    """Whether any of them does."""
    return any(refuses_calls(text) for text in texts if text)


def _says_so(sentence: str) -> bool:
    refused = _NO_CALLS.search(sentence)
    if refused:
        return not _ONLY_SOME.match(sentence[refused.end() :])
    return bool(_ONLY_WRITTEN.search(sentence)) and not (_CALLS.search(sentence) or _TO_ENROL.search(sentence))
