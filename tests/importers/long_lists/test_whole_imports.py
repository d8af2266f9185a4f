"""A list becomes the same entries whether it is in memory as a whole or, as a long one is, in parts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

import importers.apply
import importers.planning.comparison
import importers.writing.identity
from directory.curation import bulk, effects
from directory.models import Address, Organization, Service, SourceRecord
from importers.long_lists import sequence
from importers.planning.planned import Plan
from importers.records import drafts
from importers.undo import undo_import
from tests.importers.lists import NOW, imported, write

HEADER = "ente;codice fiscale;servizio;comune;indirizzo;telefono;id"
WORDS = ("Alfa", "Beta", "Gamma")
TAX_CODES = ("", "", "00488410010", "01234567897")
TOWNS = ("Forlì", "Cesena", "")
STREETS = ("Via Roma 1", "Via Verdi 2", "")
PHONES = ("0543 712345", "0543 712346", "")


def rows(*, numbered: bool) -> st.SearchStrategy[list[str]]:
    """Lists of few words, so that rows share organizations, names, places, all of it, or nothing."""
    cells = st.tuples(
        *(st.sampled_from(WORDS), st.sampled_from(TAX_CODES), st.sampled_from(WORDS)),
        *(st.sampled_from(TOWNS), st.sampled_from(STREETS), st.sampled_from(PHONES)),
    )
    ids = st.lists(st.integers(1, 12), unique=numbered, min_size=1, max_size=9)
    return ids.flatmap(
        lambda each: st.tuples(*(cells for _ in each)).map(
            lambda made: [";".join((*row, str(id_) if numbered else "")) for row, id_ in zip(made, each, strict=True)]
        )
    )


@contextmanager
def in_parts() -> Iterator[None]:
    """Every list is a long one, of parts of two rows."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in (
            (sequence, "BLOCK", 2),
            (sequence, "IN_MEMORY", 4),
            (sequence, "BLOCKS_AT_HAND", 1),
            (importers.writing.identity, "REMEMBERED_WHOLE", 0),
            (importers.planning.comparison, "TOGETHER", 2),
            (importers.apply, "BATCH_ROWS", 2),
            (drafts, "TOGETHER", 2),
            (effects, "READ_TOGETHER", 2),
            (bulk, "DELETED_TOGETHER", 2),
        ):
            patch.setattr(module, name, value)
        yield


def told(session: Session) -> dict[str, Any]:
    """What the directory says of a list: the rows' values, and which of them share an entry."""
    query = (
        sa.select(SourceRecord, Organization.name, Organization.tax_id, Service.name, Address.city, Address.address_1)
        .outerjoin(Organization, Organization.id == SourceRecord.organization_id)
        .outerjoin(Service, Service.id == SourceRecord.service_id)
        .outerjoin(Address, Address.location_id == SourceRecord.location_id)
        .order_by(SourceRecord.key)
    )
    values, together = [], defaultdict(list)
    for record, *of_entry in session.execute(query):
        values.append((record.key, record.line, record.values, *of_entry))
        for pointer in ("organization_id", "service_id", "location_id"):
            together[pointer, getattr(record, pointer)].append(record.key)
    shared = sorted((pointer, keys) for (pointer, id_), keys in together.items() if id_ is not None)
    tables = (Organization, Service, Address)
    numbers = [session.scalar(sa.select(sa.func.count()).select_from(table)) for table in tables]
    return {"values": values, "shared": shared, "numbers": numbers}


def decisions(plan: Plan) -> list[tuple[Any, ...]]:
    """What a plan says of its rows, and of those that are gone."""
    of_rows = [(each.key, each.action, each.same_as, each.differences, each.values) for each in plan.records]
    problems = [(each.line, each.text()) for each in plan.problems]
    return [*of_rows, *problems, *((each.key, each.retires) for each in plan.missing)]


def both_imported(session: Session, folder: Path, lists: Sequence[Sequence[str]]) -> list[Any]:
    """What two versions of a list do one after the other, and what is left once the second is taken back."""
    found: list[Any] = []
    with session.begin_nested() as outer:
        for each in lists:
            plan = imported(session, write(folder, HEADER, each))
            found += [decisions(plan), told(session)]
        number = session.scalar(sa.text("SELECT max(number) FROM import_batch"))
        undone = undo_import(session, int(number or 0), by="prova", now=NOW)
        found += [(undone.removed, undone.restored, undone.left), told(session)]
        outer.rollback()
    session.expire_all()
    return found


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to make a failure smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), numbered=st.booleans())
def test_lists_in_parts_become_what_lists_in_memory_become(
    session: Session, tmp_path: Path, data: st.DataObject, *, numbered: bool
) -> None:
    lists = [data.draw(rows(numbered=numbered)), data.draw(rows(numbered=numbered))]
    whole = both_imported(session, tmp_path, lists)
    with in_parts():
        assert both_imported(session, tmp_path, lists) == whole


def test_a_place_is_shared_where_one_row_knows_the_organization_by_its_tax_code_and_others_by_its_name(
    session: Session, tmp_path: Path
) -> None:
    """The row with the tax code is new, and the one that had it is gone."""
    first = ["Gamma;00488410010;Alfa;;Via Roma 1;;", "Gamma;;Beta;Forlì;;;"]
    second = [
        *("Gamma;;Beta;Forlì;;;", "Gamma;;Delta;Forlì;;;"),
        *("Alfa;00488410010;Alfa;Cesena;Via Verdi 2;;", "Gamma;;Beta;Cesena;Via Verdi 2;;"),
    ]

    whole = both_imported(session, tmp_path, [first, second])

    with in_parts():
        assert both_imported(session, tmp_path, [first, second]) == whole
