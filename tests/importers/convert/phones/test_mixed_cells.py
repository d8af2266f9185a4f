"""Telephones among other words: numbers broken over two lines, remarks in brackets, whose number is which."""

import pytest

from directory.errors import InvalidInput
from importers.convert.phones.numbers import phones


def read(text: str) -> list[tuple[str, str]]:
    return [(found.number, found.note) for found in phones(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("cell. 340\n1234567", "+393401234567"),
        ("Tel 0543\n35353", "+39054335353"),
        ("n. verde\n800\n112 233", "+39800112233"),
        ("tel. 0543/\n780000", "+390543780000"),
    ],
)
def test_a_number_that_goes_on_in_the_next_line_is_one(text: str, number: str) -> None:
    assert [found for found, _ in read(text)] == [number]


@pytest.mark.parametrize("text", ["112\n0543 712345", "0543 712345\n0543 712346", "1522\n0543712345"])
def test_numbers_on_lines_of_their_own_stay_apart(text: str) -> None:
    assert len(read(text)) == 2


def test_remarks_in_brackets_are_no_part_of_numbers() -> None:
    assert read("Giovanna (presidente) 338 1112223; Piero (segreteria, dopo le 20) 0547 300300") == [
        ("+393381112223", "Giovanna (presidente)"),
        ("+390547300300", "Piero (segreteria, dopo le 20)"),
    ]
    assert read("02 2327 2327 (tutti i giorni 9-24) - WhatsApp 324 011 7252 (18-21)") == [
        ("+390223272327", "tutti i giorni 9-24"),
        ("+393240117252", "18-21"),
    ]
    assert read("Bruno 0543 404040 oppure Mirella 0543 404041 (solo la mattina)") == [
        ("+390543404040", "Bruno"),
        ("+390543404041", "Mirella (solo la mattina)"),
    ]


def test_words_before_two_numbers_belong_to_the_first() -> None:
    assert read("fisso 0543 970970 mobile 3338887776") == [("+390543970970", "fisso"), ("+393338887776", "")]
    assert read("suor Rita +39 0547 21000 / +39 333 2100021 (ore pasti)") == [
        ("+39054721000", "suor Rita"),
        ("+393332100021", "ore pasti"),
    ]


@pytest.mark.parametrize(
    "text", ["(06) 69882345", "(0543) 712345", "0543 712345 (0543 712346)", "0543 712345 (int. 2)"]
)
def test_digits_in_brackets_are_still_read(text: str) -> None:
    assert phones(text)[0].number in ("+390669882345", "+390543712345")


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("0543 712345 / 0543 712346 (fax)", ["voice", "fax"]),
        ("0543 712345 (fax) / 0543 712346", ["fax", "voice"]),
        ("Fax 0543 712345 / 0543 712346", ["fax", "fax"]),
        ("tel/fax 0543 712345", ["voice"]),
        ("0543 712345 fax 0543 712346", ["voice", "fax"]),
        ("0543 712345 (fax)", ["fax"]),
    ],
)
def test_only_the_number_beside_the_word_takes_a_fax(cell: str, kinds: list[str]) -> None:
    assert [each.kind for each in phones(cell)] == kinds


@pytest.mark.parametrize(
    ("cell", "notes"),
    [
        ("348 5550803 Lukas / 348 5550804 Giulia", ["Lukas", "Giulia"]),
        ("348 5550803 Lukas 348 5550804 Giulia", ["Lukas", "Giulia"]),
        ("340 5550101 Anna - 340 5550102", ["Anna", ""]),
        ("Anna 340 5550101 Bruno 340 5550102", ["Anna", "Bruno"]),
        ("340 5550101 / ab. 0543 712345", ["", "ab"]),
        ("0543 712345 anche 347 1234567", ["", "anche"]),
        ("Anna 0543 712345 / 347 1234567 mattina", ["Anna", "mattina"]),
        ("0543 712345 / 0543 712346 (mattina)", ["", "mattina"]),
    ],
)
def test_words_between_two_numbers_belong_to_the_one_they_stand_at(cell: str, notes: list[str]) -> None:
    assert [note for _, note in read(cell)] == notes


@pytest.mark.parametrize(
    "cell", ["0543 9.00-12.00", "051 9.00-12.30", "0543 8.30-12.30 14.00-18.00", "(0543) 9:00-12:00"]
)
def test_an_area_code_with_times_behind_it_is_no_number(cell: str) -> None:
    with pytest.raises(InvalidInput):
        phones(cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0543 90.01.20", "+390543900120"),
        ("0543 71-20-30", "+390543712030"),
        ("06 20.10-20.30", "+390620102030"),
        ("02 4830-4530", "+390248304530"),
        ("0543 712345 9.00-12.00", "+390543712345"),
        ("051 40.30-20.30", "+3905140302030"),
        ("0461 1731270", "+3904611731270"),
    ],
)
def test_numbers_that_look_like_times_stay_numbers(cell: str, number: str) -> None:
    assert [found for found, _ in read(cell)] == [number]
