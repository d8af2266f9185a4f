"""A bed for women who were beaten is no bed for a student."""

import pytest

from directory.search.query import understand
from directory.search.results.groups import Group
from directory.search.results.membership import ages_meant, ages_told
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find, names

SHELTER_TAGS = (
    "need:safety.partner_violence",
    "need:housing.emergency",
    "need:rights.legal_advice",
    "target_group:violence_victims",
    "target_group:women",
)
SHELTER = listing(
    1, name="Centro antiviolenza: posto letto, accoglienza e consulenza legale", at="Forlì", tags=SHELTER_TAGS
)
DORMITORY = listing(2, name="Dormitorio", at="Cesena", tags=("need:housing.emergency", "target_group:homeless"))
PRISON = listing(3, name="Posto letto dopo il carcere", tags=("need:housing.emergency", "target_group:prison"))
OPEN_TO_ALL = listing(
    4, name="Ciclofficina", tags=("interest:bicycle", "target_group:addiction", "target_group:adolescents")
)


@pytest.mark.parametrize("text", ["posto letto per studente", "accoglienza per profughi", "un posto letto a Forlì"])
def test_who_is_of_no_such_group_finds_what_is_for_it_last(text: str) -> None:
    assert names(find(text, SHELTER, DORMITORY, PRISON))[0] == DORMITORY.name


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("posto letto per donna maltrattata", SHELTER.name),
        ("mio marito mi picchia, posto letto", SHELTER.name),
        ("posto letto per chi esce dal carcere", PRISON.name),
        ("scappa dal convivente e cerca un posto letto a Forlì", SHELTER.name),  # not all of it was understood
        ("centro antiviolenza", SHELTER.name),
    ],
)
def test_who_may_be_of_the_group_finds_it_first(text: str, first: str) -> None:
    assert names(find(text, SHELTER, DORMITORY, PRISON))[0] == first


def test_what_is_for_others_comes_later_even_where_a_word_was_not_understood() -> None:
    flat = listing(5, name="Prima la casa", at="Forlì", tags=("need:housing.emergency",))

    result = find("ci hanno buttato fuori, siamo in cinque con la roba sul furgone, Forlì", SHELTER, flat)

    assert result.query.rest
    assert names(result) == [flat.name, SHELTER.name]


def test_what_is_for_further_groups_is_for_everybody() -> None:
    assert names(find("ciclofficina", OPEN_TO_ALL, listing(5, name="Negozio di biciclette")))[0] == OPEN_TO_ALL.name


def test_asylum_seekers_look_for_no_nursery() -> None:
    result = find("accoglienza per richiedenti asilo", SHELTER, DORMITORY)

    assert "family.childcare" not in result.query.needs
    assert "rights.residence_permit" in result.query.needs


def test_who_is_far_from_the_limits_of_age_finds_it_last_and_who_is_nearly_old_enough_does_not() -> None:
    walking = listing(1, name="Calcio camminato", at="Bergamo", tags=("interest:team_sports",), minimum_age=60)
    team = listing(2, name="Squadra", at="Treviglio", tags=("interest:team_sports",), minimum_age=16, maximum_age=20)

    assert names(find("calcio a Bergamo, 15 anni", walking, team)) == ["Squadra", "Calcio camminato"]
    assert names(find("calcio a Bergamo, 58 anni", walking, team))[0] == "Calcio camminato"


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("psicologo per bambini", (0, 10)),
        ("mia madre è anziana", (60, 120)),
        ("abbiamo due bambini", None),
        ("corso di italiano con bambini", None),
        ("psicologo per ragazza", None),
        ("psicologo per bambini di 8 anni", (8, 8)),
    ],
)
def test_a_group_of_an_age_says_the_age_unless_it_comes_along(text: str, ages: tuple[float, float] | None) -> None:
    assert ages_meant(find(text, DORMITORY).query) == ages


def test_who_tells_of_a_partner_may_be_of_the_group() -> None:
    assert names(find("posto letto a Forlì, il marito", SHELTER, DORMITORY))[0] == SHELTER.name


def test_who_is_there_for_victims_helps_against_violence_whatever_else_a_list_says() -> None:
    ours = listing(1, name="Ascolto Donna", at="Cesena", tags=("target_group:violence_victims", "target_group:women"))

    assert names(find("mio marito mi picchia, sto a Cesena", ours, SHELTER))[0] == ours.name


def test_a_paid_carer_who_lost_the_work_cares_for_no_relative() -> None:
    assert (
        "caregivers" not in find("badante rumena ha perso il lavoro e dorme in macchina", SHELTER).query.target_groups
    )


def test_a_word_alone_does_not_lead_to_what_is_for_others() -> None:
    shelter = listing(1, name="Casa Aurelia", description="In casa rifugio", at="Forlì", tags=SHELTER_TAGS)
    school = listing(2, name="Compiti", at="Cesena", tags=("need:education.study_support",))
    text = "signora con tre figli trasloca e cerca aiuto nei compiti, zona rifugio alpino, Forlì"

    found = find(text, shelter, school)
    assert names(found) == [school.name, shelter.name]
    assert found.count(Group.OTHERS) == 1
    assert find("il marito la insulta, aiuto nei compiti e un rifugio, Forlì", shelter, school).count(Group.OTHERS) == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nonna 67 tira su nipote di 7 anni, Forlimpopoli", ((67, 67), (7, 7))),
        ("papà di 40 anni senza lavoro, figlia di 15 anni in crisi", ((40, 40), (15, 15))),
        ("papà 40 e figlia 15 dislessica", ((15, 15),)),  # all that is needed is a child's
        ("ragazza di 17 anni", ((17, 17),)),
        ("in affitto da 7 anni", ()),
    ],
)
def test_the_ages_of_everybody_are_told(text: str, told: tuple[tuple[float, float], ...]) -> None:
    assert ages_told(understand(text, VOCABULARY, GAZETTEER)) == told


def test_what_a_child_needs_is_found_though_its_grandmother_is_named_first() -> None:
    school = listing(1, name="Compiti", tags=("need:education.study_support",), minimum_age=6.0, maximum_age=15.0)
    other = listing(2, name="Compiti dei grandi", tags=("need:education.study_support",), minimum_age=18.0)
    baby = listing(3, name="Compiti dei piccoli", tags=("need:education.study_support",), maximum_age=3.0)
    found = find("nonna 67 tira su nipote di 7 anni, sportello affitti, aiuto nei compiti", school, other, baby)

    assert found.count(Group.OTHERS) == 1
    assert names(found)[-1] == baby.name


def test_a_child_of_six_looks_for_no_flat_but_its_father_does() -> None:
    flat = listing(1, name="Alloggi", tags=("need:housing.supported", "need:rights.prison"), minimum_age=18.0)
    choir = listing(2, name="Coro", tags=("interest:music",), minimum_age=18.0)
    found = find("esce dal carcere, niente casa, vuole rivedere il figlio di 6 anni, coro", flat, choir)

    assert found.count(Group.OTHERS) == 1
    assert names(found) == [flat.name, choir.name]
    (age,) = [reason for reason in found.results[0].reasons if reason.feature == "age"]
    assert age.is_good


LINE_FOR_VICTIMS = listing(
    11, name="Linea antiviolenza, anche di notte", tags=("need:safety.partner_violence",), remote=True
)
LINE_FOR_MINORS = listing(
    12,
    name="Linea di ascolto per ragazzi",
    tags=("need:mental_wellbeing.listening", "target_group:minors"),
    remote=True,
)
FOR_CARERS = listing(13, name="Sollievo di notte", at="Cesena", tags=("need:family.caring",))
FOR_ANYBODY = listing(14, name="Colloqui", at="Cesena", tags=("need:mental_wellbeing.listening",))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("mia nonna con la demenza si alza di notte e cerca il marito, Forlì", "Sollievo di notte"),
        ("English speaking counsellor, Forlì", "Colloqui"),
        ("psicologo per una studentessa a Forlì", "Colloqui"),
    ],
)
def test_lines_for_dangers_and_minors_come_after_what_answers_others(text: str, first: str) -> None:
    found = find(text, LINE_FOR_VICTIMS, LINE_FOR_MINORS, FOR_CARERS, FOR_ANYBODY)

    assert names(found)[0] == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("mio marito mi picchia, Forlì", "Linea antiviolenza, anche di notte"),
        ("linea antiviolenza Forlì", "Linea antiviolenza, anche di notte"),
        ("linea di ascolto per ragazzi", "Linea di ascolto per ragazzi"),
        ("ho 13 anni, voglio una linea di ascolto", "Linea di ascolto per ragazzi"),
    ],
)
def test_lines_come_first_for_whom_they_are_there(text: str, first: str) -> None:
    found = find(text, LINE_FOR_VICTIMS, LINE_FOR_MINORS, FOR_CARERS, FOR_ANYBODY)

    assert names(found)[0] == first


FAR_AWAY = listing(15, name="Consulenza", at="Trento", tags=("need:rights.legal_advice",))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("consulenza legale a Cesena", "Linea antiviolenza, anche di notte"),  # after what is far and answers
        ("anche di notte", "Linea antiviolenza, anche di notte"),
    ],
)
def test_lines_for_dangers_come_last_where_no_danger_is_told(text: str, last: str) -> None:
    line = listing(
        11,
        name="Linea antiviolenza, anche di notte",
        tags=("need:safety.partner_violence",),
        remote=True,
        description="Consulenza legale alle vittime.",
    )
    found = names(find(text, line, FAR_AWAY, listing(16, name="Mensa", description="Aperta anche di notte.")))

    assert found[-1] == last


@pytest.mark.parametrize(
    "text", ["he hurts me", "er droht mir, mich rauszuwerfen", "mi segue sempre", "mi fa male", "mi tratta male"]
)
def test_the_shortest_cries_put_no_line_last(text: str) -> None:
    line = listing(
        17,
        name="Linea antiviolenza",
        tags=("need:safety.partner_violence",),
        remote=True,
        description=f"Se ti dici: {text}.",
    )
    found = find(text, line, listing(18, name="Palestra", description=f"Ginnastica, se ti dici: {text}."))

    assert found.count(Group.BESIDE) == 0


@pytest.mark.parametrize("text", ["casa delle donne Forlì", "centro donna a Forlì", "telefono rosa", "cav Forlì"])
def test_who_asks_for_what_is_there_for_a_danger_tells_of_it(text: str) -> None:
    line = listing(18, name="1522", tags=("need:safety.partner_violence",), remote=True)
    centre = listing(
        19,
        name="Melagrana",
        at="Forlì",
        tags=("need:safety.partner_violence", "service_type:anti_violence_centre"),
    )
    others = (
        listing(20, name="Ginnastica", at="Forlì", description="Nella casa del centro, donne e uomini, telefono."),
        listing(21, name="Coro", at="Forlì", tags=("interest:music",)),
    )
    found = names(find(text, *others, line, centre))

    assert set(found[:2]) == {"Melagrana", "1522"}
