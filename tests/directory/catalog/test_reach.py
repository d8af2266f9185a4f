"""Who comes to a person, or helps from afar."""

from directory.catalog.reach import reach
from directory.places.gazetteer import Gazetteer
from tests.directory.catalog.listings import catalog_of, listing

FORLI = Gazetteer.bundled().resolve("Forlì")


def reached(**values: object) -> tuple[bool, bool, bool]:
    """(visits, remote, unclear) of one listing, asked from Forlì."""
    catalog = catalog_of(listing(1, **values))  # type: ignore[arg-type]
    return tuple(bool(part[0]) for part in reach(catalog, FORLI, catalog.distance_km(FORLI.point)))  # type: ignore[return-value]


def test_help_by_phone_reaches_its_own_area_and_its_neighbourhood() -> None:
    assert reached(at="Cesena", remote=True) == (False, True, False)
    assert reached(at="Trento", remote=True, areas=(("country", "IT"),)) == (False, True, False)
    assert reached(at="Trento", remote=True, areas=(("province", "TN"),)) == (False, False, False)


def test_whom_far_away_help_serves_is_a_question() -> None:
    assert reached(at="Trento", remote=True) == (False, False, True)


def test_help_from_another_country_is_for_that_country() -> None:
    assert reached(at="Lugano", remote=True) == (False, False, False)


def test_help_without_a_place_reaches_everybody() -> None:
    assert reached(remote=True) == (False, True, False)


def test_whom_a_number_of_another_country_without_a_place_serves_is_a_question() -> None:
    assert reached(remote=True, phone="+41910001063") == (False, False, True)
    assert reached(remote=True, phone="+390543000229") == (False, True, False)
    assert reached(remote=True, phone="19696") == (False, True, False)
    assert reached(remote=True, phone="+41910001063", areas=(("country", "IT"),)) == (False, True, False)


def test_home_visits_reach_as_far_as_somebody_drives() -> None:
    assert reached(at="Cesena", home_visits=True)[0]
    assert not reached(at="Rimini", home_visits=True)[0]
