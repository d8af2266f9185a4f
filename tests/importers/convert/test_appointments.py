"""Hours beside which a list says that one needs an appointment are no open door."""

import pytest

from importers.convert.appointments import needs_appointment
from tests.importers.lists import drafts_of


@pytest.mark.parametrize(
    ("text", "header", "is_needed"),
    [
        *(("Su appuntamento", "", True), ("Solo su prenotazione telefonica", "", True), ("Prenotazione CUP", "", True)),
        *(("nur nach Vereinbarung", "", True), ("Sì", "Serve prenotare?", True), ("Sì", "È gratuito?", False)),
        *(
            ("libero o su appuntamento", "", False),
            ("appuntamento consigliato", "", False),
            ("No", "Prenotazione", False),
        ),
        *(("senza appuntamento", "", False), ("iscrizione in segreteria", "", False)),
    ],
)
def test_words_say_whether_one_needs_an_appointment(text: str, header: str, *, is_needed: bool) -> None:
    assert needs_appointment(text, header) is is_needed


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        *(("Modalità di accesso", "Su appuntamento"), ("Accesso", "solo su appuntamento"), ("Serve prenotare?", "sì")),
    ],
)
def test_the_hours_beside_it_are_by_appointment(header: str, cell: str) -> None:
    [draft], _ = drafts_of(f"Nome;Orari;{header}", f"Consultorio;lun-ven 9-12;{cell}")

    assert [row.get("by_appointment") for row in draft.values["schedules"]] == [True]


def test_hours_that_say_themselves_which_are_by_appointment_stay_so() -> None:
    row = "Consultorio;lun 9-12, gio 14-18 su appuntamento;Su appuntamento"
    [draft], _ = drafts_of("Nome;Orari;Modalità di accesso", row)

    assert [row.get("by_appointment") for row in draft.values["schedules"]] == [None, True]


def test_the_day_until_which_one_can_join_is_said_as_such() -> None:
    [draft], _ = drafts_of("Nome;Iscrizioni entro", "Corso;20/12/2026")

    assert draft.values["service.application_process"] == "Iscrizioni entro: 20/12/2026"
