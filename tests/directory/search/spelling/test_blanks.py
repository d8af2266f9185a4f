"""Blanks that are missing or too many are put right, where words are known; names stay as they are."""

import pytest

from directory.search.spelling.blanks import with_right_blanks
from tests.directory.catalog.listings import catalog_of, listing
from tests.directory.search.asking import find

CATALOG = catalog_of(listing(1, name="Spazio Aurora"))


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("aiutocompiti Forlì", "aiuto compiti Forlì"),
        ("centroestivo per bimbi", "centro estivo per bimbi"),
        ("stampa in foto copia", "stampa in fotocopia"),
        ("asse gno unico", "assegno unico"),
        ("Hausaufgaben hilfe", "Hausaufgabenhilfe"),
        ("nidorovereto", "nido rovereto"),
        ("patronatoFaenza", "patronato faenza"),
        ("abito a Miran dola", "abito a Mirandola"),
        ("mio marito mipicchia", "mio marito mi picchia"),
    ],
)
def test_blanks_are_put_where_known_words_are(typed: str, right: str) -> None:
    assert with_right_blanks(typed, CATALOG).text == right


@pytest.mark.parametrize(
    "text",
    [
        "depressione post parto",
        "centro anti violenza",
        "after school club",
        "dopo scuola vuole fare sport",
        "parla arbo",
        "ci tiamo separando",
        "signora Casagrande Maria",
        "maestra Anna Rita",
        "Jugendgruppe",
        "sportello Fenice",
        "video e foto",
        "auto usata",
        "lavora a Carpi",
        "",
    ],
)
def test_what_is_written_right_stays(text: str) -> None:
    assert with_right_blanks(text, CATALOG).text == text


def test_it_is_said_how_a_question_was_read_and_words_are_counted_as_typed() -> None:
    result = find("ragazzo aiutocompiti la sera", listing(1, tags=("service_type:after_school",)), listing(2))

    assert result.query.mended == (("aiutocompiti", "aiuto compiti"),)
    assert result.query.text == "ragazzo aiutocompiti la sera"
    assert [(one.start, one.end) for one in result.query.spans if one.kind == "service_type"] == [(1, 2)]
    assert [(one.start, one.end) for one in result.query.spans if one.kind == "time"] == [(2, 4)]
