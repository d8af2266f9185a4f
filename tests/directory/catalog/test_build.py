import uuid
from dataclasses import replace
from datetime import date

import numpy as np

from directory.catalog.catalog import Cost
from directory.catalog.cover import BY_SERVICE_TYPE
from directory.catalog.documents import Document, document_bits, documents_of_bits
from directory.taxonomies.vocabulary import DOMAIN_OFFERED, SAME_DOMAIN
from tests.directory.catalog.listings import GAZETTEER, catalog_of, listing


def test_rows_stand_in_the_order_of_their_ids_whatever_order_they_come_in() -> None:
    rows = [listing(number) for number in (3, 256, 1, 2)]

    catalog = catalog_of(*rows)

    assert [catalog.listing_uuid(row).int for row in range(4)] == [1, 2, 3, 256]
    assert list(catalog.tie_breakers) == [0, 1, 2, 3]


def test_an_id_that_ends_in_zero_bytes_stays_whole() -> None:
    ended = uuid.UUID("12345678-0000-4000-8000-000000000000")

    assert catalog_of(listing(listing_id=ended)).listing_uuid(0) == ended


def test_a_need_is_covered_by_how_near_the_tag_is() -> None:
    catalog = catalog_of(
        listing(1, tags=("need:housing.eviction",)),
        listing(2, tags=("need:housing",)),
        listing(3, tags=("need:housing.finding",)),
        listing(4, tags=("need:work",)),
    )

    cover = catalog.cover_of_need("housing.eviction").tolist()

    assert cover == [255, round(255 * DOMAIN_OFFERED), round(255 * SAME_DOMAIN), 0]
    assert catalog.need_known.all()


def test_a_kind_of_service_answers_its_needs_a_little_less_than_a_tag() -> None:
    catalog = catalog_of(listing(tags=("service_type:family_counselling_centre",)))

    assert catalog.cover_of_need("family.pregnancy")[0] == np.rint(255 * np.float32(BY_SERVICE_TYPE))


def test_a_tag_that_nobody_confirmed_counts_as_much_as_it_is_believed() -> None:
    catalog = catalog_of(listing(tags=("need:housing.eviction", "interest:music"), confidence=0.5))

    assert catalog.cover_of_need("housing.eviction")[0] == 128
    assert catalog.cover_of_interest("music")[0] == 128


def test_a_tag_that_the_taxonomies_do_not_know_is_left_out() -> None:
    assert catalog_of(listing(tags=("need:teleportation",))).tags.of_row(0) == {}


def test_a_whole_maximum_age_holds_until_the_next_birthday_and_another_to_the_day() -> None:
    catalog = catalog_of(listing(1, minimum_age=14, maximum_age=17), listing(2, maximum_age=17.5), listing(3))

    ages = (13.9, 14, 17.5, 17.9, 18, 119)

    assert [catalog.takes_age(age).tolist() for age in ages] == [
        [False, True, True],
        [True, True, True],
        [True, True, True],
        [True, False, True],
        [False, False, True],
        [False, False, True],
    ]


def test_the_day_of_a_confirmation_is_read_back_and_counted_from() -> None:
    catalog = catalog_of(listing(1, verified=date(2026, 11, 12)), listing(2))

    assert [catalog.verified_on(row) for row in (0, 1)] == [date(2026, 11, 12), None]
    assert catalog.days_since_verified(date(2026, 11, 22))[0] == 10


def test_what_is_not_said_is_unknown() -> None:
    catalog = catalog_of(listing())

    assert not catalog.has_point[0]
    assert np.isinf(catalog.distance_km(GAZETTEER.resolve("Forlì").point)[0])
    assert (catalog.minimum_age[0], catalog.maximum_age[0], catalog.age_known[0]) == (0, 120, False)
    assert catalog.cost[0] == Cost.UNKNOWN
    assert catalog.waiting_days[0] == catalog.places[0] == catalog.verified_day[0] == -1
    assert catalog.municipality[0] == catalog.residence_required[0] == catalog.wheelchair[0] == -1
    assert catalog.languages[0] == catalog.target_groups[0] == catalog.slots[0] == 0
    assert catalog.completeness[0] == 0
    assert catalog.required_documents[0] == catalog.exclusion_criteria[0] == ""
    assert catalog.documents[0] == 0
    assert catalog.excluded_to[0] == -1


def test_what_is_said_is_kept() -> None:
    catalog = catalog_of(
        listing(
            at="Forlì",
            languages=("it", "ar"),
            minimum_age=0.5,
            maximum_age=17,
            verified=date(1970, 1, 11),
            places=0,
            tags=("target_group:minors",),
            required_documents=("foto tessera", "passaporto", "ISEE"),
            exclusion_criteria="Non oltre i 65 anni; no alcolisti",
        )
    )

    assert catalog.distance_km(GAZETTEER.resolve("Forlì").point)[0] < 0.1
    assert catalog.languages[0] == catalog.language_bit("it") | catalog.language_bit("ar")
    assert catalog.language_bit("zh") == 0
    assert catalog.target_groups[0] == catalog.target_group_bit("minors")
    assert (catalog.minimum_age[0], catalog.maximum_age[0], catalog.verified_day[0]) == (0.5, 17, 10)
    assert catalog.places[0] == 0
    assert catalog.required_documents[0] == "foto tessera, passaporto, ISEE"
    assert catalog.documents[0] == document_bits({Document.IDENTITY, Document.ISEE})
    assert catalog.exclusion_criteria[0] == "Non oltre i 65 anni; no alcolisti"
    assert (catalog.excluded_from[0], catalog.excluded_to[0]) == (65, 120)
    assert catalog.excluded.having([catalog.term_index("need", "addictions.alcohol")])[0]
    assert catalog.place[0] == catalog.municipalities.names[catalog.municipality[0]] == "Forlì"


def test_service_areas_of_every_size_serve_the_people_who_live_there() -> None:
    forli = GAZETTEER.resolve("Forlì")
    catalog = catalog_of(
        listing(1, areas=(("municipality", forli.code),)),
        listing(2, areas=(("province", "FC"),)),
        listing(3, areas=(("region", forli.region),)),
        listing(4, areas=(("country", "IT"),)),
        listing(5, areas=(("province", "BG"),)),
        listing(6, areas=(("text", "Romagna"),)),
        listing(7),
    )

    yes, known = catalog.areas.serves(forli)

    assert yes.tolist() == [True, True, True, True, False, False, False]
    assert known.tolist() == [True, True, True, True, True, False, False]


def test_an_empty_directory_makes_an_empty_catalog() -> None:
    catalog = catalog_of()

    assert len(catalog) == 0
    assert catalog.text.search(["casa"]).score.shape == (0,)


def test_guesses_count_only_where_nothing_of_the_kind_was_stated() -> None:
    stated, guessed = ("need", "rights.legal_advice"), ("need", "housing.emergency")
    lawyer = replace(listing(1), tags={stated: 1.0, guessed: 0.4})
    silent = replace(listing(2), tags={guessed: 0.4})
    catalog = catalog_of(lawyer, silent)

    assert catalog.cover_of_need("housing.emergency").tolist() == [0, 102]
    assert catalog.cover_of_need("rights.legal_advice").tolist()[0] == 255


def test_a_kind_of_service_adds_only_a_likelihood_where_needs_are_named() -> None:
    named = listing(1, tags=("service_type:addiction_service", "need:addictions.gambling"))
    unnamed = listing(2, tags=("service_type:addiction_service",))
    alcohol = catalog_of(named, unnamed).cover_of_need("addictions.alcohol")

    assert alcohol[0] < 0.6 * 255 <= alcohol[1]


def test_the_bits_of_documents_are_read_back() -> None:
    for chosen in ((), (Document.PERMIT,), (Document.IDENTITY, Document.ISEE), tuple(Document)):
        assert documents_of_bits(document_bits(chosen)) == chosen
