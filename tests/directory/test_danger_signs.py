"""Signs of danger in sentences that no rule knows."""

import csv
import re
from pathlib import Path

import pytest

from directory.danger.heard import dangers
from directory.danger.signs import signs
from directory.taxonomies.codes import EMERGENCY
from directory.words.language import fold, words
from tests.directory.catalog.listings import VOCABULARY, listing
from tests.directory.search.asking import find, names

ROWS = list(csv.DictReader(Path("data/danger_signs.csv").read_text("utf-8").splitlines()))
WEIGHTS = {(row["need"], sign): int(row["weight"]) for row in ROWS for sign in row["signs"].split("|")}


def needs(text: str) -> set[str]:
    return {danger.need for danger in dangers(words(text))}


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("quando beve i bambini si nascondono sotto il letto", "safety.partner_violence"),
        ("le tapparelle chiuse da tre giorni e non apre", "safety.emergency"),
        ("dal pianerottolo c'è puzza di gas", "safety.emergency"),
        ("mi sento un peso per tutti", "mental_wellbeing.crisis"),
        ("ha lividi e dice che ha sbattuto contro l'anta", "safety.partner_violence"),
        ("il caporale tiene il passaporto a tutti", "safety.trafficking"),
        ("gli sputano addosso alla fermata", "safety.bullying"),
        ("siamo qui fuori con le valigie", "housing.emergency"),
        ("non ce la faccio più, a volte penso a brutte cose", "mental_wellbeing.crisis"),
        ("a casa sua volano i piatti", "safety.partner_violence"),
        ("i mog nimmer leben", "mental_wellbeing.crisis"),
        ("she won't wake up", "safety.emergency"),
        ("sie sperrt den Opa ein und gibt ihm Schlaftropfen", "safety.partner_violence"),
    ],
)
def test_a_sign_is_heard_in_whatever_sentence(text: str, need: str) -> None:
    assert need in needs(text)


@pytest.mark.parametrize(
    "text",
    [
        "corso di autodifesa, coltello e pugni",
        "convegno per insegnanti sul suicidio",
        "tesi sul bullismo a scuola",
        "la nonna si ammazza di lavoro nell'orto",
        "vorrei sparire una settimana in montagna",
        "bolletta del gas troppo alta",
        "anziana che vive sola cerca badante",
        "sta in camera da ieri con la febbre",
        "cimici in casa",
        "il negozio non apre più",
        "non apre più la porta a nessuno",
        "mi perseguita la sfortuna, ho perso lo SPID",
        "la sedia a rotelle non passa dalla porta",
        "gruppo per chi smette di fumare",
    ],
)
def test_words_of_danger_alone_are_none(text: str) -> None:
    assert not needs(text)


def test_weak_signs_count_together() -> None:
    assert not needs("ha un occhio nero")
    assert "safety.partner_violence" in needs("ha un occhio nero e dice che la minaccia")
    assert not needs("livido, un altro livido")  # what is said twice counts once


def test_every_sign_is_a_need_of_the_taxonomy_and_folded() -> None:
    for need, sign in WEIGHTS:
        assert VOCABULARY.get("need", need)
        assert re.fullmatch(r"[a-z0-9*/@… ]+", sign), sign
        assert fold(sign.replace("…", " ")) == sign.replace("…", " ")
        assert not sign.startswith("…"), sign
        assert not sign.endswith("…"), sign


@pytest.mark.parametrize("need", sorted({need for need, _ in WEIGHTS}))
def test_a_sure_sign_is_enough_and_a_weak_one_is_not(need: str) -> None:
    for (of, sign), weight in WEIGHTS.items():
        if of == need and "@" not in sign:
            said = [word.partition("/")[0].removesuffix("*") for word in sign.split() if word != "…"]
            heard = {one.need for one in signs(said)}
            assert (need in heard) or weight == 1, sign


def test_who_may_die_is_told_the_emergency_number_first() -> None:
    result = find(
        "mio nonno è in carrozzina, esce fumo dal terzo piano a Forlì",
        listing(1, name="Dormitorio", at="Forlì", tags=(f"need:{EMERGENCY}",), wheelchair=True),
        listing(2, name="112", tags=("service_type:emergency_number", f"need:{EMERGENCY}"), remote=True),
    )

    assert names(result)[0] == "112"
    assert "Call 112 now: this sounds like a danger to life." in [str(one) for one in result.query.dangers]


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("la sciura ricama tovaglie gialle e pesca rane alla luna", True),
        ("zaza bubu", False),
        ("il compagno la picchia da mesi secondo la zia Pina della scala accanto", False),  # heard, and told so
        ("Associazione Sole Mare Monte Fiume", False),  # called so
        ("psicologo gratis, la cugina ricama tovaglie e canta alla luna", False),  # what is needed was understood
        ("psicologo, la cugina ricama tovaglie gialle, canta alla luna, pesca rane e cuoce zuppe", True),
    ],
)
def test_it_is_said_that_much_was_not_understood(text: str, is_said: bool) -> None:
    result = find(text, listing(1, name="Associazione Sole Mare Monte Fiume"), listing(2, name="Zia"))

    said = [str(one) for one in result.relaxed if "Much of this was not understood" in str(one)]
    assert bool(said) == is_said


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("corso di ballo, si copre il collo con le sciarpe quando lui rientra tardi, Forlì", ("112", "1522", "114")),
        ("corso di ballo, si copre il collo con le sciarpe quando lui rientra tardi, Lugano", ("112", "142", "147")),
        ("la sciura del secondo piano canta alla luna con le pentole, Forlì", ()),
        ("padre separato, versa 600 euro di mantenimento e ne guadagna 1300 con gli straordinari, Forlì", ()),
    ],
)
def test_whom_to_call_is_said_where_what_was_not_understood_may_tell_of_a_danger(
    text: str, numbers: tuple[str, ...]
) -> None:
    found = find(text, listing(1, name="Associazione Sole Mare Monte Fiume"), listing(2, name="Zia"))

    said = " ".join(str(one) for one in found.relaxed if "If somebody may be in danger, call" in str(one))
    assert [number for number in ("112", "1522", "142", "147", "114") if number in said] == sorted(
        numbers, key=["112", "1522", "142", "147", "114"].index
    )


def test_in_what_words_a_danger_is_told_hardly_counts() -> None:
    result = find(
        "a volte penso che sarebbe meglio non svegliarsi",
        listing(1, name="Svegliarsi meglio", description="Penso a volte che sarebbe meglio dormire."),
        listing(2, name="Ascolto", tags=("need:mental_wellbeing.crisis",)),
    )

    assert names(result)[0] == "Ascolto"


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("il marito la tiene in casa e ha nascosto il passaporto", "safety.partner_violence"),
        ("la suocera le ha tolto i documenti", "safety.partner_violence"),
        ("chat con un uomo di 40 anni che le chiede foto", "safety.child_abuse"),
        (
            "he was paid nothing for six weeks at a car wash and is afraid of the boss",
            "safety.trafficking",
        ),
    ],
)
def test_who_is_kept_in_lured_or_not_paid_and_afraid_is_in_danger(text: str, need: str) -> None:
    assert need in needs(text)


@pytest.mark.parametrize("text", ["il marito ha perso il passaporto", "un uomo di 40 anni fa foto al parco"])
def test_a_lost_passport_and_a_photographer_are_no_danger(text: str) -> None:
    assert not dangers(words(text))
