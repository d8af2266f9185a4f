"""Documents to bring and exclusions: asked about, told, and never a no."""

from typing import Any, Final

import pytest

from directory.catalog.documents import Document
from matching.eligibility import Eligibility
from tests.matching.builders import ANXIETY, listing, profile
from tests.matching.judging import CHECK, FOR_ALL_AGES, HOMEWORK, YES, asked, judged

WITH_PAPERS: Final[dict[str, Any]] = {
    "required_documents": ("carta d'identità", "permesso di soggiorno", "ISEE", "foto tessera")
}
IDENTITY, PERMIT, HEALTH_CARD, ISEE_PAPER = Document


@pytest.mark.parametrize(
    ("person", "verdict", "missing"),
    [
        ({}, CHECK, "Ask whether the person has: identity document, ISEE certificate"),
        ({"isee": 5000}, CHECK, "Ask whether the person has: identity document"),
        ({"target_groups": ("refugees",)}, CHECK, "has: identity document, residence permit, ISEE certificate"),
        ({"documents": frozenset({IDENTITY, ISEE_PAPER})}, YES, ""),
        ({"documents": frozenset({IDENTITY}), "isee": 5000}, CHECK, "possible without: ISEE certificate"),
        ({"documents": frozenset()}, CHECK, "possible without: identity document, ISEE certificate"),
        (
            {"documents": frozenset({IDENTITY, ISEE_PAPER}), "target_groups": ("migrants",)},
            CHECK,
            "possible without: residence permit",
        ),
        ({"documents": frozenset(Document), "target_groups": ("migrants",)}, YES, ""),
    ],
)
def test_documents_are_asked_for_and_never_exclude(person: dict[str, Any], verdict: Eligibility, missing: str) -> None:
    found, why = asked(profile(**person), **WITH_PAPERS)

    assert found == verdict
    assert why.endswith(missing)
    if missing:
        assert why.startswith("Asks for: carta d'identità, permesso di soggiorno, ISEE, foto tessera. ")


def test_papers_that_can_be_had_change_nothing_but_are_told() -> None:
    judgement = judged(profile(), listing(1, **FOR_ALL_AGES, required_documents=("curriculum", "foto tessera")))

    assert judgement.of_row(0) == YES
    assert [str(remark) for remark in judgement.say(0).remarks] == ["Asks for: curriculum, foto tessera"]


@pytest.mark.parametrize(
    ("person", "text", "verdict"),
    [
        ({"needs": ("addictions.alcohol",)}, "Non si accolgono persone con dipendenze in fase attiva", CHECK),
        ({"needs": (ANXIETY,)}, "Non si accolgono persone con dipendenze in fase attiva", YES),
        ({"target_groups": ("homeless",)}, "Nicht für wohnungslose Menschen", CHECK),
        ({"needs": ("housing.emergency",)}, "Non è un posto dove dormire subito", CHECK),
        ({"target_groups": ("refugees",)}, "Not for migrants", CHECK),
        ({"target_groups": ("migrants",)}, "Non per rifugiati", YES),
        ({"age": 15}, "Sotto i 16 anni ci si rivolge alla scuola media", CHECK),
        ({"age": 16}, "Sotto i 16 anni ci si rivolge alla scuola media", YES),
        ({"age": None}, "Sotto i 16 anni ci si rivolge alla scuola media", CHECK),
        ({"age": None}, "Non si accolgono minorenni", CHECK),
        ({"age": 30}, "Non si accolgono minorenni", YES),
        ({"age": 30, "children_ages": (8.0,)}, "Non si accolgono minorenni", YES),
        ({}, "Non si entra con animali di grossa taglia", YES),
        ({}, "", YES),
    ],
)
def test_exclusions_ask_only_where_their_words_meet_the_person(
    person: dict[str, Any], text: str, verdict: Eligibility
) -> None:
    judgement = judged(profile(**person), listing(1, **FOR_ALL_AGES, exclusion_criteria=text))
    said = f"Under exclusions the entry says: “{text}”"

    assert judgement.of_row(0) == verdict
    if verdict == CHECK:
        assert [str(one) for one in judgement.say(0).sentences] == [f"{said}. Ask whether this concerns the person"]
        assert judgement.say(0).remarks == ()
    else:
        assert judgement.say(0).sentences == ()
        assert [str(one) for one in judgement.say(0).remarks] == ([said] if text else [])


def test_exclusions_mean_the_child_where_it_is_for_the_child() -> None:
    parent = profile(age=38, children_ages=(8.0,))

    assert asked(parent, **HOMEWORK, exclusion_criteria="Non sotto i 9 anni")[0] == CHECK
    assert asked(parent, **HOMEWORK, exclusion_criteria="Non oltre i 30 anni")[0] == YES


def test_a_long_text_about_exclusions_is_cut() -> None:
    (remark,) = judged(profile(), listing(1, **FOR_ALL_AGES, exclusion_criteria="parola " * 200)).say(0).remarks

    assert len(str(remark)) < 360
    assert str(remark).endswith("…”")
