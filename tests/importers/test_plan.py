"""From a list to the directory: nothing is lost, nothing is written twice, nobody's work is overwritten."""

import random
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.curation.history import last_sequence
from directory.curation.setup import term_id
from directory.errors import InvalidInput
from directory.models import (
    Address,
    Attribute,
    Location,
    Metadata,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    SourceRecord,
)
from directory.places.gazetteer import Gazetteer
from directory.tagging.evidence import NAME_CONFIDENCE
from directory.taxonomies.vocabulary import Vocabulary
from importers.apply import apply_plan
from importers.places.finder import PlaceFinder
from importers.plan import make_plan
from importers.planning.planned import Plan
from importers.reading.tables import Row, Table
from importers.records.drafts import read_drafts
from tests.importers.lists import CONSULTORI, DESKS, NOW, SIMPLE, TEMPLATE, imported, write


def counts(plan: Plan) -> tuple[int, int, int, int]:
    return plan.created, plan.updated, plan.unchanged, plan.lost


def service(session: Session, name: str) -> Service:
    return session.scalars(sa.select(Service).where(Service.name == name)).one()


def test_a_plan_writes_nothing(session: Session, tmp_path: Path) -> None:
    before = last_sequence(session)
    plan = make_plan(session, write(tmp_path, SIMPLE, DESKS))
    assert counts(plan) == (3, 0, 0, 0)
    assert session.scalar(sa.select(sa.func.count()).select_from(SourceRecord)) == 0
    assert last_sequence(session) == before


def test_rows_become_services_at_their_places(session: Session, tmp_path: Path) -> None:
    plan = imported(session, write(tmp_path, SIMPLE, DESKS))
    assert (plan.municipality_expected, plan.municipality_resolved) == (3, 3)
    desk = service(session, "Sportello casa")
    listing = session.scalars(sa.select(ServiceAtLocation).where(ServiceAtLocation.service_id == desk.id)).one()
    address = session.scalars(sa.select(Address).where(Address.location_id == listing.location_id)).one()
    assert (address.address_1, address.city, address.municipality_code) == ("Via Roma 1", "Forlì", "D704")
    location = session.get(Location, listing.location_id)
    assert location is not None
    assert location.point_source == "municipality"
    assert session.scalars(sa.select(Phone.number).where(Phone.service_at_location_id == listing.id)).all() == [
        "+390543712345"
    ]
    schedule = session.scalars(sa.select(Schedule).where(Schedule.service_at_location_id == listing.id)).one()
    assert schedule.byday == "MO,TU,WE,TH,FR"


def test_the_history_says_who_imported_what_from_where(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    desk = service(session, "Sportello casa")
    entry = session.scalars(sa.select(Metadata).where(Metadata.resource_id == desk.id)).one()
    record = session.scalars(sa.select(SourceRecord).where(SourceRecord.service_id == desk.id)).one()
    assert (entry.updated_by, entry.source_id) == ("coordinator", record.source_id)


def test_the_same_list_again_changes_nothing_in_any_order(session: Session, tmp_path: Path) -> None:
    rows = [*DESKS, "Sportello casa;Forlì;Via Roma 1;0543 712346;;", "Sportello casa;Forlì;Via Verdi 9;;;sab 9-10"]
    imported(session, write(tmp_path, SIMPLE, rows))
    sequence = last_sequence(session)
    random.Random(7).shuffle(rows)
    again = imported(session, write(tmp_path, SIMPLE, rows))
    assert counts(again) == (0, 0, 5, 0)
    assert last_sequence(session) == sequence


def test_a_row_is_recognised_when_its_street_is_written_differently(session: Session, tmp_path: Path) -> None:
    header = "nome;comune;indirizzo"
    imported(session, write(tmp_path, header, ["Sportello;Forlì;V.le Roma n. 8/C", "Sportello;Forlì;Via Roma 8"]))
    plan = imported(session, write(tmp_path, header, ["Sportello;Forlì;VIALE ROMA, 8 C", "Sportello;Forlì;Via Roma 8"]))
    assert counts(plan) == (0, 1, 1, 0)


def test_every_column_is_kept_with_the_source(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path, "nome;comune;colore della porta", ["Sportello;Forlì;verde"])
    plan = imported(session, path)
    assert plan.unmapped == ("colore della porta",)
    cells = session.scalars(sa.select(SourceRecord.cells)).one()
    assert cells == {"nome": "Sportello", "comune": "Forlì", "colore della porta": "verde"}


def test_a_bad_cell_costs_the_cell_and_not_the_row(session: Session, tmp_path: Path) -> None:
    rows = ["Sportello;240;pronto", "Altro;16;0543 712345", "Terzo;;051 712345"]
    plan = imported(session, write(tmp_path, "servizio;età minima;telefono", rows))
    assert counts(plan) == (3, 0, 0, 0)
    assert {(problem.line, problem.column, problem.value) for problem in plan.problems} == {
        (2, "età minima", "240"),
        (2, "telefono", "pronto"),
    }
    assert service(session, "Sportello").minimum_age is None
    assert service(session, "Altro").minimum_age == 16


def test_rows_without_a_name_and_repeated_rows_are_reported(session: Session, tmp_path: Path) -> None:
    plan = imported(session, write(tmp_path, SIMPLE, [*DESKS, ";Forlì;Via Po 4;;;", DESKS[0]]))
    assert counts(plan) == (3, 0, 0, 2)
    assert {problem.line for problem in plan.problems} == {5, 6}


def test_rows_that_say_the_same_share_one_entry(session: Session, tmp_path: Path) -> None:
    rows = ["Scuola Einaudi;Bolzano;2022", "Scuola Einaudi;Bolzano;2023"]
    plan = imported(session, write(tmp_path, "denominazione;comune;anno scolastico", rows))
    assert counts(plan) == (2, 0, 0, 0)
    assert len(session.scalars(sa.select(SourceRecord.service_id).distinct()).all()) == 1
    assert session.scalar(sa.select(sa.func.count()).select_from(Service)) == 1


def test_ambiguous_places_are_asked_about_and_kept_as_text(session: Session, tmp_path: Path) -> None:
    plan = imported(session, write(tmp_path, "nome;comune", ["Sportello;Castro"]))
    assert (plan.municipality_expected, plan.municipality_resolved) == (1, 0)
    assert "add the province" in plan.problems[0].text()
    address = session.scalars(sa.select(Address)).one()
    assert (address.city, address.municipality_code) == ("Castro", None)


def test_the_province_of_the_list_decides_between_namesakes(session: Session, tmp_path: Path) -> None:
    rows = [*(f"Sportello {town};{town}" for town in ("Bergamo", "Treviglio", "Dalmine", "Lovere")), "Sportello;Castro"]
    plan = make_plan(session, write(tmp_path, "nome;comune", rows))
    values = plan.records[-1].values
    assert (values["address.city"], values["address.state_province"]) == ("Castro", "BG")


def test_far_coordinates_are_left_out(session: Session, tmp_path: Path) -> None:
    plan = imported(session, write(tmp_path, "nome;comune;lat;lon", ["Sportello;Forlì;41,9027;12,4963"]))
    assert "so they were left out" in plan.problems[0].text()
    assert plan.problems[0].column == "lat"
    assert session.scalars(sa.select(Location.point_source)).one() == "municipality"


def test_points_alone_find_the_municipality(session: Session, tmp_path: Path) -> None:
    rows = [f"Farmacia {i};Via Etnea {i};37.5{i};15.08" for i in range(5)]
    plan = make_plan(session, write(tmp_path, "nome;indirizzo;lat;lon", rows))
    assert (plan.municipality_expected, plan.municipality_resolved) == (5, 5)
    assert {record.values["address.city"] for record in plan.records} == {"Catania"}


def test_changes_are_differences_by_field(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    plan = imported(session, write(tmp_path, SIMPLE, [DESKS[0].replace("0543 712345", "0543 999999"), *DESKS[1:]]))
    assert counts(plan) == (0, 1, 2, 0)
    changed = next(record for record in plan.records if record.action == "update")
    assert [difference.field for difference in changed.differences] == ["phones"]
    assert set(session.scalars(sa.select(Phone.number))) == {"+390543999999", "+390547712345", "+39051712345"}


def test_a_blank_cell_does_not_erase(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    plan = imported(session, write(tmp_path, SIMPLE, ["Sportello casa;Forlì;Via Roma 1;;-;n.d."]))
    assert counts(plan) == (0, 0, 1, 0)
    assert service(session, "Sportello casa").email == "casa@example.org"


def test_what_somebody_changed_by_hand_is_kept(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    service(session, "Sportello casa").email = "nuova@example.org"
    session.flush()

    same = imported(session, write(tmp_path, SIMPLE, DESKS))
    assert counts(same) == (0, 0, 3, 0)
    other = imported(session, write(tmp_path, SIMPLE, [DESKS[0].replace("casa@", "terza@"), *DESKS[1:]]))
    assert counts(other) == (0, 0, 3, 0)
    assert "by hand" in other.problems[0].text()
    assert service(session, "Sportello casa").email == "nuova@example.org"


def test_a_row_that_gains_a_place_keeps_its_telephone(session: Session, tmp_path: Path) -> None:
    header = "id;nome;comune;telefono"
    imported(session, write(tmp_path, header, ["a1;Sportello;;0543 712345"]))
    plan = imported(session, write(tmp_path, header, ["a1;Sportello;Forlì;0543 712345"]))
    assert counts(plan) == (0, 1, 0, 0)
    listing = session.scalars(sa.select(ServiceAtLocation)).one()
    assert session.scalars(sa.select(Phone.service_at_location_id)).one() == listing.id
    assert counts(make_plan(session, write(tmp_path, header, ["a1;Sportello;Forlì;0543 712345"]), source="lista")) == (
        0,
        0,
        1,
        0,
    )


def test_an_organization_moves_and_its_other_services_stay(session: Session, tmp_path: Path) -> None:
    header = "id;ente;servizio;comune"
    rows = ["1;ASL Uno;Consultorio A;Forlì", "2;ASL Uno;Consultorio B;Cesena"]
    imported(session, write(tmp_path, header, rows))
    assert session.scalar(sa.select(sa.func.count()).select_from(Organization)) == 1
    plan = imported(session, write(tmp_path, header, [rows[0], rows[1].replace("ASL Uno", "ASL Due")]))
    assert counts(plan) == (0, 1, 1, 0)
    names = dict(
        session.execute(
            sa.select(Service.name, Organization.name).join(Organization, Service.organization_id == Organization.id)
        )
        .tuples()
        .all()
    )
    assert names == {"Consultorio A": "ASL Uno", "Consultorio B": "ASL Due"}


def test_namesakes_in_other_towns_are_other_organizations(session: Session, tmp_path: Path) -> None:
    imported(
        session, write(tmp_path, "denominazione;comune", ["Biblioteca comunale;Forlì", "Biblioteca comunale;Cesena"])
    )
    assert session.scalar(sa.select(sa.func.count()).select_from(Organization)) == 2


def test_categories_names_and_the_list_itself_become_tags(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path, "nome;comune;bisogni;categoria", ["Biblioteca civica;Forlì;housing.eviction;qwertz"])
    plan = imported(session, path)
    assert [problem.value for problem in plan.problems] == ["qwertz"]
    tags = session.scalars(
        sa.select(Attribute).where(Attribute.link_id == service(session, "Biblioteca civica").id)
    ).all()
    assert {tag.confidence for tag in tags} == {1.0, NAME_CONFIDENCE}


def test_what_the_file_is_called_today_says_nothing_of_its_entries(session: Session, tmp_path: Path) -> None:
    lines = "nome;comune\nGruppo caffè;Forlì\n"
    for name in ("elenco.csv", "corso_cucina_anziani.csv"):
        (tmp_path / name).write_text(lines, encoding="utf-8")
    apply_plan(session, make_plan(session, tmp_path / "elenco.csv", source="Prova"), by="test", now=NOW)

    again = make_plan(session, tmp_path / "corso_cucina_anziani.csv", source="Prova")

    assert (again.updated, again.unchanged) == (0, 1)


def test_the_own_template_fills_what_the_matcher_needs(session: Session, tmp_path: Path) -> None:
    cells = {
        "ente": "La Tenda (esempio)",
        "servizio": "Primo Passo",
        "descrizione": "Un tirocinio breve",
        "età minima": "16",
        "età massima": "29",
        "riservato a": "donne",
        "residenza richiesta": "no",
        "isee massimo": "9.360",
        "comune": "Forlì",
        "costo": "gratuito",
        "accesso": "su invio",
        "intensità": "rete",
        "giorni di attesa": "10",
        "posti disponibili": "4",
        "posti totali": "15",
        "a distanza": "no",
        "area servita": "provincia di Forlì-Cesena|Faenza",
        "verificato il": "2026-10-02",
        "esempio": "sì",
    }
    header = TEMPLATE.replace(",", ";")
    row = ";".join(cells.get(column, "") for column in header.split(";"))
    plan = imported(session, write(tmp_path, header, [row]))
    assert plan.problems == ()
    made = service(session, "Primo Passo")
    assert [made.minimum_age, made.maximum_age, made.isee_maximum] == [Decimal(16), Decimal(29), Decimal(9360)]
    assert (made.gender_reserved, made.residence_required, made.remote) == ("women", False, False)
    assert (made.access, made.intensity, made.waiting_days) == ("on_referral", "network", 10)
    assert made.is_example
    assert made.assured_date is not None
    capacity = session.scalars(sa.select(ServiceCapacity)).one()
    assert (capacity.available, capacity.maximum) == (4, 15)
    areas = session.execute(sa.select(ServiceArea.extent_type, ServiceArea.extent)).tuples().all()
    assert sorted(areas) == [("municipality", "D458"), ("province", "FC")]


def test_reversed_ages_are_left_out_and_reported(session: Session, tmp_path: Path) -> None:
    plan = imported(session, write(tmp_path, "servizio;età minima;età massima", ["Sportello;30;18"]))
    assert "check them" in plan.problems[0].text()
    assert service(session, "Sportello").minimum_age is None


def test_300_ragged_rows_are_reported_and_none_is_written(session: Session, tmp_path: Path) -> None:
    rows = ["Sportello;" * (i % 9 + 3) + "x" for i in range(300)]
    plan = make_plan(session, write(tmp_path, SIMPLE, rows))
    assert plan.rows == 300
    assert len({problem.line for problem in plan.problems}) >= 200
    with pytest.raises(InvalidInput, match="rows have more or fewer cells"):
        apply_plan(session, plan, by="coordinator", now=NOW)
    assert session.scalar(sa.select(sa.func.count()).select_from(Service)) == 0


def test_a_row_with_too_many_cells_is_not_written(session: Session, tmp_path: Path) -> None:
    rows = [*(f"Sportello {i};Forlì;Via {i};;;" for i in range(9)), "A;B;C;D;E;F;G"]
    plan = imported(session, write(tmp_path, SIMPLE, rows))
    assert counts(plan) == (9, 0, 0, 1)
    assert {problem.line for problem in plan.problems} == {11}


def test_a_plan_tells_its_source_and_what_columns_were_taken_for(session: Session, tmp_path: Path) -> None:
    plan = make_plan(session, write(tmp_path, SIMPLE, DESKS))
    assert plan.source == "lista"
    assert plan.mapping["nome"] == "service.name"


def test_lists_of_the_ministry_are_found_by_need(session: Session, tmp_path: Path) -> None:
    row = "FORLI',AUSL ROMAGNA,CONSULTORIO FAMILIARE FORLI',VIA COLOMBO 11 - 47121 - FORLI' - FC,543731111,-,-"
    imported(session, write(tmp_path, CONSULTORI, [row]))
    tags = session.scalars(sa.select(Attribute.confidence).where(Attribute.link_entity == "service")).all()
    assert NAME_CONFIDENCE in tags
    assert session.scalars(sa.select(Phone.number)).all() == ["+390543731111"]


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1, max_size=12))
def test_every_row_becomes_a_draft_or_a_problem(rows: list[tuple[str, str, str, str]]) -> None:
    header = ("nome", "comune", "telefono", "note")
    rows = [*((f"Sportello {number}", "Forlì", "0543 712345", "") for number in range(20)), *rows]
    table = Table("lista", header, [Row(line, cells) for line, cells in enumerate(rows, 2)], 1, "utf-8", ",")
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    found = read_drafts([table], finder, country="IT", about="lista")
    assert found.rows == len(rows) == len(found.drafts) + found.lost
    assert {draft.line for draft in found.drafts} | {problem.line for problem in found.problems} >= {
        *range(2, len(rows) + 2)
    }


def test_a_kind_of_service_states_no_need_that_it_answers(session: Session, tmp_path: Path) -> None:
    """A fund that pays bills belongs to an advice desk that listens; who looks for a psychologist does not want it."""
    path = write(tmp_path, "Nome;Tipo di servizio;Bisogni", ["Fondo bollette;Sportello d'ascolto;Cibo e spesa"])

    stated = {row["taxonomy_term_id"] for row in make_plan(session, path).records[0].values["attributes"]}

    assert str(term_id("service_type", "listening_desk")) in stated
    assert str(term_id("need", "money.food")) in stated
    assert str(term_id("need", "mental_wellbeing.listening")) not in stated
