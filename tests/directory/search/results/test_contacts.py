"""Who has only a number, a mail address or a page in hand finds whose it is."""

import pytest

from directory.search.results.contacts import contact_in
from tests.directory.catalog.listings import catalog_of, listing
from tests.directory.search.asking import find, names, said

CENTRE = listing(
    1,
    name="Centro ascolto",
    at="Forlì",
    contacts=("+390543712345", "+393331234567", "info@centroascolto.it", "https://www.centroascolto.it/dove"),
)
HELPLINE = listing(2, name="Antiviolenza", contacts=("1522",))
SWISS = listing(3, name="Consultorio di Lugano", at="Lugano", contacts=("+41911234567",))
OTHERS = [listing(number, name=f"Mensa {number}", contacts=(f"+3905437{number:05}",)) for number in range(10, 40)]


@pytest.mark.parametrize(
    "text",
    [
        "0543 712345",
        "0543/712345",
        "0543-71.23.45",
        "+39 0543 712345",
        "0039 0543712345",
        "tel. 0543 712345",
        "ha chiamato lo 0543 712345 alle 9",
        "712345",
        "333 1234567",
        "333 12 34 567 17 anni",
        "info@centroascolto.it",
        "INFO@CentroAscolto.it",
        "@centroascolto.it",
        "centroascolto.it",
        "www.centroascolto.it",
        "https://centroascolto.it",
        "chi è info@centroascolto.it?",
    ],
)
def test_a_contact_finds_whose_it_is_and_nothing_else(text: str) -> None:
    result = find(text, CENTRE, HELPLINE, SWISS, *OTHERS)

    assert names(result) == ["Centro ascolto"]
    assert said(result)["contact"] == "Is reached by what you wrote"
    assert result.relaxed == ()


@pytest.mark.parametrize(("text", "found"), [("1522", "Antiviolenza"), ("091 123 45 67", "Consultorio di Lugano")])
def test_short_numbers_and_numbers_from_abroad_are_found_as_they_are_dialled(text: str, found: str) -> None:
    assert names(find(text, CENTRE, HELPLINE, SWISS, *OTHERS)) == [found]


def test_a_number_that_nobody_has_is_told_and_no_other_is_taken_for_it() -> None:
    result = find("0543 712346", CENTRE, *OTHERS, listing(50, name="Sala", description="712345"))

    assert [str(note) for note in result.query.notes] == [
        "No entry has “0543 712346”: check it, or write what is needed."
    ]
    assert result.query.mended == ()
    assert result.query.rest == ()


def test_what_else_is_asked_is_answered_where_nobody_has_the_number() -> None:
    result = find("mensa 0543 999999", CENTRE, HELPLINE, *OTHERS)

    assert names(result)[0].startswith("Mensa")


@pytest.mark.parametrize(
    "text", ["nato il 12/03/2008", "via Roma 1522", "47121", "17 anni", "dal 2024 al 2026", "1234"]
)
def test_other_figures_are_no_contacts(text: str) -> None:
    catalog = catalog_of(CENTRE, HELPLINE, listing(60, contacts=("+3912032008",)))

    assert contact_in(text, catalog) is None


def test_the_words_of_the_contact_can_be_taken_away() -> None:
    result = find("ha chiamato lo 0543 712345 ieri", CENTRE)
    (span,) = result.query.spans

    assert (span.kind, span.value, span.start, span.end) == ("contact", "0543 712345", 3, 5)


def test_a_number_that_lacks_a_digit_is_not_said_to_be_somebodys() -> None:
    result = find("0543 71234", CENTRE, HELPLINE, *OTHERS)

    assert names(result) == ["Centro ascolto"]
    assert said(result)["contact"] == "Has a longer number that goes like this"


def test_a_number_without_its_area_code_may_begin_with_zeros() -> None:
    assert names(find("000106", listing(1, name="Ascolto", contacts=("+390461000106",)), *OTHERS)) == ["Ascolto"]


def test_an_address_that_nobody_has_says_no_place() -> None:
    query = find("info@comune.forli.fc.it", CENTRE, *OTHERS).query

    assert query.place is None
    assert len(query.notes) == 1


@pytest.mark.parametrize(
    "text",
    ["0543 x@y.it 712399", "0543 12/03/2008 712399", "１５２２", "0 0 0 0 0 0 0 0 0", "0000000000", "٠٥٤٣ ٧١٢٣٤٥"],
)
def test_odd_figures_are_answered_and_are_nobodys(text: str) -> None:
    assert find(text, CENTRE, HELPLINE).query.contact == ""
