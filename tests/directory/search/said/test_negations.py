"""What is refused is neither looked for nor shown as understood; what is lacking is."""

from datetime import UTC, datetime

import pytest

from directory.search.query import Query, understand
from directory.search.said.negations import refused_words
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find, names

NOW = datetime(2026, 11, 27, 10, tzinfo=UTC)


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER, now=NOW)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("non voglio psicologi, voglio fare sport", {"psicologi"}),
        ("niente psicologi, un gruppo sportivo", {"psicologi"}),
        ("né SerD né comunità: gruppo per le dipendenze", {"serd", "comunita"}),
        ("non vuole il dormitorio", {"dormitorio"}),
        ("tutto tranne il SerD", {"serd"}),
        ("non gli piace il calcio, vuole musica", {"calcio"}),
        ("di psicologi non ne vuole sapere, vorrebbe fare sport", {"psicologi"}),
        ("I don't want a psychologist", {"psychologist"}),
        ("ich will keine Psychologin, sondern Sport", {"psychologin"}),
    ],
)
def test_what_is_refused_is_not_looked_for(text: str, refused: set[str]) -> None:
    query = read(text)

    said = {*query.words, *query.rest, *query.hints, *(word for span in query.spans for word in span.words.split())}
    assert refused.isdisjoint(said)
    assert [note for note in query.notes if refused.issubset(note.facts["words"])]


@pytest.mark.parametrize(
    "text",
    [
        "non ha medico di base",
        "non ha né casa né lavoro",
        "non vuole più vivere",
        "non vuole andare a scuola",
        "non esce di casa",
        "non riesce a pagare l'affitto",
        "non so dove dormire",
        "senza casa",
    ],
)
def test_what_is_lacking_is_looked_for(text: str) -> None:
    found = read(text)

    assert not any("not wanted" in str(note) for note in found.notes)
    assert found.words or found.needs


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Bergamo, non Treviglio: mensa", "Bergamo"),
        ("mensa tranne a Treviglio, Bergamo", "Bergamo"),
        ("vedova 78 Santa Sofia, figli a Milano, non guida", "Santa Sofia"),
        ("la figlia abita a Rovereto, mamma sola a Trento", "Trento"),
        ("genitori a Forlì, cerca stanza a Bologna", "Bologna"),
        ("figli a Milano, compagnia", "Milano"),  # the only one
        ("mia madre a Bergamo ha bisogno di una badante, io vivo a Bologna", "Bergamo"),
        ("Meine Tochter in Bozen braucht einen Therapeuten, ich wohne in Trient", "Bolzano"),
        ("my daughter in Forlì needs a therapist, I live in Bologna", "Forlì"),
        ("famiglia a Forlì, casa popolare a Cesena", "Forlì"),  # the family is who asks
        ("lavoro a Forlì ma vivo a Cesena, psicologo", "Cesena"),
        ("abito a Milano, cerco lavoro a Forlì", "Forlì"),
        ("da Milano a Forlì, accompagnamento", "Forlì"),
        ("lavoro a Forlì", "Forlì"),
        ("abito a Cesena e ho bisogno di una mensa", "Cesena"),
    ],
)
def test_the_place_is_the_one_that_is_wanted(text: str, place: str) -> None:
    query = read(text)

    assert query.place is not None
    assert query.place.name == place
    assert {"milano", "treviglio"}.isdisjoint({*query.words, *query.rest})


def test_where_somebody_works_is_no_need_of_work() -> None:
    assert not [need for need in read("lavoro a Forlì ma vivo a Cesena, psicologo").needs if need.startswith("work")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("sportello lavoro, sabato non posso", (0, 1, 2, 3, 4, 6)),
        ("il caf è chiuso il lunedì", (1, 2, 3, 4, 5, 6)),
        ("sabato, non importa dove", (5,)),
    ],
)
def test_a_day_on_which_somebody_cannot_come_is_not_asked_for(text: str, days: tuple[int, ...]) -> None:
    when = read(text).when

    assert when is not None
    assert when.days == days


@pytest.mark.parametrize("text", ["sportello lavoro, stasera non posso", "caf chiuso la mattina"])
def test_an_hour_that_is_refused_says_nothing_of_others(text: str) -> None:
    query = read(text)

    assert query.when is None
    assert "time" not in {span.kind for span in query.spans}


@pytest.mark.parametrize("text", ["Psychologe, nicht online", "psicologo no online", "psicologo, non per telefono"])
def test_a_way_that_is_refused_is_not_asked_for(text: str) -> None:
    query = read(text)

    assert (query.remote, query.by_phone) == (False, False)
    assert {"online", "telefono"}.isdisjoint(query.words)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("non vuole andare dallo psicologo ma ha attacchi di panico", {"psicologo"}),
        ("non vuole vedere psicologi", {"psicologi"}),
        ("mein Sohn ist 17 und geht nicht mehr zur Schule", set()),
        ("il medico di base è andato in pensione e non ne trova un altro", set()),
        ("non vuole andare a scuola", set()),
    ],
)
def test_who_refuses_to_go_somewhere_and_what_only_looks_like_refusing(text: str, refused: set[str]) -> None:
    assert refused_words(text, VOCABULARY) == refused


def test_what_is_of_a_refused_kind_comes_last_and_is_not_lost() -> None:
    clinic = listing(
        1, name="SerD", at="Bergamo", tags=("service_type:addiction_service", "need:addictions.substances")
    )
    group = listing(2, name="Gruppo", at="Bergamo", tags=("need:addictions.substances",))

    assert names(find("smettere con le canne a Bergamo", clinic, group))[0] == "SerD"
    refused = find("smettere con le canne ma no SerD, Bergamo", clinic, group)
    assert names(refused) == ["Gruppo", "SerD"]
    assert refused.query.refused_kinds == ("addiction_service",)


@pytest.mark.parametrize(
    "text", ["niente gruppi, beve troppo", "no gruppi, beve troppo", "non vuole andare in gruppo, beve"]
)
def test_groups_of_any_kind_can_be_refused(text: str) -> None:
    group = listing(1, name="Gruppo", tags=("service_type:self_help_group", "need:addictions.alcohol"))
    other = listing(2, name="Ambulatorio", tags=("need:addictions.alcohol",))

    assert names(find(text, group, other)) == ["Ambulatorio", "Gruppo"]


def test_whom_somebody_does_not_want_to_speak_with_is_refused() -> None:
    assert "psychological_support" in read("non vuole parlare con lo psicologo").refused_kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("doposcuola, rifiuta la parrocchia", "parish_group"),
        ("gruppo mamme senza chiesa", "parish_group"),
        ("centro giovani che non sia in oratorio", "parish_group"),
        ("gruppo dopo un lutto, laico", "parish_group"),
        ("niente preti, gruppo dopo un lutto", "parish_group"),
        ("Treffpunkt ohne Kirche", "parish_group"),
        ("without church, a food bank", "parish_group"),
        ("non-religious grief group", "parish_group"),
        ("beve, non vuole andare dal SerD", "addiction_service"),
        ("beve, non vuole più andare al serd", "addiction_service"),
        ("beve, non vuole saperne del serd", "addiction_service"),
        ("beve, senza passare dal serd", "addiction_service"),
        ("beve, non vuole AA", "self_help_group"),
        ("odia i gruppi, ha l'ansia", "self_help_group"),
        ("non si fida degli assistenti sociali", "professional_social_service"),
        ("HIV, non vuole andare nell'ospedale di qua", "hospital"),
        ("refuses the psychologist", "psychological_support"),
        ("he won't see a psychologist", "psychological_support"),
    ],
)
def test_a_refusal_is_heard_in_its_usual_forms(text: str, kind: str) -> None:
    query = find(text, listing(1)).query  # with the words of a catalog, of which none may be taken for a slip

    assert kind in query.refused_kinds
    assert kind not in query.service_types
    assert not query.mended


@pytest.mark.parametrize("text", ["senza avvocato", "senza psicologo da mesi", "non va dal medico da anni"])
def test_who_is_without_something_looks_for_it(text: str) -> None:
    assert not read(text).refused_kinds


def test_the_words_of_a_refusal_are_not_looked_for() -> None:
    assert not {"rifiuta", "andare"} & {
        *read("beve, rifiuta il SerD").words,
        *read("beve, non vuole andare al SerD").rest,
    }


def test_who_treats_a_severe_illness_stays_first_although_it_is_refused() -> None:
    assert read("schizofrenico, non vuole il CSM").refused_kinds == ()
    assert read("ansia, non vuole il CSM").refused_kinds == ("mental_health_centre",)


def test_of_it_is_no_town_that_is_refused() -> None:
    assert not any(
        "not wanted" in str(note) for note in read("gli parlano di musica ma non ne vuole sapere, Forlì").notes
    )


@pytest.mark.parametrize("text", ["casa per mia figlia a Forlì o Cesena", "asilo per nipote a Forlì o Cesena"])
def test_both_of_two_places_count_for_a_relative(text: str) -> None:
    assert [place.name for place in read(text).places] == ["Forlì", "Cesena"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("il suo psicologo non le piace, ne cerca un altro", "psychological_support"),
        ("il corso di italiano non mi piace, ne cerco un altro", "language_course"),
        ("il centro diurno non gli piace, cerca un altro posto", "day_centre"),
        ("la palestra non gli piace quando è affollata, ne cerca una tranquilla", "sports_group"),
        ("la mensa non le piace ma ha fame", "canteen"),
        ("il doposcuola non gli piace ma ha bisogno di aiuto nei compiti", "after_school"),
        ("la piscina non gli piace, preferisce il basket", "sports_group"),
        ("il calcio non gli piace guardarlo, vuole giocare", "sports_group"),
        ("il calcio non gli piace, cerca un altro sport", "sports_group"),
    ],
)
def test_who_dislikes_one_is_not_refused_the_kind(text: str, kind: str) -> None:
    query = read(text)

    assert query.refused_kinds == ()
    assert kind in query.service_types


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("i videogiochi non gli interessano più", "video_games"),
        ("il calcio non gli piace", "team_sports"),
        ("la palestra non le piace", "gym_running"),
        ("il teatro lo annoia, vuole lavorare", "theatre"),
        ("theatre bores him", "theatre"),
    ],
)
def test_a_disliked_pastime_is_left_out_and_not_refused(text: str, interest: str) -> None:
    query = read(text)

    assert interest not in query.interests
    assert query.refused_kinds == query.service_types == ()
