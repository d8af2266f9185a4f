"""A bed for women who were beaten is no bed for a student."""

import pytest

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


def test_what_is_for_further_groups_is_for_everybody() -> None:
    assert names(find("ciclofficina", OPEN_TO_ALL, listing(5, name="Negozio di biciclette")))[0] == OPEN_TO_ALL.name


def test_asylum_seekers_look_for_no_nursery() -> None:
    result = find("accoglienza per richiedenti asilo", SHELTER, DORMITORY)

    assert "family.childcare" not in result.query.needs
    assert "rights.residence_permit" in result.query.needs
