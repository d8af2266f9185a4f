"""Which slots a cell says something of that could not be read, so that what is known of them stays."""

from collections.abc import Iterator, Mapping

from directory.errors import AppError
from importers.cells.filling import FURTHER_ADDRESSES, FURTHER_EMAILS, FURTHER_PAGES
from importers.cells.opening_hours import DAYS_APART
from importers.convert.phones.faults import MORE_DIGITS
from importers.records.held_back import HELD_BACK

ALL_OF_IT_READ = frozenset({FURTHER_ADDRESSES, FURTHER_EMAILS, FURTHER_PAGES, DAYS_APART, MORE_DIGITS, HELD_BACK})
SLOTS: Mapping[str, tuple[str, ...]] = {  # that a field fills together with other columns, or with several values
    "phone.number": ("phones", "service.email", "service.url"),
    "phone.fax": ("phones",),
    "contacts": ("phones", "service.email", "service.url", "additional_urls"),
    "organization.phone": ("organization_phones",),
    "organization.email": ("organization.email",),
    "organization.website": ("organization.website",),
    "email": ("service.email", "service.url"),
    "url": ("service.url", "additional_urls"),
    "languages": ("languages",),
    "capacity.available": ("capacities",),
    "capacity.maximum": ("capacities",),
}
TAGS = "attributes"


def unread_slots(field: str, problem: AppError | None) -> Iterator[str]:
    """Slots of which a cell of this field said something that was not understood."""
    if problem is not None and problem.message not in ALL_OF_IT_READ:
        yield from SLOTS.get(field, ())
