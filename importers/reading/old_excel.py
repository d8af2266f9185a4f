"""What calamine leaves out of old Excel files (.xls): which rows and columns of each sheet are hidden.

Such a file is a small file system (OLE) whose stream "Workbook" is a sequence of records (BIFF).
Source: Microsoft, [MS-CFB] and [MS-XLS].
"""

import struct
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from importers.reading.hidden_rows import HiddenParts

END_OF_CHAIN = 0xFFFFFFFA  # and above: no sector
HEADER, ENTRY, DIFAT = 512, 128, 109  # bytes, bytes, numbers of sectors in the header
STREAMS = {name.encode("utf-16-le") + b"\0\0" for name in ("Workbook", "Book")}
SHEET, ROW, COLUMNS, END = 0x85, 0x208, 0x7D, 0x0A
ROW_IS_HIDDEN, COLUMNS_ARE_HIDDEN = 0x20, 0x01
SIZES = {4: 4096}  # bytes of a sector, by the version of the file; else as many as the header has
MOST_SECTORS = 1_000_000


def hidden_parts(file: BinaryIO) -> Mapping[int, HiddenParts]:
    """What is hidden of each sheet, by its place; nothing of a file that is built otherwise."""
    file.seek(0)
    data = file.read()
    try:
        book = _workbook(data)
        begins = [struct.unpack_from("<I", body)[0] for kind, body in _records(book, 0) if kind == SHEET]
        return {place: _of_sheet(book, at) for place, at in enumerate(begins)}
    except (struct.error, IndexError):
        return {}


def _workbook(data: bytes) -> bytes:
    """The stream of the workbook; small ones, which lie elsewhere, hold no list."""
    size = SIZES.get(struct.unpack_from("<H", data, 26)[0], HEADER)
    sectors = [at for at in _table_sectors(data, size) if at < END_OF_CHAIN]
    numbers = (struct.unpack(f"<{size // 4}I", _sector(data, at, size)) for at in sectors)
    table = [each for of_sector in numbers for each in of_sector]
    folder = _chain(data, table, struct.unpack_from("<I", data, 48)[0], size)
    for at in range(0, len(folder) - ENTRY + 1, ENTRY):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        if folder[at : at + length] in STREAMS:
            first, whole = struct.unpack_from("<II", folder, at + 116)
            return _chain(data, table, first, size)[:whole]
    return b""


def _table_sectors(data: bytes, size: int) -> Iterator[int]:
    """Where the parts of the table of sectors lie: the first in the header, those of a file above 7 MB in a chain."""
    yield from struct.unpack_from(f"<{DIFAT}I", data, 76)
    at = struct.unpack_from("<I", data, 68)[0]
    for _ in range(len(data) // size):
        if at >= END_OF_CHAIN:
            return
        *found, at = struct.unpack(f"<{size // 4}I", _sector(data, at, size))
        yield from found


def _sector(data: bytes, at: int, size: int) -> bytes:
    begins = max(HEADER, size) + at * size
    return data[begins : begins + size].ljust(size, b"\0")


def _chain(data: bytes, table: list[int], at: int, size: int) -> bytes:
    found = list[bytes]()
    while at < END_OF_CHAIN and len(found) < MOST_SECTORS:
        found.append(_sector(data, at, size))
        at = table[at]
    return b"".join(found)


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the workbook, until its end."""
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind == END:
            return
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _of_sheet(book: bytes, at: int) -> HiddenParts:
    lines, columns = set[int](), list[tuple[int, int]]()
    for kind, body in _records(book, at):
        if kind == ROW and struct.unpack_from("<H", body, 12)[0] & ROW_IS_HIDDEN:
            lines.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind == COLUMNS and struct.unpack_from("<H", body, 8)[0] & COLUMNS_ARE_HIDDEN:
            columns.append(struct.unpack_from("<HH", body))
    return HiddenParts(lines, tuple(columns))
