"""Beds for this night: what has room comes first, and whether anything is free is told."""

from datetime import UTC, datetime

from directory.catalog.catalog import Door
from directory.catalog.rows import ListingRow
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

BED = ("need:housing.emergency",)
FULL = listing(1, name="Dormitorio", at="Bergamo", places=0, access=Door.FREE, tags=BED)
UNSAID = listing(2, name="Accoglienza", at="Bergamo", tags=BED)
FREE = listing(3, name="Casa", at="Treviglio", places=2, access=Door.FREE, tags=BED)
EVENING = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


def test_what_has_room_comes_first_where_it_is_farther_away_as_well() -> None:
    assert names(find("dormitorio Bergamo stanotte", FULL, UNSAID, FREE, now=EVENING))[0] == FREE.name
    assert names(find("dormitorio Bergamo", FULL, UNSAID, FREE))[0] != FREE.name


def test_it_is_told_where_nothing_is_known_to_be_free() -> None:
    def told(text: str, *rows: ListingRow) -> str:
        return " ".join(str(one) for one in find(text, *rows, now=EVENING).relaxed)

    assert "every bed that was found is taken" in told("dormitorio Lombardia stanotte", FULL)
    assert "is known to be free" in told("dormitorio Bergamo stanotte", FULL, UNSAID)
    assert "Caritas" in told("dormitorio Bergamo stanotte", FULL)
    assert "bed" not in told("dormitorio Bergamo stanotte", FULL, FREE)
    assert "bed" not in told("dormitorio Bergamo", FULL)


def test_whom_the_directory_knows_for_such_a_night_is_named() -> None:
    emergency = listing(
        4, name="Pronto intervento", at="Bergamo", phone="+39035111222", tags=("service_type:emergency_social_service",)
    )

    told = " ".join(str(one) for one in find("letto per stanotte a Bergamo", FULL, emergency, now=EVENING).relaxed)

    assert "Pronto intervento, +39035111222" in told


def test_a_bed_for_others_is_none() -> None:
    shelter = listing(
        6, name="Rifugio", at="Bergamo", places=3, tags=(*BED, "target_group:violence_victims", "target_group:women")
    )

    result = find("dormitorio Bergamo stanotte", FULL, shelter, now=EVENING)

    assert any("every bed" in str(one) for one in result.relaxed)
