"""Contacts as Google and Outlook export them: bodies become entries, and the people in them and their homes none."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from directory.i18n import N_
from directory.words.language import fold
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.reading.tables import Row, Table, unique_names

ADDRESS_BOOK = N_(
    "These are the contacts of an address book: the organization of each is its name, the person stays with the row, "
    "and private telephones and addresses are not published. Check some rows."
)
NO_BODY = N_(
    "This contact has no organization, so its own name became that of an entry: if it is a private person, take the "
    "row out of the list."
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
    "prefix": "titolo|title|name prefix|anrede|titel",
    "first": "nome|first name|given name|vorname",
    "middle": "secondo nome|middle name|additional name|weitere vornamen",
    "last": "cognome|last name|family name|nachname",
    "display": "name|file as",
    "company": "societa|company|organization name|firma",
    "notes": "note|notes|notizen",
    "mail": "indirizzo posta elettronica|e-mail address|e-mail-adresse",
    "phone": (
        "telefono (uff.)|telefono (uff.) 2|cellulare|business phone|business phone 2|company main phone|mobile phone|"
        "telefon geschaftlich|telefon geschaftlich 2|mobiltelefon"
    ),
    "fax": "fax (uff.)|business fax|fax geschaftlich",
    "street": "via (uff.)|business street|strasse geschaftlich",
    "city": "citta (uff.)|business city|ort geschaftlich",
    "province": "provincia (uff.)|business state",
    "code": "cap (uff.)|business postal code|postleitzahl geschaftlich",
    "country": "paese (uff.)|business country/region|land/region geschaftlich",
    "page": "pagina web|web page|webseite",
}
PRIVATE = re.compile(r"abitazione|home|privat\w*|.*\(ab\.\).*|home .*|.* privat")
LABELS = ("label", "type")
SLOTS = {name: slot for slot, names in NAMES.items() for name in names.split("|")}
COLUMNS: Mapping[str, str] = {  # slot -> the column of the table that is read
    "name": "Nome",
    "company": "Ente",
    "person": "Referente",
    "notes": "Note",
    "phone": "Telefono",
    "fax": "Fax",
    "mail": "E-mail",
    "page": "Sito web",
    "street": "Via",
    "code": "CAP",
    "city": "Comune",
    "province": "Provincia",
    "country": "Stato estero",
    "private": "Recapito privato",
}
FEWEST = 6  # kinds of columns that are called as in an address book, for a table to be one
OF_PEOPLE = frozenset({"first", "last"})
ONLY_THERE = re.compile(r"(?:e-mail|phone|address) \d+ - .+|.*\(uff\.\).*|business .*|.* geschaftlich.*")
FEWEST_ONLY_THERE = 2  # columns that are called so in no other list
ALWAYS = ("name", "company")
SEVERAL = re.compile(r"\s*:::\s*")  # as Google writes several values in a cell


@dataclass(frozen=True)
class _Book:
    """What the columns of an address book hold."""

    header: Sequence[str]

    @cached_property
    def slots(self) -> dict[int, str]:
        """Column -> what it holds; private ones are those of a home."""
        found = {at: slot for at, name in enumerate(self.header) if (slot := _slot(fold(name)))}
        return {at: slot for at, slot in found.items() if slot != "formatted" or "street" not in found.values()}

    @cached_property
    def labels(self) -> dict[int, int]:
        """Column of a value -> the column that says whose it is: "Home", "Work"."""
        places = {fold(name): at for at, name in enumerate(self.header)}
        found: dict[int, int] = {}
        for name, at in places.items():
            if match := NUMBERED.fullmatch(name):
                label = (places.get(f"{match[1]} {match[2]} - {each}") for each in LABELS)
                if (of_label := next((each for each in label if each is not None), at)) != at:
                    found[at] = of_label
        return found

    @cached_property
    def others(self) -> list[int]:
        """Columns that stay as they are."""
        known = {*self.slots, *self.labels, *self.labels.values()}
        return [at for at in range(len(self.header)) if at not in known]

    def said(self, row: Row) -> dict[str, str]:
        """What a row says, by slot; values of one slot stand in one text."""
        found: dict[str, list[str]] = defaultdict(list)
        for at, slot in self.slots.items():
            if not (value := "; ".join(filter(None, SEVERAL.split(row.cells[at])))):
                continue
            label = fold(row.cells[self.labels[at]]).strip(" *") if at in self.labels else ""
            kind = "private" if PRIVATE.fullmatch(label) or label == "casa" else slot
            found["fax" if kind == "phone" and "fax" in label else kind].append(value)
        return {slot: "; ".join(values) for slot, values in found.items()} | _named(found)


def of_address_book(table: Table) -> Table:
    """The table with the columns of a list of bodies, where it is an address book; any other as it is."""
    book = _Book(table.header)
    kinds, only_there = set(book.slots.values()), sum(map(bool, map(ONLY_THERE.fullmatch, map(fold, table.header))))
    if len(kinds) < FEWEST or not kinds >= OF_PEOPLE or only_there < FEWEST_ONLY_THERE:
        return table
    rows, told = LongSequence[Row](), [Problem(None, "", "", ADDRESS_BOOK)]
    others = [at for at in book.others if any(row.cells[at] for row in table.rows)]
    filled = {slot for row in table.rows for slot, value in book.said(row).items() if value}
    slots = [slot for slot in COLUMNS if slot in filled or slot in ALWAYS]
    for row in table.rows:
        said = book.said(row)
        rows.append(row._replace(cells=(*(said.get(slot, "") for slot in slots), *(row.cells[at] for at in others))))
        if not said.get("company") and OF_PEOPLE.intersection(said):
            told.append(Problem(row.line, COLUMNS["name"], said.get("name", ""), NO_BODY))
    header = unique_names([*(COLUMNS[slot] for slot in slots), *(table.header[at] for at in others)])
    return replace(table, header=header, rows=rows.settled(), problems=[*table.problems, *told])


def _slot(name: str) -> str:
    """What a column holds by its folded name; "" for anything else."""
    if match := NUMBERED.fullmatch(name):
        return OF_GOOGLE.get(f"{match[1]} {match[3]}", "")
    return SLOTS.get(name) or ("private" if PRIVATE.fullmatch(name) else "")


def _named(said: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The name of the entry, and the person: where there is a body, that is what people look for."""
    own = " ".join(said[part][0] for part in ("first", "middle", "last") if part in said)
    display, company = said.get("display", [""])[0], said.get("company", [""])[0]
    name = (display or own) if not company else "" if own or display == company else display
    return {"name": name, "person": " ".join([*said.get("prefix", ()), own]) if own and company else ""}
