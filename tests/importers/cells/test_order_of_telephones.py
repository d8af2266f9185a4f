"""Of several telephones in a list, the first is the one to call."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import PHONE_ORDER, Phone
from tests.importers.lists import imported, write

HEADER = "Denominazione;Comune;Indirizzo;Telefono"
DESK = "Sportello casa;Forlì;Via Roma 1;"


def numbers(session: Session) -> list[str]:
    session.expire_all()
    return [*session.scalars(sa.select(Phone.number).order_by(*PHONE_ORDER))]


def test_telephones_keep_the_order_of_their_cell(session: Session, tmp_path: Path) -> None:
    cell = "0543 999999 / 0543 555555 / 0543 111111"
    imported(session, write(tmp_path, HEADER, [f"{DESK}{cell}"]))
    assert numbers(session) == ["+390543999999", "+390543555555", "+390543111111"]


def test_a_number_that_replaces_the_first_comes_first(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, [f"{DESK}0543 999999 / 0543 555555"]))
    imported(session, write(tmp_path, HEADER, [f"{DESK}0543 777777 / 0543 555555"]))
    assert numbers(session) == ["+390543777777", "+390543555555"]
