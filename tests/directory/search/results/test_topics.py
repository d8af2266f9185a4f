"""What was only read from texts is never said as if somebody had stated it."""

import pytest

from directory.search.query import understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find, names, said


@pytest.mark.parametrize(
    ("text", "tag", "feature"),
    [
        ("consulenza legale", "need:rights.legal_advice", "needs"),
        ("sportello legale", "service_type:legal_aid", "service_types"),
        ("pallacanestro", "interest:team_sports", "interests"),
    ],
)
def test_a_guess_is_called_so_until_somebody_confirms_it(text: str, tag: str, feature: str) -> None:
    guessed = find(text, listing(1, name="Biblioteca", tags=(tag,), confidence=0.65))
    stated = find(text, listing(1, name="Biblioteca", tags=(tag,)))

    assert "erhaps" in said(guessed)[feature]
    assert "erhaps" not in said(stated)[feature]


def test_a_need_that_the_kind_of_service_answers_is_stated() -> None:
    result = find("psicologo", listing(1, name="Aiuto", tags=("service_type:psychological_support",)))

    assert said(result)["needs"].startswith("Answers the need")


def test_where_a_listing_names_its_needs_those_of_its_kind_are_only_likely() -> None:
    tags = ("service_type:self_help_group", "need:addictions.gambling")
    result = find("lutto, gruppo di auto aiuto", listing(1, name="Giocatori", tags=tags))

    assert said(result)["needs"].startswith("Perhaps, as such services often do")


def test_what_cannot_wait_counts_as_two_and_who_does_one_thing_comes_first() -> None:
    result = find(
        "separazione, dormire in macchina",
        listing(1, name="A", tags=("need:family.conflict",)),
        listing(2, name="B", tags=("need:housing.emergency", "need:money.food", "need:money.goods")),
        listing(3, name="C", tags=("need:housing.emergency",)),
    )

    assert set(result.query.needs) == {"family.conflict", "housing.emergency"}
    assert names(result) == ["C", "B", "A"]


def test_company_for_somebody_of_80_is_that_of_old_people() -> None:
    assert find("signora di 80 anni vuole compagnia", listing(1)).query.needs == ("social.elderly_company",)
    assert find("signora di 78 anni non esce di casa", listing(1)).query.needs == ("social.elderly_company",)
    assert find("signore di 82 anni, sempre solo", listing(1)).query.needs == ("social.elderly_company",)
    assert find("signora di 40 anni vuole compagnia", listing(1)).query.needs == ("social.meeting",)
    spans = find("vedova 78, non parla con nessuno da settimane", listing(1)).query.spans
    assert "mental_wellbeing.withdrawal" not in [span.value for span in spans]
    assert find("ragazzo di 16 anni non esce di casa", listing(1)).query.needs == ("mental_wellbeing.withdrawal",)


@pytest.mark.parametrize(
    ("text", "of_whom"),
    [
        ("sport per bambino disabile", ("health.disability",)),
        ("padre separato dorme in macchina", ("family.conflict",)),
        ("bambino disabile", ()),  # nothing else is asked for
        ("sport", ()),
        ("donna maltrattata cerca lavoro", ()),  # what cannot wait is always asked for
    ],
)
def test_a_need_may_only_tell_who_somebody_is(text: str, of_whom: tuple[str, ...]) -> None:
    assert understand(text, VOCABULARY, GAZETTEER).of_whom == of_whom


def test_sports_for_a_child_with_a_disability_are_sports_first() -> None:
    result = find(
        "sport per bambino disabile",
        listing(1, name="A", description="Collocamento mirato, disabile", tags=("need:health.disability",)),
        listing(2, name="B", description="Sport per tutti", tags=("interest:team_sports", "interest:gym_running")),
        listing(3, name="C", description="Sport", tags=("interest:team_sports", "need:health.disability")),
    )

    assert names(result) == ["C", "B", "A"]


@pytest.mark.parametrize(
    ("text", "urgent", "other"),
    [
        ("ha perso il lavoro, dorme in macchina", "need:housing.emergency", "need:work"),
        ("il padre beve e la picchia", "need:safety.partner_violence", "need:addictions.alcohol"),
    ],
)
def test_what_cannot_wait_comes_before_what_is_said_in_more_words(text: str, urgent: str, other: str) -> None:
    result = find(
        f"{text}, Cesena",
        listing(1, name="Chi beve o ha perso il lavoro", at="Cesena", tags=(other,)),
        listing(2, name="Accoglienza", at="Forlì", tags=(urgent,)),
    )

    assert names(result)[0] == "Accoglienza"


def test_words_beside_a_crisis_are_looked_for_since_people_speak_lightly_of_it() -> None:
    query = find("assisto mia moglie malata e non ce la faccio più").query

    assert "assisto" in query.words
