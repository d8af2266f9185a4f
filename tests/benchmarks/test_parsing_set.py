import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.relevance import parsing
from benchmarks.relevance.parsing import (
    COLLEAGUES,
    COLUMNS,
    SLOTS,
    Cell,
    Line,
    found_values,
    half_of,
    read_lines,
    score,
)
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.languages import LANGUAGES

VOCABULARY, GAZETTEER = Vocabulary.bundled(), Gazetteer.bundled()
TAXONOMIES = {
    "needs": "need",
    "service_types": "service_type",
    "interests": "interest",
    "target_groups": "target_group",
}
WORDS = {
    "days": {"MO", "TU", "WE", "TH", "FR", "SA", "SU"},
    "part": {"morning", "afternoon", "evening"},
    "relative": {"now", "today", "tomorrow", "tonight", "weekend"},
    "cost": {"free", "low"},
    "access": {"no_appointment", "no_referral"},
    "remote": {"online", "phone", "home"},
    "wheelchair": {"true"},
}
ALL_LINES = [*read_lines(), *read_lines(path=COLLEAGUES)]


def values(column: str) -> set[str]:
    return {value for line in ALL_LINES for value in line.cells[column].allowed}


def understood(line: Line, **changes: Any) -> Mapping[str, Any]:
    """What a perfect parser would say: the required values of the first alternative of each cell."""
    cells = {
        column: sorted(cell.alternatives[0].required) if not cell.anything else []
        for column, cell in line.cells.items()
    }
    one = {column: held[0] if held else None for column, held in cells.items()}
    place = {"belfiore": one["belfiore"], "province": one["province"], "within_km": one["within_km"]}
    age = {"min": one["age_min"], "max": one["age_max"]}
    when = {"days": cells["days"], **{key: one[key] for key in ("part", "from", "to", "relative")}}
    return {
        "place": place if one["belfiore"] else None,
        "age": {bound: int(years or 0) for bound, years in age.items()} if one["age_min"] else None,
        "when": when if any(when.values()) else None,
        "wheelchair": one["wheelchair"] == "true",
        **{column: one[column] for column in ("cost", "access", "remote")},
        **{column: cells[column] for column in (*TAXONOMIES, "languages")},
        **changes,
    }


BY_TEXT = {line.text: line for line in ALL_LINES}


def test_each_half_has_at_least_80_lines_and_no_line_is_there_twice() -> None:
    assert len(BY_TEXT) == len(ALL_LINES)
    halves = [half_of(line.text) for line in ALL_LINES]
    assert min(halves.count("tuning"), halves.count("test")) >= 80
    for half in ("tuning", "test"):
        assert len(read_lines(half)) + len(read_lines(half, path=COLLEAGUES)) == halves.count(half)


def test_three_languages_are_spoken() -> None:
    languages = [line.language for line in ALL_LINES]
    assert set(languages) == {"it", "en", "de"}
    assert min(languages.count("en"), languages.count("de")) >= 14


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_colleagues_type_at_least_60_lines_of_each_language(language: str) -> None:
    assert len(read_lines(language=language, path=COLLEAGUES)) >= 60
    assert min(len(read_lines(half, language=language, path=COLLEAGUES)) for half in ("tuning", "test")) >= 20


@pytest.mark.parametrize("path", [parsing.FILE, COLLEAGUES])
def test_every_row_has_every_column(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert set(rows[0]) == {"text", "language", *COLUMNS}
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("column", TAXONOMIES)
def test_every_term_is_in_its_taxonomy(column: str) -> None:
    known = {term.code for term in VOCABULARY.terms(TAXONOMIES[column])}
    assert values(column)
    assert values(column) <= known


@pytest.mark.parametrize("column", WORDS)
def test_every_word_of_a_closed_list_is_used(column: str) -> None:
    assert values(column) == WORDS[column]


def test_languages_times_ages_and_distances_can_be_read() -> None:
    assert values("languages") <= set(LANGUAGES)
    assert all(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", time) for time in values("from") | values("to"))
    assert all(0 <= int(years) <= 120 for years in values("age_min") | values("age_max"))
    assert all(int(km) > 0 for km in values("within_km"))


def test_both_bounds_of_an_age_are_given_in_order() -> None:
    for line in ALL_LINES:
        lows, highs = (line.cells[column].alternatives for column in ("age_min", "age_max"))
        for low, high in zip(lows, highs, strict=True):
            assert len(low.required) == len(high.required) <= 1, line.text
            assert list(map(int, low.required)) <= list(map(int, high.required)), line.text


def test_every_municipality_exists_and_a_whole_province_stands_at_its_capital() -> None:
    assert all(GAZETTEER.by_code(code).code == code for code in values("belfiore"))
    for line in ALL_LINES:
        for province in line.cells["province"].allowed:
            assert {GAZETTEER.by_code(code).province for code in line.cells["belfiore"].allowed} == {province}, (
                line.text
            )


@pytest.mark.parametrize(
    ("cell", "right", "wrong"),
    [
        ("", [""], ["a"]),
        ("a|b", ["ab"], ["a", "abc", ""]),
        ("a|(b)", ["a", "ab"], ["b", "", "ac"]),
        ("-/a", ["", "a"], ["b", "ab"]),
        ("a|b/c", ["ab", "c"], ["a", "abc"]),
        ("*", ["", "a", "xyz"], []),
    ],
)
def test_a_cell_says_what_may_be_found(cell: str, right: list[str], wrong: list[str]) -> None:
    assert all(Cell.parse(cell).accepts(frozenset(found)) for found in right)
    assert not any(Cell.parse(cell).accepts(frozenset(found)) for found in wrong)


def test_a_perfect_parser_has_everything_right() -> None:
    result = score(lambda text: understood(BY_TEXT[text]), ALL_LINES, VOCABULARY)
    assert result.mistakes == []
    assert {share.share for share in result.shares.values()} == {1.0}
    assert {share.stated_share for share in result.shares.values()} == {1.0}
    assert all(share.stated_lines for share in result.shares.values())


BROKEN: dict[str, tuple[str, object]] = {
    "municipality": ("place", None),
    "age": ("age", None),
    "cost": ("cost", None),
    "time": ("when", None),
    "languages": ("languages", []),
    "target_groups": ("target_groups", []),
    "access": ("access", None),
    "remote": ("remote", None),
    "wheelchair": ("wheelchair", False),
}


@pytest.mark.parametrize("slot", BROKEN)
def test_a_parser_that_misses_one_slot_loses_the_lines_that_need_it(slot: str) -> None:
    key, nothing = BROKEN[slot]
    needing = [line for line in ALL_LINES if any(not line.cells[column].accepts(frozenset()) for column in SLOTS[slot])]
    result = score(lambda text: understood(BY_TEXT[text], **{key: nothing}), ALL_LINES, VOCABULARY)

    missed = len(needing)
    assert 0 < missed < len(ALL_LINES)
    assert result.shares[slot].lines - result.shares[slot].right == missed
    assert (result.shares[slot].stated_right, result.shares[slot].stated_lines) == (0, missed)
    assert result.shares["whole_line"].right == len(ALL_LINES) - missed
    assert [line for line, _ in result.mistakes] == needing


def test_a_parser_that_finds_too_much_is_wrong_too() -> None:
    result = score(lambda text: understood(BY_TEXT[text], cost="free"), ALL_LINES, VOCABULARY)
    wrong = [line for line in ALL_LINES if not line.cells["cost"].accepts(frozenset({"free"}))]
    assert len(wrong) > len(ALL_LINES) / 2
    assert [line for line, _ in result.mistakes] == wrong


def a_line(**cells: str) -> Line:
    return Line("x", "it", {column: Cell.parse(cells.get(column, "")) for column in COLUMNS})


@pytest.mark.parametrize(
    ("line", "found", "right"),
    [
        (a_line(needs="housing.finding"), {"needs": ["housing.eviction"]}, True),
        (a_line(needs="housing.finding"), {"needs": ["housing.finding", "work"]}, False),
        (a_line(needs="housing.finding"), {}, False),
        (a_line(needs="housing.finding|(work)"), {"needs": ["housing.finding", "work.search"]}, True),
        (a_line(needs="housing.finding|(work)"), {"needs": ["work.search"]}, False),
        (a_line(service_types="canteen"), {"service_types": ["canteen"]}, True),
        (a_line(service_types="canteen"), {"needs": ["money.food"]}, True),
        (a_line(service_types="job_centre"), {"needs": ["work", "money.income_support"]}, True),
        (a_line(needs="mental_wellbeing.grief", service_types="self_help_group"), {"needs": ["addictions"]}, False),
        (a_line(interests="music"), {"needs": ["social.leisure"], "interests": ["music"]}, True),
        (a_line(interests="music"), {"needs": ["health"], "interests": ["music"]}, False),
        (a_line(), {}, True),
        (a_line(), {"needs": ["work"]}, False),
    ],
)
def test_needs_are_compared_by_domain(line: Line, found: Mapping[str, Any], right: bool) -> None:
    share = score(lambda _: found, [line], VOCABULARY).shares["need_domains"]
    assert (share.right, share.lines) == (int(right), 1)


def test_what_may_be_anything_is_not_counted() -> None:
    result = score(lambda _: {}, [a_line(needs="*", wheelchair="*")], VOCABULARY)
    assert result.shares["need_domains"].lines == result.shares["wheelchair"].lines == 0
    assert result.shares["whole_line"].right == 1


def test_the_object_of_the_command_line_is_read_by_columns() -> None:
    found = found_values(
        {
            "place": {"name": "Bergamo", "belfiore": "A794", "province": "BG", "within_km": 10.0},
            "age": {"min": 0, "max": 29},
            "when": {"days": ["SA", "SU"], "part": None, "from": "18:00", "to": None, "relative": "weekend"},
            "languages": ["ar"],
            "wheelchair": False,
        }
    )
    said = {column: set(held) for column, held in found.items() if held}
    assert said == {
        "belfiore": {"A794"},
        "province": {"BG"},
        "within_km": {"10"},
        "age_min": {"0"},
        "age_max": {"29"},
        "days": {"SA", "SU"},
        "from": {"18:00"},
        "relative": {"weekend"},
        "languages": {"ar"},
    }
    assert set(found) == set(COLUMNS)


def test_lines_of_the_test_half_are_never_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        parsing.main(["--half", "test", "--errors"])
    assert refused.value.code == 2
    assert "never shown" in capsys.readouterr().err


def test_the_table_and_the_mistakes_of_the_tuning_half_are_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(parsing, "parser_of_the_search", lambda: lambda text: understood(BY_TEXT[text], age=None))

    parsing.main(["--errors"])

    printed = capsys.readouterr().out
    lines = read_lines("tuning")
    with_age = [line for line in lines if line.cells["age_min"].text]
    assert f"({len(lines) - len(with_age)}/{len(lines)})" in printed
    assert printed.count("  age: expected ") == len(with_age)
    assert all(line.text in printed for line in with_age)
    assert not any(line.text in printed for line in read_lines("test"))
