"""A bed for women who were beaten is no bed for a student."""

import pytest

from directory.search.results.membership import ages_meant
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

SHELTER = listing(
    1,
    name="Centro antiviolenza: posto letto, accoglienza e consulenza legale",
    at="Forlì",
    tags=(
        "need:safety.partner_violence",
        "need:housing.emergency",
        "need:rights.legal_advice",
        "target_group:violence_victims",
        "target_group:women",
    ),
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
