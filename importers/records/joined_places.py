"""Entries of places whose row became one for each place the last time, and is one entry again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from directory.i18n import N_
from importers.problems import Problem
from importers.records.draft import Draft
from importers.records.keys import name_key
from importers.records.split_places import places_in
from importers.records.stored import StoredRecord

JOINED = N_(
    "This row is one entry again for all its places, and the entry that it had for “%(place)s” stays too: make it "
    "inactive on its own page if people should find only one, or choose to split such rows."
)


def joined_again(records: Collection[StoredRecord], drafts: Iterable[Draft], country: str) -> Sequence[Problem]:
    """What is to be told of the rows that were one of the places of a row which is whole now.

    Args:
        records: rows of the last list that are in the new one no more, whose entries stay.
    """
    by_name: dict[tuple[str, str], list[StoredRecord]] = defaultdict(list)
    for record in records:
        by_name[name_key(record.values)].append(record)
    return [
        Problem(draft.line, column, draft.cells[column], JOINED, {"place": place})
        for draft in (drafts if by_name else ())
        for record in by_name.get(name_key(draft.values), ())
        for column, place in _place_of(record.cells, draft.cells, country)
    ]


def _place_of(last: Mapping[str, str], now: Mapping[str, str], country: str) -> Iterator[tuple[str, str]]:
    """The column in which a row now has several addresses of which it had one, with this."""
    for column, said in now.items():
        place = last.get(column, "")
        if place and place != said and place in said and place in places_in(said, country):
            yield column, place
            return
