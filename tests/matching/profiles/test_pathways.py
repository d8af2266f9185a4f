"""Pathways: the templates, where a person stands, and what is suggested for the next stage."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import InvalidInput, NotFound
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from matching.profiles.pathways import (
    PATHWAYS_FILE,
    Pathway,
    Progress,
    Standing,
    find_pathway,
    next_stage,
    read_pathways,
)
from matching.rank import rank
from tests.matching.builders import ANXIETY, TODAY, VOCABULARY, WORK, catalog, listing, need, place, profile

PATHWAYS = read_pathways()
BRIDGE = PATHWAYS["bridge_to_work"]
UNTIL_TRAINEESHIP = ("work_need", "skills_balance", "educational_support", "tutoring", "courses")


def progress(*done: str) -> Progress:
    stage = next_stage(BRIDGE, done)
    assert stage is not None
    return Progress(BRIDGE, frozenset(done), tuple(VOCABULARY.get("need", code) for code in stage.needs))


def parse(data: object) -> Profile:
    return parse_profile(data, VOCABULARY, Gazetteer.bundled(), today=TODAY)


def faults(pathway: object) -> str:
    with pytest.raises(InvalidInput) as caught:
        parse({"words": "lavoro", "pathway": pathway})
    return str(caught.value)


def test_the_bridge_to_work_has_its_stages_in_order() -> None:
    assert [stage.code for stage in BRIDGE.stages] == [
        *UNTIL_TRAINEESHIP,
        "traineeship",
        "company_scouting",
        "into_work",
    ]
    assert PATHWAYS["cmfp"].stages[0].code == "referral_in"


@pytest.mark.parametrize("pathway", PATHWAYS.values(), ids=PATHWAYS)
def test_every_template_speaks_three_languages_and_knows_its_needs(pathway: Pathway) -> None:
    for stage in pathway.stages:
        assert set(stage.labels.by_language) == {"it", "en", "de"}
        assert all(stage.labels.by_language.values())
        assert stage.description
        for code in stage.needs:
            term = Vocabulary.bundled().get("need", code)
            assert term.domain not in {"safety", "addictions"}, "a template supposes nothing about a person"


ALL_DONE = st.sets(st.sampled_from([stage.code for stage in BRIDGE.stages]))


@given(done=ALL_DONE)
def test_what_precedes_the_next_stage_is_done_and_nothing_is_lost(done: set[str]) -> None:
    where = Progress(BRIDGE, frozenset(done))

    assert all(stage.code in done for stage in where.before)
    if where.next is None:
        assert done == {stage.code for stage in BRIDGE.stages}
        assert (where.before, where.after) == (BRIDGE.stages, ())
    else:
        assert where.next.code not in done
        assert (*where.before, where.next, *where.after) == BRIDGE.stages
    standings = [one for _, one in where.standings]
    assert standings.count(Standing.DONE) == len(done)
    assert standings.count(Standing.NEXT) == (where.next is not None)


@given(done=ALL_DONE)
def test_doing_the_next_stage_leads_further(done: set[str]) -> None:
    stages = list(BRIDGE.stages)
    now = next_stage(BRIDGE, done)
    if now is not None:
        later = next_stage(BRIDGE, {*done, now.code})
        assert later is None or stages.index(later) > stages.index(now)


@pytest.mark.parametrize(
    "name", ["bridge_to_work", "Un ponte per il lavoro", "ponte per il lavoro", "A BRIDGE TO WORK"]
)
def test_a_pathway_is_found_by_code_and_name(name: str) -> None:
    assert find_pathway(name, PATHWAYS) is BRIDGE


@pytest.mark.parametrize("name", ["", "per", "ponte del lavoro", "x"])
def test_what_is_no_pathway_or_not_clear_lists_them(name: str) -> None:
    with pytest.raises(NotFound) as caught:
        find_pathway(name, {**PATHWAYS, "other": BRIDGE} if name == "per" else PATHWAYS)
    choices = [str(one) for one in caught.value.facts["choices"]]
    assert choices[0] == "bridge_to_work (A bridge to work)"
    assert choices[1].startswith("cmfp (")


def test_a_profile_names_pathway_and_stages_done_as_people_write_them() -> None:
    person = parse({"pathway": {"name": "ponte per il lavoro", "done": ["work_need", "Bilancio di competenze"]}})

    assert person.asks_something
    assert person.pathway is not None
    assert person.pathway.done == {"work_need", "skills_balance"}
    assert person.pathway.next is not None
    assert person.pathway.next.code == "educational_support"
    assert [term.code for term in person.pathway.needs] == ["work.supported", "social.meeting"]


@pytest.mark.parametrize(
    ("pathway", "said"),
    [
        ({"name": "ponte alto"}, "In “pathway”: The pathway “ponte alto” is not known. Pathways are: bridge_to_work"),
        ({"name": "cmfp", "done": ["courses"]}, "has no stage “courses”. Its stages are: referral_in"),
        ({"name": "cmfp", "done": "referral_in"}, "“done” must be a list"),
        ({"name": "cmfp", "done": [1]}, "has 1 in it"),
        ({"done": []}, "“name” is missing"),
        ({"name": 7}, "“name” must be a text, not 7"),
        ({"name": "cmfp", "stages": []}, "“stages” is not a field"),
        ("cmfp", "“pathway” must be an object"),
    ],
)
def test_a_fault_gets_a_sentence(pathway: object, said: str) -> None:
    assert said in faults(pathway)


def test_a_pathway_without_anything_left_to_look_for_is_no_question() -> None:
    everything = [stage.code for stage in BRIDGE.stages]
    with pytest.raises(InvalidInput, match="asks for nothing"):
        parse({"pathway": {"name": "bridge_to_work", "done": everything}})
    with pytest.raises(InvalidInput, match="asks for nothing"):
        parse({"pathway": {"name": "cmfp"}})


def test_the_needs_of_the_next_stage_join_and_those_of_the_person_stay_as_they_are() -> None:
    person = profile(needs=(need(WORK, 5), ANXIETY), pathway=progress(*UNTIL_TRAINEESHIP))
    assert person.with_stage() is person

    person = profile(needs=(need("work.supported", 5), ANXIETY), pathway=progress("work_need", "skills_balance"))
    joined = person.with_stage()
    assert [(one.term.code, one.severity) for one in joined.needs] == [
        ("work.supported", 5),
        (ANXIETY, 3),
        ("social.meeting", 3),
    ]
    assert joined.with_stage().needs == joined.needs
    assert profile().with_stage().needs == profile().needs


def test_services_of_the_next_stage_are_shown_apart_even_where_graver_needs_fill_the_list() -> None:
    grave = [listing(number, in_town="Forlì") for number in range(1, 15)]
    person = profile(needs=(need(ANXIETY, 5),), place=place(), pathway=progress(*UNTIL_TRAINEESHIP))
    rows = [*grave, listing(21, needs=(WORK,), in_town="Forlì"), listing(22, needs=(WORK,), in_town="Cesena")]
    match = rank(person, catalog(*rows), limit=5)

    assert {result.covers for result in match.results} == {(ANXIETY,)}
    assert [result.listing_id.int for result in match.next_stage] == [21, 22]
    assert all(result.covers == (WORK,) for result in match.next_stage)


def test_a_pathway_alone_ranks_for_its_next_stage() -> None:
    match = rank(
        profile(needs=(), pathway=progress(*UNTIL_TRAINEESHIP)), catalog(listing(1), listing(2, needs=(WORK,)))
    )

    assert [result.listing_id.int for result in match.results] == [2]
    assert "No need was given: ranked by interests, words and place." not in map(str, match.notes)


def test_where_nothing_serves_the_next_stage_it_shows_as_a_gap() -> None:
    person = profile(needs=(), pathway=progress(*UNTIL_TRAINEESHIP))
    full = rank(person, catalog(listing(1, needs=(WORK,), places=0)))
    assert [(one.term.code, one.cause.value) for one in full.uncovered] == [(WORK, "full")]
    assert [result.listing_id.int for result in full.next_stage] == [1]

    nothing = rank(person, catalog(listing(1)))
    assert [(one.term.code, one.cause.value) for one in nothing.uncovered] == [(WORK, "nothing_known")]
    assert nothing.next_stage == []


def test_what_is_not_for_the_person_is_not_proposed_for_the_stage() -> None:
    person = profile(age=17, needs=(), pathway=progress(*UNTIL_TRAINEESHIP))
    assert rank(person, catalog(listing(1, needs=(WORK,), minimum_age=18))).next_stage == []


def test_a_stage_that_is_the_teams_work_and_a_finished_pathway_are_said() -> None:
    cmfp, everything = PATHWAYS["cmfp"], frozenset(stage.code for stage in BRIDGE.stages)
    own = rank(profile(pathway=Progress(cmfp)), catalog(listing(1)))
    assert "The next stage of the pathway needs no service." in map(str, own.notes)
    done = rank(profile(pathway=Progress(BRIDGE, everything)), catalog(listing(1)))
    assert "The pathway is complete." in map(str, done.notes)
    assert (own.next_stage, done.next_stage) == ([], [])


@pytest.mark.parametrize(
    ("column", "value"), [("stage", ""), ("label_de", ""), ("name_en", ""), ("pathway", ""), ("stage", "work_need")]
)
def test_a_faulty_line_of_the_file_is_named(column: str, value: str, tmp_path: Path) -> None:
    with PATHWAYS_FILE.open(encoding="utf-8", newline="") as file:
        first, second, *_ = csv.DictReader(file)
    path = tmp_path / "percorsi.csv"
    broken = first if column == "name_en" else second
    broken[column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, first.keys())
        writer.writeheader()
        writer.writerows([first, second])
    with pytest.raises(InvalidInput, match=rf"percorsi.csv, line {2 if broken is first else 3}:"):
        read_pathways(path)
