"""Reading the bundled gazetteer: one immutable record per municipality, and the names that point to one."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from directory.data_folder import DATA
from directory.places.geo import Point

FOLDER = DATA / "gazetteer"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A present municipality of Italy or of the canton of Ticino.

    Attributes:
        code: Belfiore code (Italy), or "CH-" and the BFS number (Ticino); it outlives reforms of the provinces.
        province: two letters; "TI" for Ticino.
        country: ISO 3166: IT or CH.
        point: centre of the territory.
        postal_codes: CAP (five digits) or NPA (four digits), sorted; empty if none is known.
        istat_code: six digits; empty in Ticino.
        other_names: names in other languages, and names in everyday use.
        former_provinces: letters of provinces it belonged to since 1960.
    """

    code: str
    name: str
    province: str
    province_name: str
    region: str
    country: str
    point: Point
    postal_codes: tuple[str, ...]
    istat_code: str
    other_names: tuple[str, ...]
    former_provinces: tuple[str, ...]

    def __hash__(self) -> int:
        """By the code, which is unique: many thousand people are looked up by where they live."""
        return hash(self.code)

    @property
    def label(self) -> str:
        """The name with its province, which no other municipality has: "Castro (BG)"."""
        return f"{self.name} ({self.province})"


HOME_COUNTRY = "IT"  # ISO 3166


def country_of(place: Municipality | None) -> str:
    """In which country somebody is: at home where nobody says where they are."""
    return place.country if place else HOME_COUNTRY


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a municipality had, or the name and codes of a municipality that became part of it."""

    name: str
    code: str
    former_code: str
    former_istat_code: str


def read_municipalities(folder: Path = FOLDER) -> tuple[list[Municipality], dict[str, str]]:
    """All municipalities, and their former ISTAT codes -> present code."""
    everyday: dict[str, list[str]] = {}
    for name, code, _language in _rows(folder / "usage_names.csv"):
        everyday.setdefault(code, []).append(name)
    municipalities = []
    former_istat_codes = {}
    for row in _rows(folder / "municipalities.csv"):
        code, name, province, province_name, region, country, latitude, longitude, postal, istat, other, former, old = (
            row
        )
        municipalities.append(
            Municipality(
                code=code,
                name=name,
                province=province,
                province_name=province_name,
                region=region,
                country=country,
                point=Point(float(latitude), float(longitude)),
                postal_codes=tuple(postal.split()),
                istat_code=istat,
                other_names=(*(other.split("|") if other else ()), *everyday.get(code, ())),
                former_provinces=tuple(former.split()),
            )
        )
        former_istat_codes.update(dict.fromkeys(old.split(), code))
    return municipalities, former_istat_codes


def read_former_names(folder: Path = FOLDER) -> list[FormerName]:
    """Names that ended, with the present municipality they point to."""
    return [FormerName(*row) for row in _rows(folder / "former_names.csv")]


def read_localities(folder: Path = FOLDER) -> list[tuple[str, str]]:
    """Names of villages and quarters with the code of their municipality."""
    return [(name, code) for name, code in _rows(folder / "localities.csv")]


def read_short_names(folder: Path = FOLDER) -> list[tuple[str, str]]:
    """First words of longer names, as people say them ("Pergine"), with the code of each municipality called so."""
    return [(name, code) for name, code in _rows(folder / "short_names.csv")]


def read_areas(folder: Path = FOLDER) -> list[tuple[str, str]]:
    """Valleys and other areas that are no province, with the code of their main place.

    "Valle Seriana" is Val Seriana.
    """
    short = [(name, code) for name, code in _rows(folder / "areas.csv")]
    known = {name for name, _ in short}
    long = [(name.replace("Val ", "Valle ", 1), code) for name, code in short if name.startswith("Val ")]
    return [*short, *(one for one in long if one[0] not in known)]


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)  # the header
        yield from lines
