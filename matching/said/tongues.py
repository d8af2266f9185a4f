"""Which languages a person speaks, where the words name only the one that is not taken for granted."""

import re
from collections.abc import Mapping
from typing import Final

from directory.words.language import fold
from directory.words.languages import SIGN_LANGUAGE

_SPEAKS: Final = r"(?:parla|parlo|parlano|capisce|conosce|sa|spricht|spreche)(?: (?:bene|gut))?"
_BESIDE: Final[Mapping[str, re.Pattern[str]]] = {  # the language in which somebody says "anche" is spoken, too
    "it": re.compile(rf"\b{_SPEAKS} (?:anche|pure)\b"),
    "de": re.compile(rf"\b{_SPEAKS} auch\b"),
}
_READS_LIPS: Final = re.compile(
    r"\b(?:legg\w+ (?:le |sulle |bene le )?labbr\w+|lettura labiale|labiolettura|oralista)\b"
)
_NO_ITALIAN: Final = re.compile(
    r"\b(?:non|senza|ne|poco|nessun\w*|no|not|kein\w*|nicht)(?: \w+){0,3} ital\w+|\bital\w+ (?:no|zero|nicht|poco)\b"
)


def with_the_common_one(languages: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The languages that a text names, with the one that it takes for granted: "parla anche tedesco".

    >>> with_the_common_one(("de",), "Parla anche tedesco"), with_the_common_one(("ti",), "parla solo tigrino")
    (('it', 'de'), ('ti',))
    >>> with_the_common_one(("ise",), "sorda, usa la LIS e legge le labbra")
    ('it', 'ise')
    """
    said = fold(text)
    if not languages or _NO_ITALIAN.search(said):
        return languages
    common = [code for code, pattern in _BESIDE.items() if pattern.search(said)]
    if languages == (SIGN_LANGUAGE,) and _READS_LIPS.search(said):
        common.append("it")
    return tuple(dict.fromkeys((*common, *languages)))
