"""The sheet of proposals that a coordinator fills in."""

import csv
import uuid
from pathlib import Path

import pytest

from directory.curation.tags import Decision
from directory.errors import InvalidInput, NotFound
from directory.queries.tag_proposals import TagProposals
from directory.tagging.proposals import ProposedTerm
from directory.taxonomies.vocabulary import Vocabulary
from importers.sheets.tags import proposals_sheet, read_decisions

VOCABULARY = Vocabulary.bundled()
SERVICE = uuid.UUID(int=7)
PHARMACY = ("service_type", "pharmacy")


def sheet(name: str = "Farmacia") -> str:
    terms = (ProposedTerm(PHARMACY, 0.9, ("farmacia",), False), ProposedTerm(("need", "health"), 0.4, (), True))
    return proposals_sheet(
        [TagProposals(SERVICE, uuid.UUID(int=8), name, "Ente", "Elenco", 3, terms)], VOCABULARY, "it"
    )


def filled(tmp_path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path = tmp_path / "proposte.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_a_filled_sheet_comes_back_as_decisions(tmp_path: Path) -> None:
    text = sheet().replace("\r\n;0.90", "\r\nsì;0.90").replace("\r\n;0.40", "\r\nno;0.40")

    for encoding in ("utf-8-sig", "cp1252"):  # as spreadsheets save it
        assert read_decisions(filled(tmp_path, text, encoding), VOCABULARY) == [
            Decision(SERVICE, PHARMACY, True),
            Decision(SERVICE, ("need", "health"), False),
        ]


def test_lines_without_a_decision_are_left(tmp_path: Path) -> None:
    text = sheet().replace("\r\n;0.40", "\r\nno;0.40")

    assert read_decisions(filled(tmp_path, text), VOCABULARY) == [Decision(SERVICE, ("need", "health"), False)]


def test_a_name_that_a_spreadsheet_would_calculate_is_written_as_text() -> None:
    [_, first, _] = csv.reader(sheet('=HYPERLINK("http://x")').splitlines(), delimiter=";")

    assert first[6] == '\'=HYPERLINK("http://x")'


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("\r\n;0.90", "\r\nforse;0.90"), "Line 2: “forse” is neither yes nor no"),
        (("service_type;pharmacy", "service_type;farmacie"), "Line 2: The kind of service “farmacie” is not known"),
        ((str(SERVICE), "7"), "is not the id of a service"),
        (("service_id", "numero"), "the column “service_id” is missing"),
        (("nothing", ""), "Nothing is decided"),
    ],
)
def test_a_wrong_sheet_is_refused_in_one_sentence(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    text = sheet()
    if change[0] != "nothing" and not change[0].startswith("\r"):
        text = text.replace("\r\n;", "\r\nsì;")

    with pytest.raises(InvalidInput) as caught:
        read_decisions(filled(tmp_path, text.replace(*change)), VOCABULARY)

    assert sentence in str(caught.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_decisions(tmp_path / "nothing.csv", VOCABULARY)
