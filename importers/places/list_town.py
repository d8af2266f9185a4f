"""The municipality of a whole list, where its rows name none: of its sheet, or of the lines above it."""

import re
from typing import NamedTuple

from directory.i18n import N_
from importers.places.written_address import is_town
from importers.reading.tables import Table

SHEET_TOWN = N_(
    "The sheet is called like a municipality, so its rows that name no other are there, in “%(value)s”: check it."
)
TITLE_TOWN = N_(
    "The lines above the list name a municipality, so its rows that name no other are there, in “%(value)s”: check it."
)
OF_A_TOWN = re.compile(r"^(?:il )?(?:comune|citt[aà]|municipio) d(?:i |['’])", re.IGNORECASE)
ENDS = re.compile(r"\s*[,;:(|/]|\s+[-–—]\s*|\s*\n")


class ListTown(NamedTuple):
    """A municipality, "" without, and how it is told; rows whose name ends in another one are there."""

    name: str = ""
    message: str = SHEET_TOWN

    @property
    def is_of_title(self) -> bool:
        """Whether only lines above the list say it."""
        return bool(self.name) and self.message == TITLE_TOWN


def town_of_list(table: Table) -> ListTown:
    """The municipality that a sheet is called like, else the only one whose own lines stand above the list."""
    sheet = OF_A_TOWN.sub("", table.name.strip())
    if is_town(sheet):
        return ListTown(sheet)
    lines = [row.text for row in table.preamble]
    named = {ENDS.split(OF_A_TOWN.sub("", line))[0].strip() for line in lines if OF_A_TOWN.match(line)}
    return ListTown(named.pop(), TITLE_TOWN) if len(named) == 1 and all(map(is_town, named)) else ListTown()
