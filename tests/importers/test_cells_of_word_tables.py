"""Tables pasted from a text: hours that narrow cells break over lines; and short forms of South Tyrol."""

import pytest

from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.convert.ages import age_range
from importers.convert.hours.opening_hours import hours
from importers.convert.languages import languages
from importers.places.finder import PlaceFinder
from importers.reading.tables import Row, Table
from importers.records.drafts import read_drafts
from tests.importers.convert.hours.test_hours_of_groups import WEEKDAYS, said


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("dal lunedì\nal venerdì\n9.00 -\n16.30", [(WEEKDAYS, "09:00-16:30")]),
        ("lunedì\n9-12\ngiovedì\n15-18", [("MO", "09:00-12:00"), ("TH", "15:00-18:00")]),
        ("lun mer ven\n14.30-16.30", [("MO WE FR", "14:30-16:30")]),
        ("mercoledì\n9-11", [("WE", "09:00-11:00")]),
        ("lun-ven\n8.30-\n13.00", [(WEEKDAYS, "08:30-13:00")]),
        ("lun 9-12\nmar 15-18", [("MO", "09:00-12:00"), ("TU", "15:00-18:00")]),
    ],
)
def test_hours_go_on_in_the_next_line(text: str, openings: list[tuple[str, str]]) -> None:
    found = hours(text, "it")
    assert ([said(one) for one in found.openings], found.unread) == (openings, "")


def test_lines_that_say_something_else_are_not_joined() -> None:
    found = hours("lun-ven 9-12\nogni tanto sabato", "it")
    assert found.unread == "ogni tanto sabato"
    assert hours("9-12\nlun\n15-18", "it").unread == "lun"


def test_languages_as_south_tyrol_writes_them() -> None:
    assert languages("D, I, E") == ["de", "it", "en"]
    assert languages("L, D, I")[1:] == ["de", "it"]
    assert languages("it, ted, ing.") == ["it", "de", "en"]


def test_years_of_age_in_german_short() -> None:
    assert age_range("12-18 J.") == (12, 18)


def test_a_house_number_in_the_next_line_belongs_to_its_street() -> None:
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    rows = [Row(2, ("SerDP", "Via Orto del Fuoco,\n10 Forlì")), Row(3, ("Consultorio", "Via Colombo, 11\n47121 Forlì"))]
    listed = Table("list", ("nome", "sede"), rows, 1, "utf-8", ";")
    read = read_drafts([listed], finder, country="IT", about="lista")
    places = [(draft.values["address.address_1"], draft.values["address.city"]) for draft in read.drafts]
    assert places == [("Via Orto del Fuoco, 10", "Forlì"), ("Via Colombo, 11", "Forlì")]
