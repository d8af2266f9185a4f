"""`prossima import`, `prossima imports` and the decisions of `prossima duplicates`, as a coordinator uses them."""

import csv
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from directory.db import make_engine, open_session
from directory.settings import Settings
from importers.apply import apply_plan
from importers.known_services.known_entries import Wishes
from importers.plan import make_plan
from tests.web.cli.conftest import CommandLine
from tests.web.cli.test_duplicates import FIRST, HEADER, SECOND
from web.app import create_app

HOURS = "Nome;Comune;Telefono;Orari"


@pytest.fixture(params=["sqlite", "postgresql"])
def prossima(request: pytest.FixtureRequest, new_command_line: Callable[[str, str], CommandLine]) -> CommandLine:
    return new_command_line(request.param, "imports")


def lines(folder: Path, *rows: str, name: str = "lista.csv") -> str:
    path = folder / name
    path.write_text("\n".join(rows), "utf-8")
    return str(path)


def test_an_import_is_listed_and_taken_back(prossima: CommandLine, tmp_path: Path) -> None:
    path = lines(tmp_path, HOURS, "Sportello;Forlì;0543 712345;lun-ven 9-12", "Mensa;Cesena;;mar 9-12")
    saved = prossima("import", path, "--write").stdout
    assert "Salvato come caricamento 1" in saved
    assert "orari" in saved
    assert "1. lista" in prossima("imports", "list").stdout
    assert prossima.json("imports", "list")["imports"][0]["created"] == 2
    said = prossima("imports", "undo", "1").stdout
    assert "Schede tolte: 2" in said
    assert prossima("import", "--undo", "1").exit_code == 2
    assert prossima.json("import", path, "--write")["created"] == 2
    assert prossima.json("import", "--undo", "2")["removed"] == 2


def test_changes_and_problems_are_said_in_words(prossima: CommandLine, tmp_path: Path) -> None:
    prossima("import", lines(tmp_path, HOURS, "Sportello;Forlì;0543 712345;mar 9-12"), "--write")
    rows = [f"Servizio {at};Forlì;pronto;" for at in range(12)]
    shown = prossima("import", lines(tmp_path, HOURS, "Sportello;Forlì;0543 712345;mer 9-12", *rows))
    assert "orari: martedì 9–12 → mercoledì 9–12" in shown.stdout
    assert "WEEKLY" not in shown.output
    assert re.search(r"Righe 3, 4, 5, 6, 7, 8, 9, 10 … \(\+4\)", shown.stderr)


def test_problems_go_into_a_sheet_for_the_partner(prossima: CommandLine, tmp_path: Path) -> None:
    sheet = tmp_path / "problemi.csv"
    good = [f"Servizio {at};Forlì;0543 71234{at};" for at in range(6)]
    prossima("import", lines(tmp_path, HOURS, *good, "Sportello;Forlì;=1+1;"), "--problems", str(sheet))
    _, (line, column, value, wrong, expected) = csv.reader(sheet.read_text("utf-8-sig").splitlines(), delimiter=";")
    assert (line, column, value) == ("8", "Telefono", "'=1+1")
    assert wrong
    assert "un numero di telefono" in expected


def test_every_problem_says_where_it_is_and_what_is_expected(prossima: CommandLine, tmp_path: Path) -> None:
    sheet = tmp_path / "problemi.csv"
    good = [f"Servizio {at};Via Roma {at};Forlì;0543 71234{at};lun 9-12;14;20;tutti" for at in range(6)]
    rows = [
        ";Via Roma 9;Forlì;0543 712399;lun 9-12;14;20;tutti",
        "Sportello lavoro / Doposcuola;Via Roma 10;Forlì;0543 712310;lun 9-12;14;20;tutti",
        "Mensa;Via Roma 11;;0543 712311;lun 9-12;40;20;tutti",
        "Mensa;Via Roma 12;Forlì;0543 712312;lun 9-12;14;20;chiuso per lavori",
        "Ambulatorio;Via Roma 13;Forlì;0543 712313;lun 9-12",
        "Servizio 1;Via Roma 1;Forlì;0543 712341;lun 9-12;14;20;tutti",
        "Totale: 9;;;;;;;",
    ]
    header = "Nome;Indirizzo;Comune;Telefono;Orari;Età minima;Età massima;Note"
    prossima("import", lines(tmp_path, header, *good, *rows), "--problems", str(sheet))
    _, *told = csv.reader(sheet.read_text("utf-8-sig").splitlines(), delimiter=";")
    columns = {line: column for line, column, *_ in told}
    assert all(map(all, told)), told
    assert (columns["8"], columns["9"], columns["11"]) == ("Nome", "Nome", "Note")
    assert [column for line, column, *_ in told if line == "10"] == ["Comune", "Età minima"]
    assert (columns["12"], columns["13"], columns["14"]) == ("tutta la riga",) * 3


def test_two_lists_share_an_entry_and_a_coordinator_decides(prossima: CommandLine, tmp_path: Path) -> None:
    prossima("import", lines(tmp_path, *FIRST, name="primo.csv"), "--source", "primo", "--write")
    path = lines(tmp_path, *SECOND, name="secondo.csv")
    plan = prossima.json("import", path, "--source", "secondo")
    (linked,) = plan["linked"]
    assert (linked["known"], linked["band"], plan["created"]) == ("Centro Giovani Zenzero", "same", 0)
    assert 0.9 < linked["probability"] <= 0.99

    questions = tmp_path / "domande.csv"
    questions.write_text(f"decision;row_key;service_id\nno;{linked['row_key']};{linked['service_id']}\n", "utf-8")
    decided = prossima.json("import", path, "--source", "secondo", "--decisions", str(questions), "--write")
    assert (decided["created"], decided["linked"]) == (1, [])
    assert prossima.json("duplicates")["clusters"] == []
    (decision,) = prossima.json("duplicates", "decided")["decisions"]
    assert prossima("duplicates", "undo", str(decision["number"])).exit_code == 0

    printed = prossima("duplicates").stdout
    assert not re.findall(r"\b100\b", printed.replace("su 100", ""))  # as a word: identifiers may have these digits
    (cluster,) = prossima.json("duplicates")["clusters"]
    kept, removed = (record["id"] for record in cluster["records"])
    assert prossima("duplicates", "merge", kept, removed, "--take", "phones=both").exit_code == 0
    assert prossima("duplicates", "merge", kept, removed, "--take", "phones").exit_code == 2
    assert prossima.json("import", path, "--source", "secondo")["unchanged"] == 1

    settings = Settings(database_url=prossima.environment["PROSSIMA_DATABASE_URL"], instance_dir=tmp_path)
    app = create_app(settings)
    client = app.test_client()
    assert client.get(f"/services/{removed}").location == f"/services/{kept}"
    assert client.get(f"/services/{kept}").status_code == 200
    app.extensions["engine"].dispose()


def test_what_was_kept_against_a_list_is_told_and_documented(prossima: CommandLine, tmp_path: Path) -> None:
    prossima("import", lines(tmp_path, *FIRST, name="primo.csv"), "--source", "primo", "--write")
    path = lines(tmp_path, *SECOND, name="secondo.csv")
    before = prossima.json("import", path, "--source", "secondo")
    assert before["conflicts"]
    assert before["decided"] == []

    settings = Settings(database_url=prossima.environment["PROSSIMA_DATABASE_URL"], instance_dir=tmp_path)
    engine = make_engine(settings)
    with open_session(engine) as session:
        found = make_plan(session, Path(path), source="secondo").conflicts
        wishes = Wishes(kept={found[0].key: {field: said for one in found for field, said in one.decision.items()}})
        plan = make_plan(session, Path(path), source="secondo", wishes=wishes)
        apply_plan(session, plan, by="Sara", now=datetime.now(UTC))
        session.commit()
    engine.dispose()
    after = prossima.json("import", path, "--source", "secondo")
    assert after["conflicts"] == []
    assert {one["field"]: one["now"] for one in after["decided"]} == {
        one["field"]: one["now"] for one in before["conflicts"]
    }
    assert "come deciso in precedenza" in prossima("import", path, "--source", "secondo").stdout
    (said,) = re.findall(r"^\| `conflicts\[\]` \| (.+) \|$", Path("docs/cli.md").read_text("utf-8"), re.MULTILINE)
    assert set(before["conflicts"][0]) <= set(re.findall(r"`(\w+)`", said))


def test_each_value_says_where_it_comes_from(prossima: CommandLine, tmp_path: Path) -> None:
    prossima("import", lines(tmp_path, *FIRST, name="primo.csv"), "--source", "primo", "--write")
    path = lines(tmp_path, f"{HEADER};E-mail", f"{SECOND[1]};zenzero@example.org", name="secondo.csv")
    (linked,) = prossima.json("import", path, "--source", "secondo", "--write")["linked"]
    values = {one["field"]: one for one in prossima.json("imports", "origin", linked["service_id"])["values"]}
    assert [one["source"] for one in values["service.email"]["origins"]] == ["secondo"]
    assert {(one["source"], one["line"]) for one in values["phones"]["origins"]} == {("primo", 50), ("secondo", 2)}
    printed = prossima("imports", "origin", linked["service_id"]).stdout
    assert "primo, riga 50" in printed
    labels = [line.partition(":")[0] for line in printed.splitlines() if not line.startswith(" ")]
    assert len(labels) == len(set(labels))
    assert prossima("imports", "trust", "secondo", "1", "--field", "phones").exit_code == 0
    assert prossima("imports", "trust", "terzo", "1").exit_code == 2
    assert prossima("imports", "trust", "primo", "1", "--field", "colore").exit_code == 2


def test_many_services_that_a_complete_list_lacks_stay_until_somebody_says_that_they_are_gone(
    prossima: CommandLine, tmp_path: Path
) -> None:
    rows = [f"Servizio {at};Forlì;0543 71234{at};" for at in range(6)]
    prossima("import", lines(tmp_path, HOURS, *rows), "--write")
    path = lines(tmp_path, HOURS, *rows[:2])
    shown = prossima("import", path, "--full").stdout
    assert "Servizio 5 (7)" in shown
    assert "serve --gone" in shown
    refused = prossima("import", path, "--full", "--write")
    assert refused.exit_code == 2
    assert "Non è stato salvato nulla: dei servizi" in refused.stderr
    assert len(prossima.json("imports", "list")["imports"]) == 1
    assert "Salvato come caricamento 2" in prossima("import", path, "--full", "--gone", "--write").stdout


def test_problems_that_still_stand_are_counted_behind_the_new_ones(prossima: CommandLine, tmp_path: Path) -> None:
    good = [f"Servizio {at};Forlì;0543 71234{at};lun 9-12" for at in range(4)]
    first = lines(tmp_path, HOURS, *good, "Sportello;Forlì;=1+1;lun 9-12", ";Forlì;;")
    assert "ci sono ancora" not in prossima("import", first, "--write").stderr
    again = prossima("import", first)
    assert "Problemi già detti la volta scorsa, che ci sono ancora: 2" in again.stderr
    assert "colonna “Telefono”" not in again.stderr.replace("«", "“").replace("»", "”")

    worse = lines(tmp_path, HOURS, *good[1:], "Sportello;Forlì;=1+1;quando capita", ";Forlì;;")
    shown = prossima("import", worse)
    assert "quando capita" in shown.stderr
    assert "ci sono ancora: 2" in shown.stderr
    told = prossima.json("import", worse, "--write")["problems"]
    assert [one["new"] for one in told] == sorted((one["new"] for one in told), reverse=True)
    assert next(one["value"] for one in told if not one["new"]) == "=1+1"

    prossima("import", "--undo", "2")
    prossima("import", "--undo", "1")
    assert "ci sono ancora" not in prossima("import", first).stderr


def test_a_list_without_names_asks_which_column_names_its_entries(prossima: CommandLine, tmp_path: Path) -> None:
    path = lines(tmp_path, "A chi spetta;Comune;Telefono", "1;Forlì;0543 712345", "2;Cesena;0547 712345")
    refused = prossima("import", path)
    assert refused.exit_code == 2
    assert "--column «A chi spetta=service.name»" in refused.stderr
    saved = prossima.json("import", path, "--column", "A chi spetta=service.name", "--write")
    assert (saved["created"], saved["mapping"]["A chi spetta"]) == (2, "service.name")
    assert prossima.json("import", path)["unchanged"] == 2  # it is remembered


@pytest.mark.parametrize(
    ("said", "told"),
    [("Comune", "COLONNA=CAMPO"), ("Comune=qualcosa", "qualcosa"), ("Paese=address.city", "Paese")],
)
def test_a_choice_that_means_nothing_is_refused(prossima: CommandLine, tmp_path: Path, said: str, told: str) -> None:
    path = lines(tmp_path, HOURS, "Sportello;Forlì;0543 712345;mar 9-12")
    refused = prossima("import", path, "--column", said)
    assert (refused.exit_code, told in refused.stderr) == (2, True)


def test_many_problems_of_one_kind_stand_together(prossima: CommandLine, tmp_path: Path) -> None:
    rows = [f"Servizio {at};Forlì;0543 7123{at};" for at in range(40, 90)]
    rows += [f"Servizio {at};Forlì;0543 71{at:02}..;" for at in range(30)]
    shown = prossima("import", lines(tmp_path, HOURS, *rows)).stderr
    assert "0543 7100.." in shown
    assert "0543 7101.." not in shown
    assert "lo stesso di altri valori: 29" in shown
