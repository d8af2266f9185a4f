"""Of several needs each is answered among the first results."""

from directory.search.results.groups import Group
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

DEBTS = [
    listing(number, name=f"Debiti {number}", description="debiti, lutto, debiti", at="Forlì", tags=("need:money.debt",))
    for number in range(1, 5)
]
GRIEF = listing(8, name="Dopo una perdita", at="Cesena", tags=("need:mental_wellbeing.grief",))
BOTH = listing(9, name="Sportello", at="Cesena", tags=("need:money.debt", "need:mental_wellbeing.grief"))
TEXT = "debiti e lutto, Forlì"


def test_the_best_for_each_need_stands_before_more_of_the_same() -> None:
    assert names(find(TEXT, *DEBTS, GRIEF))[:3] == ["Debiti 1", "Dopo una perdita", "Debiti 2"]


def test_one_that_answers_everything_needs_no_other_beside_it() -> None:
    found = names(find(TEXT, *DEBTS, GRIEF, BOTH))

    assert found.index("Sportello") <= 1
    assert found.index("Dopo una perdita") > 1


def test_pages_go_on_where_the_one_before_ended() -> None:
    whole = names(find(TEXT, *DEBTS, GRIEF))
    pages = [names(find(TEXT, *DEBTS, GRIEF, page=slice(start, start + 2))) for start in (0, 2, 4)]

    assert [name for page in pages for name in page] == whole
    assert sorted(whole) == sorted([*(f"Debiti {number}" for number in range(1, 5)), "Dopo una perdita"])


def test_what_is_only_guessed_or_for_others_does_not_come_forward() -> None:
    guess = listing(10, name="Biblioteca", at="Forlì", tags=("need:mental_wellbeing.grief",), confidence=0.65)
    prison = listing(
        11, name="Dopo il carcere", at="Forlì", tags=("need:mental_wellbeing.grief", "target_group:prison")
    )

    assert names(find(TEXT, *DEBTS, guess))[-1] == "Biblioteca"
    assert names(find(TEXT, *DEBTS, prison))[-1] == "Dopo il carcere"


def test_more_beds_come_before_what_can_wait() -> None:
    beds = [
        listing(number, name=f"Letto {number}", at="Forlì", tags=("need:housing.emergency",)) for number in range(1, 4)
    ]
    found = names(find("dorme in macchina, debiti, Forlì", *beds, DEBTS[3]))

    assert found[:3] == ["Letto 1", "Letto 2", "Letto 3"]


def test_headings_stay_as_they_are() -> None:
    result = find(TEXT, *DEBTS, GRIEF)

    assert {heading.group for heading in result.headings} == {Group.NEAR}
    assert sum(heading.size for heading in result.headings) == result.total


def test_what_only_tells_who_somebody_is_is_neither_put_first_nor_missed() -> None:
    work = [listing(number, name=f"Lavoro {number}", at="Forlì", tags=("need:work",)) for number in range(1, 4)]
    serd = listing(9, name="SerD", at="Cesena", tags=("need:addictions",))
    text = "ex tossico cerca lavoro, Forlì"

    assert names(find(text, *work, serd))[-1] == "SerD"
    assert not [one for one in find(text, *work).relaxed if "Nothing near" in str(one)]
