"""Telephones among other words: numbers broken over two lines, remarks in brackets, whose number is which."""

import pytest

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
