"""What languages are called, to read them in questions, profiles and lists, and to say them: `data/languages.csv`."""

import csv
from typing import Final

from directory.data_folder import DATA
from directory.i18n import Labels
from directory.words.language import fold

_FILE: Final = DATA / "languages.csv"


def _read() -> tuple[dict[str, Labels], dict[str, str]]:
    """Names by code, and codes by folded name; a code wins over a name spelled alike."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["code"]: Labels({"it": row["it"], "en": row["en"], "de": row["de"]}) for row in rows}
    codes = {
        fold(name): row["code"]
        for row in reversed(rows)
        for name in (row["it"], row["en"], row["de"], *row["also"].split("|"))
        if name
    }
    return names, codes | {code: code for code in names}


LANGUAGES, _CODES = _read()
SIGN_LANGUAGE: Final = "ise"  # Italian; whoever speaks other languages, or interprets them, seldom signs
SPOKEN_HERE: Final = "it"  # spoken everywhere, in Ticino too, whatever else an entry names


def known_language(text: str) -> str | None:
    """The ISO 639 code of a language that the file has, by code or name.

    >>> known_language("Arabo"), known_language("it"), known_language("xx")
    ('ar', 'it', None)
    """
    return _CODES.get(fold(text).strip())


def language_code(text: str) -> str | None:
    """The ISO 639 code of a language given as name or as any two-letter code; None when it is neither.

    >>> language_code("Arabo"), language_code("xx"), language_code("Klingon")
    ('ar', 'xx', None)
    """
    folded = fold(text).strip()
    is_other_code = len(folded) == 2 and folded.isascii() and folded.isalpha()
    return known_language(folded) or (folded if is_other_code else None)


def language_name(code: str) -> Labels:
    """What to call a language, by its ISO 639 code; the code where the file has no name."""
    return LANGUAGES.get(code) or Labels({"it": code})


def language_names() -> list[str]:
    """Every name and code that `language_code` reads, folded, for suggestions."""
    return sorted(_CODES)
