"""Assignments that are kept, plans that are applied and taken back, and what-if, on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.cli.conftest import CommandLine

NEED = [{"term": "housing.finding"}]


@pytest.fixture
def people(prossima: CommandLine, tmp_path: Path) -> Iterator[Path]:
    """Two people, who are forgotten afterwards."""
    path = tmp_path / "persone.json"
    listed = [
        {"id": "FC-1", "age": 30, "place": "Forlì", "needs": NEED},
        {"id": "FC-2", "age": 25, "place": "Forlì", "needs": NEED, "current_worker": "Leila Mansour Berti"},
    ]
    path.write_text(json.dumps(listed), "utf-8")
    yield path
    while prossima("assign", "--undo").exit_code == 0:
        pass


def walks(prossima: CommandLine) -> dict[str, str]:
    return {one["person"]: one["worker"]["name"] for one in prossima.json("caseload", "list")["assignments"]}


def loads(prossima: CommandLine) -> dict[str, float]:
    return {one["name"]: one["load_points"] for one in prossima.json("workers", "list")["workers"]}


def test_a_proposal_is_accepted_ended_and_forgotten(prossima: CommandLine) -> None:
    before = loads(prossima)
    printed = prossima("assign", "cope-trento-marco", "--for", "TN-1", "--accept").stdout
    assert "segue «TN-1» da oggi" in printed
    assert "Il caso pesa 3 punti: 1 – " in printed
    name = walks(prossima)["TN-1"]
    assert loads(prossima)[name] == before[name] + 3
    assert prossima("caseload", "forget", "TN-1").exit_code == 2
    assert prossima("caseload", "end", "TN-1", "--why", "goal_reached").exit_code == 0
    assert "l'obiettivo è raggiunto" in prossima("caseload", "list", "--worker", name).stdout
    assert loads(prossima) == before
    assert prossima("caseload", "forget", "TN-1").exit_code == 0
    assert prossima.json("caseload", "list", "--worker", name)["assignments"] == []


def test_another_one_needs_a_reason_and_who_waits_is_listed(prossima: CommandLine) -> None:
    second = prossima.json("assign", "cope-trento-marco")["results"][1]["name"]
    refused = prossima("assign", "cope-trento-marco", "--for", "TN-2", "--choose", second)
    assert refused.exit_code == 2
    assert "--reason" in refused.stderr
    assert walks(prossima) == {}
    kept = prossima.json("assign", "cope-trento-marco", "--for", "TN-2", "--choose", second, "--reason", "Lo conosce")
    assert kept["kept"] == {
        "person": "TN-2",
        "decision": "other",
        "worker": {"id": kept["results"][1]["id"], "name": second},
        "reason": "Lo conosce",
    }
    assert prossima.json("assign", "cope-trento-sara", "--for", "TN-3", "--wait", "--points", "2")["case_points"] == 2
    assert [one["person"] for one in prossima.json("caseload", "list")["waiting"]] == ["TN-3"]
    assert prossima("caseload", "end", "TN-2", "--why", "mistake").exit_code == 0
    for person in ("TN-2", "TN-3"):
        assert prossima("caseload", "forget", person).exit_code == 0


def test_a_plan_is_shown_applied_and_taken_back_exactly(prossima: CommandLine, people: Path) -> None:
    before = loads(prossima)
    shown = prossima.json("assign", "--all", str(people))
    assert shown["applied"] is None
    assert walks(prossima) == {}
    assert loads(prossima) == before

    applied = prossima.json("assign", "--all", str(people), "--apply")
    assert {**shown, "applied": applied["applied"]} == applied
    expected = {one["person"]: one["to"]["name"] for one in applied["moves"]}
    expected |= {one["person"]: one["worker"]["name"] for one in applied["stays"]}
    assert walks(prossima) == expected
    after = {one["name"]: one["points_after"] for one in applied["caseloads"]}
    assert loads(prossima) == after

    assert "tutto è come prima" in prossima("assign", "--undo").stdout
    assert walks(prossima) == {}
    assert loads(prossima) == before
    assert prossima("assign", "--undo").exit_code == 2


def test_when_a_worker_leaves_the_people_go_to_others_and_the_next_plan_knows_it(
    prossima: CommandLine, people: Path
) -> None:
    prossima("assign", "--all", str(people), "--apply")
    who = walks(prossima)["FC-1"]
    plan = prossima.json("assign", "--all", str(people), "--occasion", "leaving", "--about", who, "--apply")
    moved = {one["person"]: one["from"]["name"] for one in plan["moves"] if one["from"]}
    assert moved["FC-1"] == who
    assert who not in walks(prossima).values()
    undone = prossima.json("assign", "--undo")
    assert set(undone["resumed"]) == set(moved)
    assert walks(prossima)["FC-1"] == who


def test_what_if_writes_nothing(prossima: CommandLine, people: Path, tmp_path: Path) -> None:
    worker = tmp_path / "nuova.json"
    worker.write_text(json.dumps({"languages": ["it"], "contract_hours": 36, "expertise": ["housing"]}), "utf-8")
    before = loads(prossima)
    found = prossima.json("assign", "--all", str(people), "--with-worker", str(worker))
    assert found["after"]["people"] == 2
    more = prossima.json("assign", "--all", str(people), "--with-arrivals", "10", "--at", "Borgo Valsugana")
    assert (more["arrivals"], more["after"]["people"]) == (10, 12)
    assert "solo un'ipotesi" in prossima("assign", "--all", str(people), "--with-worker", str(worker)).stdout
    assert loads(prossima) == before
    assert walks(prossima) == {}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("assign",), "un profilo"),
        (("assign", "cope-trento-marco", "--accept"), "--for"),
        (("assign", "cope-trento-marco", "--for", "Sara Rossi"), "non è un riferimento"),
        (("assign", "cope-trento-marco", "--for", "X", "--accept", "--wait"), "una cosa sola"),
        (("assign", "cope-trento-marco", "--apply"), "--all"),
        (("assign", "cope-trento-sara", "--for", "X", "--choose", "Besnik Hoxha", "--reason", "x"), "qualunque"),
        (("assign", "--all", "PEOPLE", "--occasion", "leaving"), "--about"),
        (("assign", "--all", "PEOPLE", "--about", "Nessuno"), "Nessun operatore"),
        (("assign", "--all", "PEOPLE", "--at", "Forlì"), "--with-arrivals"),
        (("assign", "--all", "PEOPLE", "--with-arrivals", "3"), "--at"),
        (("assign", "--all", "PEOPLE", "--with-arrivals", "3", "--at", "Forlì", "--apply"), "--apply"),
        (("caseload", "end", "X", "--why", "goal_reached"), "Nessuno segue"),
        (("caseload", "end", "X", "--why", "boh"), "--why"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    prossima: CommandLine, people: Path, arguments: tuple[str, ...], told: str
) -> None:
    refused: Any = prossima(*(str(people) if one == "PEOPLE" else one for one in arguments))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert told in refused.stderr
    assert "Traceback" not in refused.output
    assert walks(prossima) == {}


def test_to_be_written_everybody_needs_a_reference(prossima: CommandLine, people: Path) -> None:
    people.write_text(json.dumps([{"label": "Sara", "needs": NEED}]), "utf-8")
    assert prossima("assign", "--all", str(people)).exit_code == 0
    refused = prossima("assign", "--all", str(people), "--apply")
    assert refused.exit_code == 2
    assert "non ha un «id»" in refused.stderr
    assert walks(prossima) == {}


def test_a_plan_beyond_the_bounds_needs_a_reason(prossima: CommandLine, people: Path) -> None:
    strict = CommandLine({**prossima.environment, "PROSSIMA_GROUP_GAP_PERCENT": "0"})
    needs = [{"term": "housing.finding", "severity": 5}]
    many = [
        {"id": f"M-{number}", "age": 30, "place": "Forlì", "languages": ["it"], "needs": needs} for number in range(5)
    ]
    many += [
        {"id": f"N-{number}", "age": 30, "place": "Bergamo", "languages": ["fr"], "needs": NEED} for number in range(5)
    ]
    people.write_text(json.dumps(many), "utf-8")
    assert strict.json("assign", "--all", str(people))["exceeded"]
    refused = strict("assign", "--all", str(people), "--apply")
    assert refused.exit_code == 2
    assert walks(strict) == {}
    assert strict("assign", "--all", str(people), "--apply", "--reason", "Deciso in équipe").exit_code == 0
    assert len(walks(strict)) == 10
