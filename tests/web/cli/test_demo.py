"""The main job, end to end: the demo territory answers ten people."""

import re
from pathlib import Path

import pytest
from click.testing import Result

from tests.web.cli.conftest import CommandLine

PROFILES = sorted(path.stem for path in Path("data/samples/profiles").glob("*.json"))


def test_the_demo_prints_five_services_with_reasons_and_a_link_worker_for_each_profile(
    demo: tuple[CommandLine, Result],
) -> None:
    printed = demo[1]
    assert printed.exit_code == 0, printed.output
    sections = re.split(r"^== ", printed.stdout, flags=re.MULTILINE)[1:]
    assert len(sections) == len(PROFILES) >= 10
    for section in sections:
        assert len(re.findall(r"^ ?\d+\. .+\n    \S", section, re.MULTILINE)) >= 5, section
        assert len(re.findall(r"→ .+ – .+\n    \S", section)) == 1, section


def test_loading_the_demo_again_creates_nothing(prossima: CommandLine) -> None:
    again = prossima("demo")
    assert again.exit_code == 0
    assert set(re.findall(r"nuove: (\d+)", again.stderr)) == {"0"}


@pytest.mark.parametrize("name", PROFILES)
def test_the_reasons_of_every_suggestion_add_up_to_its_score(prossima: CommandLine, name: str) -> None:
    match = prossima.json("match", name)
    assert len(match["results"]) >= 5
    for result in match["results"]:
        assert sum(reason["contribution"] for reason in result["reasons"]) == pytest.approx(result["score"], abs=1e-4)
        assert result["eligibility"] in {"yes", "to_be_checked"}
    assert all(result["eligibility"] == "no" for result in match["not_for_this_person"])


def test_a_proposed_link_worker_has_room_and_reasons(prossima: CommandLine) -> None:
    for name in PROFILES:
        proposal = prossima.json("assign", name)
        best = proposal["results"][0]
        assert best["load_after"] <= 1.0
        assert best["reasons"]


def test_a_search_finds_what_a_person_asks_for(prossima: CommandLine) -> None:
    found = prossima.json("search", "psicologo gratis vicino a Forlì per ragazza 17 anni")
    assert found["understood"]["place"] == {"name": "Forlì", "belfiore": "D704", "province": None, "within_km": None}
    assert found["understood"]["age"] == {"min": 17, "max": 17}
    assert found["understood"]["cost"] == "free"
    assert found["results"]
    assert all(result["reasons"] for result in found["results"])


def test_a_typing_error_is_repaired_or_understood(prossima: CommandLine) -> None:
    names = " ".join(result["name"].lower() for result in prossima.json("search", "tirocino")["results"][:3])
    assert "tirocin" in names


def test_an_edit_is_found_by_the_next_command(prossima: CommandLine, tmp_path: Path) -> None:
    listed = tmp_path / "nuovo.csv"
    listed.write_text("ente,servizio,comune\nCircolo Zeffirino,Laboratorio di aquiloni zeffirini,Forlì\n", "utf-8")
    assert prossima("import", str(listed), "--write").exit_code == 0
    assert prossima.json("search", "aquiloni zeffirini")["results"][0]["name"] == "Laboratorio di aquiloni zeffirini"
