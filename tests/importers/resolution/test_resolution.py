"""What records are compared by: names, streets, towns, contacts, and what shows that two are not the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.resolution.blocking import MOST_CANDIDATES, MOST_IN_BLOCK, Indexes, candidate_pairs
from importers.resolution.clusters import groups
from importers.resolution.comparisons import (
    AREA_LEVELS,
    NAME_LEVELS,
    ORGANIZATION,
    PERSON,
    SERVICE,
    TEXT_LEVELS,
    TOWN_LEVELS,
    WHERE_LEVELS,
    Kind,
)
from importers.resolution.keys import coded, pieces
from importers.resolution.kin import Beginnings, kin_of, short_forms
from importers.resolution.levels import UNKNOWN, Comparison, Record
from importers.resolution.names import PreparedNames
from importers.resolution.phrases import Phrases
from importers.resolution.street_names import street_and_number, street_of
from importers.resolution.values import phone_digits
from importers.resolution.weights import FARTHEST, learn

FILLING = [
    *("Circolo Fotografico Aurora", "Parrocchia San Biagio", "Comune di Cervia", "Lega Navale", "Avis Meldola"),
    *(f"Emporio Solidale {town}" for town in ("Rimini", "Cervia", "Meldola", "Lugo", "Faenza", "Imola", "Parma")),
]


def likeness(a: str, b: str) -> float:
    """Of two names in a list with a few others."""
    names = PreparedNames("name", [a, b, *FILLING])
    return float(names.phrases.likeness(np.array([0]), np.array([1]))[0])


def level(kind: Kind, comparison: str, a: Record, b: Record) -> int:
    """Of two records alone."""
    compared = next(one for one in kind.comparisons if one.name == comparison)
    return int(compared.prepare([a, b]).levels(np.array([0]), np.array([1]))[0])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Coop. Soc. San Vito a r.l.", "SAN VITO SOCIETA' COOPERATIVA SOCIALE"),
        ("Associazione Il Faro ODV", "ASS. IL FARO ONLUS"),
        ("We World", "WeWorld"),
        ("Casa Central, Inc.", "CASA CENTRAL"),
        ("C.V.M. Comunità Volontari per il Mondo", "CVM - COMUNITA' VOLONTARI PER IL MONDO"),
    ],
)
def test_names_that_are_only_written_otherwise_are_the_same(a: str, b: str) -> None:
    assert likeness(a, b) > 0.99


@pytest.mark.parametrize(
    ("near", "far"),
    [
        (("ICU", "Istituto per la Cooperazione Universitaria"), ("ICU", "Istituto per la Musica Antica")),
        (("Iscos", "Istituto sindacale cooperazione sviluppo"), ("Iscos", "Istituto musicale Verdi")),
        (("Casa Mirabella", "Casa Mirabela"), ("Casa Mirabella", "Casa Montecatini")),
        (("Emporio Solidale Ravaldino", "Ravaldino"), ("Emporio Solidale Ravaldino", "Emporio Solidale Cesuola")),
    ],
)
def test_acronyms_spelling_and_rare_words_bring_names_nearer(near: tuple[str, str], far: tuple[str, str]) -> None:
    assert likeness(*near) > likeness(*far)


def test_numbers_in_names_have_no_kin() -> None:
    assert ("scuola1", "scuola2") not in kin_of(["scuola1", "scuola2", "scuola"])
    assert kin_of(["educatore", "educatori"])["educatori", "educatore"] > 0.7


def test_short_forms_leave_small_words_out_and_must_be_in_use() -> None:
    words = ["istituto", "per", "la", "cooperazione", "universitaria"]
    is_small = [False, True, True, False, False]
    forms = short_forms(words, is_small, Beginnings.of([*words, "icu"]))
    assert [(form.word, form.first, form.last) for form in forms] == [("icu", 0, 4)]
    assert short_forms(words, is_small, Beginnings.of(words)) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"address": "V.le F.lli Cervi n. 8/C"}, {"address": "viale Fratelli Cervi 8c"}, WHERE_LEVELS[0]),
        ({"address": "6703 Melrose Ave.", "city": "Los Angeles"}, {"address": "6703 melrose avenue"}, WHERE_LEVELS[0]),
        ({"address": "4743 E. Lake"}, {"address": "4743 E Lake Street"}, WHERE_LEVELS[0]),
        ({"address": "4743 Lake"}, {"address": "4743 E Lake St"}, WHERE_LEVELS[0]),
        ({"address": "4743 W Lake St"}, {"address": "4743 E Lake St"}, WHERE_LEVELS[5]),
        ({"address": "747 Ninth Ave"}, {"address": "747 9th Ave."}, WHERE_LEVELS[0]),
        ({"address": "1848 Cermak"}, {"address": "1848 W Cermk Rd"}, WHERE_LEVELS[1]),
        ({"address": "Via Garibaldi 3"}, {"address": "Garibaldi, 3"}, WHERE_LEVELS[0]),
        ({"address": "Via Garibaldi 3"}, {"address": "Viale Garibaldi 3"}, WHERE_LEVELS[0]),
        (
            {"address": "Via Garibaldi 3", "city": "Forlì"},
            {"address": "Piazza Garibaldi 3", "city": "Forlì"},
            WHERE_LEVELS[5],
        ),
        (
            {"address": "Via Roma 1", "city": "Forlì"},
            {"address": "Via Roma 1", "city": "Cesena"},
            WHERE_LEVELS[2],
        ),
        ({"address": "Via Roma"}, {"address": "via Roma 12"}, WHERE_LEVELS[3]),
        ({"address": "Via Roma 1"}, {"address": "Via Roma 3"}, WHERE_LEVELS[4]),
        ({"address": "Via Roma 1", "city": "Forlì"}, {"address": "Via Po 1", "city": "Forlì"}, WHERE_LEVELS[5]),
        ({"address": "Via Roma 1", "city": "Forlì"}, {"address": "Via Po 9", "city": "Cesena"}, WHERE_LEVELS[6]),
        (
            {"address": "Via Roma 1", "latitude": "44.22250", "longitude": "12.04000"},
            {"address": "Piazza Po", "latitude": "44.22251", "longitude": "12.04001"},
            WHERE_LEVELS[1],
        ),
        ({"address": "Via Roma 1", "city": "Forlì"}, {"city": "Forlì"}, None),
    ],
)
def test_addresses_are_graded(a: Record, b: Record, expected: str | None) -> None:
    found = level(ORGANIZATION, "where", a, b)
    assert (WHERE_LEVELS[found] if found >= 0 else None) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"city": "New York"}, {"city": "new york city"}, TOWN_LEVELS[1]),
        ({"city": "Forlì", "municipality_code": "D704"}, {"city": "F.", "municipality_code": "D704"}, TOWN_LEVELS[1]),
        ({"city": "Po", "municipality_code": "B418"}, {"city": "Po", "municipality_code": "B419"}, TOWN_LEVELS[2]),
        ({"postal_code": "47121"}, {"postal_code": "47121"}, TOWN_LEVELS[1]),
        ({"city": "Forlì"}, {"city": "Cesena"}, TOWN_LEVELS[2]),
        ({"city": "Forlì"}, {}, None),
        ({"city": "Forlì", "address": "Via Po 1"}, {"city": "Forlì", "address": "Via Po 1"}, None),
    ],
)  # fmt: skip
def test_towns_count_where_a_street_is_missing(a: Record, b: Record, expected: str | None) -> None:
    found = level(ORGANIZATION, "town", a, b)
    assert (TOWN_LEVELS[found] if found >= 0 else None) == expected


@pytest.mark.parametrize(
    ("comparison", "a", "b", "expected"),
    [
        ("phone", {"phone": "+39 0543 712345"}, {"phone": "0543/712345; 333 1234567"}, 0),
        ("phone", {"phone": "0543 712345"}, {"phone": "0543 712346"}, 1),
        ("phone", {"phone": "1522"}, {"phone": "1522"}, UNKNOWN),
        ("online", {"email": "info@faro.it"}, {"email": "INFO@faro.it"}, 0),
        ("online", {"email": "info@faro.it"}, {"url": "https://www.faro.it/chi-siamo"}, 1),
        ("online", {"email": "faro@gmail.com"}, {"email": "ponte@gmail.com"}, 2),
        ("online", {"email": "info@faro.it"}, {}, UNKNOWN),
        ("code", {"code": "IT 00488410010"}, {"code": "it00488410010"}, 0),
        ("code", {"code": "00488410010"}, {"code": "00488410011"}, 1),
        ("code", {"code": "00488410010"}, {"code": ""}, UNKNOWN),
    ],
)
def test_contacts_and_codes_are_graded(comparison: str, a: Record, b: Record, expected: int) -> None:
    assert level(ORGANIZATION, comparison, a, b) == expected


def test_people_are_compared_field_by_field() -> None:
    anna, other = {"given_name": "anna", "family_name": "neri"}, {"given_name": "neri", "family_name": "anna"}
    assert level(PERSON, "given_name", anna, other) == TEXT_LEVELS.index("swapped with another field")
    assert level(PERSON, "birth_date", {"birth_date": "1956-04-09"}, {"birth_date": "19560409"}) == 0
    assert level(PERSON, "birth_date", {"birth_date": "19560409"}, {"birth_date": "19560490"}) == 1
    assert level(PERSON, "area", {"city": "towradgi"}, {"city": "towradgie"}) == AREA_LEVELS.index("similar")


def test_services_with_other_names_are_siblings_whatever_their_organization_shares() -> None:
    house = {"organization": "Opera della Stazione", "address": "Via Po 3", "phone": "0543 712345"}
    canteen, dormitory = {**house, "name": "Mensa di mezzogiorno"}, {**house, "name": "Accoglienza notturna"}
    shown = np.array([[level(SERVICE, one.name, canteen, dormitory) for one in SERVICE.comparisons]], np.int8)
    assert shown.tolist() == [[len(NAME_LEVELS) - 1, 0, 0, UNKNOWN, 0, UNKNOWN]]

    kept = SERVICE.without_shared(shown)
    assert kept.tolist() == [[len(NAME_LEVELS) - 1, *[UNKNOWN] * 5]]


def test_the_switchboard_of_a_house_does_not_make_what_is_in_it_the_same() -> None:
    house = {"address": "Via Po 3", "phone": "0543 712345", "email": "info@grandhotel.it"}
    bar, cinema = {**house, "name": "Mikado"}, {**house, "name": "Bistrò della Stazione"}
    levels = np.array([[level(ORGANIZATION, one.name, bar, cinema) for one in ORGANIZATION.comparisons]], np.int8)
    kept = dict(
        zip((one.name for one in ORGANIZATION.comparisons), ORGANIZATION.without_shared(levels)[0], strict=True)
    )
    assert (kept["where"], kept["phone"], kept["online"]) == (0, UNKNOWN, UNKNOWN)
    alike = np.array([[0, *levels[0, 1:]]], np.int8)
    assert ORGANIZATION.without_shared(alike).tolist() == alike.tolist()


@pytest.mark.parametrize("kind", [PERSON, ORGANIZATION, SERVICE], ids=lambda kind: kind.name)
def test_every_level_has_a_word_and_an_expectation(kind: Kind) -> None:
    assert len({one.name for one in kind.comparisons}) == len(kind.comparisons)
    for one in kind.comparisons:
        assert len(one.levels) == len(one.expected)
        assert sum(one.expected) == pytest.approx(1)


def test_phones_and_streets_are_read_as_they_come() -> None:
    assert phone_digits("213/857 -0034") == ["138570034"]
    assert phone_digits("0543 712345, 1522") == ["543712345"]
    assert street_and_number("via 4 Novembre 12") == (("via", "4", "novembre"), "12")
    assert street_and_number("") == ((), "")
    assert street_of("") == ((), "", 0, "")
    assert street_of("Via Po, 8 c/o Casa del Sole").number == "8c"  # as street_key reads it
    assert street_of("Corso Garibaldi").name == ("garibaldi",)
    assert street_of("400 South St").name == ("south",)


TEXT = st.text("abcde fg'.-4À", max_size=14)


@given(st.lists(TEXT, min_size=2, max_size=8))
def test_likeness_is_symmetric_between_0_and_1_and_1_with_itself(texts: list[str]) -> None:
    phrases = Phrases.of([text.casefold().split() for text in texts])
    left, right = (each.ravel() for each in np.meshgrid(np.arange(len(texts)), np.arange(len(texts))))
    there, back = phrases.likeness(left, right), phrases.likeness(right, left)
    assert there == pytest.approx(back, abs=1e-5)
    assert there.min() >= 0
    assert there.max() <= 1 + 1e-5
    own = phrases.likeness(np.arange(len(texts)), np.arange(len(texts)))
    assert np.all((own == 0) | (own > 0.999))


@given(st.lists(st.sampled_from(["via roma", "il faro", "", "via del faro"]), min_size=2, max_size=8))
def test_what_repeats_itself_is_compared_as_if_it_stood_alone(texts: list[str]) -> None:
    prepared = PreparedNames("name", texts)
    left, right = (each.ravel() for each in np.meshgrid(np.arange(len(texts)), np.arange(len(texts))))
    together = prepared.phrases.likeness(left, right)
    for a, b, found in zip(left.tolist(), right.tolist(), together.tolist(), strict=True):
        assert found == prepared.phrases.likeness(np.array([a]), np.array([b]))[0]
        assert not texts[a] or texts[a] != texts[b] or found > 0.999
    keys = prepared.keys()
    own = [sorted(keys.codes[keys.rows == at].tolist()) for at in range(len(texts))]
    assert all((own[a] == own[b]) == (texts[a] == texts[b]) for a, b in zip(left, right, strict=True))


@given(st.lists(st.lists(st.text("ab", min_size=1, max_size=2), max_size=3)), st.data())
def test_keys_of_records_that_say_the_same_are_those_of_each_alone(texts: list[list[str]], data: st.DataObject) -> None:
    which = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=6)) if texts else []
    found, alone = coded(texts).of(np.array(which, np.int64)), coded(texts[at] for at in which)
    assert (found.rows.tolist(), found.codes.tolist()) == (alone.rows.tolist(), alone.codes.tolist())


@given(st.lists(st.text(st.characters(exclude_characters="\0"), max_size=9)))
def test_pieces_are_the_same_where_the_letters_are(texts: list[str]) -> None:
    found = pieces(texts, 4, "name")
    expected = [
        (row, text[at : at + 4]) for row, text in enumerate(texts) if text for at in range(max(len(text) - 3, 1))
    ]
    assert found.rows.tolist() == [row for row, _ in expected]
    codes = dict(zip((piece for _, piece in expected), found.codes.tolist(), strict=True))
    assert found.codes.tolist() == [codes[piece] for _, piece in expected]
    assert len(set(codes.values())) == len(codes)


FIELDS = ("name", "organization", "address", "city", "postal_code", "phone", "email", "url", "code", "given_name")
RECORD = st.dictionaries(
    st.sampled_from(FIELDS),
    st.sampled_from(["", "Via Roma 1", "Il Faro", "il faro odv", "0543 712345", "info@faro.it", "Forlì", "12", "a.it"]),
)


@pytest.mark.parametrize("kind", [PERSON, ORGANIZATION, SERVICE], ids=lambda kind: kind.name)
@given(records=st.lists(RECORD, min_size=2, max_size=6))
def test_levels_are_symmetric_and_within_range(kind: Kind, records: list[Record]) -> None:
    left, right = (each.ravel() for each in np.meshgrid(np.arange(len(records)), np.arange(len(records))))
    for one in kind.comparisons:
        prepared = one.prepare(records)
        there = prepared.levels(left, right)
        assert there.tolist() == prepared.levels(right, left).tolist()
        assert there.min() >= UNKNOWN
        assert there.max() < len(one.levels)
        assert set(prepared.keys().rows.tolist()) <= set(range(len(records)))


def pairs_of(keys: list[list[str]], others_from: int = 0) -> tuple[Indexes, Indexes]:
    return candidate_pairs([coded(keys)], len(keys), others_from)


def test_common_keys_find_nobody_and_rare_ones_do() -> None:
    keys = [["common", "twin" if at in (3, 700) else f"own{at}"] for at in range(MOST_IN_BLOCK + 300)]
    left, right = pairs_of(keys)
    assert (left.tolist(), right.tolist()) == ([3], [700])


def test_between_two_lists_only_the_first_is_looked_for() -> None:
    left, right = pairs_of([["a"], ["b"], ["a"], ["a", "b"]], others_from=2)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == [(0, 2), (0, 3), (1, 3)]


def test_a_record_keeps_its_best_candidates_only() -> None:
    keys = [["shared", *(["near"] if at < 5 else [])] for at in range(MOST_IN_BLOCK)]
    left, right = pairs_of([*keys, ["shared", "near"]], others_from=MOST_IN_BLOCK)
    pairs = set(zip(left.tolist(), right.tolist(), strict=True))
    assert {(at, MOST_IN_BLOCK) for at in range(5)} <= pairs
    assert pairs_of([[], []])[0].size == 0
    assert len(pairs) <= MOST_IN_BLOCK
    assert MOST_CANDIDATES < MOST_IN_BLOCK


AGREES = Comparison("one", "one", ("same", "different"), (0.9, 0.1), lambda _: None)  # type: ignore[arg-type,return-value]


def test_weights_are_learned_without_labels() -> None:
    random = np.random.default_rng(1)
    is_same = random.random(20_000) < 0.1
    disagrees = np.where(is_same[:, None], random.random((20_000, 3)) < 0.15, random.random((20_000, 3)) < 0.8)
    by_chance = (random.random((20_000, 3)) < 0.85).astype(np.int8)
    weights = learn([AGREES] * 3, disagrees.astype(np.int8), by_chance, most_same=0.5)
    assert weights.prior == pytest.approx(0.1, abs=0.02)
    assert [shares[1] for shares in weights.same] == pytest.approx([0.15] * 3, abs=0.05)
    assert [shares[1] for shares in weights.different] == pytest.approx([0.8] * 3, abs=0.02)


def test_without_duplicates_same_does_not_come_to_mean_something_else() -> None:
    levels = np.array([[1, 0]] * 400 + [[1, 1]] * 600, np.int8)
    weights = learn([AGREES] * 2, levels, np.ones((1000, 2), np.int8), most_same=0.5)
    assert weights.same[0][1] <= 0.1 * FARTHEST
    assert weights.probability(np.array([[1, 0]], np.int8))[0] < 0.5


def test_what_one_does_not_say_is_no_evidence() -> None:
    weights = learn([AGREES] * 2, np.array([[0, UNKNOWN], [1, 0]], np.int8), np.ones((9, 2), np.int8), most_same=0.4)
    assert weights.of(np.array([[UNKNOWN, UNKNOWN]], np.int8)).tolist() == [[0, 0]]
    assert weights.probability(np.array([[UNKNOWN, UNKNOWN]], np.int8))[0] == pytest.approx(weights.prior)


def test_a_chain_is_cut_where_its_ends_are_not_the_same() -> None:
    near = {(0, 1): 0.9, (1, 2): 0.9, (2, 3): 0.6, (3, 4): 0.95}

    def score(left: np.ndarray, right: np.ndarray) -> np.ndarray:
        return np.array(
            [near.get((min(a, b), max(a, b)), 0.8 if max(a, b) <= 2 else 0.0) for a, b in zip(left, right, strict=True)]
        )

    left, right = (np.array(side) for side in zip(*near, strict=True))
    found = groups(6, (left, right), np.array(list(near.values())), score)
    assert [group.members for group in found] == [(0, 1, 2), (3, 4)]
    assert found[0].probability == pytest.approx((0.9 + 0.9 + 0.8) / 3)
    assert found[1].probability == pytest.approx(0.95)
    assert groups(3, (left[:0], right[:0]), np.zeros(0), score) == []


def test_some_are_the_same_at_least_though_nothing_agrees() -> None:
    levels = np.ones((1000, 2), np.int8)
    weights = learn([AGREES] * 2, levels, levels, most_same=0.4, least_same=0.01)
    assert weights.prior == pytest.approx(0.01)
