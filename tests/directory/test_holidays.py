from datetime import date

import pytest

from directory.holidays import holidays_of
from directory.settings import LANGUAGES

LIBERATION, PATRON_OF_TRENTO = date(2026, 4, 25), date(2026, 6, 26)


@pytest.mark.parametrize("country", ["IT", "CH"])
@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_every_public_holiday_has_a_name_of_its_own_in_every_language(country: str, year: int) -> None:
    found = holidays_of(year, country)
    assert len(found) >= 12
    for labels in found.values():
        assert all(labels.by_language[language] for language in LANGUAGES)
        assert labels.by_language["de"] not in (labels.by_language["it"], labels.by_language["en"])


def test_the_capital_of_a_province_celebrates_its_patron_and_its_neighbours_do_not() -> None:
    assert holidays_of(2026, "IT", "Trento")[PATRON_OF_TRENTO].in_language("it") == "San Vigilio"
    assert PATRON_OF_TRENTO not in holidays_of(2026, "IT", "Rovereto")
    assert PATRON_OF_TRENTO not in holidays_of(2026, "IT")
    forli, cesena = (set(holidays_of(2026, "IT", town)) for town in ("Forlì", "Cesena"))
    assert forli ^ cesena == {date(2026, 2, 4), date(2026, 6, 24)}


def test_ticino_has_its_own() -> None:
    assert LIBERATION in holidays_of(2026, "IT")
    assert LIBERATION not in holidays_of(2026, "CH", "Lugano")
    assert date(2026, 8, 1) in holidays_of(2026, "CH", "Lugano")


def test_of_other_countries_none_are_known() -> None:
    assert not holidays_of(2026, "SI")
