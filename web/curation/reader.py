"""How one kind of field is shown and read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from directory.curation.child_lines import values_in
from directory.errors import InvalidInput
from directory.i18n import N_
from web.i18n import current_language

TERMS = "terms"
ONE_ONLY = N_("Write only one here.")
T = TypeVar("T")


@dataclass(frozen=True)
class Reader:
    """How one kind of field is shown and read.

    Args:
        show: canonical text -> as people write it.
        read: as people wrote it, stripped and not empty -> canonical text; raises AppError. The second argument is the
            country.
        widget: "line", "text", "choice" or TERMS.
        told: canonical text -> as people read it, where that is not how it is written.
        is_needed: whether it must not be empty.
        is_in_order: whether the order of its lines says something.
    """

    read: Callable[[str, str], str]
    show: Callable[[str], str] = str
    words: Callable[[Mapping[str, str]], str] | None = None  # of one row, where `read` reads one line of several
    widget: str = "line"
    is_needed: bool = False
    inputmode: str = ""
    told: Callable[[str], str] | None = None
    is_in_order: bool = False


def lines(
    read: Callable[[str, str], str], words: Callable[[Mapping[str, str]], str], *, is_in_order: bool = False
) -> Reader:
    """Rows, one a line."""

    def show(text: str) -> str:
        return "\n".join(words(row) for row in values_in(text))

    return Reader(read, show, words, widget="text", is_in_order=is_in_order)


def only(found: Sequence[T]) -> T:
    """The one thing that was read.

    Raises:
        InvalidInput: there are several.
    """
    if len(found) > 1:
        raise InvalidInput(ONE_ONLY)
    return found[0]


def number_words(text: str) -> str:
    """A number as people of the page's language write it: 52,5."""
    return format(Decimal(text).normalize(), "f").replace(".", "." if current_language() == "en" else ",")
