"""Registrations that are closed leave no places; the service goes on for those who are there."""

import pytest

from importers.records.closings import NO_REGISTRATIONS
from tests.importers.lists import drafts_of


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Iscrizioni", "chiuse"),
        ("Iscrizioni", "chiuse fino a settembre"),
        ("Note", "iscrizioni chiuse"),
        ("Note", "Le iscrizioni sono chiuse fino a gennaio"),
        ("Note", "bando scaduto"),
        ("Anmeldung", "geschlossen bis Herbst"),
    ],
)
def test_nobody_can_join_now_but_it_is_not_closed(header: str, cell: str) -> None:
    (draft,), problems = drafts_of(f"Nome;Descrizione;{header}", f"Doposcuola;Compiti;{cell}")

    assert "service.status" not in draft.values
    assert [row["available"] for row in draft.values["capacities"]] == [0]
    assert NO_REGISTRATIONS in {problem.message for problem in problems}


@pytest.mark.parametrize("cell", ["sospeso fino a gennaio", "servizio chiuso fino a nuovo avviso"])
def test_a_service_that_is_suspended_still_is(cell: str) -> None:
    (draft,), _ = drafts_of("Nome;Descrizione;Note", f"Doposcuola;Compiti;{cell}")

    assert draft.values["service.status"] == "temporarily closed"
