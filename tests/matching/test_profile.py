"""Reading a profile from JSON, and telling every fault at once."""

from typing import Any

import pytest

from directory.catalog.documents import Document
from directory.catalog.slots import slot_bits
from directory.errors import Ambiguous, InvalidInput
from directory.places.gazetteer import Gazetteer
from matching.profile import Budget, Gender, Means, Profile, Travel, Urgency, WorkerPreferences
from matching.profiles.from_json import parse_profile
from tests.matching.builders import ANXIETY, TODAY, VOCABULARY, place

SARA = {
    "label": "Sara",
    "age": 17,
    "place": "Forli'",
    "needs": [{"term": ANXIETY, "severity": 4, "urgency": "soon", "words": "ho gli attacchi di panico"}],
    "interests": ["music"],
    "languages": ["it", "arabo"],
    "free_times": ["tuesday afternoon", "saturday"],
    "travel": {"means": "public_transport", "minutes": 40},
    "budget": "free",
    "isee": 6000,
    "gender": "woman",
    "target_groups": ["neet"],
    "wheelchair": False,
    "referred": False,
    "mandate": False,
    "words": "con altri ragazzi",
    "resident": True,
    "previous_worker": None,
    "worker_preferences": {"gender": "woman"},
    "tried": ["0b7ee5a2-5f0e-4b5e-9d0f-1f6a0f5f7a10"],
    "refused": [],
    "active": [],
}


def parse(data: object) -> Profile:
    return parse_profile(data, VOCABULARY, Gazetteer.bundled(), today=TODAY)


def faults(data: object) -> str:
    with pytest.raises(InvalidInput) as caught:
        parse(data)
    return str(caught.value)


def test_a_whole_profile_is_read() -> None:
    sara = parse(SARA)

    assert (sara.label, sara.age, sara.place, sara.isee) == ("Sara", 17, place("Forlì"), 6000)
    (need,) = sara.needs
    assert (need.term.code, need.severity, need.urgency) == (ANXIETY, 4, Urgency.SOON)
    assert [term.code for term in sara.interests] == ["music"]
    assert sara.languages == ("it", "ar")
    assert sara.free_slots == slot_bits([1], [1]) | slot_bits([5], [0, 1, 2])
    assert sara.travel == Travel(Means.PUBLIC_TRANSPORT, 40)
    assert (sara.budget, sara.gender) == (Budget.FREE, Gender.WOMAN)
    assert sara.worker_preferences == WorkerPreferences(Gender.WOMAN)
    assert (sara.resident, sara.mandate, sara.previous_worker) == (True, False, None)
    assert len(sara.tried) == 1
    assert sara.is_minor
    assert (sara.children_ages, sara.documents) == ((), None)


def test_terms_may_be_said_in_words() -> None:
    sara = parse({"needs": [{"term": "sfratto"}], "interests": ["Musica"]})

    assert [need.term.code for need in sara.needs] == ["housing.eviction"]
    assert [term.code for term in sara.interests] == ["music"]


def test_the_children_and_the_documents_of_a_person_are_read() -> None:
    mother = parse(
        {"age": 38, "words": "compiti", "children_ages": [8, 0.5], "documents": ["passaporto", "health_card"]}
    )

    assert mother.children_ages == (0.5, 8.0)
    assert mother.documents == frozenset({Document.IDENTITY, Document.HEALTH_CARD})
    assert parse({"words": "compiti", "documents": []}).documents == frozenset()
    assert parse({"words": "compiti", "documents": None}).documents is None


def test_interests_or_words_alone_are_a_question() -> None:
    assert parse({"interests": ["music"]}).asks_something
    assert parse({"words": "imparare a cucinare"}).asks_something


def test_of_a_need_given_twice_the_graver_counts() -> None:
    twice = parse({"needs": [{"term": ANXIETY, "severity": 2}, {"term": ANXIETY, "severity": 5}]})

    assert [need.severity for need in twice.needs] == [5]


@pytest.mark.parametrize("data", [None, [], "Sara", 3, True])
def test_what_is_no_object_is_refused(data: object) -> None:
    assert "A profile is a JSON object" in faults(data)


def test_a_profile_that_asks_for_nothing_is_refused() -> None:
    assert "add at least one need, one interest, or words" in faults({"place": "Forlì", "age": 20})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"age": 240}, "“age” must be a number from 0 to 120, not 240"),
        ({"age": -1}, "from 0 to 120"),
        ({"age": "seventeen"}, "not “seventeen”"),
        ({"age": True}, "not True"),
        ({"age": float("nan")}, "not nan"),
        ({"age": 10**400}, "“age” must be a number"),
        ({"needs": [{"term": ANXIETY, "severity": 9}]}, "Need 1: “severity” must be a number from 1 to 5, not 9"),
        ({"needs": [{"term": ANXIETY, "severity": 2.5}]}, "must be a whole number"),
        ({"needs": [{"term": ANXIETY, "urgency": "yesterday"}]}, "must be one of can_wait, soon, now"),
        ({"needs": [{"severity": 3}]}, "Need 1: “term” is missing"),
        ({"needs": [{"term": "mental_wellbeing.anxietymood"}]}, ANXIETY),
        ({"needs": ["casa"]}, "“needs” must be a list of objects, but has “casa” in it"),
        ({"needs": {"term": ANXIETY}}, "“needs” must be a list"),
        ({"interests": ["musicaa"]}, "music"),
        ({"interests": [7]}, "“interests” must be a list of texts, but has 7 in it"),
        ({"place": "Gotham"}, "Gotham"),
        ({"place": 47121}, "“place” must be a text"),
        ({"languages": ["arabbo"]}, "did you mean “arabo”"),
        ({"free_times": ["tuesdey"]}, "did you mean “tuesday”"),
        ({"travel": {"means": "horse"}}, "In “travel”: “means” must be one of foot"),
        ({"travel": {"means": "foot", "minutes": 0}}, "from 1 to 600"),
        ({"travel": "by bus"}, "“travel” must be an object"),
        ({"budget": "cheap"}, "must be one of free, low, any"),
        ({"isee": -5}, "“isee” must be a number"),
        ({"wheelchair": "no"}, "“wheelchair” must be true, false or null"),
        ({"children_ages": 8}, "“children_ages” must be a list"),
        ({"children_ages": ["8"]}, "“children_ages” must be a list of numbers from 0 to 120, but has “8” in it"),
        ({"children_ages": [-1]}, "but has -1 in it"),
        ({"children_ages": [3, 17]}, "A child of 17 years cannot be the child of somebody of 17"),
        ({"documents": ["patente"]}, "“patente” does not count here. Those that do are: identity_document, residence"),
        ({"documents": [7]}, "“documents” must be a list of texts"),
        ({"tried": ["consultorio"]}, "is not the id of a service"),
        ({"ages": 17}, "“ages” is not a field of a profile: did you mean “age”"),
        ({"zzzzzzz": 1}, "Fields are: label, age, place"),
        ({"worker_preferences": {"sex": "woman"}}, "“sex” is not a field"),
        ({"words": "x" * 6000}, "too long"),
    ],
)
def test_a_fault_gets_a_sentence(change: dict[str, Any], said: str) -> None:
    assert said in faults({**SARA, **change})


def test_every_fault_is_told_at_once() -> None:
    said = faults({"age": 240, "place": "Gotham", "needs": [{"term": "xyzzy", "severity": 9}], "ag": 1})

    assert said.startswith("The profile has 5 faults.")
    for part in ("240", "Gotham", "xyzzy", "severity", "“ag” is not a field"):
        assert part in said


def test_the_faults_are_also_a_list_for_programs() -> None:
    with pytest.raises(InvalidInput) as caught:
        parse({"age": 240, "isee": -1, "words": "aiuto"})

    assert len(caught.value.facts["list"]) == 2


def test_an_ambiguous_place_asks_for_the_province_and_offers_choices() -> None:
    with pytest.raises(Ambiguous, match="province") as caught:
        parse({**SARA, "place": "Castro"})

    assert len(caught.value.facts["choices"]) > 1


def test_needs_that_nobody_ticked_are_understood_from_the_words() -> None:
    said = parse({"words": "Ha paura del marito, dorme da un'amica"})

    assert [need.term.code for need in said.needs] == ["safety.partner_violence", "housing.emergency"]
    assert said.needs_from_words


def test_what_the_words_refuse_is_no_need() -> None:
    assert parse({"words": "psicologi"}).needs
    assert not parse({"words": "Non vuole psicologi"}).needs


def test_interests_that_nobody_ticked_are_understood_from_the_words() -> None:
    said = parse({"words": "Vedovo, suonava la fisarmonica"})

    assert [term.code for term in said.interests_from_words] == ["music"]
    assert said.interests == said.interests_from_words


@pytest.mark.parametrize(
    "data",
    [
        {"words": "Suonava la fisarmonica", "interests": ["art"]},
        {"words": "Suonava la fisarmonica", "needs": [{"term": "housing"}]},
        {"words": "Non sa usare il computer"},
        {"words": "Ho mollato l'apprendistato da elettricista"},
        {"words": "Non vuole suonare la chitarra"},
        {"words": "Parla francese e bambara"},
    ],
)
def test_words_add_no_interests_where_something_was_ticked_or_they_tell_of_none(data: dict[str, Any]) -> None:
    assert parse(data).interests_from_words == ()


def test_who_cares_for_somebody_and_cannot_go_on_is_tired_first() -> None:
    said = parse({"words": "La moglie ha l'Alzheimer, si occupa di tutto e non ce la fa più"})

    assert [need.term.code for need in said.needs] == ["family.caring"]


@pytest.mark.parametrize("key", ["asked_on", "needs_from_words", "interests_from_words", "free_slots"])
def test_what_only_the_program_sets_is_no_field_of_a_profile(key: str) -> None:
    with pytest.raises(InvalidInput):
        parse({"words": "Ha paura del marito", key: None})


def test_words_beside_ticked_needs_add_none() -> None:
    said = parse({"words": "Ha molti debiti", "needs": [{"term": "housing"}]})

    assert [need.term.code for need in said.needs] == ["housing"]
    assert not said.needs_from_words


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Spesso penso di farla finita", "mental_wellbeing.crisis"),
        ("Il mio compagno mi picchia", "safety.partner_violence"),
        ("Dorme in macchina", "housing.emergency"),
    ],
)
@pytest.mark.parametrize("within_need", [True, False])
def test_danger_in_the_words_is_heard_beside_a_small_wish(words: str, code: str, *, within_need: bool) -> None:
    wish = {"term": "social.leisure", "severity": 1, "urgency": "can_wait"}

    said = parse({"needs": [{**wish, "words": words}]} if within_need else {"needs": [wish], "words": words})

    assert [need.term.code for need in said.needs] == ["social.leisure", code]
    assert [need.term.code for need in said.needs_from_words] == [code]


def test_danger_in_the_words_counts_as_what_cannot_wait() -> None:
    """Volunteering in a kennel, good against anxiety, had come second for somebody who is beaten."""
    beaten, anxious = parse({"words": "Il mio compagno mi picchia, ho l'ansia"}).needs

    assert (beaten.severity, beaten.urgency) == (5, Urgency.NOW)
    assert anxious.weight < beaten.weight


def test_a_whole_domain_is_no_need_beside_a_part_of_it() -> None:
    said = parse({"words": "Mi hanno buttato fuori di casa perché sono gay"})

    assert [need.term.code for need in said.needs if need.term.domain == "housing"] == ["housing.emergency"]
    assert [need.term.code for need in parse({"words": "problemi di casa"}).needs] == ["housing"]


def test_words_of_who_is_tired_are_a_crisis_only_where_nothing_else_is_named() -> None:
    """Who cares for a mother wants relief; helplines before that would answer another question."""
    caring = {"term": "family.caring", "words": "non ce la faccio più"}

    assert [need.term.code for need in parse({"words": "Non ce la faccio più"}).needs] == ["mental_wellbeing.crisis"]
    assert [need.term.code for need in parse({"needs": [caring]}).needs] == ["family.caring"]


def test_what_somebody_named_of_danger_is_not_said_a_second_time_otherwise() -> None:
    said = parse({"words": "Lo picchiano a scuola", "needs": [{"term": "safety.bullying"}]})

    assert [need.term.code for need in said.needs] == ["safety.bullying"]
