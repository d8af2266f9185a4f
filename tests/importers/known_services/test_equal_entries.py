"""Of several services that say the same, it is always the same one that is asked about."""

import uuid
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

import importers.writing.identity
from importers.planning.coordinator_notes import PERHAPS_WAS
from tests.importers.lists import imported, write

HEADER = "ente;codice fiscale;servizio;comune;indirizzo;telefono"
BEFORE = (
    *("Gamma;;Beta;;;0543 712345", "Beta;00488410010;Alfa;Forlì;;0543 712346", "Beta;;Alfa;Cesena;;0543 712345"),
    *("Alfa;;Alfa;Cesena;Via Roma 1;", "Alfa;;Gamma;Cesena;;", "Alfa;;Gamma;Forlì;Via Roma 1;"),
    *(
        "Beta;;Alfa;Forlì;;0543 712346",
        "Beta;;Beta;Cesena;;0543 712346",
        "Gamma;01234567897;Gamma;;Via Roma 1;0543 712346",
    ),
)
NOW = (
    *("Gamma;00488410010;Beta;;;0543 712345", "Beta;00488410010;Alfa;Forlì;Via Roma 1;0543 712346"),
    *("Beta;;Alfa;Cesena;;0543 712345", "Alfa;;Alfa;Cesena;Via Roma 1;0543 712345"),
)


@pytest.mark.parametrize("step", [1, -1])
def test_the_first_line_is_asked_about_however_ids_fall(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    def ids() -> Iterator[uuid.UUID]:
        return (uuid.UUID(int=number << 64 | 4 << 76 | 2 << 62) for number in count(1 << 40, step))

    monkeypatch.setattr(importers.writing.identity, "random_id", ids().__next__)
    imported(session, write(tmp_path, HEADER, BEFORE))
    plan = imported(session, write(tmp_path, HEADER, NOW))
    assert [each.facts["line"] for each in plan.problems if each.message == PERHAPS_WAS] == [3]
