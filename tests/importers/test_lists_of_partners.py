"""What cooperatives, parishes, health authorities and towns write: nobody is sent to a door that is closed."""

from datetime import date

import pytest

from directory.models import ServiceStatus
from importers.convert.closings import Closing, closing
from importers.convert.costs import cost
from importers.convert.hours.closed_times import closed_times
from importers.convert.hours.dates import times_of_the_year
from importers.mapping import propose_mapping
from importers.read import read_bytes
from tests.importers.lists import drafts_of, table

HEADER = "nome;comune;indirizzo;orari;note"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("chiusa dal 2023", Closing.SINCE),
        ("chiuso da gennaio 2024", Closing.SINCE),
        ("chiuso 31/12/2025", Closing.SINCE),
        ("chiuso, riapre a gennaio 2027", Closing.FOR_NOW),
        ("sospeso: riprenderà in primavera", Closing.FOR_NOW),
        ("8 posti (tutti occupati)", Closing.FULL),
        ("non c'è nulla per ora", Closing.FOR_NOW),
        ("sciolta", Closing.FOR_GOOD),
    ],
)
def test_a_remark_closes(text: str, kind: Closing) -> None:
    found = closing(text)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "chiuso dal 10 al 20 agosto",
        "chiuso il lunedì",
        "aperto dal 2023",
        "non c'è nulla da pagare",
        "chiuso ad agosto, riapre a settembre",
        "chiuso dal 2 al 9 gennaio",
    ],
)
def test_other_remarks_close_nothing(text: str) -> None:
    assert closing(text) is None


def test_the_year_of_a_closing_is_its_first_day() -> None:
    found = closing("chiusa dal 2023")
    assert found is not None
    assert found.since == date(2023, 1, 1)


def test_a_name_that_says_that_it_is_dissolved_is_no_open_service() -> None:
    drafts, _ = drafts_of(HEADER, "SOS Taxi (sciolta);Forlì;;;", "Bar (chiuso il lunedì);Forlì;;;", "Uno;Forlì;;;")
    said = [draft.values.get("service.status") for draft in drafts]
    assert said == [ServiceStatus.INACTIVE, None, None]


def test_a_closing_in_place_of_a_place_is_no_town() -> None:
    rows = ("PUA;Via Colombo 11, Forlì", "CSM;Viale Roma 88, Forlì", "CAAD;chiuso 31/12/2025")
    (*_, draft), problems = drafts_of("Prestazione;Sede", *rows)
    assert draft.values["service.status"] in (ServiceStatus.TEMPORARILY_CLOSED, ServiceStatus.INACTIVE)  # by the day
    assert "address.city" not in draft.values
    assert problems


def test_a_town_that_is_called_like_a_closing_is_a_town() -> None:
    drafts, _ = drafts_of("nome;comune", "Biblioteca;Chiusa", "Mensa;Bolzano", "Forum;Chiusa di Pesio")
    assert [draft.values["address.city"] for draft in drafts] == ["Chiusa", "Bolzano", "Chiusa di Pesio"]
    assert not any("service.status" in draft.values for draft in drafts)


@pytest.mark.parametrize("note", ["chiuso per ferie dal 5 al 25/8", "chiuso dal 5 al 25/08"])
def test_days_of_a_month_may_be_a_number(note: str) -> None:
    (season,) = times_of_the_year(note)
    assert [(each.month, each.day) for each in season.days or ()] == [(8, 5), (8, 25)]


def test_a_note_that_is_months_says_when_the_hours_hold() -> None:
    ((draft,), _) = drafts_of(HEADER + ";descrizione", "Ginnastica;Forlì;;lun 9-10;ottobre-maggio;Per over 65")
    assert draft.values["schedules"][0]["bymonth"] == "10,11,12,1,2,3,4,5"


def test_what_stands_above_is_repeated() -> None:
    rows = "nome;comune;telefono\nUno;Forlì;0543 712345\nDue;Forlì;v. sopra\nTre;Forlì;Vedi sopra\n"
    (found,) = read_bytes(rows.encode(), "lista.csv")
    assert [row.cells[2] for row in found.rows] == ["0543 712345"] * 3


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (
            "Cosa cerchi?;Dove vai;Quando ci trovi;Come ci contatti;Quanto costa;Occhio!",
            {
                "Cosa cerchi?": "service.name",
                "Dove vai": "address.city",
                "Quando ci trovi": "schedule",
                "Come ci contatti": "contacts",
                "Quanto costa": "cost",
                "Occhio!": "service.description",
            },
        ),
        (
            "titolo;luogo;orari;contatti;costo;testo",
            {
                "titolo": "service.name",
                "luogo": "address.full",
                "orari": "schedule",
                "contatti": "contacts",
                "costo": "cost",
                "testo": "service.description",
            },
        ),
    ],
)
def test_headers_as_young_people_and_sites_write_them(header: str, columns: dict[str, str]) -> None:
    rows = (
        "Sala prove;via Brighi 12, Cesena;lun-ven 16-23;0547 355111;5 euro;chiusa ad agosto",
        "Cineforum;Via Chiaramonti 3, Cesena;mer 21-23;0547 355112;gratis;porta gli amici",
        "FabLab;Via Corridoni 18, Forlimpopoli;mer 17-20;0543 712345;gratis;su prenotazione",
    )
    assert propose_mapping(table(header, *rows, delimiter=";")).columns == columns


def test_associations_say_when_they_meet() -> None:
    rows = ("AIDO;Forlì;lun 20-22", "AVIS;Forlì;mar 20-22", "AVO;Forlì;mer 20-22")
    assert propose_mapping(table("Associazione;Comune;Si riuniscono", *rows, delimiter=";")).columns == {
        "Associazione": "organization.name",
        "Comune": "address.city",
        "Si riuniscono": "schedule",
    }


@pytest.mark.parametrize("text", ["nessuna", "nulla", "niente"])
def test_nothing_to_pay_is_free(text: str) -> None:
    assert cost(text).kind == "free"


def test_one_day_of_every_year_closes_no_month_and_stays_in_words() -> None:
    assert not times_of_the_year("Chiuso il 4 febbraio (patrono)")
    ((draft,), _) = drafts_of(HEADER, "Sportello;Forlì;;lun-ven 9-12, chiuso il 4 febbraio (patrono);")
    opens, words = draft.values["schedules"]
    assert (opens["bymonth"], words["description"]) == (None, "chiuso il 4 febbraio (patrono)")


def test_brackets_in_the_words_of_a_closing_stay_in_pairs() -> None:
    said = [words for words, _ in closed_times("Portare la tessera. (Chiuso a Natale). D'estate chiuso (per lavori)")]
    assert said == ["Chiuso a Natale", "D'estate chiuso (per lavori)"]
