"""A partner's list as it arrives: ten columns, some cells missing, some wrong, some rows twice.

Rows are made from one seed, so that a short list is the beginning of a long one. Organizations, services and towns are
those of `synthetic`; hours, streets and telephones vary as much as in real lists.
"""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.synthetic import World, rows
from directory.catalog.rows import ListingRow, Place
from directory.places.gazetteer import Gazetteer

HEADER = ("Denominazione", "Ente", "Indirizzo", "CAP", "Comune", "Provincia", "Telefono", "Email", "Orari", "Categoria")
TWICE = 0.01  # share of rows that repeat the one before, cell by cell
MISSING = {"Indirizzo": 0.03, "CAP": 0.08, "Telefono": 0.12, "Email": 0.25, "Orari": 0.3, "Categoria": 0.05}
WRONG = {  # share of the filled cells, and what stands there instead
    "CAP": (0.01, ("4712", "n.d.", "00000")),
    "Comune": (0.005, ("Forlimpopolli", "Borgo Ignoto", "Castro")),
    "Telefono": (0.015, ("da attivare", "0543", "vedi sito", "12")),
    "Email": (0.01, ("info(at)example.org", "non disponibile", "www.example.org")),
    "Orari": (0.04, ("orario variabile", "chiamare prima", "secondo calendario", "aperto nei giorni di mercato")),
    "Categoria": (0.03, ("varie", "altro", "n/a")),
}
_NOWHERE = Place("", "", "", "", "")
_WAYS = ("Via", "Via", "Via", "Viale", "Piazza", "Corso", "V.le", "P.zza", "VIA", "Largo", "Vicolo", "Strada")
_OF = ("", "", "", "della ", "del ", "San ", "dei ")
_DAYS = (
    *("lun-ven", "lunedì-venerdì", "da lunedì a venerdì", "lun-sab", "mar e gio", "martedì", "lun, mer, ven", "sabato"),
    *("lun-gio", "mercoledì e venerdì", "tutti i giorni", "Lunedì - Mercoledì - Venerdì", "mar-dom", "giovedì"),
)
_OPENS = ("8", "8.30", "8:00", "8:30", "9", "9.00", "9:00", "9.30", "10", "10:00")
_NOON = ("12", "12.00", "12:00", "12.30", "12:30", "13", "13.00", "13:30")
_AFTER = ("14", "14.00", "14:30", "15", "15.00", "15:30", "16")
_CLOSES = ("17", "17.00", "17:30", "18", "18.00", "18:30", "19", "19:00")


def write_list(path: Path, count: int, world: World, *, changed: float = 0.0) -> None:
    """A CSV file of `count` rows.

    Args:
        changed: share of the rows that have got another telephone number since.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(cells(count, world, changed=changed))


def cells(count: int, world: World, *, changed: float = 0.0) -> Iterator[list[str]]:
    """The rows of the list, in the order of `HEADER`."""
    codes = {place.code: place.postal_codes for place in Gazetteer.bundled().municipalities}
    labels = {kind.code: kind.label("it") for kind in world.types}
    dice, later = random.Random(2026), random.Random(2027)
    before: list[str] = []
    for listing in rows(count, world):
        row = _row(listing, codes, labels, world, dice)
        if before and dice.random() < TWICE:
            row = list(before)
        before = row
        if later.random() < changed:
            row = [*row[:6], _telephone(later), *row[7:]]
        yield row


def _row(
    listing: ListingRow, codes: dict[str, tuple[str, ...]], labels: dict[str, str], world: World, dice: random.Random
) -> list[str]:
    place = listing.place or _NOWHERE
    kind = next((code for taxonomy, code in listing.tags if taxonomy == "service_type"), "")
    organization, domain = listing.organization, "".join(filter(str.isalnum, listing.organization.split()[-1].lower()))
    said = {
        "Denominazione": listing.name,
        "Ente": organization.upper() if dice.random() < 0.1 else organization,
        "Indirizzo": _street(world, dice),
        "CAP": dice.choice(codes.get(place.code) or ("",)),
        "Comune": place.name.upper() if dice.random() < 0.2 else place.name,
        "Provincia": place.province,
        "Telefono": _telephone(dice),
        "Email": f"{dice.choice(('info', 'segreteria', 'sportello', 'contatti'))}@{domain}{dice.randint(1, 400)}.it",
        "Orari": _hours(dice),
        "Categoria": labels.get(kind, ""),
    }
    for column, share in MISSING.items():
        if dice.random() < share:
            said[column] = dice.choice(("", "", "", "-", "n.d."))
    for column, (share, instead) in WRONG.items():
        if said[column] and dice.random() < share:
            said[column] = dice.choice(instead)
    return [said[column] for column in HEADER]


def _street(world: World, dice: random.Random) -> str:
    way = f"{dice.choice(_WAYS)} {dice.choice(_OF)}{dice.choice(world.surnames)}"
    number = dice.choice((f" {dice.randint(1, 180)}", f", {dice.randint(1, 180)}", f" n. {dice.randint(1, 60)}", ""))
    return f"{way}{number}{'/A' if number and dice.random() < 0.05 else ''}"


def _telephone(dice: random.Random) -> str:
    """A fixed or mobile number, written in one of several ways; sometimes two."""
    number = str(dice.randint(100_000, 9_999_999))
    area = dice.choice(("0543", "051", "02", "0461", "035", "06", "081", "0471", "011"))
    ways = (f"{area} {number}", f"{area}/{number}", f"{area}{number}", f"+39 {area} {number}", f"{area}-{number}")
    mobile = f"3{dice.randint(20, 99)} {dice.randint(1_000_000, 9_999_999)}"
    return dice.choice((*ways, *ways, mobile, mobile, f"{area} {number} - {mobile}"))


def _hours(dice: random.Random) -> str:
    morning = f"{dice.choice(_OPENS)}-{dice.choice(_NOON)}"
    afternoon = f"{dice.choice(_AFTER)}-{dice.choice(_CLOSES)}"
    days = dice.choice(_DAYS)
    return dice.choice(
        (
            f"{days} {morning}",
            f"{days} {morning}",
            f"{days} {morning} / {afternoon}",
            f"{days} {morning}; {dice.choice(_DAYS)} {afternoon}",
            f"{days} {afternoon}",
            "su appuntamento",
        )
    )
