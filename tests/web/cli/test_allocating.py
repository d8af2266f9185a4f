"""The plan for a whole team on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.web.cli.conftest import CommandLine

NEED = [{"term": "housing.finding"}]


def test_a_plan_says_who_goes_to_whom_who_waits_and_that_nothing_is_written(
    prossima: CommandLine, team_list: Path
) -> None:
    printed = prossima("assign", "--all", str(team_list)).stdout
    assert "nuova → " in printed
    assert "Restano dove sono: seguita (Besnik Hoxha)" in printed
    assert "In attesa:\n    lontana – " in printed
    assert "Besnik Hoxha: 48 → " in printed
    assert "Non è stato scritto nulla: ripeti con --apply" in printed


def test_a_plan_as_json_adds_up(prossima: CommandLine, team_list: Path) -> None:
    plan = prossima.json("assign", "--all", str(team_list), "--move-cost", "0.1")
    assert (plan["move_cost"], plan["proven"]) == (0.1, True)
    assert plan["gain"] == pytest.approx(sum(move["gain"] for move in plan["moves"]), abs=1e-5)
    (move,) = plan["moves"]
    assert (move["person"], move["from"], move["case_points"]) == ("nuova", None, 1)
    assert [one["person"] for one in plan["waiting"]] == ["lontana"]
    (taker,) = (one for one in plan["caseloads"] if one["id"] == move["to"]["id"])
    assert taker["points_after"] == taker["points_before"] + 1


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ({"needs": NEED}, "elenco JSON di profili"),
        ([], "non ha persone"),
        ([{"needs": NEED}] * 201, "al massimo 200 persone"),
        ([{"id": "a", "needs": NEED}, {"id": "a", "needs": NEED}], "Due persone si chiamano «a»"),
        ([{"needs": NEED}, {"needs": NEED, "case_points": 1.3}], "Persona 2 dell'elenco: «case_points»"),
        ([{"needs": NEED, "case_points": 0}], "Persona 1 dell'elenco: «case_points»"),
        ([{"needs": NEED, "current_worker": 7}], "Persona 1 dell'elenco: "),
        ([{"needs": NEED}, {"age": 240, "needs": NEED}], "Persona 2 dell'elenco: "),
        (["Sara"], "Persona 1 dell'elenco: "),
        ([None], "Persona 1 dell'elenco: "),
    ],
)
def test_a_list_that_cannot_be_planned_is_refused_in_a_sentence(
    prossima: CommandLine, tmp_path: Path, people: Any, told: str
) -> None:
    path = tmp_path / "persone.json"
    path.write_text(json.dumps(people), "utf-8")
    refused = prossima("assign", "--all", str(path))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert told in refused.stderr
    assert "Traceback" not in refused.output
