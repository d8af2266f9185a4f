"""Columns of house numbers that are only called "N.": beside the street they are no numbers of the rows."""

from collections.abc import Sequence
from itertools import pairwise

from importers.columns import likeness
from importers.columns.header_fit import header_words
from importers.columns.scored import Column

NUMBER = frozenset({"n", "nr", "no", "num", "numero"})
STREETS = ("address.street", "address.full")
MOSTLY = 0.8  # share of the cells
SURE = 0.8


def settle_house_numbers(columns: Sequence[Column], chosen: dict[str, tuple[str, float]], country: str) -> None:
    """Take the column behind the street that is called "N." and holds house numbers."""
    if any(field == "address.house_number" for field, _ in chosen.values()):
        return
    for street, column in pairwise(columns):
        is_behind = chosen.get(street.name, ("",))[0] in STREETS and column.position == street.position + 1
        if is_behind and column.name not in chosen and column.sample and NUMBER.issuperset(header_words(column.name)):
            alike = sum(likeness.house_number(cell, country) for cell in column.sample)
            if alike >= MOSTLY * len(column.sample):
                chosen[column.name] = ("address.house_number", SURE)
            return
