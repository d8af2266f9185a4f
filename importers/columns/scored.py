"""A column of a list, and how well it fits a field."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column with a sample of its different, non-empty cells, and how many rows have each of them."""

    name: str
    position: int
    sample: tuple[str, ...]
    rows: tuple[int, ...]
    filled: int  # cells
    different: int  # values


Score = tuple[float, Column, str]  # how well a column fits a field
