from directory.tagging.nearness import Nearness
from directory.taxonomies.vocabulary import Vocabulary

NEARNESS = Nearness.of(Vocabulary.bundled())
NAMES = NEARNESS.get_feature_names_out()


def near(text: str, name: str) -> float:
    row = NEARNESS.transform([text]).toarray()[0]
    return float(row[NAMES.index(name)])


def test_words_of_a_term_in_another_order_are_near_although_no_phrase_stands_there() -> None:
    text = "una spesa che arriva a casa, con il cibo di due settimane"

    assert near(text, "need:money.budgeting") < near(text, "need:money.food")
    assert near(text, "need:work") < near(text, "need:money.food")


def test_a_text_without_words_of_the_taxonomies_is_near_nothing() -> None:
    assert NEARNESS.transform(["", "zampogna", "робота"]).nnz == 0


def test_the_word_that_brings_a_text_near_is_known() -> None:
    assert NEARNESS.strongest("service_type:pharmacy", ["via", "farmac"]) == "farmac"
    assert NEARNESS.strongest("service_type:pharmacy", ["zampogn"]) is None
    assert NEARNESS.strongest("service_type:pharmacy", []) is None


def test_it_is_read_once_and_examples_change_nothing() -> None:
    assert Nearness.of(Vocabulary.bundled()) is NEARNESS
    assert NEARNESS.fit(["zampogna", "zampogna"]) is NEARNESS
