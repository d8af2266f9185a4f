"""What a text is probably about that no rule is heard in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.search.results.likely import DANGERS
from directory.taxonomies.likely_needs import LikelyNeeds, Told
from directory.words.language import words
from tests.directory.catalog.listings import VOCABULARY, listing
from tests.directory.search.asking import find, names

LIKELY = LikelyNeeds.of(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("le persiane di nonna Ada restano giù e la posta si accumula", "safety.emergency"),
        ("in tema ha scritto che a Pasqua lui non ci sarà", "mental_wellbeing.crisis"),
        ("gli hanno nascosto lo zaino e tutta la classe rideva", "safety.bullying"),
        ("der Vermieter stellt uns die Sachen vor die Tür", "housing.eviction"),
    ],
)
def test_a_sentence_that_nobody_wrote_down_is_near_to_others(text: str, need: str) -> None:
    assert need in [one.code for one in LIKELY.told_by(words(text))]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_guesses_are_probabilities_in_order(said: list[str]) -> None:
    found = LIKELY.told_by(words(" ".join(said)))

    shares = [one.probability for one in found]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1.0001
    assert len({one.code for one in found}) == len(found) <= 3


def test_pairs_of_words_tell_what_neither_tells_alone() -> None:
    told = [Told("transport.licence", "zampa qruk"), Told("social.leisure", "qruk zampa")]
    model = LikelyNeeds(VOCABULARY, told)

    assert model.told_by(["zampa", "qruk"])[0].code == "transport.licence"
    assert model.told_by(["qruk", "zampa"])[0].code == "social.leisure"


@pytest.mark.parametrize(
    "text",
    [
        "ballo liscio con le amiche della parrocchia",
        "il computer nuovo non si collega alla stampante",
        "quanto costa un nido",
    ],
)
def test_an_ordinary_sentence_is_taken_for_no_danger(text: str) -> None:
    assert not [one for one in LIKELY.told_by(words(text)) if one.code in DANGERS and one.probability >= 0.15]


def test_unknown_words_tell_nothing() -> None:
    assert LIKELY.told_by(["xyzzy"]) == []


def test_what_is_mostly_not_understood_is_offered_needs_with_one_tap() -> None:
    result = find(
        "in quel posto le persiane restano giù e la posta si accumula sullo zerbino", listing(1, name="Zerbino")
    )

    assert "safety.emergency" in (*result.perhaps, *result.query.needs)


def test_a_question_in_which_something_is_heard_is_not_guessed_about() -> None:
    result = find("corso di italiano", listing(1, name="Corso di italiano"))

    assert result.perhaps == ()
    assert "Perhaps this is about" not in " ".join(map(str, result.query.notes))
    assert names(find("zaza bubu", listing(1, name="Altro"))) == ["Altro"]
