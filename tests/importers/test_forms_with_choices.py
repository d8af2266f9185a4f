"""A form's export in which people tick several answers: names that are asked for, days and times apart, ages."""

import pytest

from directory.errors import InvalidInput
from importers.convert.ages import age_range
from importers.mapping import propose_mapping
from importers.row_values import canonical_rows
from tests.importers.lists import drafts_of, table

HEADER = (
    "Informazioni cronologiche;Nome della vostra realtà;In quale comune operate?;In quali giorni siete aperti?;"
    "In quali fasce orarie?;Il servizio è gratuito?;Fasce d'età"
)
ROWS = (
    "2026/10/02 10:14:33 AM GMT+2;Emporio solidale;Rovereto;Martedì, Giovedì;9-12, 15-18;Sì;0-17, 18-34, 35-64, 65+",
    "2026/10/03 9:02:55 AM GMT+2;Kaleidoscopio;Trento;Lunedì;9-12;Sì;18-34, 35-64",
    "2026/10/04 9:02:55 AM GMT+2;AUSER Riva;Riva del Garda;Lunedì, Venerdì;9-12;Offerta libera;65+",
)


def test_a_question_about_a_service_is_not_its_name() -> None:
    columns = propose_mapping(table(HEADER, *ROWS, delimiter=";")).columns

    assert columns["Nome della vostra realtà"] == "service.name"
    assert columns["Il servizio è gratuito?"] == "cost"
    assert "Informazioni cronologiche" not in columns


def test_days_and_times_that_are_asked_apart_belong_together() -> None:
    drafts, _ = drafts_of(HEADER, *ROWS)

    assert canonical_rows(drafts[0].values["schedules"]) == [
        {"freq": "WEEKLY", "byday": "TU,TH", "opens_at": "09:00:00", "closes_at": "12:00:00"},
        {"freq": "WEEKLY", "byday": "TU,TH", "opens_at": "15:00:00", "closes_at": "18:00:00"},
    ]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("0-17, 18-34, 35-64, 65+", (0, None)),
        ("18-34, 35-64", (18, 64)),
        ("6-10, 11-14", (6, 14)),
        ("65+", (65, None)),
        ("bambini 6-10 anni e ragazzi 11-14 anni", (6, 14)),
    ],
)
def test_ages_ticked_one_after_the_other_are_one_range(text: str, ages: tuple[float | None, float | None]) -> None:
    assert age_range(text) == ages


def test_ages_with_a_gap_are_asked() -> None:
    with pytest.raises(InvalidInput, match="does not say"):
        age_range("6-10, 15-17")
