from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.catalog import Catalog, Cost, Door
from directory.catalog.hours import WrittenHours, closed_between
from directory.catalog.rows import ListingRow
from directory.catalog.slots import DAYS, slot_bits
from directory.errors import InvalidInput
from directory.search.query import understand
from directory.search.results.facets import FACETS
from directory.search.search import search
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, catalog_of, listing
from tests.directory.search.asking import TODAY, find, names, said


def test_a_result_is_about_what_was_asked() -> None:
    result = find(
        "psicologo",
        listing(1, name="Psicologo di base"),
        listing(2, name="Spazio Aurora", tags=("service_type:psychological_support",)),
        listing(3, name="Biblioteca", tags=("service_type:library",)),
    )

    assert set(names(result)) == {"Psicologo di base", "Spazio Aurora"}
    assert result.total == 2
    assert result.relaxed == ()


def test_the_nearer_of_two_alike_comes_first_and_says_how_far_it_is() -> None:
    result = find(
        "consultorio a Forlì", listing(1, name="Consultorio", at="Trento"), listing(2, name="Consultorio", at="Cesena")
    )

    assert [found.municipality for found in result.results] == ["Cesena", "Trento"]
    assert said(result)["proximity"].endswith("km away")
    assert result.results[0].distance_km == pytest.approx(18, abs=3)


def test_entries_that_do_not_say_are_kept_behind_those_that_say_yes() -> None:
    result = find(
        "psicologo gratis per ragazza 17 anni che parla arabo il sabato a Forlì",
        listing(1, name="Psicologo"),
        listing(
            2,
            name="Psicologo",
            at="Forlì",
            cost=Cost.FREE,
            languages=("ar",),
            minimum_age=14,
            maximum_age=25,
            slots=slot_bits([5], [0]),
            tags=("target_group:adolescents", "service_type:psychological_support"),
        ),
        listing(
            3, name="Psicologo", at="Trento", cost=Cost.PAID, cost_amount=60, languages=("it",), minimum_age=18, slots=1
        ),
    )

    assert [found.row for found in result.results] == [1, 0, 2]
    assert said(result)["cost"] == "Free of charge"
    assert said(result)["age"] == "For ages 14 to 25"
    assert said(result)["language"] == "Speaks Arabic"
    assert said(result)["time"] == "Open at that time"
    assert said(result, 1)["cost"] == "Ask whether it is free of charge"
    assert said(result, 1)["proximity"] == "Ask whether it reaches this place"
    assert said(result, 2)["cost"] == "Costs from 60 euro"


def test_a_remote_service_is_near_unless_it_serves_other_places() -> None:
    result = find(
        "ascolto a Forlì",
        listing(1, name="Ascolto", at="Palermo", remote=True),
        listing(2, name="Ascolto", at="Palermo", remote=True, areas=(("province", "PA"),)),
        listing(3, name="Ascolto", remote=True, areas=(("country", "IT"),)),
    )

    assert {found.row for found in result.results[:2]} == {0, 2}
    assert said(result)["proximity"] == "Can be reached by phone or online"


def test_a_whole_province_counts_as_near() -> None:
    result = find(
        "consultorio in provincia di Bergamo",
        listing(1, name="Consultorio", at="Lecco"),
        listing(2, name="Consultorio", at="Lovere"),
    )

    assert [found.municipality for found in result.results] == ["Lovere", "Lecco"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("cosa c'è a Forlì", "Nothing was asked but a place: the nearest come first."),
        ("chi non c'è", "No word says what is needed: what was confirmed last comes first."),
    ],
)
def test_a_question_that_asks_nothing_says_so(text: str, note: str) -> None:
    result = find(text, listing(1, at="Trento", verified=TODAY), listing(2, at="Forlì"))

    assert [str(sentence) for sentence in result.relaxed] == [note]
    assert result.total == 2


def test_only_words_of_the_listing_itself_are_named_as_matching() -> None:
    result = find("voglio morire", listing(1, name="Linea di ascolto", tags=("need:mental_wellbeing.crisis",)))

    assert said(result)["words"] == "Is about what you asked"


def test_a_term_that_is_merely_called_alike_is_not_what_was_asked() -> None:
    result = find(
        "suonare la chitarra a Trento",
        listing(1, name="Biblioteca del conservatorio", at="Trento", tags=("service_type:music_group",)),
        listing(2, name="Sala prove", at="Rovereto", tags=("interest:music",)),
    )

    assert names(result)[0] == "Sala prove"


def test_words_that_were_understood_are_not_taken_for_other_words() -> None:
    result = find(
        "mi hanno staccato la luce",
        listing(1, name="Attaccato"),
        listing(2, name="Bollette", tags=("need:housing.costs",)),
    )

    assert names(result) == ["Bollette"]
    assert result.relaxed == ()


def test_help_from_afar_that_does_not_say_whom_it_takes_counts_little_and_says_what_to_ask() -> None:
    result = find(
        "ascolto a Forlì", listing(1, name="Ascolto", at="Trento", remote=True), listing(2, name="Ascolto", at="Forlì")
    )

    assert [found.row for found in result.results] == [1, 0]
    assert said(result, 1)["proximity"] == "Helps by phone or online; ask whether also people from Forlì"


def test_nothing_within_the_radius_shows_what_is_farther_away() -> None:
    rows = [listing(1, name="Consultorio", at="Trento"), listing(2, name="Consultorio", at="Forlì")]
    enough = [listing(number, name="Consultorio", at="Cesena") for number in (3, 4)]

    near = find("consultorio", *rows, *enough, place="Cesena", within_km=30)
    none = find("consultorio", *rows, place="Palermo", within_km=5)

    assert [found.municipality for found in near.results] == ["Cesena", "Cesena", "Forlì"]
    assert near.relaxed == ()
    assert near.relaxed_codes == ()
    assert [found.municipality for found in none.results] == ["Forlì", "Trento"]
    assert none.relaxed_codes == ("radius", "answers")
    assert [str(sentence) for sentence in none.relaxed] == [
        "Little or nothing within 5 km: here is also what is farther away.",
        "Nothing near Palermo is known to answer: Sexual and reproductive health.",
        "Who may know of something nearer: the social services of the municipality (Palermo).",
    ]


def test_fewer_than_three_results_bring_others_which_come_after_them() -> None:
    rows = [
        listing(1, name="Consultorio", at="Forlì", verified=TODAY, cost=Cost.PAID),
        listing(2, name="Consultorio", at="Forlì", cost=Cost.FREE),
        listing(3, name="Consultorio", at="Trento", cost=Cost.FREE),
    ]

    result = find("consultorio", *rows, place="Forlì", within_km=5, filters={"cost": ["free"]})

    assert [found.row for found in result.results] == [1, 2, 0]
    assert result.relaxed_codes == ("radius", "filters")
    assert (result.total, result.asked_for) == (3, 2)


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_follow_each_other_when_something_was_given_up(limit: int) -> None:
    rows = [listing(number, name="Consultorio", at=town) for number, town in enumerate(("Trento", "Forlì", "Bergamo"))]
    query = understand("consultorio", VOCABULARY, GAZETTEER, place="Forlì", within_km=5)
    catalog = catalog_of(*rows)

    pages = [search(query, catalog, limit=limit, offset=at, today=TODAY).results for at in range(0, 3, limit)]

    assert [found.row for page in pages for found in page] == [1, 0, 2]


def test_entries_without_a_place_stay_inside_a_radius() -> None:
    rows = [
        listing(1, name="Consultorio"),
        listing(2, name="Consultorio", remote=True),
        listing(3, name="Consultorio", at="Trento"),
        listing(4, name="Consultorio", at="Forlì"),
    ]

    result = find("consultorio", *rows, place="Forlì", within_km=5)

    assert {found.row for found in result.results} == {0, 1, 3}


def test_words_that_nothing_has_show_what_comes_nearest() -> None:
    result = find(
        "qwertyuiop a Forlì", listing(1, name="Biblioteca", at="Trento"), listing(2, name="Mensa", at="Forlì")
    )

    assert names(result) == ["Mensa", "Biblioteca"]
    assert len(result.relaxed) == 1


def test_filters_that_leave_nothing_are_given_up_and_this_is_said() -> None:
    rows = [listing(1, name="Consultorio", cost=Cost.FREE), listing(2, name="Mensa", cost=Cost.PAID)]

    result = find("consultorio", *rows, filters={"cost": ["paid"]})

    assert names(result) == ["Consultorio"]
    assert [str(sentence) for sentence in result.relaxed] == [
        "Little or nothing fits all the filters: here is also what fits without them."
    ]


def test_an_unknown_filter_is_refused() -> None:
    with pytest.raises(InvalidInput):
        find("mensa", listing(), filters={"colour": ["red"]})


def test_a_value_that_nobody_has_fits_nobody() -> None:
    result = find("mensa", listing(name="Mensa", languages=("it",)), filters={"language": ["zh"]})

    assert len(result.relaxed) == 1


def test_languages_are_named_in_filters_however_rare_they_are() -> None:
    result = find("mensa", listing(name="Mensa", languages=("ku", "ise", "xx")))

    (facet,) = (facet for facet in result.facets if facet.name == "language")
    assert {one.value: str(one.label) for one in facet.values} == {
        "ku": "Kurdish",
        "ise": "Italian Sign Language",
        "xx": "xx",
    }


def test_without_a_question_the_freshest_entries_come_first() -> None:
    result = find(
        "",
        listing(1, verified=date(2020, 1, 1)),
        listing(2),
        listing(3, verified=date(2026, 11, 1)),
    )

    assert [found.row for found in result.results] == [2, 1, 0] or [found.row for found in result.results] == [2, 0, 1]
    assert result.results[0].row == 2
    assert result.total == 3


def test_pages_follow_each_other_without_gaps() -> None:
    catalog = catalog_of(*(listing(number, name="Mensa") for number in range(25)))
    query = understand("mensa", VOCABULARY, GAZETTEER)

    pages = [search(query, catalog, limit=10, offset=offset, today=TODAY).results for offset in (0, 10, 20, 30)]

    assert [found.row for page in pages for found in page] == list(range(25))


def test_an_empty_catalog_gives_an_empty_answer() -> None:
    result = find("psicologo a Forlì")

    assert (result.total, result.results) == (0, [])


TAGS = ("need:housing.eviction", "need:work", "service_type:canteen", "target_group:minors", "interest:music")


@st.composite
def directories(draw: st.DrawFn) -> list[ListingRow]:
    return [
        listing(
            number,
            at=draw(st.sampled_from([None, "Forlì", "Trento"])),
            name=draw(st.sampled_from(["Mensa", "Mensa e musica", "Lavoro", "Sfratto"])),
            tags=tuple(draw(st.sets(st.sampled_from(TAGS)))),
            languages=tuple(draw(st.sets(st.sampled_from(["it", "ar"])))),
            cost=draw(st.sampled_from([*Cost])),
            cost_amount=5.0,
            verified=draw(st.sampled_from([None, date(2026, 1, 1)])),
        )
        for number in range(draw(st.integers(1, 12)))
    ]


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "need": st.just(["housing"]),
        "service_type": st.just(["canteen"]),
        "target_group": st.just(["minors"]),
        "language": st.sampled_from([["it"], ["it", "ar"]]),
        "cost": st.sampled_from([["free"], ["free", "unknown"]]),
    },
)
QUERIES = st.sampled_from(["", "mensa", "mensa gratis a Forlì", "sfratto che parla arabo", "musica il sabato 17 anni"])


def test_what_is_closed_on_the_day_that_is_asked_for_is_not_open_then() -> None:
    every_day = slot_bits(range(7), range(3))
    closed = closed_between(TODAY, TODAY + timedelta(days=3), '"is_closed": true')
    rows = [
        listing(1, name="Psicologo", slots=every_day, hours=(closed,)),
        listing(2, name="Psicologo", slots=every_day, hours=(WrittenHours(description="is_closed"),)),
        listing(3, name="Psicologo", slots=every_day),
    ]
    catalog = catalog_of(*rows)
    clock = datetime.combine(TODAY, time(9))

    def of_first(text: str) -> str:
        query = understand(text, vocabulary=VOCABULARY, gazetteer=GAZETTEER, now=clock)
        result = search(query, catalog, today=TODAY)
        [place] = [place for place, found in enumerate(result.results) if found.row == 0]
        assert {said(result, other).get("time") for other in {0, 1, 2} - {place}} == {"Open at that time"}
        return said(result, place)["time"]

    assert of_first("psicologo aperto domani") == "Open at other times"
    assert of_first("psicologo aperto dopodomani") == "Open at other times"
    assert of_first("psicologo il sabato") == "Open at that time"  # of any week
    assert catalog.hours.closed_on(TODAY).tolist() == [True, False, False]
    assert not catalog.hours.closed_on(TODAY + timedelta(days=4)).any()


def has(catalog: Catalog, row: int, name: str, value: str) -> bool:
    """Whether a listing has a facet's value, one listing at a time."""
    tags = {(catalog.terms[term].taxonomy, catalog.terms[term].code) for term in catalog.tags.of_row(row)}
    of_domain = [term.code for term in VOCABULARY.terms("need") if term.domain == value]
    confirmed = catalog.verified_on(row)
    says: dict[str, Callable[[], bool]] = {
        "need": lambda: any(catalog.cover_of_need(code)[row] >= 128 for code in of_domain),
        "language": lambda: bool(int(catalog.languages[row]) & int(catalog.language_bit(value))),
        "cost": lambda: Cost(catalog.cost[row]).name.lower() == value,
        "access": lambda: Door(catalog.access[row]).name.lower() == value,
        "day": lambda: bool(int(catalog.slots[row]) & slot_bits([DAYS.index(value)], range(3))),
        "verified": lambda: confirmed is not None and (TODAY - confirmed).days <= int(value),
        "municipality": lambda: bool(catalog.municipality[row] == catalog.municipalities.index(value)),
    }
    return says[name]() if name in says else (name, value) in tags


@settings(max_examples=25, deadline=None)
@given(directories(), QUERIES, FILTERS)
def test_facet_counts_equal_counting_one_by_one(
    rows: list[ListingRow], text: str, filters: dict[str, list[str]]
) -> None:
    catalog = catalog_of(*rows)
    query = understand(text, VOCABULARY, GAZETTEER)
    unfiltered = search(query, catalog, limit=100, today=TODAY)
    result = search(query, catalog, filters=filters, limit=100, today=TODAY)
    if result.relaxed != unfiltered.relaxed:
        return  # nothing fits the filters: they were given up

    for facet in result.facets:
        others = {name: values for name, values in filters.items() if name != facet.name}
        fitting = [
            found.row
            for found in unfiltered.results
            if all(any(has(catalog, found.row, name, value) for value in values) for name, values in others.items())
        ]
        for value in facet.values:
            assert value.count == sum(has(catalog, row, facet.name, value.value) for row in fitting)
            assert value.chosen == (value.value in filters.get(facet.name, []))
    assert [facet.name for facet in result.facets] == list(FACETS)


@settings(max_examples=20, deadline=None)
@given(directories(), QUERIES)
def test_reasons_add_up_to_the_score_and_the_order_is_total(rows: list[ListingRow], text: str) -> None:
    result = find(text, *rows)

    for found in result.results:
        assert sum(reason.contribution for reason in found.reasons) == pytest.approx(found.score, abs=1e-5)
        assert all(str(reason.text) for reason in found.reasons)
        assert 0 <= found.score <= 1
    parts = [part for part, heading in enumerate(result.headings) for _ in range(heading.size)]
    ranks = [(part, -one.score, one.listing_id.bytes) for part, one in zip(parts, result.results, strict=False)]
    assert ranks == sorted(ranks)


def test_of_whom_somebody_speaks_says_nothing_of_what_is_needed() -> None:
    result = find(
        "la figlia si taglia",
        listing(1, name="Gruppo", description="figlia", access=Door.FREE, verified=TODAY),
        listing(2, name="Ascolto", description="parole " * 10, tags=("need:mental_wellbeing.crisis",)),
        *[listing(number, description="altro") for number in range(3, 30)],
    )

    assert names(result)[0] == "Ascolto"


def test_where_somebody_is_from_is_not_called_not_understood() -> None:
    result = find("ragazza pakistana, documenti scaduti", listing(1, tags=("need:rights.documents",)))

    assert result.unheard == ()
