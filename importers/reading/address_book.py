"""Contacts as Google and Outlook export them: organizations become entries, and the people in them nothing."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from directory.i18n import N_
from directory.words.language import fold, words
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.reading.tables import Row, Table

ADDRESS_BOOK = N_(
    "These are the contacts of an address book, so only organizations are taken, with the telephones, addresses and "
    "websites that are marked as those of work: names of people, notes and everything else are left out. Check some "
    "rows."
)
NO_BODY = N_(
    "This contact has no organization, so it was left out: if it is no private person, write its name in the column of "
    "organizations."
)

NUMBERED = re.compile(r"(e-mail|phone|address|organization|website) (\d+) - (.+)")  # of Google
OF_GOOGLE = {
    "e-mail value": "mail",
    "phone value": "phone",
    "address formatted": "formatted",
    "address street": "street",
    "address city": "city",
    "address region": "province",
    "address postal code": "code",
    "address country": "country",
    "organization name": "company",
    "website value": "page",
}
NAMES: Mapping[str, str] = {  # what the columns are called in Italian, English and German, folded, "|" between them
    "first": "nome|first name|given name|vorname",
    "middle": "secondo nome|middle name|additional name|weitere vornamen",
    "last": "cognome|last name|family name|nachname",
    "company": "societa|company|organization name|firma",
    "mail": "indirizzo posta elettronica|e-mail address|e-mail-adresse",
    "phone": (
        "telefono (uff.)|telefono (uff.) 2|business phone|business phone 2|company main phone|telefon geschaftlich|"
        "telefon geschaftlich 2|telefon (geschaftlich)"
    ),
    "fax": "fax (uff.)|business fax|fax geschaftlich|fax (geschaftlich)",
    "street": "via (uff.)|business street|strasse geschaftlich|strasse (geschaftlich)",
    "city": "citta (uff.)|business city|ort geschaftlich|ort (geschaftlich)",
    "province": "provincia (uff.)|business state",
    "code": "cap (uff.)|business postal code|postleitzahl geschaftlich|postleitzahl (geschaftlich)",
    "country": "paese (uff.)|business country/region|land/region geschaftlich|land/region (geschaftlich)",
    "page": "pagina web|web page|webseite",
}
LABELS = ("label", "type")
WORK = frozenset(
    ["work", "lavoro", "ufficio", "arbeit", "geschaftlich", "business", "company", "sede", "main", "principale"]
)  # of the labels that say so; whatever is called otherwise may be anybody's own
BESIDE_WORK = frozenset({"fax", "mobile", "cellulare", "di", "del"})
UNLABELLED = frozenset({"mail", "page"})  # that Outlook has without saying whose they are
SLOTS = {name: slot for slot, names in NAMES.items() for name in names.split("|")}
COLUMNS: Mapping[str, str] = {  # slot -> the column of the table that is read: there are no others
    "company": "Ente",
    "phone": "Telefono",
    "fax": "Fax",
    "mail": "E-mail",
    "page": "Sito web",
    "street": "Via",
    "formatted": "Indirizzo",
    "code": "CAP",
    "city": "Comune",
    "province": "Provincia",
    "country": "Stato estero",
}
KNOWN = re.compile(  # further columns of address books, none of which is taken
    r"titolo|title|name prefix|anrede|titel|name|file as|note|notes|notizen|cellulare|mobile phone|mobiltelefon|"
    r"abitazione|privat\w*"
)
ONLY_THERE = re.compile(
    r"(?:e-mail|phone|address|organization|website) \d+ - .+|.*\((?:uff|ab)\.\).*|business .*|home .*|"
    r".* \(?(?:geschaftlich|privat)\)?.*|e-mail \d address|other phone|primary phone|altro telefono|telefono principale"
)
FEWEST = 6  # columns that are called as in an address book, for a table to be one
FEWEST_ONLY_THERE = 2  # columns that are called so in no other list
OF_PEOPLE = ("first", "middle", "last")
SEVERAL = re.compile(r"\s*:::\s*")  # as Google writes several values in a cell


@dataclass(frozen=True)
class _Book:
    """What the columns of an address book hold."""

    header: Sequence[str]

    @cached_property
    def folded(self) -> Sequence[str]:
        """The names of the columns as they are compared."""
        return [" ".join(fold(name).split()) for name in self.header]

    @cached_property
    def slots(self) -> Mapping[int, str]:
        """Column -> what it holds, of those that may be read."""
        found = {at: slot for at, name in enumerate(self.folded) if (slot := _slot(name))}
        return {at: slot for at, slot in found.items() if slot != "formatted" or "street" not in found.values()}

    @cached_property
    def labels(self) -> Mapping[int, int | None]:
        """Column of a value of Google -> the column that says whose it is ("Home", "Work"), None without."""
        places = {name: at for at, name in enumerate(self.folded)}
        found: dict[int, int | None] = {}
        for name, at in places.items():
            match = NUMBERED.fullmatch(name)
            if match and match[1] != "organization" and match[3] not in LABELS:
                of_label = (places.get(f"{match[1]} {match[2]} - {each}") for each in LABELS)
                found[at] = next((each for each in of_label if each is not None), None)
        return found

    @property
    def is_one(self) -> bool:
        """Whether these are columns of an address book, with names of people and what no other list has."""
        known = sum(bool(_slot(name) or KNOWN.fullmatch(name) or ONLY_THERE.fullmatch(name)) for name in self.folded)
        only_there = sum(map(bool, map(ONLY_THERE.fullmatch, self.folded)))
        has_people = {"first", "last"}.issubset(self.slots.values())
        return has_people and known >= FEWEST and only_there >= FEWEST_ONLY_THERE

    def said(self, row: Row) -> dict[str, str]:
        """What a row says of an organization, by slot; values of one slot stand in one text."""
        every = {at: "; ".join(filter(None, SEVERAL.split(row.cells[at]))) for at in self.slots}
        company = next((value for at, value in every.items() if value and self.slots[at] == "company"), "")
        person = " ".join(value for at, value in every.items() if value and self.slots[at] in OF_PEOPLE)
        is_of_body = fold(person) in ("", fold(company))
        found: dict[str, list[str]] = defaultdict(list)
        for at, value in every.items():
            if value and (slot := self._published(at, row, is_of_body=is_of_body)):
                found[slot].append(value)
        return {slot: "; ".join(values) for slot, values in found.items()}

    def _published(self, at: int, row: Row, *, is_of_body: bool) -> str:
        """What a column holds of work; "" for what may be private."""
        slot = self.slots[at]
        if at in self.labels:
            of_label = self.labels[at]
            label = set(words(row.cells[of_label])) if of_label is not None else set()
            is_of_work = bool(label & WORK) and label <= WORK | BESIDE_WORK
            return "" if not is_of_work else "fax" if slot == "phone" and "fax" in label else slot
        return slot if slot in COLUMNS and (is_of_body or slot not in UNLABELLED) else ""


def of_address_book(table: Table) -> Table:
    """The table with the columns of a list of organizations, where it is an address book; any other as it is."""
    book = _Book(table.header)
    if not book.is_one:
        return table
    every = [(row, book.said(row)) for row in table.rows]
    told = [Problem(None, "", "", ADDRESS_BOOK)]
    told += [Problem(row.line, "", "", NO_BODY) for row, said in every if not said.get("company")]
    taken = [(row, said) for row, said in every if said.get("company")]
    slots = [slot for slot in COLUMNS if slot == "company" or any(slot in said for _, said in taken)]
    rows = LongSequence(Row(row.line, tuple(said.get(slot, "") for slot in slots)) for row, said in taken)
    header = tuple(COLUMNS[slot] for slot in slots)
    lines = {row.line for row, said in every if not said.get("company")}
    kept = [each for each in table.problems if each.line not in lines]
    return replace(table, header=header, rows=rows.settled(), problems=[*kept, *told])


def _slot(name: str) -> str:
    """What a column holds by its folded name; "" for anything that is not read."""
    if match := NUMBERED.fullmatch(name):
        return OF_GOOGLE.get(f"{match[1]} {match[3]}", "")
    return SLOTS.get(name, "")
