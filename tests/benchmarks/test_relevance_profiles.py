"""The judged profiles are whole, name rows that exist, and fall into halves that nobody chose; what is printed."""

import csv
import doctest
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from benchmarks.relevance import fairness, judged_profiles, profiles, territory
from benchmarks.relevance.judged_profiles import JudgedProfile
from benchmarks.relevance.territory import Territory
from directory.taxonomies.vocabulary import Vocabulary
from importers.apply import apply_plan
from importers.plan import make_plan
from matching.evaluate import Treatment
from matching.features import FEATURES
from matching.weighting.weights import WEIGHTS_FILE, read_weights
from tests.benchmarks.test_relevance_judgements import lines_of

DEMO = {path.name: path for path in territory.demo_lists()}
SHARED = {path.name for path in territory.SHARED_LISTS}
LIST = "esempi_ticino.csv"
Write = Callable[..., tuple[Path, Path]]


@pytest.fixture(scope="module")
def judged() -> tuple[JudgedProfile, ...]:
    return judged_profiles.read()


@pytest.fixture
def ticino(session: Session) -> Territory:
    plan = make_plan(session, territory.SAMPLES / LIST, source=LIST)
    apply_plan(session, plan, by="test", now=territory.IMPORTED_AT)
    return Territory.of(session, is_whole=False)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a small set: (profile, line, grade, needs) for each judgement."""

    def files(*judgements: tuple[str, int, int, str], labels: tuple[str, ...] = ("Elia",)) -> tuple[Path, Path]:
        asked, grades = tmp_path / "profiles.jsonl", tmp_path / "judgements.csv"
        needs = [{"term": "work.traineeship"}]
        lines = [json.dumps({"system": "cmfp", "profile": {"label": label, "needs": needs}}) for label in labels]
        asked.write_text("\n".join(lines), "utf-8")
        rows = [f"{label},{LIST},{line},{grade},{needs}," for label, line, grade, needs in judgements]
        grades.write_text("\n".join(["profile,file,line,grade,needs,listing", *rows]), "utf-8")
        return asked, grades

    return files


def test_there_are_sixty_profiles_and_enough_of_every_system(judged: tuple[JudgedProfile, ...]) -> None:
    systems = Counter(one.system for one in judged)

    assert len(judged) >= 60
    assert set(systems) == set(judged_profiles.SYSTEMS)
    assert min(systems.values()) >= 8


def test_both_halves_hold_every_system(judged: tuple[JudgedProfile, ...]) -> None:
    halves = Counter((one.system, one.half) for one in judged)

    assert len(halves) == 2 * len(judged_profiles.SYSTEMS)
    assert min(halves.values()) >= 4


def test_every_profile_can_be_read(judged: tuple[JudgedProfile, ...]) -> None:
    vocabulary = Vocabulary.bundled()

    parsed = [one.parsed(vocabulary) for one in judged]
    assert all(profile.asks_something for profile in parsed)
    assert {len(profile.needs) for profile in parsed} >= {0, 1, 2, 3, 4}


def test_grades_are_from_0_to_3_and_the_demo_territory_answers_every_profile(
    judged: tuple[JudgedProfile, ...],
) -> None:
    assert {grade for one in judged for grade in one.grades.values()} == {0, 1, 2, 3}
    for one in judged:
        demo = [grade for (file, _), grade in one.grades.items() if file in DEMO]
        assert max(demo) > 0, one.label
        assert len(one.grades) >= 12, one.label


def test_judged_rows_are_the_listings_that_were_read() -> None:
    rows = {(name, line): cells for name, path in DEMO.items() for line, cells in lines_of(path)}
    with judged_profiles.JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        judgements = list(csv.DictReader(file))

    assert {one["file"] for one in judgements} <= {*DEMO, *SHARED}
    demo = [one for one in judgements if one["file"] in DEMO]
    moved = [one for one in demo if one["listing"] not in rows[one["file"], int(one["line"])]]
    assert len(demo) > 1000
    assert moved == []


def test_a_row_judged_twice_is_refused(write: Write) -> None:
    with pytest.raises(ValueError, match="judged twice"):
        judged_profiles.read(*write(("Elia", 2, 3, ""), ("Elia", 2, 1, "")))


def test_a_profile_without_judgements_and_a_label_given_twice_are_refused(write: Write) -> None:
    with pytest.raises(ValueError, match="Giada"):
        judged_profiles.read(*write(("Elia", 2, 3, ""), labels=("Elia", "Giada")))
    with pytest.raises(ValueError, match="Elia"):
        judged_profiles.read(*write(("Elia", 2, 3, ""), labels=("Elia", "Elia")))


def test_a_need_that_was_not_asked_cannot_be_covered(write: Write) -> None:
    with pytest.raises(ValueError, match=r"work\.search"):
        judged_profiles.read(*write(("Elia", 2, 3, "work.search")))


def test_a_need_is_covered_by_listings_that_help(write: Write, ticino: Territory) -> None:
    (one,) = judged_profiles.read(
        *write(("Elia", 2, 3, "work.traineeship"), ("Elia", 11, 1, "work.traineeship"), ("Elia", 3, 0, ""))
    )
    found = one.judged(ticino)

    bottega, posti, scuola = (ticino.listings[LIST, line][0] for line in (2, 11, 3))
    assert found.grades == {bottega: 3, posti: 1, scuola: 0}
    assert found.by_need == {"work.traineeship": {bottega}}


def test_a_judged_row_that_was_not_imported_is_an_error(write: Write, ticino: Territory) -> None:
    (one,) = judged_profiles.read(*write(("Elia", 2, 3, ""), ("Elia", 99, 2, "")))

    with pytest.raises(ValueError, match="became no listing"):
        one.judged(ticino)


def test_the_command_prints_every_report(
    ticino: Territory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    of_ticino = tuple(one for one in judged_profiles.read() if one.system == "cmfp")
    monkeypatch.setattr(judged_profiles, "read", lambda: of_ticino)
    monkeypatch.setattr(profiles, "open_territory", lambda: ticino)
    weights = tmp_path / "weights.csv"
    weights.write_text("subject,feature,weight,meaning_it,meaning_en\nservice,need_cover,0.1,,\n", "utf-8")

    profiles.main(["--ablation", "--fairness", "--weights", str(weights)])
    printed = capsys.readouterr().out

    assert f"{len(ticino.catalog)} listings" in printed
    assert [line.split()[1] for line in printed.splitlines() if line.startswith("cmfp ")] == ["6"]
    features = [feature for subject, feature in read_weights() if subject == "service"]
    assert [name for name in features if f"\n{name} " not in printed] == []
    assert "moved: " in printed
    assert "by municipality" in printed
    written = next(line for line in printed.splitlines() if line.startswith("as written"))
    assert written.split()[-2:] == ["1.000", "6"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("subject,feature,weight,meaning_it,meaning_en\nservice,need_cover,many,,\n", "is not a weight"),
        ("subject,feature,weight,meaning_it,meaning_en\nservice,charm,1,,\n", "no such feature of a service: charm"),
        ("feature,weight\nplace,1\n", "is not a file of weights"),
    ],
)
def test_a_file_that_holds_no_weights_is_refused_in_one_sentence(
    text: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.csv"
    path.write_text(text, "utf-8")

    with pytest.raises(SystemExit):
        profiles.main(["--weights", str(path)])
    assert message in capsys.readouterr().err
    with pytest.raises(SystemExit):
        profiles.main(["--weights", str(tmp_path / "none.csv")])
    assert "none.csv" in capsys.readouterr().err


def test_the_weights_of_the_file_move_nothing(ticino: Territory) -> None:
    asked = profiles.Asked(ticino, [], [])

    assert asked.answers(profiles.weights_from(WEIGHTS_FILE)) == []
    assert set(profiles.weights_from(WEIGHTS_FILE)) == set(FEATURES)


def test_small_groups_are_put_together(judged: tuple[JudgedProfile, ...]) -> None:
    people = [one.parsed(Vocabulary.bundled()) for one in judged]
    given = Treatment(1, 10, None, None, None, None, 0, 0)

    for group in fairness.GROUPS.values():
        found = fairness.grouped(people, [given] * len(people), group)
        assert sum(map(len, found.values())) == len(people)
        assert [label for label, of in found.items() if len(of) < fairness.LEAST and "smaller" not in label] == []
    by_language = fairness.grouped(people, [given] * len(people), fairness.by_language)
    assert len(by_language["no Italian"]) == sum("it" not in one.languages for one in people)


def test_the_example_of_the_halves_holds() -> None:
    found = doctest.testmod(judged_profiles)
    assert found.attempted > 0
    assert found.failed == 0
