"""Telephones and addresses that one new row and one row that is gone have alone: both are often one service."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

CONTACTS = ("phone", "email")
Fields = Mapping[str, str]


def with_the_same_contact(
    rows: Iterable[Fields], is_new: Callable[[int], bool], left: Mapping[uuid.UUID, Fields]
) -> dict[int, uuid.UUID]:
    """New rows with the service of a row that is gone whose number or mail address no other row of either has.

    A number that several rows have is a switchboard, and says nothing of which service is which.

    Args:
        rows: of the whole list, by the names that comparisons use.
        left: services of rows that the list no longer has.
    """
    gone = defaultdict(set)
    for id_, fields in left.items():
        for contact in _contacts(fields):
            gone[contact].add(id_)
    having = defaultdict(list)
    for at, fields in enumerate(rows):
        for contact in _contacts(fields):
            if contact in gone:
                having[contact].append(at)
    found: dict[int, uuid.UUID] = {}
    for contact, positions in having.items():
        if len(positions) == len(gone[contact]) == 1 and is_new(positions[0]):
            (found[positions[0]],) = gone[contact]
    return found


def _contacts(fields: Fields) -> Iterator[tuple[str, str]]:
    for name in CONTACTS:
        yield from ((name, one) for one in fields.get(name, "").casefold().split("; ") if one)
