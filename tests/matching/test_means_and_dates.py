"""How somebody gets about, what their ISEE is, and what has a date, as people tell it."""

from datetime import datetime

import pytest

from directory.gazetteer import Gazetteer
from matching.facts_said import FactsSaid, facts_said
from matching.intensity import Intensity, propose_intensity
from matching.profile import Means, Profile, Urgency
from matching.profile_json import parse_profile
from matching.rank import rank
from matching.ways_said import means_said
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
        ("vuole cambiare casa entro giugno", set()),
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
