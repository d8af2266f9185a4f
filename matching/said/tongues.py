"""Which languages a person speaks, where the words name only the one that is not taken for granted."""

import re
from collections.abc import Mapping
from typing import Final

from directory.words.language import fold
from directory.words.languages import SIGN_LANGUAGE, known_language
from matching.said.origin import names_a_nation

_SPEAKS_BESIDE: Final[Mapping[str, re.Pattern[str]]] = {  # the language in which somebody says "anche" is spoken, too
    "it": re.compile(r"\bparl(?:a|o) (?:bene )?(?:anche|pure) (?:(?:il|lo|la|l) )?(\w+)"),
    "de": re.compile(r"\b(?:spricht|spreche) (?:gut )?auch (\w+)"),
}
_SPEAKING: Final = re.compile(r"\b(?:parl\w+|capisc\w+|madrelingua|lingua|spr[ei]ch\w*|versteh\w*|muttersprache)\b")
_READS_LIPS: Final = re.compile(
    r"\b(?:legg\w+ (?:bene )?(?:le |sulle |bene le )?labbr\w+|lettura labiale|labiolettura|oralista)\b(?P<how>[^.;,]*)"
)
_HARDLY: Final = re.compile(r"\b(?:non|poco|male|fatica|appena|un po|solo|mai|nessun\w*|senza|difficolta)\b")
_NO_ITALIAN: Final = re.compile(
    r"\b(?:non|senza|ne|poco|nessun\w*|no|not|kein\w*|nicht)(?: \w+){0,3} ital\w+|\bital\w+ (?:no|zero|nicht|poco)\b"
)


def with_the_common_one(languages: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The languages that a text names, with the one that it takes for granted: "parla anche tedesco".

    Only where one language alone is named, and no country: «ucraina, parla anche russo» is said beside Ukrainian.

    >>> with_the_common_one(("de",), "Parla anche tedesco"), with_the_common_one(("ti",), "parla solo tigrino")
    (('it', 'de'), ('ti',))
    >>> with_the_common_one(("ise",), "sorda, usa la LIS e legge le labbra")
    ('it', 'ise')
    """
    said = fold(text).replace("'", " ")
    if len(languages) != 1 or _NO_ITALIAN.search(said):
        return languages
    common = next(filter(None, (_taken_for_granted(code, languages[0], said) for code in _SPEAKS_BESIDE)), None)
    if languages == (SIGN_LANGUAGE,) and _reads_lips(said) and not names_a_nation(said):
        common = "it"
    return tuple(dict.fromkeys((common, *languages))) if common else languages


def _taken_for_granted(common: str, named: str, said: str) -> str | None:
    """The common language, where the named one stands right behind "parla anche", and nothing hints at a third."""
    found = _SPEAKS_BESIDE[common].search(said)
    if found is None or known_language(found[1]) != named or len(_SPEAKING.findall(said)) > 1:
        return None
    return None if names_a_nation(said.replace(found[1], "")) else common


def _reads_lips(said: str) -> bool:
    """Whether lips are read well enough: "legge le labbra poco" helps nobody to follow Italian."""
    found = _READS_LIPS.search(said)
    return found is not None and not _HARDLY.search(found["how"]) and not _HARDLY.search(said[: found.start()][-20:])
