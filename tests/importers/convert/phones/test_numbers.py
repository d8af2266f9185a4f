"""Telephone numbers as lists write them. The numbers are made up or public helplines."""

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directory.errors import InvalidInput
from importers.convert.phones import numbers as reading
from importers.convert.phones.faults import NEW_NUMBERS, has_a_digit_more
from importers.convert.phones.numbers import PhoneNumber, looked_at, phones
from importers.problems import PartlyRead


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0543 712345", ["+390543712345"]),
        ("0543/712345", ["+390543712345"]),
        ("0543-712345/0543-712346", ["+390543712345", "+390543712346"]),
        ("0543 712345/712346", ["+390543712345", "+390543712346"]),
        ("055 8711587 / 345 1560760", ["+390558711587", "+393451560760"]),
        ("0558 717135 - 0558 717167", ["+390558717135", "+390558717167"]),
        ("0543 712345\n0543 712346", ["+390543712345", "+390543712346"]),
        ("0543 712345 o 1522", ["+390543712345", "1522"]),
        ("+39 0543 712345", ["+390543712345"]),
        ("0039 0543712345", ["+390543712345"]),
        ("39.347.91.53.511", ["+393479153511"]),
        ("numero verde 800 123 456", ["+39800123456"]),
        ("0543 712345, 0543 712345", ["+390543712345"]),
    ],
)
def test_every_number_of_a_cell_is_found_once(text: str, numbers: list[str]) -> None:
    assert [phone.number for phone in phones(text)] == numbers


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("0543-712345/6", ["712345", "712346"]),
        ("0543 712345 / 6", ["712345", "712346"]),
        ("0543/712345/46", ["712345", "712346"]),
        ("0543 712345-6/7", ["712345", "712346", "712347"]),
        ("+39 0543 712345/346", ["712345", "712346"]),
        ("0543 712345-52-75", ["712345", "712352", "712375"]),
        ("0543/71.23.45/46", ["712345", "712346"]),
        ("tel. 0543 712345/6", ["712345", "712346"]),
        ("0543 71234/5", ["71234", "71235"]),
        ("0543 712345 /427", ["712345", "712427"]),
        ("0543 712345/6 - 0543 712399", ["712345", "712346", "712399"]),
    ],
)
def test_an_ending_after_a_number_is_another_line(text: str, endings: list[str]) -> None:
    assert [phone.number for phone in phones(text)] == [f"+390543{ending}" for ending in endings]


@pytest.mark.parametrize("text", ["333 1234567/8", "3331234567-8"])
def test_mobile_numbers_have_endings_too(text: str) -> None:
    assert [phone.number for phone in phones(text)] == ["+393331234567", "+393331234568"]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("0543 712345/4", ["+390543712345"]),
        ("0543 712345-044", ["+390543712345"]),
        ("0543-71234-5", []),
        ("333 123456/7", []),
        ("275585/76/83", []),
    ],
)
def test_an_ending_that_may_mean_something_else_is_a_problem(text: str, sure: list[str]) -> None:
    with pytest.raises(InvalidInput, match="write every number in full") as read:
        phones(text)

    found = read.value.value if isinstance(read.value, PartlyRead) else []
    assert [phone.number for phone in found] == sure


@pytest.mark.parametrize("text", ["0543/71/23/45", "0543 71-23-45", "0543/712/345", "0543-712345", "0543/712-345"])
def test_a_number_in_groups_is_one(text: str) -> None:
    assert [phone.number for phone in phones(text)] == ["+390543712345"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7094854", "+3907094854"),
        ("818167717", "+390818167717"),
        ("+39 543712345", "+390543712345"),
        ("0347 9153511", "+393479153511"),
    ],
)
def test_a_lost_or_surplus_first_zero_is_mended(text: str, number: str) -> None:
    assert phones(text)[0].number == number


@pytest.mark.parametrize("number", ["1522", "112", "114", "116117", "19696", "118", "116000"])
def test_helplines_are_numbers(number: str) -> None:
    assert phones(number) == [PhoneNumber(number)]


def test_the_country_decides_what_a_number_means() -> None:
    assert phones("091 815 11 11", "IT")[0].number == "+390918151111"
    assert phones("091 815 11 11", "CH")[0].number == "+41918151111"
    assert phones("(312) 773-1068 ext. 321", "US") == [PhoneNumber("+13127731068", "321")]
    assert phones("312 773 1068 x123", "US") == [PhoneNumber("+13127731068", "123")]
    assert phones("703-555-FOOD", "US")[0].number == "+17035553663"


def test_extension_fax_and_words_are_kept_apart() -> None:
    assert phones("Chiedere di Maria, tel. 0543 712345 int. 3 (segreteria)") == [
        PhoneNumber("+390543712345", "3", "Chiedere di Maria; segreteria")
    ]
    assert [(phone.number, phone.kind) for phone in phones("tel. 0543 712345 fax 0543 712346 cell. 347 9153511")] == [
        ("+390543712345", "voice"),
        ("+390543712346", "fax"),
        ("+393479153511", "cell"),
    ]
    assert phones("tel/fax 0543 712345")[0].kind == "voice"
    assert phones("0543 712345 (lun-ven 9-12)")[0].note == "lun-ven 9-12"


def test_an_extension_belongs_to_the_number_before_it() -> None:
    assert phones("0543/712345 int. 3 - 333 1234567") == [
        PhoneNumber("+390543712345", "3"),
        PhoneNumber("+393331234567", kind="cell"),
    ]
    assert phones("0543 712345 int. 3 / 0543 712346 int. 4") == [
        PhoneNumber("+390543712345", "3"),
        PhoneNumber("+390543712346", "4"),
    ]


@pytest.mark.parametrize("text", ["abc", "Via Roma 3", "12345678901234567890", "2014", "", "٠٥٤٣"])
def test_what_is_no_number_is_named(text: str) -> None:
    with pytest.raises(InvalidInput, match="is not a telephone number"):
        phones(text)


def test_a_bad_number_does_not_take_the_good_one_with_it() -> None:
    with pytest.raises(PartlyRead, match="99999999999") as read:
        phones("0543 712345, 99999999999")

    assert [phone.number for phone in read.value.value] == ["+390543712345"]


@example("011", "US")
@given(
    st.text(st.sampled_from("0123456789+-/ ().,;\ntelfaxint xo#"), max_size=40),
    st.sampled_from(["IT", "CH", "US", "DE"]),
)
def test_no_text_is_a_failure(text: str, country: str) -> None:
    try:
        found = phones(text, country)
    except PartlyRead as partly:
        found = partly.value
    except InvalidInput:
        found = []
    assert all(phone.number.removeprefix("+").isdecimal() for phone in found)


@given(
    st.integers(100_000, 999_999),
    st.sampled_from(["0543", "06", "02", "0461", "035"]),
    st.sampled_from([" ", "/", "-", ".", ""]),
)
def test_a_landline_reads_alike_however_it_is_grouped(rest: int, area: str, sign: str) -> None:
    try:
        plain = phones(f"{area}{rest}")
    except InvalidInput:
        return
    assert phones(f"{area}{sign}{rest}") == phones(f"Tel. {area}{sign}{rest}") == plain


@given(st.sampled_from(("0543", "06698", "0", "32", "39", "+39", "+390", "+3933", "00")), st.integers(0, 10**9))
@example("0543", 712345)
@example("+3933", 41234567)
@example("06698", 82345)
def test_ordinary_numbers_are_read_as_the_whole_table_reads_them(begin: str, rest: int) -> None:
    quick = reading._italian(f"{begin}{rest}")
    if quick is not None:
        parsed = phonenumbers.parse(f"{begin}{rest}", "IT")
        assert quick.number == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        assert quick.type == phonenumbers.number_type(parsed) != phonenumbers.PhoneNumberType.UNKNOWN


@pytest.mark.parametrize("text", ["0543 712345", "+39 0543/712345", "345 1234567", "02-12345678"])
def test_most_numbers_are_read_the_quick_way(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = phones(text)
    monkeypatch.setattr(phonenumbers, "parse", None)
    assert phones(text) == slow


@pytest.mark.parametrize("text", ["0543 71", "0543/712", "tel. 0543 71", "+39 0543 71", "051 712"])
def test_a_number_whose_end_is_missing_is_no_number_to_call(text: str) -> None:
    with pytest.raises(InvalidInput, match="incomplete"):
        phones(text)


def test_what_is_cut_off_beside_a_whole_number_is_said_and_short_city_numbers_are_whole() -> None:
    with pytest.raises(PartlyRead, match="“0543 71” is an incomplete") as told:
        phones("0543 712345 / 0543 71")
    assert [one.number for one in told.value.value] == ["+390543712345"]
    assert [one.number for one in phones("02 8585; 055 4242; 020202")] == ["+39028585", "+390554242", "+39020202"]


@pytest.mark.parametrize(
    "text",
    [
        "0543 00022x",
        "tel. 0543 712345b",
        "0543 71234O",
        "O543 712345",
        "0543 71234?",
        "0543 71234_",
        "0543 7123..",
        "0543 7123…",
        "segreteria 0543 7123x (mattina)",
    ],
)
def test_a_letter_or_sign_at_a_digit_makes_no_number(text: str) -> None:
    with pytest.raises(InvalidInput, match="letter or sign among its digits") as told:
        phones(text)
    assert not isinstance(told.value, PartlyRead)


@pytest.mark.parametrize(
    ("text", "number", "extension", "note"),
    [
        ("0543 712345x3", "+390543712345", "3", ""),
        ("0543 712345int.3", "+390543712345", "3", ""),
        ("tel0543 712345", "+390543712345", "", ""),
        ("333 1234567w", "+393331234567", "", "w"),
        ("345 1234567Mario", "+393451234567", "", "Mario"),
        ("0543 712345 h24", "+390543712345", "", "h24"),
        ("0543 712345*", "+390543712345", "", ""),
        ("(*) 0543 712345", "+390543712345", "", ""),
        ("800 123456.", "+39800123456", "", ""),
    ],
)
def test_letters_that_say_something_and_marks_of_footnotes_leave_a_number_whole(
    text: str, number: str, extension: str, note: str
) -> None:
    (found,) = phones(text)
    assert (found.number, found.extension, found.note) == (number, extension, note)


def test_a_letter_at_one_number_leaves_the_others() -> None:
    with pytest.raises(PartlyRead, match="“0543 00022x” has a letter") as told:
        phones("0543 712345 / 0543 00022x")
    assert [one.number for one in told.value.value] == ["+390543712345"]


@pytest.mark.parametrize("text", ["333 123456", "cell. 339 12 34 56", "354948836", "331411658"])
def test_nine_digits_that_begin_with_three_are_asked_about(text: str) -> None:
    with pytest.raises(InvalidInput, match="nine digits"):
        phones(text)


def test_old_mobile_numbers_of_nine_digits_are_written_with_the_code_of_the_country() -> None:
    assert phones("+39 330 419657") == [PhoneNumber("+39330419657", kind="cell")]
    assert phones("0039330419657") == [PhoneNumber("+39330419657", kind="cell")]


@pytest.mark.parametrize("text", ["333 12345678", "345 03458868 9", "800 00 00", "800 90 00 0", "800 12345"])
def test_a_digit_too_many_or_too_few_is_no_other_number(text: str) -> None:
    with pytest.raises(InvalidInput):
        phones(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("116 117", "116117"),
        ("055 055", "+39055055"),
        ("803 116", "+39803116"),
        ("0543 27081", "+39054327081"),
        ("0984 8931", "+3909848931"),
        ("06 0606", "+39060606"),
    ],
)
def test_short_numbers_that_are_right_are_whole(text: str, number: str) -> None:
    assert [one.number for one in phones(text)] == [number]


@pytest.mark.parametrize("text", ["05430002500", "0543 7123456", "+39 051 62345678"])
def test_a_town_number_longer_than_others_is_kept_and_to_be_looked_at(text: str) -> None:
    with pytest.raises(PartlyRead, match="more digits than almost all") as problem:
        looked_at(text)
    assert [phone.number for phone in problem.value.value] == [phone.number for phone in phones(text)]


@pytest.mark.parametrize(
    "text", ["0543 712345", "0461 1731270", "02 12345678", "0743 2101", "06 1234567", "055 055", "+39 340 1234567"]
)
def test_numbers_of_every_usual_length_are_not(text: str) -> None:
    assert len(looked_at(text)) == 1


@pytest.mark.parametrize("behind", ["123456", "234567", "1234567", "2345678"])
def test_area_codes_are_as_long_as_the_whole_table_has_them(behind: str) -> None:
    parsed = [phonenumbers.parse(f"+390{area:03}{behind}") for area in range(100, 1000)]
    town_numbers = {
        phonenumbers.format_number(each, phonenumbers.PhoneNumberFormat.E164): each
        for each in parsed
        if phonenumbers.is_valid_number(each)
    }
    assert len(town_numbers) > 100
    for number, each in town_numbers.items():
        area = phonenumbers.length_of_geographical_area_code(each)
        is_new = number.removeprefix("+39")[area:].startswith(NEW_NUMBERS)
        assert has_a_digit_more(number) == (len(number) > len("+390543712345") and not is_new)


@pytest.mark.parametrize("text", ["34012345678", "0543 71234567", "tel. 0543 71234567"])
def test_a_number_too_long_to_be_called_is_said_to_be_so(text: str) -> None:
    with pytest.raises(InvalidInput, match="more digits than a telephone number can have"):
        phones(text)


def test_two_numbers_run_together_have_not_one_digit_too_many() -> None:
    with pytest.raises(InvalidInput, match="is not a telephone number"):
        phones("34012345673401234568")


@given(st.text("0123456789", min_size=1, max_size=13))
def test_any_digits_are_judged(digits: str) -> None:
    assert has_a_digit_more(f"+390{digits}") in (True, False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "0543 712370 (segreteria) 347 1234567 (cell. urgenze)",
            [("+390543712370", "segreteria", "voice"), ("+393471234567", "urgenze", "cell")],
        ),
        (
            "(segreteria) 0543 712345 (urgenze) 347 1234567",
            [("+390543712345", "segreteria", "voice"), ("+393471234567", "urgenze", "cell")],
        ),
        (
            "02 1234567 (mattina) 02 7654321 (sera) fax 02 1111111",
            [
                ("+39021234567", "mattina", "voice"),
                ("+39027654321", "sera", "voice"),
                ("+39021111111", "", "fax"),
            ],
        ),
    ],
)
def test_what_stands_in_brackets_is_said_of_its_own_number(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(each.number, each.note, each.kind) for each in phones(text)] == found


@pytest.mark.parametrize("text", ["0461 884111.0", "461884111.0", "0461884111.0"])
def test_a_number_that_a_program_wrote_as_a_decimal_gets_no_digit_more(text: str) -> None:
    assert [each.number for each in looked_at(text)] == ["+390461884111"]
