"""Helplines: what each number is for, who answers everywhere, and whom a minor is sent to who is alone."""

import pytest

from directory.catalog.rows import ListingRow
from directory.helplines import HELPLINES, called
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find


def told(text: str, *rows: ListingRow) -> str:
    result = find(text, *rows or (listing(1),))
    return " ".join(str(one) for one in (*result.query.notes, *result.relaxed))


def test_each_number_says_what_it_is_for_and_when_it_answers() -> None:
    assert [str(one) for one in called(["1522", "112"])] == [
        "1522 (violence and stalking: day and night)",
        "112 (emergencies: day and night)",
    ]
    assert all(line.name and line.hours for line in HELPLINES.values())


@pytest.mark.parametrize("text", ["anoressia, figlia 14 anni, Gambettola", "mangia e poi vomita"])
def test_who_answers_everywhere_is_told_where_nothing_near_surely_does(text: str) -> None:
    near = listing(2, name="Centro disturbi", at="Cesena", tags=("need:mental_wellbeing.eating",))
    far = listing(3, name="Centro disturbi", at="Trento", tags=("need:mental_wellbeing.eating",))

    assert "800 180 969" in told(text, far)
    assert "800 180 969" not in told("anoressia, figlia 14 anni, Cesena", near, far)
    assert "800 180 969" not in told("anoressia, Lugano", far)


@pytest.mark.parametrize(
    "text",
    [
        "minore straniero solo, Bergamo",
        "msna appena arrivato a Bergamo",
        "ragazzo di 17 anni arrivato ieri da solo, non ha nessuno",
        "16 anni, stanotte non ha dove dormire",
    ],
)
def test_a_minor_who_is_alone_is_taken_in_at_once_and_by_whom_is_told(text: str) -> None:
    assert "social services (child protection)" in told(text)
    assert "114" in told(text)


def test_who_asks_for_child_protection_is_not_told_whom_to_ask() -> None:
    assert "taken in at once" not in told("tutela minori Bergamo, ragazza 15 anni")
    assert "taken in at once" not in told("26 anni, stanotte non ha dove dormire")


def test_a_minor_who_is_alone_finds_who_protects_minors_before_what_is_near_and_does_not() -> None:
    nursery = listing(4, name="Nido", at="Bergamo", tags=("need:family.childcare",))
    protection = listing(
        5,
        name="Tutela",
        at="Treviglio",
        tags=("need:family.child_protection", "service_type:child_protection_service"),
    )

    found = find("minore non accompagnato appena arrivato a Bergamo", nursery, protection)

    assert found.results[0].name == "Tutela"
    assert found.query.service_types == ("child_protection_service", "professional_social_service")
