"""docs/cli.md tells exactly the keys that commands print."""

import re
from pathlib import Path

import pytest

from tests.web.cli.conftest import CommandLine

DOCUMENT = Path("docs/cli.md").read_text("utf-8")
QUESTIONS = {
    "search": ("search", "tirocinio a Bergamo"),
    "match": ("match", "cope-trento-marco"),
    "assign": ("assign", "cope-trento-marco"),
    "caseload list": ("caseload", "list"),
    "workers list": ("workers", "list", "chi parla arabo"),
    "workers import": ("workers", "import", "data/samples/link_workers.csv"),
    "import": ("import", "data/samples/esempi_ticino.csv"),
    "searches": ("searches",),
    "tag": ("tag", "--limit", "3"),
    "unmet": ("unmet",),
    "reports list": ("reports", "list"),
    "duplicates": ("duplicates",),
}


def documented(command: str) -> dict[str, bool]:
    """Key -> whether it is a list, from the table under the command's heading."""
    section = DOCUMENT.split(f"### `{command} --json`", 1)[1].split("\n### ", 1)[0]
    return {key: bool(several) for key, several in re.findall(r"^\| `(\w+)(\[\])?` \|", section, re.MULTILINE)}


@pytest.mark.parametrize("command", QUESTIONS)
def test_printed_keys_are_the_documented_ones(prossima: CommandLine, command: str) -> None:
    printed = prossima.json(*QUESTIONS[command])
    assert {key: isinstance(value, list) for key, value in printed.items()} == documented(command)


def test_the_keys_of_a_plan_are_documented(prossima: CommandLine, team_list: Path) -> None:
    printed = prossima.json("assign", "--all", str(team_list))
    assert {key: isinstance(value, list) for key, value in printed.items()} == documented("assign --all")

    section = DOCUMENT.split("### `assign --all --json`", 1)[1].split("\n### ", 1)[0]
    told = set(re.findall(r"`(\w+)(?:\[\])?`", section))
    for part in ("moves", "stays", "waiting", "caseloads"):
        assert set(printed[part][0]) <= told
    assert set(printed["fairness"]) <= told


def test_the_keys_of_an_imagined_team_are_documented(prossima: CommandLine, team_list: Path) -> None:
    printed = prossima.json("assign", "--all", str(team_list), "--with-arrivals", "2", "--at", "Forlì")
    assert {key: isinstance(value, list) for key, value in printed.items()} == documented("assign --all --with-…")
    section = DOCUMENT.split("### `assign --all --with-… --json`", 1)[1].split("\n### ", 1)[0]
    assert set(printed["before"]) <= set(re.findall(r"`(\w+)(?:\[\])?`", section))


def test_the_keys_of_a_worker_are_documented(prossima: CommandLine) -> None:
    worker = prossima.json("workers", "list")["workers"][0]
    section = DOCUMENT.split("### `workers list --json`", 1)[1].split("\n### ", 1)[0]
    assert set(worker) <= set(re.findall(r"`(\w+)(?:\[\])?`", section))


def test_the_keys_of_a_result_are_documented(prossima: CommandLine) -> None:
    (result,) = prossima.json("match", "cope-trento-marco", "--limit", "1")["results"]
    told = set(re.findall(r"`(\w+)(?:\[\])?`", DOCUMENT.split("Ogni risultato:", 1)[1].split("### `assign", 1)[0]))
    assert set(result) | set(result["reasons"][0]) <= told


def test_the_keys_of_a_network_are_documented(prossima: CommandLine) -> None:
    network = prossima.json("match", "ponte-bergamo-gino", "--limit", "1")["network"]
    section = DOCUMENT.split("### `network` in `match --json`", 1)[1].split("\n### ", 1)[0]
    listed = re.findall(r"^\| `(\w+)(\[\])?` \|", section, re.MULTILINE)
    assert {key: isinstance(value, list) for key, value in network.items()} == {key: bool(many) for key, many in listed}

    told = set(re.findall(r"`(\w+)(?:\[\])?`", section))
    member = network["members"][0]
    assert set(network["totals"]) | set(member["needs"][0]) | set(network["alternatives"][0]) <= told
    (result,) = prossima.json("match", "cope-trento-marco", "--limit", "1")["results"]
    assert set(member) - set(result) | {"to_check"} <= told
    assert set(network["uncovered"][0]) <= told


def test_the_keys_of_a_cluster_are_documented(prossima: CommandLine) -> None:
    cluster = prossima.json("duplicates")["clusters"][0]
    section = DOCUMENT.split("### `duplicates --json`", 1)[1].split("\n### ", 1)[0]
    told = set(re.findall(r"`(\w+)(?:\[\])?`", section))
    weakest = cluster["weakest"]
    assert set(cluster) | set(cluster["records"][0]) | set(weakest) | set(weakest["reasons"][0]) <= told


def test_every_command_is_in_the_table(prossima: CommandLine) -> None:
    listed = re.findall(r"^  ([a-z][a-z-]+)  ", prossima("--help").stdout, re.MULTILINE)
    assert set(listed) == set(re.findall(r"^\| `prossima ([a-z-]+)", DOCUMENT, re.MULTILINE))


def test_an_import_prints_at_least_what_programs_were_promised(prossima: CommandLine) -> None:
    assert set(prossima.json(*QUESTIONS["import"])) >= {
        *("source", "written", "rows", "created", "updated", "unchanged", "problems", "mapping", "unmapped"),
        *("municipality_resolved", "municipality_expected"),
    }
