"""A telephone that comes again with fewer digits: what was known stays, and somebody is asked."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Phone
from importers.known_services.known_entries import Wishes
from importers.plan import make_plan
from importers.planning.coordinator_notes import DIGITS_LOST
from tests.importers.lists import imported, write

HEADER = "nome;comune;indirizzo;telefono"


def row(phone: str) -> list[str]:
    return [f"Sportello casa;Forlì;Via Roma 1;{phone}"]


def numbers(session: Session) -> list[str]:
    return sorted(session.scalars(sa.select(Phone.number)))


@pytest.mark.parametrize("cut", ["0543 71234", "0543 7123", "0543 71245", "0543 712345; 333 123456"])
def test_a_shorter_number_replaces_no_known_one(session: Session, tmp_path: Path, cut: str) -> None:
    known = "0543 712345; 333 1234567" if "333" in cut else "0543 712345"
    imported(session, write(tmp_path, HEADER, row(known)))
    before = numbers(session)
    plan = imported(session, write(tmp_path, HEADER, row(cut)))
    assert numbers(session) == before
    if "333" not in cut:  # nine digits of a mobile are no number at all, and told so
        assert [(one.field, one.last) for one in plan.conflicts] == [("phones", plan.conflicts[0].directory)]
        assert DIGITS_LOST in {problem.message for problem in plan.problems}
        assert (plan.updated, plan.unchanged) == (0, 1)


def test_somebody_may_take_the_shorter_one(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, row("0543 712345")))
    path = write(tmp_path, HEADER, row("0543 71234"))
    (asked,) = make_plan(session, path, source="lista").conflicts
    taken = make_plan(session, path, source="lista", wishes=Wishes(taken={asked.key: frozenset({"phones"})}))
    assert taken.updated == 1


def test_a_number_of_which_a_digit_was_too_many_is_mended(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, row("0543 0002500")))
    plan = imported(session, write(tmp_path, HEADER, row("0543 000250")))
    assert (plan.updated, [*plan.conflicts], numbers(session)) == (1, [], ["+390543000250"])


def test_another_number_is_taken(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, row("0543 712345")))
    assert imported(session, write(tmp_path, HEADER, row("0543 99999"))).updated == 1
