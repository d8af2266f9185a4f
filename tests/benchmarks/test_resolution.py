"""The measurement of resolution reads its labelled lists rightly and counts pairs, not records."""

from pathlib import Path

import pytest

from benchmarks import resolution
from benchmarks.resolution import ditto_record, f1, main, same_value


def test_a_labelled_record_is_read_without_its_quotes() -> None:
    text = "COL name VAL ` yujean kang \\ 's ' COL addr VAL '67 n. raymond ave. ' COL phone VAL 818-585-0855"
    assert ditto_record(text) == {"name": "yujean kang 's", "addr": "67 n. raymond ave.", "phone": "818-585-0855"}


def test_f1_is_over_pairs() -> None:
    assert f1({(0, 1), (1, 2)}, {(0, 1), (0, 2)}) == 0.5
    assert f1(set(), set()) == 0
    assert same_value(["a", "b", "a", "", "a", " "]) == {(0, 2), (0, 4), (2, 4)}


def test_without_the_labelled_lists_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = Path("not-there")
    monkeypatch.setattr(resolution, "TOPICS", (((missing,), resolution.people),))
    monkeypatch.setattr("sys.argv", ["benchmarks.resolution"])
    main()
    printed = capsys.readouterr()
    assert "NOT MEASURED" in printed.err
    assert printed.out == ""
