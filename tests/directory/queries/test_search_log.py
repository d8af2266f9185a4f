"""The coordinator's list: what was looked for and not found, and nothing that was asked for only a few times."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import SearchLog, SearchTally
from directory.queries.search_log import SearchOverview, search_overview, term_labels
from tests.conftest import TODAY

FORLI, BERTINORO = ("D704", "FC"), ("A809", "FC")


def search(
    session: Session, *needs: str, times: int = 1, place: tuple[str | None, str | None] = FORLI, **more: Any
) -> None:
    """So many equal searches; `more` are columns."""
    row = {
        "day": TODAY,
        "text": "",
        "total": 12,
        "relaxed": [],
        "shown": ["a"],
        "opened": [],
        "municipality_code": place[0],
        "province": place[1],
        "asked": {"needs": [*needs]} if needs else {},
        **more,
    }
    session.execute(sa.insert(SearchLog), [{"id": uuid.uuid4(), **row} for _ in range(times)])


def tally(session: Session, word: str, days: Sequence[date], *, named: bool = True, unanswered: int = 1) -> None:
    """The word was asked for twice on each of the days."""
    rows = [{"digest": word, "day": day, "word": word if named else None} for day in days]
    session.execute(sa.insert(SearchTally), [{**row, "times": 2, "unanswered": unanswered} for row in rows])


def seen(session: Session, *, days: int = 30, least: int = 5) -> SearchOverview:
    return search_overview(session, today=TODAY, days=days, least=least, kept_days=180)


def test_an_empty_log_is_an_empty_list(session: Session) -> None:
    overview = seen(session)
    assert overview.total.searches == 0
    assert overview.total.opened_share is None
    assert not [*overview.domains, *overview.gaps, *overview.terms, *overview.texts, *overview.words]


def test_gaps_are_needs_in_places_that_had_few_results_the_most_missed_first(session: Session) -> None:
    search(session, "housing.eviction", times=6, total=0)
    search(session, "work.search", times=5, total=2)
    search(session, "work.search", times=4)
    search(session, "digital", times=9)

    found = [
        (gap.domain, gap.place, gap.outcome.searches, gap.outcome.few, gap.outcome.nothing)
        for gap in seen(session).gaps
    ]

    assert found == [("housing", "Forlì (FC)", 6, 6, 6), ("work", "Forlì (FC)", 9, 5, 0)]


def test_what_is_rare_in_a_municipality_is_told_of_its_province_and_then_of_all(session: Session) -> None:
    search(session, "housing", times=3, total=0, place=BERTINORO)
    search(session, "housing", times=2, total=0, place=(None, "FC"))
    search(session, "housing", times=2, total=0, place=(None, "TN"))
    search(session, "housing", times=3, total=0, place=(None, "BG"))
    search(session, "housing", times=5, total=0, place=(None, None))
    search(session, "safety", times=4, total=0, place=(None, "FC"))

    found = {(gap.domain, str(gap.place), gap.outcome.searches) for gap in seen(session).gaps}

    assert found == {
        ("housing", "elsewhere in the province of FC", 5),
        ("housing", "various places", 5),
        ("housing", "no place named", 5),
    }


@pytest.mark.parametrize(
    ("total", "relaxed", "few", "nothing"),
    [(12, [], 0, 0), (3, [], 0, 0), (2, [], 1, 0), (0, [], 1, 1), (12, ["radius"], 1, 0), (12, ["words"], 1, 1)],
)
def test_what_was_found_only_by_giving_up_is_few(
    session: Session, total: int, relaxed: list[str], few: int, nothing: int
) -> None:
    search(session, "work", total=total, relaxed=relaxed)
    assert (seen(session).total.few, seen(session).total.nothing) == (few, nothing)


def test_terms_and_texts_are_listed_when_they_had_few_results_often_enough(session: Session) -> None:
    asked = {"needs": ["money.food"], "service_types": ["food_aid"], "interests": ["cooking"]}
    search(session, times=5, total=1, text="spesa … gratis", asked=asked)
    search(session, times=4, total=0, text="corso …", asked={"service_types": ["language_course"]})
    search(session, times=9, text="lavoro", asked={"needs": ["work"]})
    search(session, times=9, total=0, text="…", asked={})

    overview = seen(session)

    assert [(one.taxonomy, one.value) for one in overview.terms] == [
        ("interest", "cooking"),
        ("need", "money.food"),
        ("service_type", "food_aid"),
    ]
    assert [one.value for one in overview.texts] == ["spesa … gratis"]


def test_relaxations_are_counted(session: Session) -> None:
    search(session, times=6, relaxed=["filters", "radius"])
    search(session, times=2, relaxed=["radius"])
    search(session, times=4, relaxed=["words"])
    assert seen(session).relaxations == [("radius", 8), ("filters", 6)]


def test_the_opened_share_is_of_the_searches_whose_results_are_known(session: Session) -> None:
    search(session, "work", times=3, opened=["a"])
    search(session, "work", times=1)
    search(session, "safety", times=8, shown=[])
    assert seen(session).total.opened_share == 0.75


def test_a_word_is_named_when_it_was_asked_for_on_enough_days_of_the_time_that_is_kept(session: Session) -> None:
    def days(count: int, back: int = 0) -> list[date]:
        return [TODAY - timedelta(days=back + number) for number in range(count)]

    tally(session, "numismatica", days(5), unanswered=2)
    tally(session, "burraco", [TODAY, *days(4, back=100)])
    tally(session, "rare", days(4))
    tally(session, "unnamed", days(9), named=False)
    tally(session, "long ago", days(5, back=60))

    found = [(one.word, one.days, one.times, one.unanswered) for one in seen(session).words]

    assert found == [("numismatica", 5, 10, 10), ("burraco", 1, 2, 1)]


def test_only_the_period_counts(session: Session) -> None:
    for age in (0, 6, 7):
        search(session, "work", day=TODAY - timedelta(days=age))
    overview = seen(session, days=7)
    assert (overview.total.searches, overview.first) == (2, TODAY - timedelta(days=6))


def test_terms_have_labels_in_all_languages(session: Session) -> None:
    label = term_labels(session)["need", "housing"]
    assert (label.in_language("it"), label.in_language("de")) == ("Casa", "Wohnen")
