import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.rows import ListingRow
from directory.catalog.text_build import FIELD_WEIGHTS
from directory.catalog.text_build import TERMS as WEIGHT_OF_TERMS
from directory.catalog.text_index import AS_ASKED
from directory.catalog.text_part import LENGTH_SHARE, SATURATION, Field, mark_of
from directory.words.language import stem, words
from tests.directory.catalog.listings import VOCABULARY, catalog_of, listing

WORDS = ("casa", "case", "lavoro", "ascolto", "giovani", "musica", "teatro", "sportello")
TERMS = ("need:housing.eviction", "service_type:listening_desk", "interest:music")
PHRASES = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@st.composite
def listings(draw: st.DrawFn) -> list[ListingRow]:
    return [
        listing(
            number,
            name=draw(PHRASES),
            organization=draw(PHRASES),
            description=draw(PHRASES),
            eligibility=draw(PHRASES),
            tags=tuple(draw(st.sets(st.sampled_from(TERMS)))),
        )
        for number in range(draw(st.integers(1, 6)))
    ]


def frequencies(row: ListingRow) -> Counter[str]:
    found: Counter[str] = Counter()
    for text, weight in (
        (row.name, FIELD_WEIGHTS[Field.NAME]),
        (row.organization, FIELD_WEIGHTS[Field.ORGANIZATION]),
        (row.description, FIELD_WEIGHTS[Field.DESCRIPTION]),
        (row.eligibility, FIELD_WEIGHTS[Field.ELIGIBILITY]),
    ):
        for word in words(text):
            found[stem(word)] += weight  # type: ignore[assignment]  # weights may be halves
    labels = {
        stem(word)
        for taxonomy, code in row.tags
        for _, phrase in VOCABULARY.get(taxonomy, code).phrases()
        for word in words(phrase)
    }
    for one in labels:
        found[one] += WEIGHT_OF_TERMS  # type: ignore[assignment]
    return found


def own_words(row: ListingRow) -> list[str]:
    return words(" ".join((row.name, row.organization, row.description, row.eligibility)))


def reference(rows: list[ListingRow], query: list[str]) -> list[float]:
    """BM25 as in the book, one listing after the other."""
    counts = [frequencies(row) for row in rows]
    lengths = [len(own_words(row)) for row in rows]
    usual = max(sum(lengths) / len(rows), 1.0)
    marks = [{(stem(word), mark_of(word)) for word in own_words(row)} for row in rows]
    scores, most = [0.0] * len(rows), 0.0
    for asked in query:
        one = stem(asked)
        having = sum(one in count for count in counts)
        if not having and not any(one == stem(word) for term in VOCABULARY_FORMS for word in words(term)):
            continue
        rarity = math.log(1 + (len(rows) - having + 0.5) / (having + 0.5))
        most += rarity * (SATURATION + 1)
        for place, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / usual)
            as_asked = 1 + AS_ASKED * ((one, mark_of(asked)) in marks[place])
            scores[place] += (
                as_asked * rarity * count[one] * (SATURATION + 1) / (count[one] + norm) if count[one] else 0
            )
    return [score / most / (1 + AS_ASKED) if most else 0.0 for score in scores]


VOCABULARY_FORMS = [
    phrase
    for taxonomy in ("need", "service_type", "interest", "target_group")
    for term in VOCABULARY.terms(taxonomy)
    for _, phrase in term.phrases()
]


@settings(max_examples=25, deadline=None)
@given(listings(), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
def test_scores_equal_bm25_computed_row_by_row(rows: list[ListingRow], query: list[str]) -> None:
    catalog = catalog_of(*rows)

    match = catalog.text.search(query)

    assert match.score == pytest.approx(np.array(reference(rows, query)), abs=1e-5)
    assert match.score.min() >= 0
    assert match.score.max() < 1


def test_words_in_the_name_count_more_than_in_the_description() -> None:
    catalog = catalog_of(listing(1, description="Corso di falegnameria"), listing(2, name="Corso di falegnameria"))

    score = catalog.text.search(["falegnameria"]).score

    assert score[1] > score[0] > 0


def test_inflected_and_unaccented_words_are_found() -> None:
    catalog = catalog_of(listing(1, name="Psicologi di comunità"), listing(2, name="Biblioteca"))

    assert catalog.text.search(["psicologa", "comunita"]).score.argmax() == 0
    assert catalog.text.search(["biblioteche"]).score.argmax() == 1


def test_the_last_word_may_be_only_a_beginning() -> None:
    catalog = catalog_of(listing(1, name="Xilografia per tutti"), listing(2, name="Biblioteca"))

    assert catalog.text.search(["xilog"]).score[0] > 0
    assert catalog.text.search(["xilog", "biblioteca"]).score[0] == 0  # not the last: too far from any known word


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_single_edit_of_a_known_word_is_found(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(["qquarzite", "wwolframio", "kkayakista"]))
    place = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from("bdglmv"))
    kind = data.draw(st.sampled_from(["delete", "insert", "replace", "swap"]))
    wrong = {
        "delete": word[:place] + word[place + 1 :],
        "insert": word[:place] + letter + word[place:],
        "replace": word[:place] + letter + word[place + 1 :],
        "swap": word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    }[kind]

    near = CATALOG_OF_RARE_WORDS.text.base.typos.near(wrong, CATALOG_OF_RARE_WORDS.text.base.forms)

    assert word in {CATALOG_OF_RARE_WORDS.text.base.forms[form] for form, _ in near}


CATALOG_OF_RARE_WORDS = catalog_of(listing(1, name="qquarzite wwolframio kkayakista"))


def test_a_word_counts_more_in_the_form_that_was_asked_for() -> None:
    catalog = catalog_of(listing(1, name="Corso di musica"), listing(2, name="Corsi di musica"))

    score = catalog.text.search(["corsi", "musica"]).score

    assert score[1] > score[0] > 0
    as_written = catalog.text.search(["corsi", "musica"], as_written=True).score
    assert as_written[0] == as_written[1]


def test_the_words_of_guessed_terms_count_less_the_more_was_guessed() -> None:
    eviction, music = "need:housing.eviction", "interest:music"
    catalog = catalog_of(
        listing(1, tags=(eviction,)),
        listing(2, tags=(eviction,), confidence=0.5),
        listing(3, tags=(eviction, music), confidence=0.5),
    )

    score = catalog.text.search(["sfratto"]).score

    assert min(score[0], score[1]) > score[2] > 0


def test_what_was_understood_otherwise_is_a_hint() -> None:
    catalog = catalog_of(listing(1, name="Corso di musica"), listing(2, name="Corso di musica a Forlì"))

    match = catalog.text.add_up(catalog.text.read(["corso"]), ["forli"])

    assert match.score[1] > match.score[0] > 0


def test_words_that_mean_something_together_are_found_together_and_one_of_three_may_be_missing() -> None:
    text = catalog_of(
        listing(1, name="Scuola"), listing(2, name="Italiano per stranieri"), listing(3, name="Scuola per stranieri")
    ).text

    assert text.rows_of_all(text.read(["scuola", "stranieri"])).tolist() == [2]
    assert text.rows_of_all(text.read(["scuola", "italiano", "stranieri"]), only_stated=True).tolist() == [1, 2]


def test_a_word_of_several_terms_counts_as_in_the_surest_and_own_texts_come_first() -> None:
    guessed, stated = "need:housing.eviction", "service_type:listening_desk"
    catalog = catalog_of(
        listing(1, tags=(guessed,), confidence=0.4),
        listing(2, name="Sfratto", tags=(guessed, stated)),
        listing(3, name="Altro"),
        listing(4, description="Uno sfratto"),
    )
    part = catalog.text.base
    entries, stated_entries = part.entries("sfratt"), part.stated_entries("sfratt")

    assert part.rows[stated_entries].tolist() == [1, 3]
    assert part.rows[entries].tolist() == [1, 3, 0]
    assert part.gains[entries][0] == part.gains[entries].max()


def test_words_that_are_told_hardly_count_where_only_a_guess_gives_them() -> None:
    guessed = [listing(number, tags=("need:housing.eviction",), confidence=0.9) for number in range(2, 9)]
    catalog = catalog_of(listing(1, description="Uno sfratto del 1720"), *guessed, listing(9, description="Altro"))
    readings = catalog.text.read(["sfratto"])

    asked = catalog.text.add_up(readings).score
    told = catalog.text.add_up(readings, told=["sfratto"]).score

    assert told[1] / told[0] < 0.4 * asked[1] / asked[0]
    assert told.max() < 1
    assert told[8] == 0


def test_a_number_of_three_digits_counts_more_than_a_word_that_is_as_rare() -> None:
    texts = ("colpita nel 1720", "colpita davvero", "anni 17 di vita", "anni dieci di vita")
    catalog = catalog_of(*[listing(number, description=text) for number, text in enumerate(texts, 1)])

    score = catalog.text.add_up(catalog.text.read(["1720", "davvero", "17", "dieci"])).score

    assert score[0] > 1.4 * score[1]
    assert abs(score[2] - score[3]) < 1e-6
    assert score.max() < 1
