"""What `prossima search --json` says of a question."""

import re
from pathlib import Path
from typing import Any

import pytest

from directory.search.query import understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY
from web.search.understood import understood_json


def said(text: str) -> dict[str, Any]:
    return understood_json(understand(text, VOCABULARY, GAZETTEER))


def test_everything_that_was_understood_is_said_in_codes() -> None:
    assert said(
        "psicologo gratis entro 10 km da Forlì il sabato mattina dopo le 9 per ragazza 17 anni che parla arabo"
    ) == {
        "needs": ["mental_wellbeing.listening"],
        "service_types": ["psychological_support"],
        "interests": [],
        "place": {"name": "Forlì", "belfiore": "D704", "province": None, "within_km": 10},
        "provinces": [],
        "age": {"min": 17, "max": 17},
        "target_groups": ["adolescents"],
        "languages": ["ar"],
        "when": {"days": ["SA"], "part": "morning", "from": "09:00", "to": None, "relative": None},
        "cost": "free",
        "access": None,
        "remote": None,
        "wheelchair": False,
        "gender": "woman",
        "contact": None,
        "rest": "",
        "relaxed": [],
    }


def test_what_was_not_said_is_null() -> None:
    nothing = said("zzz")

    assert {key for key, value in nothing.items() if value is None} == {
        *("place", "age", "when", "cost", "access", "remote", "gender", "contact"),
    }
    assert nothing["rest"] == "zzz"


@pytest.mark.parametrize(
    ("text", "remote"),
    [("psicologo online", "online"), ("psicologo al telefono", "phone"), ("parrucchiera a domicilio", "home")],
)
def test_the_way_to_be_helped_is_one_word(text: str, remote: str) -> None:
    assert said(text)["remote"] == remote


def test_a_region_is_its_provinces_and_no_place() -> None:
    found = said("doposcuola in Romagna")

    assert (found["place"], {*found["provinces"]}) == (None, {"FC", "RA", "RN"})
    assert said("doposcuola in provincia di Bergamo")["provinces"] == ["BG"]


def test_conditions_that_were_given_up_are_said_in_order() -> None:
    query = understand("mensa", VOCABULARY, GAZETTEER)
    assert understood_json(query, ("radius", "filters"))["relaxed"] == ["radius", "filters"]


def test_the_keys_are_the_documented_ones() -> None:
    document = Path("docs/cli.md").read_text("utf-8")
    section = document.split("### `understood` in", 1)[1].split("\n### ", 1)[0]
    documented = {key: bool(several) for key, several in re.findall(r"^\| `(\w+)(\[\])?` \|", section, re.MULTILINE)}

    assert documented == {key: isinstance(value, list) for key, value in said("mensa").items()}
