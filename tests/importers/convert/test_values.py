"""Numbers, dates, ages, costs, answers, languages, codes, e-mail and web addresses."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import InvalidInput
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.cells.context import Context
from importers.cells.filling import waiting
from importers.convert.access import access_in
from importers.convert.ages import AgeRange, age, age_range
from importers.convert.costs import cost
from importers.convert.dates import day
from importers.convert.empty import is_empty
from importers.convert.identifiers import tax_code
from importers.convert.isee import isee_limit
from importers.convert.languages import languages, spoken
from importers.convert.numbers import number, whole_number
from importers.convert.places_left import places
from importers.convert.web import emails, urls
from importers.convert.yes_no import yes_no
from importers.places.written_address import town_of_venue
from importers.problems import PartlyRead, Problem

READERS = (age, age_range, day, number, whole_number, yes_no, tax_code, languages, urls, emails)
LETTERS = st.text(st.sampled_from("0123456789-/.,+<>€ anidoverftsmgul"), max_size=30)


@pytest.mark.parametrize(
    "text", ["", " ", "-", "//", "n.d.", "ND", "Non Disponibile", "n/a", "null", "…", "#N/D", "http://", "---"]
)
def test_words_for_nothing_are_empty(text: str) -> None:
    assert is_empty(text)


@pytest.mark.parametrize("text", ["NA", "NO", "no", "0", "None", "nessuno", "x", "A"])
def test_provinces_and_answers_are_not_empty(text: str) -> None:
    assert not is_empty(text)


@pytest.mark.parametrize(
    ("text", "country", "value"),
    [
        ("1.234,50", "IT", "1234.50"),
        ("1,234.50", "IT", "1234.50"),
        ("1.234", "IT", "1234"),
        ("1.234", "US", "1.234"),
        ("1,234", "US", "1234"),
        ("48.2", "IT", "48.2"),
        ("€ 3,50", "IT", "3.50"),
        ("1 234,5", "IT", "1234.5"),
        ("1.234.567,8", "IT", "1234567.8"),
        ("1'000", "CH", "1000"),
        ("12,-", "CH", "12"),
        ("-3", "IT", "-3"),
        (".5", "IT", "0.5"),
    ],
)
def test_numbers_are_read_as_their_country_writes_them(text: str, country: str, value: str) -> None:
    assert number(text, country) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "12 posti", "--", "1,2,3.4.5"])
def test_what_is_no_number_is_named(text: str) -> None:
    with pytest.raises(InvalidInput, match="is not a number"):
        number(text)


def test_a_whole_number_has_no_decimals() -> None:
    assert whole_number("20") == 20
    with pytest.raises(InvalidInput, match="is not a whole number"):
        whole_number("2,5")


@given(st.integers(-(10**9), 10**9), st.integers(0, 99))
def test_numbers_written_down_are_read_again(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    italian = english.translate(str.maketrans(",.", ".,"))

    assert number(italian) == number(english, "US") == Decimal(f"{whole}.{cents:02}")


@pytest.mark.parametrize(
    ("text", "answer"),
    [("sì", True), ("SI", True), ("x", True), ("1", True), ("ja", True), ("No", False), ("0", False), ("nein", False)],
)
def test_yes_and_no(text: str, answer: bool) -> None:
    assert yes_no(text) is answer


def test_neither_yes_nor_no_is_named() -> None:
    with pytest.raises(InvalidInput, match="“forse” is neither"):
        yes_no("forse")


@pytest.mark.parametrize(
    "text",
    [
        "31/12/2025",
        "31.12.25",
        "31-12-2025",
        "2025-12-31 08:00",
        "2025-12-31T08:00:00Z",
        "2025/12/31",
        "31 dicembre 2025",
        "31. Dezember 2025",
        "December 31, 2025",
        "46022",
    ],
)
def test_days_in_every_order(text: str) -> None:
    assert day(text) == date(2025, 12, 31)


def test_a_month_that_does_not_exist_is_not_taken_for_a_day() -> None:
    with pytest.raises(InvalidInput, match="write day/month/year"):
        day("05/13/2024")
    assert day("05/13/2024", "US") == date(2024, 5, 13)


def test_the_country_decides_whether_the_day_comes_first() -> None:
    assert (day("1/2/2025"), day("1/2/2025", "US")) == (date(2025, 2, 1), date(2025, 1, 2))
    assert (day("1/2/70"), day("1/2/69")) == (date(1970, 2, 1), date(2069, 2, 1))


@pytest.mark.parametrize(
    "text", ["13/27/2014", "31/02/2025", "abc", "", "99999999", "January 01, 0001", "12 pippo 2020"]
)
def test_impossible_days_are_named(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"is not a date|is not possible"):
        day(text)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d"]))
def test_days_written_down_are_read_again(when: date, form: str) -> None:
    assert day(when.strftime(form)) == when


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("14-18 anni", (14, 18)),
        ("14–18", (14, 18)),
        ("dai 14 ai 18", (14, 18)),
        ("tra i 15 e i 34 anni", (15, 34)),
        ("15–34enni NEET", (15, 34)),
        ("von 14 bis 18 Jahren", (14, 18)),
        ("ages 18-59", (18, 59)),
        ("giovani 16-25", (16, 25)),
        ("over 65", (65, None)),
        ("65+", (65, None)),
        ("dai 16 anni", (16, None)),
        ("da 18 anni in su", (18, None)),
        ("Age 55 or over", (55, None)),
        ("ab 16 Jahren", (16, None)),
        ("18 anni compiuti", (18, None)),
        ("fino a 29 anni", (None, 29)),
        ("under 30", (None, 29)),
        ("minori di 14 anni", (None, 13)),
        ("over 18 e under 35", (18, 34)),
        ("minori", (None, 17)),
        ("maggiorenni", (18, None)),
        ("adulti e minori", (None, None)),
        ("tutte le età", (None, None)),
        ("3-36 mesi", (0.25, 3)),
        ("da 3 mesi a 6 anni", (0.25, 6)),
        ("ISEE fino a 9.360, 14-18 anni", (14, 18)),
    ],
)
def test_ages_are_read_from_words(text: str, ages: tuple[float | None, float | None]) -> None:
    assert age_range(text) == AgeRange(*ages)


@pytest.mark.parametrize(
    "text", ["", "giovani", "famiglie con 2-3 figli", "lun-ven 9-12", "nati dal 2005", "5 incontri", "dal 1 gennaio"]
)
def test_numbers_that_are_no_ages_are_left_alone(text: str) -> None:
    assert age_range(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("240 anni", "240 is not possible"),
        ("da 16 a 240 anni", "240 is not possible"),
        ("30-14 anni", "above the highest"),
        ("16 anni", "from which"),
    ],
)
def test_impossible_or_unclear_ages_are_named(text: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        age_range(text)


def test_a_single_age() -> None:
    assert (age("16"), age("16,5 anni"), age("6 mesi")) == (16, 16.5, 0.5)
    for text, said in (("240", "The age 240"), ("-3", "The age -3"), ("molti", "“molti” is not an age")):
        with pytest.raises(InvalidInput, match=said):
            age(text)


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("gratuito", "free", None),
        ("Ingresso libero", "free", None),
        ("None.", "free", None),
        ("0 €", "free", 0),
        ("ticket", "low", None),
        ("€ 10", "low", 10),
        ("offerta libera", "low", None),
        ("Sliding scale based on income", "low", None),
        ("gratuito il primo incontro, poi 30 euro", "paid", 30),
        ("10,50 euro/mese", "paid", "10.50"),
        ("a pagamento", "paid", None),
        ("non gratuito", "paid", None),
        ("1.200 €", "paid", 1200),
        ("25", "paid", 25),
        ("Gratuito con ISEE fino a 9.360", "unknown", None),
        ("ISEE € 15.000 - 50 euro", "paid", 50),
        ("ISEE fino a 9.360", "unknown", None),
        ("un caffè", "unknown", None),
    ],
)
def test_costs_are_read_from_words(text: str, kind: str, amount: int | str | None) -> None:
    found = cost(text)

    assert (found.kind, found.amount, found.text) == (
        kind,
        None if amount is None else Decimal(amount),
        text,
    )


@given(LETTERS)
def test_no_text_about_ages_costs_or_days_is_a_failure(text: str) -> None:
    said: list[str] = [cost(text).kind]
    for read in (*READERS, isee_limit, places, spoken, access_in, town_of_venue):
        try:
            read(text)
        except InvalidInput as refused:
            said.append(str(refused))
    assert all(said)


def test_languages_by_name_code_and_in_their_own_words() -> None:
    assert languages("italiano, inglese e LIS") == ["it", "en", "ise"]
    assert languages("Deutsch und Italienisch") == ["de", "it"]
    assert languages("Lingue parlate: arabo / français; українська; it") == ["ar", "fr", "uk", "it"]
    with pytest.raises(PartlyRead, match="klingon") as read:
        languages("klingon, italiano")
    assert read.value.value == ["it"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("00488410010", "00488410010"),
        ("IT 00488410010", "00488410010"),
        ("488410010", "00488410010"),
        ("P.IVA: 00488410010", "00488410010"),
        ("RSSMRA85T10A562S", "RSSMRA85T10A562S"),
    ],
)
def test_tax_codes_are_proved_and_completed(text: str, code: str) -> None:
    assert tax_code(text) == code


@pytest.mark.parametrize("text", ["00488410011", "123", "RSSMRA85T10A562X", "x"])
def test_wrong_tax_codes_are_named(text: str) -> None:
    with pytest.raises(InvalidInput, match="is not a valid codice fiscale"):
        tax_code(text)


def test_email_addresses_of_a_cell() -> None:
    assert emails("Info@Example.org; PEC: ente@pec.example.org") == ["info@example.org", "ente@pec.example.org"]
    assert emails("mailto:info@example.org, info (at) example.org") == ["info@example.org"]
    with pytest.raises(InvalidInput, match="is not an e-mail address"):
        emails("info.example.org")
    with pytest.raises(PartlyRead, match=r"info@\.it") as read:
        emails("info@.it, a@example.org")
    assert read.value.value == ["a@example.org"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("http://WWW.EXAMPLE.ORG", ["http://www.example.org"]),
        ("http://HTTPS://NUOVO.EXAMPLE.ORG", ["https://nuovo.example.org"]),
        ("www.example.org/Biblioteca?a=1&amp;b=2", ["http://www.example.org/Biblioteca?a=1&b=2"]),
        ("http:/www.example.org/", ["http://www.example.org"]),
        ("https://example.org, www.example.com", ["https://example.org", "http://www.example.com"]),
        ("http://192.0.2.1:8080/sbn", ["http://192.0.2.1:8080/sbn"]),
    ],
)
def test_web_addresses_are_mended(text: str, found: list[str]) -> None:
    assert urls(text) == found


@pytest.mark.parametrize("text", ["no", "www.", "http://", "a@example.org", "http://www.example-it", "altri_dati.csv"])
def test_what_is_no_web_address_is_named(text: str) -> None:
    with pytest.raises(InvalidInput, match="is not a web address"):
        urls(text)


def test_a_problem_says_its_sentence_in_english() -> None:
    assert Problem(3, "cap", "x", "“%(value)s” is wrong.", {"value": "x"}).text() == "“x” is wrong."
    assert Problem(None, "", "", "100 % wrong.").text() == "100 % wrong."


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("10", 10),
        ("circa 2 settimane", 14),
        ("3 gg.", 3),
        ("1 mese", 30),
        ("2 Jahre", 730),
        ("3 Tage", 3),
        ("48 ore", 2),
        ("24 Stunden", 1),
        ("30 minuti", 0),
        ("nessuna attesa", 0),
    ],
)
def test_waiting_times_are_days(text: str, days: int) -> None:
    context = Context("IT", "attesa", Gazetteer.bundled(), Vocabulary.bundled())
    assert waiting("service.waiting_days")(text, context) == {"service.waiting_days": days}


@pytest.mark.parametrize("text", ["10 persone", "presto", "2-3 persone", "5000 giorni"])
def test_what_is_no_waiting_time_is_refused(text: str) -> None:
    context = Context("IT", "attesa", Gazetteer.bundled(), Vocabulary.bundled())
    with pytest.raises(InvalidInput):
        waiting("service.waiting_days")(text, context)
