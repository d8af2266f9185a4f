"""Numbers that the whole country calls: short ones and toll-free ones, which say nothing of where somebody is."""

import re

from directory.errors import InvalidInput
from importers.convert.phones.numbers import phones

NATIONAL = re.compile(r"[^+].*|\+39(?:80[03]|84[0178]|199|89\d).*")


def are_national(cell: str, country: str = "IT") -> bool:
    """Whether a cell has numbers, all of them such.

    >>> are_national("1522 / 800 123456"), are_national("0543 712345, 1522"), are_national("")
    (True, False, False)
    """
    try:
        found = phones(cell, country)
    except InvalidInput:
        return False
    return bool(found) and all(NATIONAL.fullmatch(each.number) for each in found)
