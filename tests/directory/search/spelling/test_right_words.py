"""The file of right words is read whole, and says each word once for what it is."""

import csv
from collections import Counter
from pathlib import Path

from directory.search.spelling.right_words import RIGHT_WORDS, TRADES
from directory.words.language import fold

FILE = Path(__file__).parents[4] / "data" / "right_words.csv"
KINDS = {"everyday", "verb", "of_people", "origin", "occupation", "trade", "other"}


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_word_is_folded_and_stands_once_for_what_it_is() -> None:
    assert {row["kind"] for row in rows()} == KINDS
    assert all(row["word"] == fold(row["word"]) for row in rows())
    assert not [found for found, times in Counter(tuple(row.values()) for row in rows()).items() if times > 1]


def test_words_are_right_as_they_stand_and_trades_are_those_of_courses() -> None:
    assert all(row["word"] in RIGHT_WORDS for row in rows() if row["kind"] not in ("origin", "trade"))
    assert {language: "koch" in trades for language, trades in TRADES.items()} == {"it": False, "en": False, "de": True}
