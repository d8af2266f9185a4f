"""Addresses, streets, postal codes and coordinates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import InvalidInput
from directory.places.geo import Point
from importers.convert.addresses.address import AddressParts, address, postal_code
from importers.convert.addresses.streets import readable_case, readable_street, street_key
from importers.convert.coordinates import point, point_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "VIA RAFFAELLO N..5 LOC. PIRI PIRI - 9032 - ASSEMINI - CA",
            AddressParts("Via Raffaello 5", "09032", "Assemini", "CA", "Loc. Piri Piri"),
        ),
        ("VIALE ANGELICO, 28 - 136 - ROMA - RM", AddressParts("Viale Angelico, 28", "00136", "Roma", "RM")),
        ("Via Roma 3, 47121 Forlì FC", AddressParts("Via Roma 3", "47121", "Forlì", "FC")),
        ("Via Roma 3 - 47121 Forlì (FC)", AddressParts("Via Roma 3", "47121", "Forlì", "FC")),
        ("VIA VETOIO  COPPITO, 67100 L'AQUILA AQ", AddressParts("Via Vetoio Coppito", "67100", "L'Aquila", "AQ")),
        ("VIA TERRACINA 219, 80125 NAPOLI NA", AddressParts("Via Terracina 219", "80125", "Napoli", "NA")),
        (
            "STRADA DI SAN ROCCHETTO 99, 12084 MONDOVI'",
            AddressParts("Strada di San Rocchetto 99", "12084", "Mondovì", ""),
        ),
        ("Via Roma 3, Forlì (FC)", AddressParts("Via Roma 3", "", "Forlì", "FC")),
        ("47121 Forlì", AddressParts("", "47121", "Forlì", "")),
        ("Piazza Toia, 12 - Bacchereto", AddressParts("Piazza Toia, 12 - Bacchereto", "", "", "")),
        (
            "17, Via Venti Settembre, Pontorme, Empoli, Città metropolitana di Firenze, Toscana, 50053, Italia",
            AddressParts("Via Venti Settembre 17", "50053", "Empoli", "Firenze", "Pontorme"),
        ),
        (
            "Via Roma, Fontanelle, Prato, Toscana, 59016, Italia",  # Fontanelle is a municipality, but not of Prato
            AddressParts("Via Roma", "59016", "Prato", "Prato", "Fontanelle"),
        ),
        ("Toscana, Italia", AddressParts("", "", "", "")),
        ("", AddressParts("", "", "", "")),
    ],
)
def test_an_address_is_taken_apart(text: str, parts: AddressParts) -> None:
    assert address(text) == parts


def test_the_country_decides_how_an_address_is_read() -> None:
    assert address("Via Nassa 5, 6900 Lugano", "CH") == AddressParts("Via Nassa 5", "6900", "Lugano", "")
    assert address("100 N University Dr, Fort Worth, TX 76107", "US") == AddressParts(
        "100 N University Dr", "76107", "Fort Worth", "TX"
    )


@pytest.mark.parametrize(
    ("text", "code"), [("9032", "09032"), ("47121.0", "47121"), ("I-47121", "47121"), ("136", "00136")]
)
def test_a_postal_code_gets_its_zeros_back(text: str, code: str) -> None:
    assert postal_code(text) == code


def test_a_postal_code_has_the_digits_of_its_country() -> None:
    assert postal_code("6900", "CH") == "6900"
    assert postal_code("94025-9881", "US") == "94025-9881"
    assert postal_code("SW1A 1AA", "GB") == "SW1A1AA"
    for text, country in (("99999", "IT"), ("abc", "IT"), ("0", "IT"), ("47121", "CH")):
        with pytest.raises(InvalidInput, match="is not a postal code"):
            postal_code(text, country)


@pytest.mark.parametrize(
    ("shouted", "readable"),
    [
        ("VIA DELL'UNITA' D'ITALIA 4", "Via dell'Unità d'Italia 4"),
        ("CORSO VITTORIO EMANUELE II 114", "Corso Vittorio Emanuele II 114"),
        ("P.LE S.MARIA DELLA MISERICORDIA 15", "P.le S.Maria della Misericordia 15"),
        ("VIA G.B. VICO S.N.C.", "Via G.B. Vico s.n.c."),
        ("via SAN DOMENICO SAVIO 3", "Via San Domenico Savio 3"),
        ("VIA di Pietralata 497", "Via di Pietralata 497"),
        ("via de' Cerretani ,3", "Via de' Cerretani, 3"),
        ("VIA UMBERTO54", "Via Umberto 54"),
        ("SS 554 KM 4,500", "SS 554 Km 4,500"),
    ],
)
def test_a_street_in_capitals_becomes_readable(shouted: str, readable: str) -> None:
    assert readable_street(shouted) == readable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("V.le F.LLI Cervi N. 8/C", "Viale Fratelli Cervi, 8c"),
        ("P.zza S. Maria 3", "PIAZZA SANTA MARIA, 3"),
        ("Via Roma snc", "VIA ROMA S.N.C."),
        ("C.so Garibaldi n° 1", "Corso Garibaldi 1"),
        ("L.go S.Pietro", "Largo San Pietro"),
        ("V. Libertà 2", "VIA LIBERTA' 2"),
        ("Hauptstr. 5", "Hauptstraße 5"),
    ],
)
def test_the_same_street_has_the_same_key(one: str, other: str) -> None:
    assert street_key(one) == street_key(other)


def test_different_streets_have_different_keys() -> None:
    assert len({street_key(text) for text in ("Via Roma 1", "Via Roma 11", "Viale Roma 1", "Via S. Maria 1")}) == 4


@given(st.text(st.sampled_from("ABCdefàè' .,-()0123456789/"), max_size=40))
def test_no_address_is_a_failure(text: str) -> None:
    for country in ("IT", "CH", "US"):
        address(text, country)
    street_key(text)
    assert readable_case(readable_case(text)) == readable_case(text)


@pytest.mark.parametrize("text", ["45.1, 9.2", "45,1; 9,2", "45,1 9,2", "45,1, 9,2", "9.2, 45.1", "(45.1, 9.2)"])
def test_coordinates_in_one_cell(text: str) -> None:
    assert point(text) == Point(45.1, 9.2)


@pytest.mark.parametrize("text", ["46°03'36\"N 11°14'24\"E", "46° 3.6' N, 11° 14.4' E", "11°14’24” E 46°03’36” N"])
def test_coordinates_in_degrees_minutes_and_seconds(text: str) -> None:
    assert point(text) == Point(46.06, 11.24)


def test_coordinates_in_words_and_in_two_cells() -> None:
    assert point("Geolocation is 42.108547, -87.974705", "US") == Point(42.108547, -87.974705)
    assert point_of("43,80758000000", "10,98744700000") == Point(43.80758, 10.987447)
    assert point_of("45.681.432", "9.1") == Point(45.681432, 9.1)
    assert point_of("48.2", "16.4", "AT") == Point(48.2, 16.4)


@pytest.mark.parametrize(
    ("latitude", "longitude", "said"),
    [
        ("0", "0", "are zero"),
        ("0.0", "", "are not coordinates"),
        ("60", "9", "outside"),
        ("200", "9", "outside"),
        ("x", "9", "not"),
    ],
)
def test_impossible_coordinates_are_refused(latitude: str, longitude: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        point_of(latitude, longitude)


def test_a_cell_without_two_numbers_has_no_coordinates() -> None:
    with pytest.raises(InvalidInput, match="are not coordinates"):
        point("45.1")


def test_a_longitude_with_an_o_lies_east_where_the_whole_country_does() -> None:
    in_one_cell = point("46°03'36\" N 11°07'00\" O")
    assert in_one_cell == point_of("46°03'36\" N", "11°07'00\" O")
    assert in_one_cell.longitude == pytest.approx(11.1167, abs=0.001)


def test_a_longitude_with_an_o_is_refused_where_it_may_mean_west() -> None:
    with pytest.raises(InvalidInput):
        point("46°03'36\" N 11°07'00\" O", "FR")
    with pytest.raises(InvalidInput):
        point_of("46°03'36\" N", "11°07'00\" O", "FR")
