"""What a question only tells by the way, and needs that are told in many ways: lifts, refusals, who writes."""

import pytest

from directory.search.query import Query, understand
from directory.search.reading import read_question
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, catalog_of, listing

LIFT = "transport.accompanied"
CATALOG = catalog_of(listing(1))


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    "text",
    [
        "qualcuno per portare mia mamma alle visite",
        "chi porta il nonno a fare la dialisi",
        "accompagnare mio padre dal medico",
        "volontario per accompagnare la signora in ospedale",
        "un passaggio per andare alla chemio",
        "portarlo a fisioterapia",
        "portano mia zia alle terapie?",
    ],
)
def test_who_has_to_be_taken_to_a_doctor_needs_a_lift(text: str) -> None:
    assert LIFT in read(text).needs


@pytest.mark.parametrize("text", ["a chi lo porto?", "porta gli occhiali", "portare i vestiti alla Caritas"])
def test_what_is_brought_elsewhere_needs_no_lift(text: str) -> None:
    assert LIFT not in read(text).needs


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("attività pom ragazzi down no calcio", "team_sports"),
        ("musica sì, calcio no", "team_sports"),
        ("no psicologi, gruppo di mamme", "psychological_support"),
        ("Kurs, kein Fußball", "team_sports"),
    ],
)
def test_a_short_no_refuses(text: str, code: str) -> None:
    found = read(text)

    assert code not in (*found.interests, *found.service_types)


def test_a_short_no_may_tell_what_is_lacking() -> None:
    assert read("no medico di base, no pediatra").needs == ("health.primary_care",)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("SerD a Tirano, no liste d'attesa", "health.specialist"),
        ("logopedista senza liste d'attesa", "health.specialist"),
        ("mia madre ha l'alzheimer, ho 50 anni e lavoro", "work"),
        ("sono sola e lavoro, nido", "work"),
        ("per badante ucraina che deve fare le impronte", "family.caring"),
        ("la badante di mia nonna vuole imparare l'italiano", "family.caring"),
        ("ass soc chiede educativa domiciliare", "money.income_support"),
        ("pet therapy per bambina", "mental_wellbeing.anxiety_mood"),
    ],
)
def test_what_is_told_by_the_way_is_no_need(text: str, missing: str) -> None:
    assert missing not in read(text).main_needs


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("lista d'attesa troppo lunga per la visita", "health.specialist"),
        ("cerco badante", "family.caring"),
        ("50 anni e cerca lavoro", "work.search"),
        ("assistente sociale del comune", "money.income_support"),
    ],
)
def test_what_is_asked_for_is_a_need(text: str, need: str) -> None:
    assert need in read(text).main_needs


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("patente B contributo", ("patente", "contributo")),
        ("prov di Bergamo, vicino a Clusone, montagna", ("montagna",)),
        ("teatro per ragazzi, no calcio", ("teatro",)),
        ("nido max 100 euro al mese", ("nido",)),
        ("letto subito", ("letto",)),
        ("trasporto per chemio a Trento, da Borgo Valsugana", ("trasporto", "chemio")),
    ],
)
def test_words_that_say_nothing_of_a_service_are_not_looked_for(text: str, words: tuple[str, ...]) -> None:
    assert read(text).words == words


def test_parents_who_must_not_know_are_not_for_whom_it_is() -> None:
    assert "families" not in read("ragazza 17 anni incinta non vuole che i genitori sappiano").target_groups
    assert "families" in read("gruppo per genitori di un figlio di 15 anni").target_groups


@pytest.mark.parametrize(
    ("text", "ages"), [("non va a scuola 16 anni Trento", (16, 16)), ("cerco scuola 5 anni di percorso", None)]
)
def test_nobody_goes_to_school_for_16_years(text: str, ages: tuple[float, float] | None) -> None:
    assert read(text).ages == ages


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("mia figlia pesa 40 kg e dice di stare bene", "mental_wellbeing.eating"),
        ("pesa solo 38 chili", "mental_wellbeing.eating"),
        ("vuole fare il cuoco", "education.vocational"),
        ("vuole imparare l'italiano e fare il meccanico", "education.vocational"),
        ("sogna di diventare parrucchiera", "education.vocational"),
        ("a casa litiga col padre", "family.conflict"),
        ("figlio disgrafico", "health.child_development"),
        ("la ditta lo vuole licenziare", "work.rights"),
        ("bollette non pagate, serve la spesa", "money.food"),
        ("incinta, vuole finire la scuola", "education.dropout"),
    ],
)
def test_needs_are_told_in_many_ways(text: str, need: str) -> None:
    assert need in read(text).needs


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("il neonato pesa 4 kg", "mental_wellbeing.eating"),
        ("pesa 110 chili", "mental_wellbeing.eating"),
        ("vuole fare il bravo", "education.vocational"),
        ("non esce, ha finito le superiori", "education.diploma"),
        ("diplomato al liceo, gioca di notte al pc", "education.diploma"),
        ("la figlia lavora e abita lontano, cade spesso", "transport"),
        ("badante ucraina, libera la domenica, vuole imparare l'italiano", "family.caring"),
    ],
)
def test_what_only_sounds_like_a_need_is_none(text: str, missing: str) -> None:
    assert missing not in read(text).main_needs


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("la ricattano con delle foto", "photo_video"),
        ("è in ospedale, chi gli porta la spesa", "hospital"),
        ("mio padre è in ospedale e serve una badante", "health.specialist"),
    ],
)
def test_means_of_blackmail_and_where_somebody_lies_are_not_asked_for(text: str, code: str) -> None:
    found = read(text)

    assert code not in (*found.interests, *found.service_types, *found.needs)


@pytest.mark.parametrize(("text", "code"), [("ospedale", "hospital"), ("fare foto", "photo_video")])
def test_they_are_where_nothing_else_is_told(text: str, code: str) -> None:
    assert code in (*read(text).interests, *read(text).service_types)


def test_a_volunteer_who_is_to_help_with_something_is_no_wish_to_volunteer() -> None:
    assert read("un volontario che aiuti col computer un signore").needs == ("digital.basics",)
    assert "social.volunteering" in read("cerco un volontario").needs


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("signora di 67 anni, pensione minima, non ha la patente", "transport.licence"),
        ("finita la scuola sta a casa, ama ballare", "education.dropout"),
    ],
)
def test_a_licence_that_is_lacking_and_a_school_that_is_over_are_not_asked_for(text: str, code: str) -> None:
    assert code not in read(text).needs


def test_a_licence_is_asked_for_where_nothing_else_is() -> None:
    assert read("non ha la patente").needs == ("transport.licence",)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("aiuto con lo spid per mio padre 75 anni", {"aiuto", "padre"}),
        ("mia mamma ha l'alzheimer e io non dormo più", {"mamma", "dormo"}),
        ("papà ha perso il lavoro e non esce più di casa", {"casa"}),
        ("ha finito il liceo, cerca un tirocinio", {"liceo"}),
    ],
)
def test_what_is_only_told_is_not_looked_for_in_texts(text: str, gone: set[str]) -> None:
    query = read_question(text, CATALOG)

    assert query.needs
    assert gone.isdisjoint(query.words)


def test_who_asks_for_nothing_else_finds_what_is_called_so() -> None:
    assert "aiuto" in read_question("aiuto", CATALOG).words
    assert "mamme" in read_question("gruppo per mamme", CATALOG).words


def test_what_is_there_only_then_is_no_loneliness_and_a_carer_is_asked_for() -> None:
    query = read_question("badante per mia nonna solo di notte", CATALOG)

    assert "solo" not in query.words
    assert "solo" in read_question("mi sento solo", CATALOG).words
    assert query.of_whom == ()


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("signora 85 anni, vive sola, ci vede male", "social.elderly_company"),
        ("nonno che abita da solo a Cesena", "social.elderly_company"),
        ("il bambino di 4 anni non parla bene", "health.child_development"),
        ("mio figlio di 3 anni non dice ancora una parola", "health.child_development"),
        ("mamma che lavora, qualcuno che tenga i bimbi il pomeriggio", "family.childcare"),
        ("non ho nessuno che mi guardi i bambini", "family.childcare"),
    ],
)
def test_needs_are_heard_in_sentences_of_many_forms(text: str, need: str) -> None:
    assert need in read(text).needs


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("ragazza di 23 anni che vive sola", "social.elderly_company"),
        ("i bambini non parlano bene italiano", "health.child_development"),
        ("27 anni, dislessico, cerca lavoro", "health.child_development"),
        ("works in the morning, wants to learn italian", "work"),
        ("lavora la mattina, vuole imparare l'italiano", "work"),
    ],
)
def test_who_tells_of_something_else_has_no_such_need(text: str, need: str) -> None:
    assert need not in read(text).needs


@pytest.mark.parametrize(
    ("text", "need", "not_needed"),
    [
        ("esce dal carcere, serve un letto stanotte", "housing.emergency", None),
        ("serve un letto per mio figlio", "money.goods", "housing.emergency"),
        ("mio figlio si droga e mi ruba i soldi", "addictions.substances", "money"),
        ("badante licenziata senza casa", "housing.emergency", "family.caring"),
        ("senza macchina, corso di italiano", "education.italian", "transport"),
        ("non ha la macchina, cerca lavoro", "work.search", "transport.accompanied"),
        ("senza macchina", "transport", None),
        ("ha finito la terza media e non vuole andare alle superiori", "education.guidance", None),
        ("la mamma litiga con i vicini", "rights.legal_advice", None),
        ("laurea ucraina riconoscimento", "education.diploma", None),
        ("pratica cittadinanza", "rights.residence_permit", None),
        ("gli hanno tolto la patente per alcol", "addictions.alcohol", "transport.licence"),
        ("mi serve un pc per la scuola", "digital.devices", None),
        ("figlio 16 anni aggressivo ci picchia", "family.conflict", "safety.partner_violence"),
        ("mio figlio mi picchia, ho 78 anni", "safety.partner_violence", "family.conflict"),
        ("mia figlia ha un fidanzato che la picchia", "safety.partner_violence", "family.conflict"),
        ("il padre picchia mio figlio", "safety.child_abuse", "family.conflict"),
    ],
)
def test_what_is_told_beside_is_no_need(text: str, need: str, not_needed: str | None) -> None:
    found = read(text).needs

    assert need in found
    assert not_needed not in found


@pytest.mark.parametrize(
    "text",
    [
        "picchio mia moglie e voglio smettere",
        "ho alzato le mani su mia moglie",
        "uomini violenti, un percorso per cambiare",
        "un uomo che picchia la moglie e vuole smettere",
    ],
)
def test_who_is_violent_and_wants_to_stop_needs_a_programme_and_no_shelter(text: str) -> None:
    found = read(text)

    assert found.service_types == ("perpetrator_programme",)
    assert "safety.partner_violence" not in found.needs


def test_who_is_beaten_by_somebody_that_wants_to_stop_is_heard_as_beaten() -> None:
    found = read("mio marito mi picchia ma dice che vuole smettere")

    assert "safety.partner_violence" in found.needs
    assert found.service_types == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [("mio figlio è sempre al telefono", "telefono"), ("papà con alzheimer, non lo gestisco più", "papa")],
)
def test_words_that_only_tell_are_not_looked_for(text: str, word: str) -> None:
    assert word not in read_question(text, CATALOG).words


def test_a_comma_ends_a_phrase() -> None:
    assert read("non ha la macchina, corso di italiano").interests == ()


def test_what_somebody_does_not_do_is_not_looked_for() -> None:
    assert "mangia" not in read("la figlia non mangia più").words


def test_a_minor_who_is_alone_is_sent_to_who_protects_minors() -> None:
    query = read_question("minorenne straniero solo", CATALOG)

    assert query.needs == ("family.child_protection",)
    assert query.service_types == ("child_protection_service", "professional_social_service")
    assert query.words == ()
    assert read_question("minore straniero solo, corso di italiano", CATALOG).needs == ("education.italian",)
