"""What a text says in other words than the question is found, after what says it in the same words."""

from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

OTHERS = [
    listing(number, name=f"Testo {number}", description="Il fiume scorre nella valle.") for number in range(10, 40)
]


def test_a_text_is_found_by_another_word_for_the_same() -> None:
    bishop = listing(1, name="Uno", description="Fu il vescovo di Autun a proporlo.")

    found = find("Quale prelato lo propose?", bishop, *OTHERS)

    assert names(found)[0] == "Uno"


def test_a_reason_says_the_other_word() -> None:
    bishop = listing(1, name="Uno", description="Fu il vescovo di Autun.")

    (first, *_) = find("prelato", bishop, *OTHERS).results

    reason = next(one.text for one in first.reasons if one.feature == "words")
    assert (reason.message, reason.facts["words"]) == ("Says it in other words: %(words)s", ("vescovo",))


def test_a_word_that_only_shares_its_stem_with_another_word_for_the_same_is_none() -> None:
    choir = listing(1, name="Coro misto", description="Coro misto per principianti.")

    found = find("sovrano", choir, *OTHERS)

    assert not [one for result in found.results for one in result.reasons if "other words" in one.text.message]


def test_the_word_that_was_asked_for_counts_more() -> None:
    found = find(
        "Quale monarca fuggì di notte dalla reggia?",
        listing(1, name="Altro", description="Il sovrano fuggì per primo."),
        listing(2, name="Stesso", description="Il monarca fuggì per primo."),
        *OTHERS,
    )

    assert names(found)[:2] == ["Stesso", "Altro"]


def test_a_single_word_that_texts_have_is_meant_as_it_stands() -> None:
    found = find(
        "sovrano",
        listing(1, name="Stesso", description="Il sovrano partì."),
        listing(2, name="Altro", description="Il principe partì."),
        *OTHERS,
    )

    assert names(found) == ["Stesso"]


def test_beside_what_was_understood_a_word_that_no_text_has_brings_nothing_in_another_one() -> None:
    psychologists = [
        listing(number, name=f"Psicologo {number}", tags=("service_type:psychological_support",))
        for number in range(2, 6)
    ]

    found = find(
        "psicologo per un prelato", listing(1, name="Uno", description="Il vescovo abita qui."), *psychologists
    )

    assert "Uno" not in names(found)


def test_a_word_that_is_said_in_another_one_is_not_called_unheard() -> None:
    found = find("Quale prelato lo propose?", listing(1, name="Uno", description="Fu il vescovo."), *OTHERS)

    assert "prelato" not in found.unheard
