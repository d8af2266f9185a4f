"""How somebody gets about, what their ISEE is, and what has a date, as people tell it."""

from datetime import datetime

import pytest

from directory.places.gazetteer import Gazetteer
from matching.profile import Means, Profile, Urgency
from matching.profiles.from_json import parse_profile
from matching.profiles.intensity import Intensity, propose_intensity
from matching.rank import rank
from matching.said.facts import FactsSaid, facts_said
from matching.said.ways import means_said
from tests.matching.builders import TODAY, VOCABULARY, catalog, listing

NOW = datetime(2026, 11, 22, 10)  # noqa: DTZ001 - local, as hours are


def told(words: str) -> Profile:
    return parse_profile({"words": words}, VOCABULARY, Gazetteer.bundled(), today=TODAY)


def facts(words: str) -> FactsSaid:
    return facts_said(told(words), VOCABULARY, Gazetteer.bundled(), now=NOW)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("donna 34 anni, ha la macchina", Means.CAR),
        ("automunito", Means.CAR),
        ("va in bici", Means.BICYCLE),
        ("si sposta solo in bicicletta", Means.BICYCLE),
        ("senza patente", Means.PUBLIC_TRANSPORT),
        ("non ha la macchina", Means.PUBLIC_TRANSPORT),
        ("viene in autobus", Means.PUBLIC_TRANSPORT),
        ("si muove a piedi", Means.FOOT),
        ("she has a car", Means.CAR),
        ("er fährt mit dem Fahrrad", Means.BICYCLE),
        ("dorme in macchina", None),
        ("ha la macchina rotta", None),
        ("cerca una bici", None),
    ],
)
def test_how_somebody_gets_about(text: str, means: Means | None) -> None:
    assert means_said(text)[0] is means


def test_an_isee_that_is_told_is_used_and_asks_for_none() -> None:
    found = facts("donna 34 anni, ISEE 4000, non paga l'affitto, ha la macchina")
    assert (found.isee, found.means, found.unused) == (4000, Means.CAR, ())
    assert "money.benefits_advice" not in {need.term.code for need in told("ISEE 4000, non paga l'affitto").needs}
    assert "money.benefits_advice" in {need.term.code for need in told("deve fare l'ISEE").needs}


def test_going_by_bicycle_asks_for_none() -> None:
    assert [need.term.code for need in told("cerca lavoro, va in bici").needs] == ["work.search"]


def test_languages_places_and_ages_are_the_persons_own() -> None:
    found = facts("ragazzo 17 anni di Forlì, parla arabo, la mamma ha 40 anni e parla francese, il padre vive a Milano")
    assert (found.age, found.languages, found.place) == (17, ("ar",), "Forlì (FC)")


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("sfratto entro il 15 dicembre, ha debiti", {"housing.eviction"}),
        ("sfratto, entro lunedì, ha debiti", {"housing.eviction"}),
        ("ha debiti, gli scade il permesso di soggiorno domani", {"rights.residence_permit"}),
        ("Räumung bis 1. Dezember, Schulden", {"housing.eviction"}),
        ("sfratto a gennaio, debiti", {"housing.eviction"}),
        ("vuole cambiare casa entro giugno", set()),
        ("ha perso il lavoro a gennaio", set()),
        ("frigo vuoto, niente da mangiare, ha debiti", {"money.food"}),
        ("hanno staccato la luce, ha debiti", {"housing.costs"}),
        ("the fridge is empty and no food, debts", {"money.food"}),
        ("l'anno scorso hanno staccato la luce, bollette", set()),
        ("paura che stacchino la luce", set()),
        ("cerca un frigo, bollette da pagare", set()),
    ],
)
def test_what_has_a_date_cannot_wait(text: str, urgent: set[str]) -> None:
    assert {need.term.code for need in told(text).needs if need.urgency is Urgency.NOW} == urgent


def test_four_needs_one_of_which_has_a_date_call_for_a_network() -> None:
    profile = told("sfratto entro il 15 dicembre, debiti, il figlio non va a scuola, attacchi di panico")
    assert propose_intensity(profile).value is Intensity.NETWORK


def test_where_no_need_is_understood_one_word_of_a_name_is_not_enough() -> None:
    rows = catalog(
        listing(1, name="Porta blu", needs=(), in_town="Forlì"),
        listing(2, name="Circolo Forlì", needs=(), in_town="Forlì"),
        listing(3, name="Porta gialla con ombrello", needs=(), in_town="Forlì"),
    )
    profile = facts("ragazzo 17 anni di Forlì, Mustafà, porta, ombrello giallo").taken_by(
        told("ragazzo 17 anni di Forlì, Mustafà, porta, ombrello giallo"), Gazetteer.bundled(), VOCABULARY
    )

    match = rank(profile, rows)

    assert [one.row for one in match.results] == [2]
    assert any("No need was understood" in str(note) for note in match.notes)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("padre 48 anni, figlia 14 anni che si taglia", (14,)),
        ("sig.ra 41 anni, 3 figli 4 7 e 11 anni", (4, 7, 11)),
        ("coppia di 28 anni con bimba di 8 mesi", (0.67,)),
    ],
)
def test_ages_of_children_are_heard_beside_the_age_of_the_person(text: str, ages: tuple[float, ...]) -> None:
    assert facts(text).children_ages == ages


def test_abbreviations_of_notes_are_read() -> None:
    assert [need.term.code for need in told("ragazza 17 anni, nn va a scuola").needs] == ["education.dropout"]


def test_a_note_of_languages_is_no_interest() -> None:
    profile = told("ragazzo 16 anni, parla mandinka e un po' d'inglese, vuole fare il saldatore")
    assert facts("ragazzo 16 anni, parla mandinka e un po' d'inglese").languages == ("mnk", "en")
    assert "languages" not in {term.code for term in profile.interests}


def test_having_no_car_asks_for_no_lift() -> None:
    assert not told("girl 19, no car, pregnant").asks_domain("transport")


def test_a_day_of_this_or_the_next_month_is_a_deadline() -> None:
    assert {need.urgency for need in told("perde casa e lavoro il 10 dicembre").needs} == {Urgency.NOW}
    assert {need.urgency for need in told("ha perso il lavoro il 10 marzo").needs} == {Urgency.SOON}


def test_whose_need_was_kept_is_not_called_unused() -> None:
    assert facts("ragazza 17 anni, i genitori si stanno separando").unused == ()
    assert facts("sig.ra 41 anni, debiti").unused == ()


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("vorrebbe fare il cuoco", "cooking"),
        ("gli piacerebbe fare l'elettricista", "woodwork_repair"),
        ("sie möchte Köchin werden", None),
        ("he wants to become a welder", None),
    ],
)
def test_wished_jobs_are_a_need_of_training_and_an_interest(text: str, interest: str | None) -> None:
    profile = told(text)
    assert [need.term.code for need in profile.needs] == ["education.vocational"]
    assert [term.code for term in profile.interests] == ([interest] if interest else [])
