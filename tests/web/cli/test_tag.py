"""`prossima tag`."""

from pathlib import Path
from typing import Any

from tests.web.cli.conftest import CommandLine

SOURCE = "demo: biblioteche"


def first(prossima: CommandLine, source: str = SOURCE) -> dict[str, Any]:
    proposal: dict[str, Any] = prossima.json("tag", "--source", source, "--limit", "1")["proposals"][0]
    return proposal


def test_proposals_name_the_listing_its_line_and_the_words(prossima: CommandLine) -> None:
    proposal = first(prossima)

    assert proposal["source"] == SOURCE
    assert proposal["source_line"] > 1
    term = proposal["terms"][0]
    assert (term["taxonomy"], term["term"]) == ("service_type", "library")
    assert 0 < term["confidence"] < 1
    assert any("bibliotec" in word for word in term["words"])


def test_the_list_is_readable_and_says_how_many_there_are(prossima: CommandLine) -> None:
    result = prossima("tag", "--source", SOURCE)

    assert result.exit_code == 0
    assert "0.65 Biblioteca [service_type]: biblioteca" in result.output
    assert "Mostrati 20 servizi su" in result.output


def test_a_sheet_is_written_filled_tried_and_saved(prossima: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "proposte.csv"
    assert "Proposte scritte" in prossima("tag", "--source", SOURCE, "--output", str(path)).output
    header, line, *others = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([header, f"sì{line}", *others]), encoding="utf-8")
    before = first(prossima)

    tried = prossima("tag", "--decide", str(path))
    assert "Confermate: 1; rifiutate: 0." in tried.output
    assert "--write" in tried.output
    assert first(prossima) == before

    saved = prossima.json("tag", "--decide", str(path), "--write")
    assert saved == {"confirmed": 1, "refused": 0, "written": True}
    decided = line.split(";")[2]
    after = [one for one in prossima.json("tag", "--source", SOURCE)["proposals"] if one["name"] == before["name"]]
    assert all(term["taxonomy"] != decided for one in after for term in one["terms"])


def test_an_unknown_list_and_a_wrong_sheet_are_one_sentence(prossima: CommandLine, tmp_path: Path) -> None:
    unknown = prossima("tag", "--source", "ignota")
    assert unknown.exit_code == 2
    assert "Nessun elenco è stato importato come «ignota»" in unknown.output

    path = tmp_path / "altro.csv"
    path.write_text("nome;comune\nMensa;Forlì\n", encoding="utf-8")
    wrong = prossima("tag", "--decide", str(path), "--write")
    assert wrong.exit_code == 2
    assert "manca la colonna" in wrong.output
