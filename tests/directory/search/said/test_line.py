"""A line knows where its clauses, and what leads to a word, begin."""

import re

import pytest

from directory.search.said.line import Line

BREAKS = re.compile(r"[.,]")


def test_a_text_becomes_a_line_of_folded_words() -> None:
    line = Line.of("L'età, però")
    assert (line.words, line.written(1)) == (["l", "eta", "pero"], "età")


@pytest.mark.parametrize(
    ("at", "most", "before"),
    [
        (2, None, ["vive", "a"]),
        (6, None, ["non", "va", "piu"]),
        (6, 2, ["va", "piu"]),
        (3, None, []),
        (0, None, []),
    ],
)
def test_a_clause_goes_back_to_what_ends_the_one_before(at: int, most: int | None, before: list[str]) -> None:
    assert Line.of("Vive a Forlì. Non va più a scuola").clause_before(at, BREAKS, most) == before


def test_what_leads_to_a_word_is_found_but_not_before_where_one_looks() -> None:
    line = Line.of("con la mia mamma")
    assert line.first_leading(3, {"la", "mia"}) == 1
    assert line.first_leading(3, {"la", "mia"}, since=2) == 2
    assert line.first_leading(3, {"con"}) == 3
