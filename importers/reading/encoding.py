"""Bytes to text: the encodings that Italian lists really use, and a clear word about files that are no text."""

import codecs
import re

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
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
CONTROL_SHARE = 0.02  # a text with more control characters than this is no text


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Text and the name of its encoding: byte order mark, strict UTF-8, Windows-1252, Latin-1, in this order.

    General detectors are not asked: they misread Italian Windows-1252 as Central European.

    Raises:
        InvalidInput: empty, or not a text; the sentence says what to do. `name` is the file's name in that sentence.
    """
    for signature, message in SIGNATURES:
        if data.startswith(signature):
            raise InvalidInput(message, name=name)
    text, encoding = _decoded(data, name)
    if not text.strip():
        raise InvalidInput(EMPTY, name=name)
    if "\x00" in text or len(CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise InvalidInput(NOT_TEXT, name=name)
    start = text[:200].lstrip().casefold()
    if start.startswith(("<!doctype html", "<html")):
        raise InvalidInput(WEB_PAGE, name=name)
    if start.startswith("<?xml"):
        raise InvalidInput(XML, name=name)
    return text, encoding


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise InvalidInput(NOT_TEXT, name=name) from error
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        _refuse_mixed(data, name)
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


def _refuse_mixed(data: bytes, name: str) -> None:
    """Refuse a text of which some lines are UTF-8 and others are not: one of the two would be read wrongly."""
    utf, other = 0, 0
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            utf = utf or number
        except UnicodeDecodeError:
            other = other or number
        if utf and other:
            raise InvalidInput(MIXED, name=name, utf=utf, other=other)
