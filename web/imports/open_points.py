"""What of an uploaded list waits for an answer, and which of its columns somebody should look at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from importers.columns.seen import SeenColumn
from web.imports.words import SURE


@dataclass(frozen=True)
class OpenPoints:
    """How many questions are open.

    Args:
        rows: that may be services of the directory; `towns`: names that several municipalities have; `values`: that
            the directory contradicts, and about which nobody has chosen; `places`: whether nobody has said what becomes
            of rows that have several.
        questions_address: of the page that asks about the rows.
    """

    rows: int
    towns: int
    values: int
    places: bool
    questions_address: str

    @property
    def count(self) -> int:
        """All of them."""
        return self.rows + self.towns + self.values + self.places

    @property
    def address(self) -> str:
        """Where answering begins: on the page itself, unless only rows are asked about, on another."""
        return "#asked" if self.towns or self.values or self.places else self.questions_address


def count_undecided(values: Iterable[Mapping[str, Any]]) -> int:
    """Of how many values, as `as_chosen` gives them, nobody has said which one counts."""
    return sum(one["choice"] == "later" for one in values)


def columns_to_check(columns: Iterable[SeenColumn], chosen: Mapping[str, str]) -> list[int]:
    """Which columns are not surely understood: those that are not read although something is in them, and guesses.

    Args:
        chosen: column -> field, as somebody chose, which needs no second look.
    """
    return [at for at, one in enumerate(columns) if one.name not in chosen and not one.remembered and _is_doubtful(one)]


def _is_doubtful(column: SeenColumn) -> bool:
    return column.confidence < SURE if column.field else bool(column.sample)
