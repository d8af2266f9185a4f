"""What does another thing of the same kind, or of the same broad interest, is no answer."""

import pytest

from directory.search.results.groups import Group
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

COMICS = listing(
    1,
    name="Fumetto",
    description="tavole e matite",
    at="Trento",
    tags=("service_type:arts_workshop", "interest:comics"),
)
SEWING = listing(
    2,
    name="Ago e filo",
    description="macchina e stoffe",
    at="Rovereto",
    tags=("service_type:arts_workshop", "interest:fashion_sewing"),
)
ITALIAN = listing(3, name="Parole", description="lezioni di italiano", at="Trento", tags=("interest:languages",))
GERMAN = listing(4, name="Worte", description="lezioni di tedesco", at="Rovereto", tags=("interest:languages",))


@pytest.mark.parametrize("text", ["corso di cucito Trento", "Nähkurs in Trient", "laboratorio di cucito a Trento"])
def test_the_named_interest_leads_and_other_things_of_the_kind_stand_beside(text: str) -> None:
    result = find(text, COMICS, SEWING)

    assert names(result) == ["Ago e filo", "Fumetto"]
    assert (result.count(Group.NEAR), result.count(Group.BESIDE)) == (1, 1)


@pytest.mark.parametrize("text", ["corso di tedesco a Trento", "Deutschkurs in Trient", "German course in Trento"])
def test_who_teaches_another_language_does_not_lead(text: str) -> None:
    assert names(find(text, ITALIAN, GERMAN))[0] == "Worte"


def test_languages_in_general_are_answered_by_any() -> None:
    assert find("imparare le lingue straniere a Trento", ITALIAN, GERMAN).count(Group.NEAR) == 2


def test_for_work_what_is_there_for_people_with_a_disability_comes_first() -> None:
    everybody = listing(8, name="Tirocini", at="Forlì", tags=("need:work.traineeship", "service_type:traineeship"))
    own = listing(
        9,
        name="Passo passo",
        at="Forlimpopoli",
        places=0,
        tags=("need:work.traineeship", "target_group:disability"),
    )

    assert names(find("tirocinio per ragazzo con sindrome di Down a Forlì", everybody, own))[0] == "Passo passo"
    assert names(find("tirocinio per ragazzo a Forlì", everybody, own))[0] == "Tirocini"


def test_a_self_help_group_for_another_need_does_not_answer() -> None:
    gamblers = listing(
        10, name="Giocatori", at="Trento", tags=("service_type:self_help_group", "need:addictions.gambling")
    )
    mourners = listing(
        11, name="Dopo una perdita", at="Rovereto", tags=("service_type:self_help_group", "need:mental_wellbeing.grief")
    )

    found = find("gruppo di auto aiuto per chi ha perso un figlio, Trento", gamblers, mourners)

    assert names(found)[0] == "Dopo una perdita"
    assert found.count(Group.NEAR) == 1
