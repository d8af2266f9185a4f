"""Telephones and mail addresses that one new row and one known service have alone: both are often the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from importers.convert.addresses.streets import street_key

CONTACTS = ("phone", "email")
Fields = Mapping[str, str]


def with_the_same_contact(rows: Iterable[Fields], services: Sequence[Fields]) -> Iterator[tuple[int, Fields, int]]:
    """Rows with the service whose number or mail address no other row and no other service has, by position.

    A number that several have is a switchboard, and says nothing of which service is which.

    Args:
        rows: of the whole list, by the names that comparisons use; the fields of those that are found are given back.
    """
    theirs: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at, fields in enumerate(services):
        for contact in _contacts(fields):
            theirs[contact].add(at)
    ours: dict[tuple[str, str], list[tuple[int, Fields]]] = defaultdict(list)
    for at, fields in enumerate(rows):
        for contact in _contacts(fields):
            if len(theirs.get(contact, ())) == 1:
                ours[contact].append((at, fields))
    for contact, having in ours.items():
        if len(having) == 1:
            ((at, fields),), (known,) = having, theirs[contact]
            yield at, fields, known


def are_in_one_house(one: Fields, other: Fields) -> bool:
    """Whether two addresses are of one street and number in one municipality."""
    streets = [street_key(each.get("address", "")) for each in (one, other)]
    is_same_town = one.get("municipality_code") == other.get("municipality_code") is not None
    return is_same_town and streets[0] == streets[1] != ""


def _contacts(fields: Fields) -> Iterator[tuple[str, str]]:
    for name in CONTACTS:
        yield from ((name, one) for one in fields.get(name, "").casefold().split("; ") if one)
