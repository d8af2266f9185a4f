"""What a plan counts is what is written: compared with the directory itself, before and after."""

import csv
import io
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import LIVE_STATUSES, Service
from importers.apply import apply_plan
from importers.history.what_was_imported import imported
from importers.known_services.known_entries import Wishes
from importers.plan import make_plan
from importers.planning.planned import Plan
from importers.records.stored import LastList
from tests.importers.lists import DESKS, NOW, SIMPLE, write

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples" / "lists"
MADE = [f"Sportello {at};Forlì;Via Roma {at};0543 {712300 + at};s{at}@example.org;lun 9-12" for at in range(1, 31)]
NOTED = f"{SIMPLE};note"
Change = Callable[[list[str]], list[str]]


@dataclass(frozen=True)
class Seen:
    """What the directory has of a list: rows by key with what their entries are, and the services that are live."""

    rows: Mapping[str, Any]
    live: set[uuid.UUID]

    @classmethod
    def of(cls, session: Session, source: str) -> "Seen":
        session.expire_all()
        last = LastList(session, source)
        records = last.of(last.every_key())
        live = set(session.scalars(sa.select(Service.id).where(Service.status.in_(LIVE_STATUSES))))
        return cls({str(one.id): one.current for one in records.values()}, live)


def compared(session: Session, path: Path, *, is_full: bool = False) -> Plan:
    """Write a list, and hold what its plan counts against what the directory then has."""
    before = Seen.of(session, "lista")
    plan = make_plan(session, path, source="lista", wishes=Wishes(is_full=is_full))
    counts = (plan.created, plan.updated, plan.unchanged, plan.lost, plan.ending)
    number = apply_plan(session, plan, by="test", now=NOW)
    assert number is not None
    after = Seen.of(session, "lista")
    result = imported(session, number, most=1000)
    batch = result.listed.batch
    new = after.rows.keys() - before.rows.keys()
    changed = {one for one in before.rows if after.rows[one] != before.rows[one]} - _retired(plan)
    ended = before.live - after.live
    assert counts == (len(new) - len(plan.linked), len(changed), counts[2], plan.lost, len(ended))
    assert counts == (batch.created, batch.updated, batch.unchanged, batch.lost, result.counts.retired)
    assert result.waiting == len(plan.asked) == batch.rows - sum(counts[:4])
    assert {one.id for one in result.retired.first} == ended
    return plan


def _retired(plan: Plan) -> set[str]:
    return {str(one.stored.id) for one in plan.retired}


def other_numbers(rows: list[str]) -> list[str]:
    return [row.replace("0543 7", "0543 8") if at % 4 == 0 else row for at, row in enumerate(rows)]


def fewer(rows: list[str]) -> list[str]:
    return rows[: len(rows) * 9 // 10]


def more(rows: list[str]) -> list[str]:
    return [*rows, *(row.replace("Sportello", "Centro").replace("Via Roma", "Via Verdi") for row in rows[:3])]


@pytest.mark.parametrize("is_full", [False, True])
@pytest.mark.parametrize("change", [list, other_numbers, fewer, more])
def test_a_made_list_comes_twice(change: Change, is_full: bool, session: Session, tmp_path: Path) -> None:
    compared(session, write(tmp_path, SIMPLE, [*MADE, "", ";Forlì;Via Roma 1;;;"]))
    compared(session, write(tmp_path, SIMPLE, change(MADE)), is_full=is_full)


CLOSING = (
    "chiuso definitivamente", "servizio cessato", "CHIUSO dal 30/06/2025", "sospeso", "non più attivo", "posti esauriti"
)  # fmt: skip


@pytest.mark.parametrize("is_full", [False, True])
def test_rows_close_services(is_full: bool, session: Session, tmp_path: Path) -> None:
    rows = [f"{row};" for row in MADE]
    compared(session, write(tmp_path, NOTED, rows))
    closed = [f"{row}{CLOSING[at]}" if at < len(CLOSING) else row for at, row in enumerate(rows)]
    plan = compared(session, write(tmp_path, NOTED, closed[:-2]), is_full=is_full)
    assert plan.ending == (6 if is_full else 4)
    again = compared(session, write(tmp_path, NOTED, closed[:-2]), is_full=is_full)
    assert again.ending == 0


def test_a_new_row_that_is_closed_ends_no_service(session: Session, tmp_path: Path) -> None:
    rows = [f"{row};" for row in MADE[:5]]
    plan = compared(session, write(tmp_path, NOTED, [rows[0] + "servizio cessato", *rows[1:]]))
    assert (plan.created, plan.ending) == (5, 0)


def test_two_rows_of_one_service_end_it_once(session: Session, tmp_path: Path) -> None:
    rows = [f"{row};" for row in (*MADE[:5], MADE[0])]
    compared(session, write(tmp_path, NOTED, rows))
    plan = compared(session, write(tmp_path, NOTED, [f"{row}chiuso definitivamente" for row in rows]))
    assert plan.ending == 5


def test_a_row_withdraws_its_entry(session: Session, tmp_path: Path) -> None:
    header = f"{SIMPLE};pubblicare"
    compared(session, write(tmp_path, header, [f"{row};sì" for row in MADE[:5]]))
    plan = compared(
        session, write(tmp_path, header, [f"{row};{'no' if at == 2 else 'sì'}" for at, row in enumerate(MADE[:5])])
    )
    assert (plan.lost, plan.ending) == (1, 1)


def test_rows_wait_for_an_answer(session: Session, tmp_path: Path) -> None:
    other = make_plan(session, write(tmp_path, SIMPLE, DESKS, "altra.csv"), source="altra")
    apply_plan(session, other, by="test", now=NOW)
    alike = [row.replace("casa@", "info@").replace("Sportello casa", "Sportello per la casa di Forlì") for row in DESKS]
    compared(session, write(tmp_path, SIMPLE, [*alike, *MADE[:3]]))


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("*.csv")))
def test_a_real_list_comes_changed(sample: str, session: Session, tmp_path: Path) -> None:
    text = (SAMPLES / sample).read_text("utf-8-sig", errors="replace")
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    header, *rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    compared(session, _saved(tmp_path, [*header, "note"], [[*row, ""] for row in rows[:150]], delimiter))
    notes = [CLOSING[at] if at < len(CLOSING) else "" for at in range(len(rows))]
    changed = [[*row, note] for row, note in zip(rows[:150], notes, strict=False)][: -len(rows) // 20]
    compared(session, _saved(tmp_path, [*header, "note"], changed, delimiter), is_full=True)


def _saved(folder: Path, header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str) -> Path:
    path = folder / "lista.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return path
