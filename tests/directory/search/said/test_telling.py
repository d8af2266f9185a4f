"""What people tell on the way to what they need: sentences that a note would not have, and other tongues."""

from datetime import UTC, datetime, time

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER, now=NOW)


def place_of(text: str) -> str | None:
    place = read(text).place
    return place.name if place else None


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("mio marito è morto e il bambino di nove anni non dorme più", (9, 9)),
        ("lavoro di notte e mia figlia di 8 anni ha paura", (8, 8)),
        ("mamma e bambino di 2 anni, corso di musica", None),
        ("uomo separato 47 dorme in macchina", (47, 47)),
        ("donna 61 beve da quando è sola", (61, 61)),
        ("hombre de 40 años busca trabajo", (40, 40)),
        ("femme de 33 ans cherche travail", (33, 33)),
        ("bimbo nato a febbraio 2025", (1, 1)),
        ("nata il 3 dicembre 2010", (15, 15)),
        ("nato 12/3/2008", (18, 18)),
        ("nato a novembre 2010", (15, 16)),
        ("nato nel 2010", (15, 16)),
    ],
)
def test_ages_are_heard_in_sentences_that_go_on(text: str, ages: tuple[float, float] | None) -> None:
    assert read(text).ages == ages


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("lavoro fino alle 18, cerco una palestra", time(18), None),
        ("lavora dalle 8 alle 17 e vuole imparare l'italiano", None, None),
        ("lei lavora dalle 14, corso di cucito", None, time(14)),
        ("she works until 6 pm, needs an Italian course", time(18), None),
        ("lavoro fino alle 19, chi mi tiene i bambini?", None, None),
        ("cerco un lavoro dalle 9 alle 13", time(9), time(13)),
        ("aperto fino alle 19", None, time(19)),
    ],
)
def test_hours_of_work_are_those_at_which_somebody_cannot_come(
    text: str, opens: time | None, closes: time | None
) -> None:
    when = read(text).when

    assert ((when and when.opens), (when and when.closes)) == (opens, closes)


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("la moglie è andata via e adesso non si alza dal letto", None),
        ("adesso vive con la nonna, cerca un doposcuola", None),
        ("jetzt ist sie allein, sucht Gesellschaft", None),
        ("mensa adesso", "now"),
        ("chi è aperto adesso", "now"),
        ("adesso dove posso mangiare", "now"),
    ],
)
def test_now_is_a_time_to_come_only_where_nothing_is_told_with_it(text: str, relative: str | None) -> None:
    when = read(text).when

    assert (when and when.relative) == relative


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("psicologa per donna iraniana, persiano o inglese", {"fa", "en"}),
        ("colloquio, famiglia, urdu e punjabi", {"ur", "pa"}),
        ("mujer que habla español", {"es"}),
        ("il parle français", {"fr"}),
        ("famiglia di Torre del Greco", set()),
        ("mensa a Piana degli Albanesi", set()),
        ("corso di inglese o tedesco", set()),
    ],
)
def test_languages_are_heard_in_a_row_and_never_in_the_name_of_a_town(text: str, languages: set[str]) -> None:
    assert set(read(text).languages) == languages


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("scuola italiano sera Padova grazie", "Padova"),
        ("pacco viveri, Torre del Greco", "Torre del Greco"),
        ("mensa aperta nell'hinterland milanese", "Milano"),
        ("doposcuola nel Bolognese", "Bologna"),
        ("où dormir à Vintimille", "Ventimiglia"),
        ("trabajo en Génova", "Genova"),
        ("ragazzo milanese cerca lavoro", None),
    ],
)
def test_places_are_heard_in_a_farewell_in_other_tongues_and_as_the_land_around(text: str, place: str | None) -> None:
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("yoga max 5 euro a lezione", "low"),
        ("corso di chitarra, non più di 20 euro al mese", "low"),
        ("al massimo 10€", "low"),
        ("entro 20 km", None),
    ],
)
def test_a_sum_that_may_not_be_passed_is_a_low_cost(text: str, cost: str | None) -> None:
    assert read(text).cost == cost


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("mediatore cinese per un colloquio", "rights.interpreting"),
        ("serve una mediatrice araba", "rights.interpreting"),
        ("Arabic mediator for an appointment", "rights.interpreting"),
    ],
)
def test_a_mediator_of_a_language_interprets(text: str, need: str) -> None:
    assert need in read(text).needs


def test_a_mediator_of_a_family_does_not_interpret() -> None:
    assert "rights.interpreting" not in read("mediatore familiare per separazione").needs


@pytest.mark.parametrize(
    "text",
    ["un posto per mia madre mentre io lavoro dalle 8 alle 17", "lavoro tutto il giorno, chi guarda mio padre?"],
)
def test_who_works_asks_for_no_work(text: str) -> None:
    assert not [need for need in read(text).needs if need.startswith("work")]


@pytest.mark.parametrize("text", ["volontario: famiglia con sei figli, servono letti", "Scrivo come volontaria, pacco"])
def test_who_writes_says_nothing_of_what_is_needed(text: str) -> None:
    query = read(text)

    assert "volunteering" not in query.interests
    assert "social.volunteering" not in query.needs


def test_hip_hop_is_danced_as_well_as_sung() -> None:
    assert set(read("hip hop per ragazza 15 anni").interests) == {"music", "dance"}


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("bolletta non pagata da marzo", "work.rights"),
        ("lavora part time, cerca una stanza", "work.search"),
        ("in pensione da poco, vuole rendersi utile", "money.benefits_advice"),
        ("mio figlio non dorme più, a chi lo porto?", "transport.accompanied"),
        ("assiste il marito con l'Alzheimer, non dorme", "health.lifestyle"),
        ("ha lasciato il lavoro per seguire la madre con l'Alzheimer", "work"),
        ("fa lavoretti in legno", "work.search"),
        ("gli piace montare mobili", "money.goods"),
        ("picchia i compagni", "safety.partner_violence"),
        ("la moglie è morta, ha smesso di mangiare", "mental_wellbeing.eating"),
        ("mio papà che è ingestibile ha l'Alzheimer", "family.parenting"),
        ("deve restituire i soldi della caparra", "safety.trafficking"),
    ],
)
def test_what_only_sounds_like_a_need_is_none(text: str, need: str) -> None:
    assert need not in read(text).needs


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("non dorme", "health.lifestyle"),
        ("ha smesso di mangiare", "mental_wellbeing.eating"),
        ("ha lasciato il lavoro", "work"),
        ("cerca lavoretti", "work.search"),
        ("non ha mobili", "money.goods"),
    ],
)
def test_the_same_words_alone_are_a_need(text: str, need: str) -> None:
    assert need in read(text).needs


def test_who_needs_a_computer_need_not_like_computers() -> None:
    assert read("computer usato per la scuola").interests == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [("cerca casa, ragazza madre", ()), ("trovare casa", ("trovare",)), ("casa aurelia", ("casa", "aurelia"))],
)
def test_who_looks_for_a_house_looks_for_none_that_is_only_called_so(text: str, words: tuple[str, ...]) -> None:
    assert "casa" not in set(read(text).words) - set(words)
    assert set(words) - {"trovare"} <= set(read(text).words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ha lasciato la scuola", {"scuola"}),
        ("mi hanno messo alla porta", set()),
        ("cacciato di casa", {"cacciato"}),
        ("non arrivo a fine mese", {"fine"}),
        ("non parla italiano", {"italiano"}),
        ("interruzione di gravidanza", {"interruzione", "gravidanza"}),
        ("sport per ragazzo con disabilità", {"sport"}),
    ],
)
def test_of_what_is_told_only_the_words_by_which_services_are_called_are_looked_for(text: str, words: set[str]) -> None:
    assert set(read(text).words) == words
