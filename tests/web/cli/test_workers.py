"""Who has room for what, lists of link workers and absences, on the command line."""

from pathlib import Path

import pytest

from tests.web.cli.conftest import CommandLine

HEADER = "nome;ente;lingue;competenze;comune;ore contratto;anzianità;esperienza con;assenze\n"


@pytest.fixture
def own_list(tmp_path: Path) -> Path:
    """Two link workers, one of them away."""
    path = tmp_path / "valle.csv"
    rows = (
        "Drita Hoti;Casa Valle;italiano, albanese;addictions.alcohol;Borgo Valsugana;30;esperta;addiction;",
        'Ezio Moser;Casa Valle;italiano;housing;Levico Terme;20;inizio;;"dal 1/3/2026"',
    )
    path.write_text(HEADER + "\n".join(rows), "utf-8")
    return path


def names(found: object) -> list[str]:
    assert isinstance(found, dict)
    return [one["name"] for one in found["workers"]]


def test_everybody_is_listed_with_bands_and_room(prossima: CommandLine) -> None:
    workers = prossima.json("workers", "list")["workers"]
    by_name = {one["name"]: one for one in workers}
    besnik = by_name["Besnik Hoxha"]
    assert (besnik["load_points"], besnik["capacity_points"], besnik["room_points"]) == (48, 62, 14)
    assert (besnik["band"], by_name["Giacomo Ravaioli"]["band"]) == ("blue", "amber")
    assert besnik["worked_with"] == ["unemployed"]
    printed = prossima("workers", "list").stdout
    assert "Giacomo Ravaioli – Cooperativa sociale La Tenda (esempio)  [53/50, al completo]" in printed


def test_a_list_is_compared_first_and_written_when_told(prossima: CommandLine, own_list: Path) -> None:
    question = ("workers", "list", "chi parla albanese e segue dipendenze in Valsugana?")
    assert "Drita Hoti" not in names(prossima.json(*question))

    shown = prossima("workers", "import", str(own_list))
    assert "nuovo: Drita Hoti" in shown.stdout
    assert "ripeti con --apply" in shown.stdout
    assert "Drita Hoti" not in names(prossima.json(*question))

    assert "Salvato." in prossima("workers", "import", str(own_list), "--apply").stdout
    found = prossima.json(*question)
    assert names(found) == ["Drita Hoti"]
    assert found["workers"][0]["capacity_points"] == 51
    assert found["workers"][0]["fits"]

    again = prossima.json("workers", "import", str(own_list))
    assert (again["unchanged"], again["changes"], again["written"]) == (2, [], False)
    own_list.write_text(own_list.read_text("utf-8").replace(";20;", ";24;"), "utf-8")
    changed = prossima.json("workers", "import", str(own_list))["changes"]
    assert {one["field"] for one in changed} == {"link_worker.contract_hours", "link_worker.capacity_points"}


def test_who_is_away_is_not_proposed_until_back(prossima: CommandLine) -> None:
    profile = "family-hub-forli-amina"
    best = prossima.json("assign", profile)["results"][0]["name"]

    assert "nessuno sa fino a quando" in prossima("workers", "away", best).stdout
    left = prossima.json("assign", profile)
    assert best not in [one["name"] for one in left["results"]]
    assert "non si sa fino a quando" in next(one["text"] for one in left["excluded"] if one["name"] == best)
    assert prossima("workers", "away", best).exit_code == 2

    assert prossima("workers", "back", best).exit_code == 0
    assert prossima.json("assign", profile)["results"][0]["name"] == best


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("away", "Nessuno"), "Nessun operatore si chiama «Nessuno»"),
        (("away", "Fatou Diallo", "--from", "2026-02-20", "--until", "2026-02-03"), "finisce"),
        (("away", "Fatou Diallo", "--from", "domani"), "--from"),
        (("back", "Fatou Diallo"), "Nessuno ha annotato"),
        (("import", "data/samples/esempi_ticino.csv"), "non è un elenco di operatori"),
        (("import", "manca.csv"), "manca.csv"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(prossima: CommandLine, arguments: tuple[str, ...], told: str) -> None:
    refused = prossima("workers", *arguments)
    assert refused.exit_code == 2
    assert told in refused.stderr
    assert "Traceback" not in refused.output
