"""What is computed from what was measured."""

import json
import math
from pathlib import Path

import pytest

from benchmarks import assigning, growth, report
from benchmarks.measure import Measure, beside_peers, in_turn, percentile
from benchmarks.report import FIRST_PASS


def test_the_ratio_is_above_one_where_ours_is_better() -> None:
    assert Measure("search p50", 10, 2.0, 8.0, "peer", "ms").ratio == 4
    assert Measure("names", 10, 0.9, 0.45, "peer", "recall").ratio == 2
    assert Measure("share", 10, 0.9, None, "", "share").ratio is None


def test_json_has_the_documented_keys_and_no_infinity() -> None:
    told = Measure("open", 10, 0.0, 8.0, "peer", "s").as_json()
    assert list(told) == ["topic", "size", "ours", "peer", "peer_name", "unit", "ratio"]
    assert told["ratio"] is None
    assert Measure("open", 10, 0.0, 8.0, "peer", "s").ratio == math.inf


def test_percentiles_are_values_that_were_measured() -> None:
    values = [float(number) for number in range(1, 101)]
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.95) == 95
    assert percentile([3.0], 0.95) == 3


def test_engines_are_asked_in_turn_and_the_best_pass_counts() -> None:
    asked: list[str] = []
    times = in_turn({"a": lambda q: asked.append(f"a{q}"), "b": lambda q: asked.append(f"b{q}")}, [1, 2], passes=2)

    warm_up, one_pass = ["a1", "b1"], ["a1", "b1", "a2", "b2"]
    assert asked == warm_up + one_pass * 2
    assert all(best <= first for first, best in zip(times["a"].first, times["a"].best, strict=True))
    assert all(best > 0 for best in times["b"].best)


def test_every_peer_is_set_beside_ours() -> None:
    times = in_turn({"ours": lambda _: None, "peer": lambda _: None, "other": lambda _: None}, [1, 2, 3])
    made = list(beside_peers("search", 10, times, "ours"))
    assert [(one.topic, one.peer_name) for one in made] == [
        ("search p50", "peer"),
        ("search p50", "other"),
        ("search p95", "peer"),
        ("search p95", "other"),
    ]
    assert made[0].ours == percentile(times["ours"].best, 0.5)


def test_growth_of_a_building_is_of_the_whole_and_not_per_row() -> None:
    built = [
        Measure("build, per 100,000", size, seconds, seconds, "peer", "s") for size, seconds in ((10, 2.0), (100, 3.0))
    ]
    (grown,) = growth.measure(built)
    assert (grown.topic, grown.ours, grown.unit) == ("growth, build", 15.0, "x")


def test_growth_of_latency_is_from_one_size_to_the_next() -> None:
    topic = "search, all p95"
    figures = ((10, 1.0, 2.0), (100, 3.0, 20.0), (1000, 6.0, 200.0))
    grown = list(growth.measure([Measure(topic, size, own, peer, "peer", "ms") for size, own, peer in figures]))
    assert [(one.size, one.ours, one.peer) for one in grown] == [(100, 3.0, 10.0), (1000, 2.0, 10.0)]


def test_results_are_saved_and_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    topics = ("search, name p50", "search, name p95", "search, all p50", "search, all p95", FIRST_PASS, "open")
    measures = [Measure(topic, 10, 1.5, 3.25, "peer", "ms") for topic in topics[:-1]]
    measures.append(Measure("open", 10, 1.0, None, "", "s"))

    report.save(measures, tmp_path / "results.json")
    report.print_tables(measures)

    assert json.loads((tmp_path / "results.json").read_text("utf-8")) == [one.as_json() for one in measures]
    printed = capsys.readouterr().out
    assert "1.50 / 1.50" in printed
    assert "3.25 / 3.25" in printed
    assert "open" in printed


def test_people_are_assigned_as_well_as_by_the_peers() -> None:
    made = {one.topic: one for one in assigning.measure(((40, 5, 5), (200, 50, 3)))}
    assert made["assign, 40 x 5, as good"].ours == made["assign, 200 x 50, 3 each, as good"].ours == 1.0
    assert {one.size for one in made.values()} == {40, 200}
