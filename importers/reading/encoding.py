"""Bytes to text: the encodings that Italian lists really use, and a clear word about files that are no text."""

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from directory.errors import InvalidInput
from directory.i18n import N_

PDF = N_("%(name)s is a PDF: ask for the table it was made from, or save it as .xlsx or CSV, and try again.")
PICTURE = N_("%(name)s is a picture: ask for the table itself as .xlsx or CSV and try again.")
ARCHIVE = N_(
    "%(name)s is a compressed file of a kind that cannot be opened here: unpack it, or use .zip, and try again."
)
WEB_PAGE = N_("%(name)s is a web page, not a table: download the list itself as .xlsx or CSV and try again.")
XML = N_("%(name)s is an XML file: save the list as .xlsx or CSV and try again.")
NOT_TEXT = N_("%(name)s is not a text table: save the list as .xlsx or CSV and try again.")
MIXED = N_(
    "%(name)s mixes two encodings: line %(utf)s is written in UTF-8 and line %(other)s is not, so accents are lost. "
    "Save the list again as UTF-8 or .xlsx, and try again."
)
EMPTY = N_("%(name)s is empty: choose a file that has a line with column names and rows below it.")

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", PDF),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
)
LONGEST_SIGNATURE = max(len(signature) for signature, _ in SIGNATURES)
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
CONTROL_SHARE = 0.02  # a text with more control characters than this is no text
PART = 1 << 20  # characters that are looked at together
UNDECIDED = ("utf-8", "cp1252", "latin-1")  # in which a text without a byte order mark may be, in this order
OLD = {  # of DOS and of old Apple machines, where accents are other bytes -> signs that stand beside them
    "cp850": "°ºª«»´",
    "mac_roman": "°ºª«»’‘“”–—…•€",
}
ACCENTS = frozenset("àèéìòùÀÈÉÌÒÙäöüÄÖÜß")  # of Italian and German
HIGH = re.compile(rb"[\x80-\xff]")
BEHIND_A_LETTER = re.compile(r"(?P<before>[A-Za-z]{1,2})(?P<sign>[^\x00-\x7f])")
FLOOR = re.compile(r"\d[ø¡]")  # "1ø piano": a degree sign of either machine, and nothing that Windows writes
ELISION = re.compile(r"(?<=[ldntrLDNTR])[ïÕ](?=[^\W\d_])")  # "l´età", "L’ORA": the apostrophes of both
NEVER_BEHIND_A_LETTER = frozenset("\ufffd‚„ˆ˜Þ")  # in Windows-1252; quotes that close, dots and dashes may stand there
FEWEST_BYTES, FEWEST_KINDS, MOSTLY = 3, 2, 0.9  # that show which machine wrote a text: "FORLÞ", "COMUNIT·", "NICOLã"
MOST_AGAINST = 0.5  # letters in words of any language, for each byte that shows it
IN_A_WORD = re.compile(r"(?P<before>[A-Za-z]{1,2})(?P<sign>[^\x00-\x7f])(?=(?P<behind>[^\W\d_]?))")
TABLE = re.compile(r"<table\b", re.IGNORECASE)
BEGINNING = 200  # characters that show whether it is a web page


def encoding_of(file: BinaryIO, name: str) -> str:
    """The encoding of a text: byte order mark, strict UTF-8, an old one, Windows-1252, Latin-1, in this order.

    General detectors are not asked: they misread Italian Windows-1252 as Central European.

    Args:
        file: read from its beginning, in parts.
        name: the file's name in sentences.
    Raises:
        InvalidInput: empty, or not a text; the sentence says what to do.
    """
    file.seek(0)
    start = file.read(LONGEST_SIGNATURE)
    for signature, message in SIGNATURES:
        if start.startswith(signature):
            raise InvalidInput(message, name=name)
    marked = next((encoding for mark, encoding in BYTE_ORDER_MARKS if start.startswith(mark)), None)
    for encoding in (marked,) if marked else UNDECIDED:
        try:
            _refuse_what_is_no_text(file, encoding, name)
        except UnicodeDecodeError as error:
            if marked:
                raise InvalidInput(NOT_TEXT, name=name) from error
            if encoding == "utf-8":
                _refuse_mixed(file, name)
                if (old := _old_encoding(file)) is not None:
                    _refuse_what_is_no_text(file, old, name)
                    return old
        else:
            return encoding
    raise InvalidInput(NOT_TEXT, name=name)  # never: every byte is something in Latin-1


@contextmanager
def opened(file: BinaryIO, encoding: str) -> Iterator[TextIO]:
    """The text of a file from its beginning, with its line ends; the file itself stays open."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, newline="")
    try:
        yield text
    finally:
        text.detach()


def _old_encoding(file: BinaryIO) -> str | None:
    """The encoding of DOS or of old Apple machines, where Windows' makes no words of a text; None in any doubt."""
    file.seek(0)
    part = file.read(PART)
    text = part.decode("cp1252", "replace")
    if any(map(_is_accent_of_windows, BEHIND_A_LETTER.finditer(text))):
        return None
    signs = b"".join(HIGH.findall(part))
    old = next((each for each in OLD if _share_of_signs(signs.decode(each), each) >= MOSTLY), None)
    return old if old and (FLOOR.search(text) or not _may_be_of_windows(text)) else None


def _is_accent_of_windows(found: re.Match[str]) -> bool:
    """Whether an accent is as large as the letters before it: "ecc…" of an Apple machine is "eccÉ" of Windows."""
    before, sign = found["before"], found["sign"]
    is_as_large = before[-1].isupper() if sign.isupper() else len(before) < 2 or not before.isupper()
    return sign in ACCENTS and (is_as_large or sign == "ß")


def _share_of_signs(signs: str, encoding: str) -> float:
    """How many of the signs are those of lists in this encoding."""
    return sum(map(signs.count, ACCENTS.union(OLD[encoding]))) / len(signs)


def _may_be_of_windows(text: str) -> bool:
    """Whether too little stands in words that cannot, as Windows reads it, or too much that can in any language."""
    against, shown = 0, list[str]()
    for found in IN_A_WORD.finditer(text):
        before, sign, behind = found["before"], found["sign"], found["behind"]
        is_amid_capitals = before.isupper() and len(before) > 1
        if (
            sign in NEVER_BEHIND_A_LETTER
            or (sign.isupper() and (before[-1].islower() or behind.islower()))  # "CaffŠ", "MŠdchen"
            or (not behind and is_amid_capitals and (sign.islower() or sign == "·"))  # "FORLí"
            or (behind and sign == "”")  # "sch”n"
        ):
            shown.append(sign)
        elif behind and sign.isalpha() and not ELISION.match(text, found.start("sign")):  # "Niños"
            against += 1
    is_in_doubt = "\ufffd" not in shown and against > MOST_AGAINST * len(shown)  # those bytes are no sign of Windows
    return is_in_doubt or len(shown) < FEWEST_BYTES or len(set(shown)) < FEWEST_KINDS


def _refuse_what_is_no_text(file: BinaryIO, encoding: str, name: str) -> None:
    """Raise InvalidInput unless the whole file is a text, UnicodeDecodeError where it is not in this encoding."""
    beginning, characters, control, has_nul, is_blank, has_table = "", 0, 0, False, True, False
    with opened(file, encoding) as text:
        while part := text.read(PART):
            beginning += part[: max(0, BEGINNING - len(beginning))]
            characters += len(part)
            control += len(CONTROL.findall(part))
            has_nul = has_nul or "\x00" in part
            is_blank = is_blank and not part.strip()
            has_table = has_table or TABLE.search(part) is not None
    if is_blank:
        raise InvalidInput(EMPTY, name=name)
    if has_nul or control > CONTROL_SHARE * characters:
        raise InvalidInput(NOT_TEXT, name=name)
    start = beginning.lstrip().casefold()
    if start.startswith(("<!doctype html", "<html")) and not has_table:
        raise InvalidInput(WEB_PAGE, name=name)
    if start.startswith("<?xml"):
        raise InvalidInput(XML, name=name)


def _refuse_mixed(file: BinaryIO, name: str) -> None:
    """Refuse a text of which some lines are UTF-8 and others are not: one of the two would be read wrongly."""
    utf, other = 0, 0
    file.seek(0)
    for number, line in enumerate(file, 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            utf = utf or number
        except UnicodeDecodeError:
            other = other or number
        if utf and other:
            raise InvalidInput(MIXED, name=name, utf=utf, other=other)
