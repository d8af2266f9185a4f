"""What was wrong in a partner's list, as data: where, which value, and a sentence for people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from directory.errors import InvalidInput


@dataclass(frozen=True)
class FieldValue:
    """A value of a field, so that `web` can say it in words; as text it is what was compared."""

    field: str
    value: Any

    def __str__(self) -> str:
        if isinstance(self.value, list):
            return "; ".join(" ".join(map(str, row.values())) for row in self.value)
        return str(self.value or "")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that somebody should look at; `message` is an English sentence with named placeholders.

    `line` is 1-based in the file (the row of the sheet in a workbook), None for the list as a whole. `column` is the
    name in the header, empty for the whole row.
    """

    line: int | None
    column: str
    value: str
    message: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        """The sentence in English; `web` translates `message` first and fills it in afterwards."""
        return self.message % self.facts if self.facts else self.message


class PartlyRead(InvalidInput):
    """Some of a cell could be read: `value` holds that part, the sentence names the rest."""

    def __init__(self, message: str, value: Any, /, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.value = value
