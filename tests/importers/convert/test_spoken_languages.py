"""Columns of languages that speak of interpreters: nobody there speaks what somebody else interprets."""

import pytest

from importers.convert.languages import spoken
from tests.importers.lists import drafts_of


@pytest.mark.parametrize(
    ("text", "codes", "interpreting"),
    [
        ("italiano, inglese", ["it", "en"], ""),
        ("mediazione araba su richiesta", [], "mediazione araba su richiesta"),
        ("interprete di cinese", [], "interprete di cinese"),
        ("italiano e inglese, mediazione in arabo e cinese", ["it", "en"], "mediazione in arabo e cinese"),
        ("arabo (mediatrice il martedì), inglese", ["en"], "arabo (mediatrice il martedì)"),
        ("italiano, inglese e arabo con mediatore", ["it", "en"], "arabo con mediatore"),
        ("italiano, cinese su richiesta", ["it"], "cinese su richiesta"),
        ("italiano (altre su richiesta)", ["it"], "altre su richiesta"),
        ("Deutsch, Italienisch, Arabisch mit Dolmetscher", ["de", "it"], "Arabisch mit Dolmetscher"),
        ("italiano, senza mediazione", ["it"], ""),
        ("solo italiano", ["it"], ""),
        ("italiano, inglese (base)", ["it", "en"], ""),
    ],
)
def test_what_is_interpreted_is_not_spoken_there(text: str, codes: list[str], interpreting: str) -> None:
    assert spoken(text) == (codes, interpreting)


def test_a_column_of_languages_may_say_who_interprets() -> None:
    rows = ("Sportello;italiano, mediazione araba su richiesta", "Ambulatorio;interprete di cinese", "Casa;italiano")

    drafts, problems = drafts_of("nome;lingue", *rows)

    said = [draft.values for draft in drafts]
    assert [[row["code"] for row in each.get("languages", ())] for each in said] == [["it"], [], ["it"]]
    assert [each.get("service.interpretation_services") for each in said] == [
        "mediazione araba su richiesta",
        "interprete di cinese",
        None,
    ]
    assert problems == []
