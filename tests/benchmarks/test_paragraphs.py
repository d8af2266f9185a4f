"""The paragraphs with their questions, and plain BM25 to compare with."""

from collections import Counter

import pytest

from benchmarks.relevance import paragraphs
from benchmarks.relevance.plain_bm25 import PlainBM25

PARAGRAPHS = paragraphs.read()


def test_every_paragraph_has_an_id_of_its_own_and_a_question_of_each_kind() -> None:
    assert len({one.id for one in PARAGRAPHS}) == len(PARAGRAPHS) == 270
    assert set(Counter(one.article for one in PARAGRAPHS).values()) == {15}
    assert all(len(one.questions) == len(paragraphs.KINDS) for one in PARAGRAPHS)


def test_one_writer_is_for_tuning_one_for_the_test_and_one_for_both() -> None:
    halves = {writer: {one.half for one in PARAGRAPHS if one.id[0] == writer} for writer in "abc"}

    assert halves == {"a": {"tuning"}, "b": {"tuning", "test"}, "c": {"test"}}


def test_plain_bm25_finds_another_form_of_a_rare_word_and_nothing_else() -> None:
    index = PlainBM25(["Il mare e la montagna", "La montagna alta", "Il lago"])

    assert index.best("mari", 3) == [0]
    assert index.best("le montagne", 3) == [1, 0]  # "le" has another stem than "la"; the shorter text is first
    assert index.best("città", 3) == []


@pytest.mark.parametrize(("ranks", "ndcg", "recall"), [([1, 1], 1.0, 1.0), ([2, 0], 0.315, 0.5)])
def test_figures_are_means_over_questions(ranks: list[int], ndcg: float, recall: float) -> None:
    found = paragraphs.Figures.of(ranks)

    assert (round(found.ndcg, 3), found.recall) == (ndcg, recall)
