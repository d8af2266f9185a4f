"""Ages, languages, times, costs and ways to be helped, as questions say them."""

from datetime import UTC, datetime, time
from typing import Any

import pytest

from directory.catalog.slots import slot_bits
from directory.search.query import Query, When, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def read(text: str, **values: Any) -> Query:
    return understand(text, VOCABULARY, GAZETTEER, **values)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("ragazza di 17 anni", (17, 17)),
        ("17enne", (17, 17)),
        ("diciassettenne", (17, 17)),
        ("una ragazza di diciassette anni", (17, 17)),
        ("x ragazza 17 che parla arabo", (17, 17)),
        ("a 30 year old", (30, 30)),
        ("16 Jahre alt", (16, 16)),
        ("Senioren über 65", (65, 120)),
        ("Frauen ab 60", (60, 120)),
        ("16-jähriges Mädchen", (16, 16)),
        ("siebzehn Jahre", (17, 17)),
        ("bimba di 18 mesi", (1.5, 1.5)),
        ("bimbo di 8 mesi", (0.67, 0.67)),
        ("uomo 50 anni cerca doposcuola per figlio di 9", (9, 9)),
        ("mamma 35 anni, nido per la bimba di 2 anni", (2, 2)),
        ("mamma di 30 anni con figlio di 9 anni", (30, 30)),
        ("tra i 14 e i 18", (14, 18)),
        ("tra 14 e 18 anni", (14, 18)),
        ("dai 14 ai 18 anni", (14, 18)),
        ("ragazzi 14-18", (14, 18)),
        ("14/18 anni", (14, 18)),
        ("between 14 and 18 years", (14, 18)),
        ("zwischen 14 und 18 Jahren", (14, 18)),
        ("kids 6 to 10", (6, 10)),
        ("class for over 60s", (60, 120)),
        ("ältere Dame, 85, allein", (85, 85)),
        ("nonno 80 e nonna 78 anni", (78, 80)),
        ("under 30", (0, 29)),
        ("sotto i 18", (0, 17)),
        ("minori di 14 anni", (0, 13)),
        ("fino a 30 anni", (0, 30)),
        ("non oltre i 30 anni", (0, 30)),
        ("unter 30", (0, 29)),
        ("over 65", (65, 120)),
        ("65+", (65, 120)),
        ("oltre i 65", (65, 120)),
        ("ultraottantenne", (80, 120)),
        ("über 65 Jahre", (65, 120)),
        ("dai 18 anni", (18, 120)),
        ("18 anni in su", (18, 120)),
        ("sig.ra 82 a., sola, Meldola", (82, 82)),
        ("17j. Mädchen, Bozen", (17, 17)),
        ("Fahrdienst für Herrn, 74 J., Kaltern", (74, 74)),
        ("doposcuola x bimba 8 a.", (8, 8)),
        ("psicologo x minore 17a, Cesena", (17, 17)),
        ("mamma 17 a Forlì", (17, 17)),
        ("perso lavoro, 52, Forlì", (52, 52)),
        ("hearing voices, 25, refuses hospital", (25, 25)),
        ("Klient 45 trinkt", (45, 45)),
        ("ragazza 24 depressa dopo aborto", (24, 24)),
        ("teen 15 cutting herself", (15, 15)),
        ("günstige Psychologin für Studentin 21 Rovereto", (21, 21)),
        ("arbeitslos seit 2 Jahren, 50, Trient", (50, 50)),
        ("ragazzi 12 posti", None),
        ("Klient 45, trinkt", (45, 45)),
        ("she's 19, pregnant", (19, 19)),
        ("utente 76 va accompagnato", (76, 76)),
        ("lonely widower 79 Bellinzona", (79, 79)),
        ("turned 18, has to leave", (18, 18)),
        ("Wandern Ü60", (60, 120)),
        ("Treff U18", (0, 17)),
        ("via Roma, 12, Forlì", None),
        ("via Roma 17a, Forlì", None),
        ("classe 3a, Forlì", None),
        ("numeri 15, 16 e 17 del bollettino", None),
        ("entro 3 giorni", None),
        ("disoccupato da 2 anni", None),
        ("corso di 2 anni", None),
        ("due anni fa", None),
        ("musica anni 80", None),
        ("tra le 9 e le 12", None),
        ("oltre 10 km", None),
        ("under 30 euro", None),
        ("famiglia 4 persone", None),
        ("240 anni", None),
    ],
)
def test_ages_are_read(text: str, ages: tuple[float, float] | None) -> None:
    assert read(text).ages == ages


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("mamma con bimbo di 2 anni cerca casa", None),
        ("donna di 35 anni con figlio di 4 anni", (35, 35)),
        ("famiglia con tre figli (2, 5 e 11 anni)", None),
        ("mother with a 2 year old", None),
        ("Mutter mit Kind 3 Jahre", None),
        ("padre con figlia 14enne", None),
        ("logopedista per bimbo di 4 anni", (4, 4)),
        ("mio figlio di 15 anni non esce", (15, 15)),
    ],
)
def test_the_age_of_a_child_who_comes_along_is_not_the_persons(text: str, ages: tuple[float, float] | None) -> None:
    assert read(text).ages == ages


@pytest.mark.parametrize("text", ["nato nel 2009", "nata a Forlì nel 2009", "classe 2009", "born in 2009"])
def test_a_year_of_birth_is_an_age_once_the_day_is_known(text: str) -> None:
    assert read(text, now=datetime(2026, 3, 6, tzinfo=UTC)).ages == (16, 17)
    assert read(text).ages is None


def test_one_age_is_the_lower_end_of_a_range_unless_that_is_open() -> None:
    assert [read(text).age for text in ("17 anni", "tra i 14 e i 18", "under 30", "over 65", "casa")] == [
        *(17, 14, None, 65, None),
    ]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("medico che parla arabo", ("ar",)),
        ("avvocato in inglese e francese", ("en", "fr")),
        ("a doctor who speaks Ukrainian", ("uk",)),
        ("Beratung auf Deutsch", ("de",)),
        ("mediatrice che parla curdo e tamil", ("ku", "ta")),
        ("ragazza arabofona", ("ar",)),
        ("spricht nur Urdu u. bissl Englisch", ("ur", "en")),
        ("parla arabo e un po' di francese", ("ar", "fr")),
        ("speaks Dari and a little English", ("fa", "en")),
        ("spricht wenig Deutsch", ()),
        ("corso di inglese", ()),
        ("mamma araba", ("ar",)),
        ("donna ucraina", ("uk",)),
        ("cucina araba", ()),
        ("assegno unico albanese", ("sq",)),
        ("legal aid Bergamo urdu", ("ur",)),
        ("urdu, sportello lavoro", ("ur",)),
        ("consolato albanese", ()),
        ("Ukrainian sign language interpreter", ("ise",)),
        ("lezioni di arabo", ()),
        ("non parla albanese", ()),
        ("mamma italiana", ()),
        ("imparare il tedesco", ()),
        ("corso di lingua italiana", ()),
        ("psicologo in lingua francese", ("fr",)),
        ("la mamma parla solo arabo e curdo", ("ar", "ku")),
        ("parla punjabi, né italiano né inglese", ("pa",)),
        ("non parla italiano", ()),
        ("nn parla ita", ()),
        ("non parla italiano, solo tagalog", ("tl",)),
        ("interprete LIS", ("ise",)),
        ("arabisch sprechender Arzt", ("ar",)),
        ("arabischsprachige Ärztin", ("ar",)),
        ("Arabic speaking doctor", ("ar",)),
        ("mediatrice culturale cinese", ("zh",)),
        ("scuola di italiano per ragazzi cinesi", ()),
        ("mamma marocchina", ()),
    ],
)
def test_a_language_spoken_is_told_from_a_language_taught(text: str, languages: tuple[str, ...]) -> None:
    assert read(text).languages == languages


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("musica il sabato", slot_bits([5], range(3))),
        ("corso di sera", slot_bits(range(7), [2])),
        ("il martedì e giovedì pomeriggio", slot_bits([1, 3], [1])),
        ("sabato, meglio di mattina", slot_bits([5], [0])),
        ("nel fine settimana", slot_bits([5, 6], range(3))),
        ("sportello casa", None),
        ("lun sera", slot_bits([0], [2])),
        ("mar e gio pomeriggio", slot_bits([1, 3], [1])),
        ("gita al mar", None),
        ("dal lunedì al venerdì", slot_bits(range(5), range(3))),
        ("lun-ven mattina", slot_bits(range(5), [0])),
        ("lun, mer e ven", slot_bits([0, 2, 4], range(3))),
        ("mer pom", slot_bits([2], [1])),
        ("sab matt", slot_bits([5], [0])),
        ("tutti i giorni tranne la domenica", slot_bits(range(6), range(3))),
        ("Samstagvormittag", slot_bits([5], [0])),
        ("Tuesday afternoons", slot_bits([1], [1])),
        ("dopo le 18", slot_bits(range(7), [2])),
        ("martedì tra le 9 e le 12", slot_bits([1], [0])),
        ("prima delle 10", slot_bits(range(7), [0])),
        ("sabato 15-19", slot_bits([5], [1, 2])),
        ("Fahrdienst Mo Mi Fr", slot_bits([0, 2, 4], range(3))),
        ("Mi nachm.", slot_bits([2], [1])),
        ("Donnerstag früh", slot_bits([3], [0])),
        ("Mo-Do 14-16 Uhr", slot_bits(range(4), [1])),
        ("Di mattina", slot_bits(range(7), [0])),
        ("SO DI NON SAPERE", None),
        ("Mi sa di no", None),
        ("non di mattina", None),
        ("un'ora di pace", None),
    ],
)
def test_days_and_parts_of_days_are_read(text: str, slots: int | None) -> None:
    assert read(text).slots == slots


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("dopo le 18", When(opens=time(18))),
        ("dopo le 18:30", When(opens=time(18, 30))),
        ("dalle 9 alle 12", When(opens=time(9), closes=time(12))),
        ("Mittwoch 15 bis 17 Uhr", When((2,), opens=time(15), closes=time(17))),
        ("after 6 pm", When(opens=time(18))),
        ("before 10 am", When(closes=time(10))),
        ("aperto adesso", When(relative="now")),
        ("è aperta ora?", When(relative="now")),
        ("oggi pomeriggio", When(part=1, relative="today")),
        ("domani mattina", When(part=0, relative="tomorrow")),
        ("morgen Vormittag", When(part=0, relative="tomorrow")),
        ("morgen früh", When(part=0, relative="tomorrow")),
        ("am Morgen", When(part=0)),
        ("dopodomani", When(relative="day_after_tomorrow")),
        ("dopo domani mattina", When(part=0, relative="day_after_tomorrow")),
        ("stasera", When(part=2, relative="tonight")),
        ("heute Abend", When(part=2, relative="tonight")),
        ("nel weekend", When((5, 6), relative="weekend")),
        ("martedì mattina o giovedì sera", When((1, 3))),
    ],
)
def test_hours_and_what_the_clock_tells_are_read(text: str, when: When) -> None:
    assert read(text).when == when


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("aperto adesso", slot_bits([4], [1])),
        ("oggi", slot_bits([4], range(3))),
        ("stasera", slot_bits([4], [2])),
        ("domani mattina", slot_bits([5], [0])),
        ("dopodomani mattina", slot_bits([6], [0])),
        ("nel weekend", slot_bits([5, 6], range(3))),
    ],
)
def test_what_the_clock_tells_has_slots_once_the_time_is_known(text: str, slots: int) -> None:
    friday = datetime(2026, 3, 6, 16, 30, tzinfo=UTC)

    assert read(text, now=friday).slots == slots
    assert read(text).slots == (slots if "weekend" in text else None)


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("dentista gratis", "free"),
        ("senza pagare", "free"),
        ("nn ho soldi", "free"),
        ("free legal advice", "free"),
        ("kostenlose Beratung", "free"),
        ("Zahnarzt für jemand ohne Geld", "free"),
        ("isee bassissimo", "low"),
        ("EEVE niedrig", "low"),
        ("ISEE basso", "low"),
        ("costa poco", "low"),
        ("pago poco", "low"),
        ("senza un soldo", "free"),
        ("lezioni economiche", "low"),
        ("prezzi bassi", "low"),
        ("günstig", "low"),
        ("basso costo, meglio gratis", "free"),
        ("aiuto economico", None),
        ("difficoltà economiche", None),
        ("fare l'ISEE", None),
        ("free time", None),
        ("non gratis", None),
    ],
)
def test_the_cost_is_read_and_money_as_a_need_is_not_a_cost(text: str, cost: str | None) -> None:
    query = read(text)

    assert (query.cost, query.free) == (cost, cost == "free")


def test_no_money_is_a_need_as_well() -> None:
    query = read("pacco spesa, non ho soldi")

    assert query.cost == "free"
    assert "money" in query.needs


@pytest.mark.parametrize(
    ("text", "access"),
    [
        ("medico senza appuntamento", "no_appointment"),
        ("ad accesso libero", "no_appointment"),
        ("walk-in clinic", "no_appointment"),
        ("ohne Termin", "no_appointment"),
        ("senza impegnativa", "no_referral"),
        ("senza ricetta", "no_referral"),
        ("without a referral", "no_referral"),
        ("ohne Überweisung", "no_referral"),
        ("su appuntamento", None),
    ],
)
def test_how_one_gets_in_is_read(text: str, access: str | None) -> None:
    assert read(text).access == access


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("debiti, sportello al tel.", (True, True, False)),
        ("Frauenhaus tel. erreichbar", (True, True, False)),
        ("immer am Handy", (False, False, False)),
        ("spid per anziano, su a casa", (False, False, True)),
        ("psicologo online", (True, False, False)),
        ("in videochiamata", (True, False, False)),
        ("per telefono", (True, True, False)),
        ("telefonisch", (True, True, False)),
        ("a domicilio", (False, False, True)),
        ("un educatore che va a casa loro", (False, False, True)),
        ("visit my mother at home", (False, False, True)),
        ("aiuto con i servizi online", (False, False, False)),
        ("numero di telefono", (False, False, False)),
    ],
)
def test_the_way_to_be_helped_is_read_unless_it_is_part_of_a_name(text: str, ways: tuple[bool, bool, bool]) -> None:
    query = read(text)

    assert (query.remote, query.by_phone, query.home_visits) == ways


@pytest.mark.parametrize(
    ("text", "wheelchair"),
    [
        ("piscina accessibile in carrozzina", True),
        ("senza barriere architettoniche", True),
        ("wheelchair accessible", True),
        ("barrierefrei", True),
        ("prezzi accessibili", False),
        ("cerco una carrozzina", False),
        ("ho la sedia a rotelle, palestra", True),
        ("cerco una sedia a rotelle", False),
        ("sesto piano senza ascensore, trasporto disabili", False),
    ],
)
def test_access_for_wheelchairs_is_read(text: str, wheelchair: bool) -> None:
    assert read(text).wheelchair == wheelchair


def test_cost_radius_and_remote_are_read() -> None:
    query = read("supporto online gratuito entro 10 km da Rovereto")

    assert (query.free, query.remote, query.within_km) == (True, True, 10)
    assert read("fisioterapia a domicilio").home_visits


@pytest.mark.parametrize("text", ["disabile in carrozzina cerca sport", "in sedia a rotelle", "con la carrozzina"])
def test_who_sits_in_a_wheelchair_asks_whether_it_gets_in(text: str) -> None:
    assert understand(text, VOCABULARY, GAZETTEER).wheelchair


def test_miles_are_kilometres() -> None:
    assert read("within 5 miles of Cesena").within_km == 8.0
    assert read("youth club 10 miles from Cesena").within_km == 16.1


@pytest.mark.parametrize(
    "text", ["my mother uses a wheelchair, gym", "choir, with a wheelchair", "Chor mit Rollstuhl", "Chor, im Rollstuhl"]
)
def test_who_uses_a_wheelchair_must_get_in(text: str) -> None:
    assert read(text).wheelchair


def test_who_is_left_out_is_in_no_danger_to_life() -> None:
    query = read("ho 15 anni e mi tagliano fuori a scuola")

    assert query.needs == ("safety.bullying",)
    assert not query.dangers
