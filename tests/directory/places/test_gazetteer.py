"""Place names as people write them lead to one municipality, or to a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import Ambiguous, AppError, InvalidInput, NotFound
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.geo import Point
from directory.words.language import words

GAZETTEER = Gazetteer.bundled()
every_municipality = st.sampled_from(GAZETTEER.municipalities)


def test_every_italian_municipality_and_ticino_are_there() -> None:
    countries = [place.country for place in GAZETTEER.municipalities]
    assert (countries.count("IT"), countries.count("CH")) == (7894, 108)
    assert all(place.postal_codes and place.province and place.region for place in GAZETTEER.municipalities)
    assert len({place.label for place in GAZETTEER.municipalities}) == 8002


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Forlì", "D704"), ("FORLÌ", "D704"), ("Forli'", "D704"), ("Forlì (FC)", "D704"), ("Forli FC", "D704"),
        ("Forlì FO", "D704"), ("47121", "D704"), ("47121 Forlì", "D704"), ("Forlì, Forlì-Cesena", "D704"),
        ("Bozen", "A952"), ("Bolzano/Bozen", "A952"), ("BOLZANO - BOZEN", "A952"), ("St. Ulrich", "G140"),
        ("S. Giovanni Rotondo", "H926"), ("San Dona' di Piave", "H823"), ("S.ANGELO LODIGIANO", "I274"),
        ("Sant'Angelo Lodigiano", "I274"), ("Reggio Emilia", "H223"), ("REGGIO NELL'EMILIA", "H223"),
        ("Reggio Calabria", "H224"), ("Comune di Trento", "L378"), ("38122 Trento TN, Italia", "L378"),
        ("Comune di Città di Castello", "C745"), ("ROMA", "H501"), ("L'AQUILA", "A345"), ("L’Aquila", "A345"),
        ("LAQUILA", "A345"), ("Castro, Bergamo", "C337"), ("Castro (LE)", "M261"), ("Castro 73030", "M261"),
        ("Pesaro PS", "G479"), ("Napoli (NA)", "F839"), ("Novara NO", "F952"), ("Carbonia (CI)", "B745"),
        ("Monte Grotto Terme", "F529"), ("Peschiera Garda", "G489"), ("Dro", "D371"), ("PATERNO'", "G371"),
        ("Lugano", "CH-5192"), ("Prato (Leventina)", "CH-5078"), ("Vernate, Svizzera", "CH-5230"), ("Trst", "L424"),
        ("S. Donato M.se", "H827"),
        ("Castelfranco V.to", "C111"),
        ("Sesto S.G.", "I690"),
        ("Reggio C.", "H224"),
    ],
)  # fmt: skip
def test_usual_ways_to_write_a_place_resolve(text: str, code: str) -> None:
    assert GAZETTEER.resolve(text).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bazzano (BO)", "M320"),
        ("MONTEVEGLIO", "M320"),
        ("Castellar", "H727"),
        ("Mestre", "L736"),
        ("Loc. Coppito", "A345"),
    ],
)
def test_former_municipalities_and_localities_lead_to_the_present_municipality(text: str, code: str) -> None:
    assert GAZETTEER.resolve(text).code == code


@pytest.mark.parametrize("text", ["Castro", "Samone", "Reggio", "Vernate", "Bazzano", "38060", "Aquila", "Paterno"])
def test_a_name_that_fits_several_is_asked_about_and_every_choice_resolves(text: str) -> None:
    with pytest.raises(Ambiguous) as caught:
        GAZETTEER.resolve(text)
    choices = caught.value.facts["choices"]
    assert len(choices) > 1
    assert [GAZETTEER.resolve(choice).label for choice in choices] == choices


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Bolzno", "Bolzano (BZ)"),
        ("Forlimpopol", "Forlimpopoli (FC)"),
        ("Montegrotto", "Montegrotto Terme (PD)"),
        ("a Dro", "Adro (BS)"),
    ],
)
def test_a_misspelt_name_is_never_taken_for_another_but_suggested(text: str, suggestion: str) -> None:
    with pytest.raises(NotFound) as caught:
        GAZETTEER.resolve(text)
    assert suggestion in caught.value.facts["suggestions"]
    assert suggestion in str(caught.value)


@pytest.mark.parametrize("text", ["", "  ", "-", "//"])
def test_an_entry_without_a_name_says_what_to_give(text: str) -> None:
    with pytest.raises(InvalidInput, match="Give the name"):
        GAZETTEER.resolve(text)


def test_the_province_must_agree_and_may_be_letters_name_region_or_past() -> None:
    assert GAZETTEER.resolve("Castro", province="BG").code == "C337"
    assert GAZETTEER.resolve("Castro", province="Provincia di Lecce").code == "M261"
    assert GAZETTEER.resolve("Castro", province="Lombardia").code == "C337"
    assert GAZETTEER.resolve("Fermo", province="AP").code == "D542"
    with pytest.raises(NotFound, match=r"Forlì is not in RN. Did you mean Forlì \(FC\)"):
        GAZETTEER.resolve("Forlì", province="RN")
    with pytest.raises(NotFound, match="The province XY is not known"):
        GAZETTEER.resolve("Forlì", province="XY")


def test_the_postal_code_tells_namesakes_apart_and_cannot_do_harm() -> None:
    assert GAZETTEER.resolve("Castro", postal_code="24063").code == "C337"
    assert GAZETTEER.resolve("Castro", postal_code="73100").code == "M261"
    assert GAZETTEER.resolve("Calliano", postal_code="14031").name == "Calliano Monferrato"
    assert GAZETTEER.resolve("Forlì", postal_code="00100").code == "D704"


def test_a_postal_code_that_lost_its_zeros_is_found_but_not_in_switzerland() -> None:
    assert GAZETTEER.resolve("9032").name == "Assemini"
    assert GAZETTEER.resolve("121").name == "Roma"
    assert "Lugano (TI)" in [place.label for place in GAZETTEER.by_postal_code("6900")]
    assert GAZETTEER.by_postal_code("9032", country="CH") == []
    assert GAZETTEER.by_postal_code("99999") == []


def test_the_country_tells_namesakes_apart() -> None:
    assert GAZETTEER.resolve("Vernate", country="CH").code == "CH-5230"
    assert GAZETTEER.resolve("Vernate", country="IT").province == "MI"
    with pytest.raises(NotFound):
        GAZETTEER.resolve("Trento", country="CH")


def test_official_codes_lead_to_the_present_municipality() -> None:
    assert GAZETTEER.by_code("d704").name == "Forlì"
    assert GAZETTEER.by_code("A726").name == "Valsamoggia"
    assert GAZETTEER.by_istat_code("001001").name == GAZETTEER.by_istat_code("1001").name == "Agliè"
    assert GAZETTEER.by_istat_code("037004").name == "Valsamoggia"
    assert GAZETTEER.by_istat_code("092009").name == "Cagliari"
    for code in ("Z999", "", "CH-1"):
        with pytest.raises(NotFound):
            GAZETTEER.by_code(code)


def test_the_nearest_municipality_is_found() -> None:
    assert GAZETTEER.nearest(Point(44.2227, 12.0407)).name == "Forlì"


def test_places_are_found_in_a_text_as_whole_words_longest_first() -> None:
    text = words("Abito a Riva del Garda e lavoro a Castro BG, cerco casa vicino all'Aquila")
    mentions = GAZETTEER.find_in_text(text)
    found = [(" ".join(text[m.start : m.end]), [place.label for place in m.municipalities]) for m in mentions]
    assert found[:2] == [("riva del garda", ["Riva del Garda (TN)"]), ("castro bg", ["Castro (BG)"])]
    assert mentions[0].kind == "municipality"
    assert [m.kind for m in GAZETTEER.find_in_text(["mestre"])] == ["municipality"]
    assert GAZETTEER.find_in_text([]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bg sabato", ("BG", 1)),
        ("monza e brianza", ("MB", 3)),
        ("forli cesena", ("FC", 2)),
        ("lombardia", None),
        ("sabato", None),
    ],
)
def test_a_province_is_found_in_a_text_by_letters_or_name(text: str, found: tuple[str, int] | None) -> None:
    assert GAZETTEER.area_at(text.split(), 0) == found


def test_every_province_has_a_capital() -> None:
    letters = {place.province for place in GAZETTEER.municipalities}
    seats = {province: GAZETTEER.seat(province) for province in letters}

    assert all(seat is not None and seat.province == province for province, seat in seats.items())
    names = {province: seat.name for province, seat in seats.items() if seat is not None}
    assert [names[one] for one in ("FC", "BZ", "VB", "TI")] == ["Forlì", "Bolzano", "Verbania", "Bellinzona"]
    assert GAZETTEER.seat("XX") is None
    assert GAZETTEER.is_seat(GAZETTEER.resolve("Cesena"))
    assert not GAZETTEER.is_seat(GAZETTEER.resolve("Rovereto"))


@pytest.mark.parametrize(
    ("word", "slip", "name"),
    [
        ("bergmo", True, "bergamo"),
        ("bergmao", True, "bergamo"),
        ("forlli", True, "forli"),
        ("trnto", True, "trento"),
        ("treviglo", True, "treviglio"),
        ("treviso", False, None),
        ("tonino", True, None),
        ("tonino", False, "torino"),
        ("xyzzy", False, None),
        ("rma", False, None),
    ],
)
def test_a_misspelt_word_of_a_name_is_found_where_it_is_clear(word: str, slip: bool, name: str | None) -> None:
    found = GAZETTEER.near_word(word, only_slips=slip)
    assert found == name or (found == word and GAZETTEER.has_word(word))


def test_words_of_places_provinces_and_regions_are_known() -> None:
    assert all(map(GAZETTEER.has_word, ("forli", "garda", "brianza", "lombardia", "mestre")))
    assert not GAZETTEER.has_word("tirocinio")


@given(every_municipality)
def test_every_municipality_resolves_by_its_name_and_province(place: Municipality) -> None:
    assert GAZETTEER.resolve(place.label) is place
    assert GAZETTEER.resolve(place.name, province=place.province) is place
    assert GAZETTEER.resolve(place.name.upper(), province=place.province_name, country=place.country) is place


def test_every_name_resolves_to_its_municipality_or_asks_with_it_among_the_choices() -> None:
    for place in GAZETTEER.municipalities:
        for name in (place.name, *place.other_names):
            assert place in GAZETTEER.candidates(name)


@given(st.text(max_size=40), st.none() | st.text(max_size=8), st.none() | st.text(max_size=8))
def test_any_text_resolves_or_ends_in_a_sentence(text: str, province: str | None, postal_code: str | None) -> None:
    outcome: object
    try:
        outcome = GAZETTEER.resolve(text, province=province, postal_code=postal_code)
    except AppError as problem:
        outcome = problem
    assert str(outcome)
