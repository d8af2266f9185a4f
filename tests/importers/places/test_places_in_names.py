"""Towns that stand in names alone, and rows that name an office and no service."""

from importers.places.named_town import TOWN_OF_NAME
from importers.records.rows import OFFICE_ONLY
from tests.importers.lists import drafts_of


def towns_of(header: str, *rows: str) -> list[str | None]:
    drafts, _ = drafts_of(header, *rows)
    return [draft.values.get("address.city") for draft in drafts]


def test_the_town_of_a_name_is_taken_where_no_column_says_one_and_told() -> None:
    rows = ("Centro giovani di Meldola;1", "Biblioteca comunale Forlimpopoli;2", "Oratorio (Cesena);3", "Doposcuola;4")
    drafts, problems = drafts_of("Servizio;Posti", *rows)
    assert [draft.values.get("address.city") for draft in drafts] == ["Meldola", "Forlimpopoli", "Cesena", None]
    assert [each.line for each in problems if each.message == TOWN_OF_NAME] == [2, 3, 4]


def test_saints_and_towns_far_from_the_others_are_no_places() -> None:
    rows = ("Centro giovani di Meldola;1", "Caritas Forlì;2", "Parrocchia di San Martino;3", "Polisportiva Roma;4")
    assert towns_of("Servizio;Posti", *rows) == ["Meldola", "Forlì", None, None]


def test_a_column_of_towns_is_enough() -> None:
    assert towns_of("Servizio;Comune", "Centro giovani di Meldola;Forlì", "Biblioteca di Cesena;") == ["Forlì", None]


def test_a_street_without_a_town_is_in_the_one_of_the_name() -> None:
    drafts, _ = drafts_of("Servizio;Via", "Centro giovani di Meldola;Via Roma 3", "Caritas Forlì;Via Po 1")
    assert [(each.values["address.city"], each.values["address.address_1"]) for each in drafts] == [
        ("Meldola", "Via Roma 3"),
        ("Forlì", "Via Po 1"),
    ]


def test_an_office_is_no_service() -> None:
    drafts, problems = drafts_of("Servizio;Comune", "Doposcuola;Forlì", "Sede legale;Forlì", "Sede operativa;Cesena")
    assert [draft.name for draft in drafts] == ["Doposcuola"]
    assert [(each.line, each.message) for each in problems] == [(3, OFFICE_ONLY), (4, OFFICE_ONLY)]


def test_an_office_beside_its_organization_is_called_like_that() -> None:
    drafts, _ = drafts_of("Ente;Servizio;Comune", "Associazione Alfa;Sede legale;Forlì", "Beta;Doposcuola;Forlì")
    assert [draft.values["service.name"] for draft in drafts] == ["Associazione Alfa", "Doposcuola"]
