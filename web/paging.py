"""Long lists, a page at a time: `?page=` in the address, the first one where it asks for none or an odd one."""

from dataclasses import dataclass

from flask import request


@dataclass(frozen=True)
class Page:
    """One page of a list.

    Args:
        number, last: of this page and of the last one, from 1.
        most: how many a page shows.
    """

    number: int
    last: int
    most: int

    @property
    def first(self) -> int:
        """How many come before it."""
        return (self.number - 1) * self.most


def asked_page(total: int, most: int) -> Page:
    """The page that the address asks for; the last one where it asks for a later one."""
    last = max((total - 1) // most + 1, 1)
    return Page(min(max(request.args.get("page", 1, type=int), 1), last), last, most)
