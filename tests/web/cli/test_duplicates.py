"""`prossima duplicates`: what is probably there twice, and why."""

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.cli.conftest import CommandLine

WORDS = ("Aurora", "Baobab", "Cedro", "Dalia", "Edera", "Faggio", "Ginepro", "Iris", "Larice", "Mirto", "Olmo", "Tasso")
TOWNS = ("Forlì", "Cesena", "Bergamo", "Trento")
OTHERS = [
    f"{kind} {a};Via {b} {at}{shift};{TOWNS[shift % 4]};0543 7{at}{shift:02}45{shift % 7}"
    for at, kind in enumerate(("Sportello", "Biblioteca", "Emporio", "Circolo"))
    for shift, (a, b) in enumerate(zip(WORDS, WORDS[5:] + WORDS[:5], strict=True))
]
HEADER = "Nome;Indirizzo;Comune;Telefono"
FIRST = [HEADER, *OTHERS, "Centro Giovani Zenzero;Via Garibaldi 12;Forlì;0543 998877"]
SECOND = [HEADER, "CENTRO GIOVANI ZENZERO ODV;V. Garibaldi, 12;Forli';0543/998877"]
TWICE = [HEADER, *(f"Doposcuola Quercia;Via Verdi 4;Cesena;{phone}" for phone in ("0547 112233", "0547/112233"))]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def prossima(
    request: pytest.FixtureRequest,
    new_command_line: Callable[[str, str], CommandLine],
    tmp_path_factory: pytest.TempPathFactory,
) -> CommandLine:
    """A directory with three partners' lists: one place is in two of them, and in the third one is there twice."""
    run = new_command_line(request.param, "duplicates")
    folder: Path = tmp_path_factory.mktemp("duplicates")
    assert "Nessuno dei 0 servizi" in run("duplicates").stdout
    for name, lines in (("primo", FIRST), ("secondo", SECOND), ("terzo", TWICE)):
        path = folder / f"{name}.csv"
        path.write_text("\n".join(lines), "utf-8")
        load(run, path, name)
    return run


def load(run: CommandLine, path: Path, name: str) -> None:
    """Import a list as before its rows were recognised: what is said to be another one is then asked again."""
    answers = path.with_name("domande.csv")
    plan = run.json("import", str(path), "--source", name)
    said = [f"no;{one['row_key']};{one['service_id']}" for one in (*plan["linked"], *plan["questions"])]
    answers.write_text("\n".join(["decision;row_key;service_id", *said]), "utf-8")
    decisions = ("--decisions", str(answers)) if said else ()
    assert run("import", str(path), "--source", name, *decisions, "--write").exit_code == 0
    for one in run.json("duplicates", "decided")["decisions"]:
        assert run("duplicates", "undo", str(one["number"])).exit_code == 0


def test_the_same_place_of_two_lists_is_one_cluster(prossima: CommandLine) -> None:
    joined, cluster = prossima.json("duplicates")["clusters"]
    assert {(record["source"], record["source_line"]) for record in cluster["records"]} == {
        ("primo", 50),
        ("secondo", 2),
    }
    assert len({record["id"] for record in cluster["records"]}) == 2
    assert cluster["probability"] > 0.9
    assert cluster["joined"] is False

    assert (joined["joined"], joined["weakest"]) == (True, None)
    assert [(record["source"], record["source_line"]) for record in joined["records"]] == [("terzo", 2), ("terzo", 3)]
    assert len({record["id"] for record in joined["records"]}) == 1


def test_the_reasons_add_up_to_the_probability(prossima: CommandLine) -> None:
    weakest = prossima.json("duplicates")["clusters"][-1]["weakest"]
    assert weakest["reasons"][0]["field"] == "prior"
    summed = math.fsum(reason["weight"] for reason in weakest["reasons"])
    assert summed == pytest.approx(weakest["log_odds"], abs=1e-4)


def test_a_coordinator_reads_which_and_why(prossima: CommandLine) -> None:
    printed = prossima("duplicates").stdout
    assert "Centro Giovani Zenzero" in printed
    assert "primo, 50" in printed
    assert "nome: uguale" in printed
    assert "telefono: uguale" in printed
    assert "Doposcuola" not in printed
    assert "Gruppi: 1, con 2 servizi su 51" in printed
