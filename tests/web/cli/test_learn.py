"""`prossima learn`."""

import json
from pathlib import Path
from typing import Any

import pytest

from matching.learn import LEAST_CHOICES
from tests.web.cli.conftest import CommandLine

PROFILE = {"place": "Forlì", "needs": [{"term": "housing"}]}


@pytest.fixture(scope="module")
def shown(demo: tuple[CommandLine, Any]) -> list[str]:
    return [one["id"] for one in demo[0].json("match", "family-hub-forli-amina", "--limit", "6")["results"]]


def write(tmp_path: Path, *lines: object) -> str:
    path = tmp_path / "choices.jsonl"
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), encoding="utf-8")
    return str(path)


def test_choices_are_compared_and_the_weights_written_but_not_applied(
    prossima: CommandLine, shown: list[str], tmp_path: Path
) -> None:
    lines = [{"profile": PROFILE, "shown": shown, "chosen": shown[number % 3]} for number in range(LEAST_CHOICES)]
    lines.append({"profile": PROFILE, "shown": shown, "chosen": shown[0], "outcome": "not_helped"})
    target = tmp_path / "weights.csv"

    lesson = prossima.json("learn", write(tmp_path, *lines), "--output", str(target))

    assert (lesson["choices"], lesson["left_out"]) == (LEAST_CHOICES, 1)
    assert {one["feature"] for one in lesson["weights"]} >= {"need_cover", "place"}
    assert target.read_text("utf-8").startswith(
        "subject,feature,weight,meaning_it,meaning_en,meaning_de\nservice,need_cover,"
    )


def test_few_choices_are_refused(prossima: CommandLine, shown: list[str], tmp_path: Path) -> None:
    result = prossima("learn", write(tmp_path, {"profile": PROFILE, "shown": shown, "chosen": shown[0]}))

    assert result.exit_code == 2
    assert f"almeno {LEAST_CHOICES}" in result.output


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "Riga 1 delle scelte"),
        ({"profile": PROFILE, "shown": []}, "manca"),
        ({"profile": PROFILE, "shown": "x", "chosen": "x"}, "elenco di id"),
        ({"profile": PROFILE, "shown": ["x"], "chosen": "x"}, "non è l'id di un servizio"),
        ({"profile": {"age": 240}, "shown": [], "chosen": "x"}, "Riga 1 delle scelte"),
        ({"profile": PROFILE, "shown": [], "chosen": "0" * 32, "outcome": "boh"}, "«boh»"),
        ({"profile": PROFILE, "shown": [], "chosen": "0" * 32}, "non è tra quello che è stato mostrato"),
    ],
)
def test_a_wrong_line_is_one_sentence(prossima: CommandLine, tmp_path: Path, line: object, sentence: str) -> None:
    result = prossima("learn", write(tmp_path, line))

    assert result.exit_code == 2
    assert sentence in result.output


def test_a_missing_file_is_said(prossima: CommandLine, tmp_path: Path) -> None:
    result = prossima("learn", str(tmp_path / "nothing"))

    assert result.exit_code == 2
    assert "nothing" in result.output
