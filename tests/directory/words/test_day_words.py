"""Names of months are read in every language and form that the table has, and nothing else is."""

import re

import pytest

from directory.words.day_words import MONTH_NAMES, MONTHS, SHORT_MONTHS, month_pattern


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_a_year_has_twelve_months_that_begin_as_they_are_shortened(language: str) -> None:
    names, short = MONTH_NAMES[language], SHORT_MONTHS[language]
    assert len(names) == len(short) == 12
    together = zip(names, short, strict=True)
    assert all(name.lower().startswith((beginning, beginning.replace("ä", "a"))) for name, beginning in together)


def test_a_pattern_takes_every_name_whole_and_nothing_else() -> None:
    pattern = re.compile(month_pattern([*MONTHS, "gen"]))
    assert all(pattern.fullmatch(name) for name in [*MONTHS, "gen"])
    assert not any(pattern.fullmatch(word) for word in ("genn", "set", "gennai", "maggiore", ""))
    assert [found[0] for found in re.finditer(pattern, "gennaio mai maggio may")] == ["gennaio", "mai", "maggio", "may"]
