"""Ages that no number tells: classes at school, decades, who is of age, years of birth without "nato"."""

from datetime import UTC, datetime
from typing import Any

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def read(text: str, **values: Any) -> Query:
    return understand(text, VOCABULARY, GAZETTEER, **values)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("doposcuola figlia terza media", (13, 14)),
        ("bullismo, mio figlio fa la seconda media", (12, 13)),
        ("alunno di 2a media", (12, 13)),
        ("alunno di 3^ media", (13, 14)),
        ("bambino di quarta elementare aiuto compiti", (9, 10)),
        ("quinta primaria, compiti", (10, 11)),
        ("va in prima elementare", (6, 7)),
        ("ragazza di prima superiore", (14, 15)),
        ("studente di quinta liceo", (18, 19)),
        ("frequenta la terza liceo scientifico", (16, 17)),
        ("classe seconda alberghiero", (15, 16)),
        ("quarta media Bellinzona", (14, 15)),
        ("ripetizioni matematica biennio superiori", (14, 16)),
        ("Nachhilfe 3. Klasse Mittelschule", (13, 14)),
        ("zweite Klasse Grundschule", (7, 8)),
        ("non ha la terza media", None),
        ("licenza di terza media", None),
        ("vuole prendere la terza media", None),
        ("corso serale per la terza media", None),
        ("ha solo la quinta elementare", None),
        ("orientamento dopo la terza media", None),
        ("adulto 35 anni terza media", (35, 35)),
        ("prima di mangiare", None),
    ],
)
def test_a_class_at_school_is_an_age_where_a_pupil_is_in_it(text: str, ages: tuple[float, float] | None) -> None:
    assert read(text).ages == ages


def test_a_class_at_school_asks_for_no_diploma() -> None:
    assert read("doposcuola figlia terza media").needs == ("education.study_support",)
    assert "education.diploma" in read("non ha la terza media").needs


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("ragazzo maggiorenne", (18, 120)),
        ("deve essere maggiorenne", (18, 120)),
        ("volljähriger Flüchtling", (18, 120)),
        ("quasi maggiorenne", (17, 17)),
        ("appena maggiorenne", (18, 18)),
        ("maggiorenne 24 anni", (24, 24)),
        ("non ancora maggiorenne", (0, 17)),
        ("uomo sulla cinquantina", (50, 50)),
        ("signora sulla settantina", (70, 70)),
        ("donna di una quarantina d'anni", (40, 40)),
        ("woman in her 50s", (50, 59)),
        ("undocumented woman 50s", (50, 59)),
        ("man in his late 40s", (40, 49)),
        ("Frau in den Vierzigern", (40, 49)),
        ("Mann Mitte vierzig", (40, 49)),
        ("Mann Mitte 50, arbeitslos", (50, 59)),
        ("signore verso i 70", (70, 70)),
        ("Frau um die 50", (50, 50)),
        ("Sig. Rossi 67, Forlì", (67, 67)),
        ("signora Bianchi 82 vive sola", (82, 82)),
        ("ragazzo di Trento 22, fumetti", (22, 22)),
        ("papà separato 44 Forlì", (44, 44)),
        ("ragazzo in via Milano 22", None),
        ("una trentina di persone", None),
        ("Mitte Juni", None),
    ],
)
def test_words_for_ages_are_read(text: str, ages: tuple[float, float] | None) -> None:
    assert read(text).ages == ages


def test_who_is_of_age_is_no_adolescent() -> None:
    groups = read("ragazzo maggiorenne").target_groups

    assert "adults" in groups
    assert "adolescents" not in groups


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("ragazza del 2010", (15, 16)),
        ("annata 2011", (14, 15)),
        ("Jahrgang 2009", (16, 17)),
        ("anno di nascita 2000", (25, 26)),
        ("n. 12/05/2011", (15, 15)),
        ("nel 2012 è nata mia figlia", (13, 14)),
        ("bando del 2010", None),
        ("n. 12 Forlì", None),
    ],
)
def test_years_of_birth_are_read_without_born(text: str, ages: tuple[float, float] | None) -> None:
    assert read(text, now=datetime(2026, 11, 22, tzinfo=UTC)).ages == ages
