import re
from pathlib import Path

from tests.web.cli.conftest import CommandLine

DOCUMENT = Path("docs/cli.md").read_text("utf-8").split("### `suggest --json`", 1)[1].split("\n### ", 1)[0]


def test_suggestions_are_printed_one_a_line(prossima: CommandLine) -> None:
    result = prossima("suggest", "spazio", "gio")
    assert result.exit_code == 0
    assert result.stdout.lower().startswith("spazio giovani – ")
    assert len(result.stdout.splitlines()) <= 10


def test_nothing_to_suggest_is_said(prossima: CommandLine) -> None:
    result = prossima("suggest", "xqzwk")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)


def test_printed_keys_are_the_documented_ones(prossima: CommandLine) -> None:
    printed = prossima.json("suggest", "forl")
    table, one = DOCUMENT.split("Ogni suggerimento:")
    assert {*printed} == {*re.findall(r"^\| `(\w+)(?:\[\])?` \|", table, re.MULTILINE)}
    assert printed["suggestions"][0]["text"] == "Forlì"
    assert {*printed["suggestions"][0]} <= {*re.findall(r"`(\w+)`", one)}
    assert len(prossima.json("suggest", "forl", "--limit", "1")["suggestions"]) == 1
