"""From the line of a list to the listing it became, and from there to the figures."""

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from benchmarks.relevance import territory
from benchmarks.relevance.judged import JudgedQuery
from benchmarks.relevance.ranking import Figures, by_kind, measure, outcome
from benchmarks.relevance.territory import Territory
from importers.apply import apply_plan
from importers.plan import make_plan

LIST = "esempi_ticino.csv"
SHARED = territory.SHARED_LISTS[0].name


@pytest.fixture
def ticino(session: Session) -> Territory:
    plan = make_plan(session, territory.SAMPLES / LIST, source=LIST)
    apply_plan(session, plan, by="test", now=territory.IMPORTED_AT)
    return Territory.of(session, is_whole=False)


def query(**grades: int) -> JudgedQuery:
    return JudgedQuery("ansia", "need", "it", False, {(LIST, int(line[1:])): grade for line, grade in grades.items()})


def test_every_row_became_one_listing_of_its_name(ticino: Territory) -> None:
    names = {ticino.catalog.listing_uuid(row): ticino.catalog.name[row] for row in range(len(ticino.catalog))}

    assert sorted(ticino.listings) == [(LIST, line) for line in range(2, 14)]
    assert {len(ids) for ids in ticino.listings.values()} == {1}
    assert names[ticino.listings[LIST, 4][0]] == "Psicologa per adolescenti"
    assert names[ticino.listings[LIST, 10][0]] == "Messaggi per ragazzi, giorno e notte"  # at no place


def test_rows_of_lists_that_are_not_here_do_not_count(ticino: Territory) -> None:
    asked = query(l4=3)
    asked.grades[SHARED, 2] = 2

    assert ticino.grades(asked) == {ticino.listings[LIST, 4][0]: 3}
    assert ticino.can_judge(asked)
    assert not ticino.can_judge(replace(asked, needs_shared=True))


def test_a_judged_row_that_was_not_imported_is_an_error(ticino: Territory) -> None:
    with pytest.raises(ValueError, match="became no listing"):
        ticino.grades(query(l4=3, l99=2))


def test_a_query_that_nothing_here_would_help_is_an_error(ticino: Territory) -> None:
    with pytest.raises(ValueError, match="would help"):
        ticino.grades(query(l4=1))


def test_figures_follow_the_grades_of_what_was_ranked(ticino: Territory) -> None:
    asked = query(l4=3, l12=2, l10=1)

    def listing(line: int) -> uuid.UUID:
        return ticino.listings[LIST, line][0]

    def ranking(*lines: int) -> Callable[[str], list[uuid.UUID]]:
        return lambda _text: [listing(line) for line in lines]

    best = outcome(ranking(4, 12, 10, 2), asked, "ansia", ticino)
    assert (best.grades, best.ndcg, best.reciprocal_rank, best.success) == ((3, 2, 1, 0), 1.0, 1.0, 1.0)
    late = outcome(ranking(10, 2, 3, 12), asked, "ansia", ticino)
    assert (late.grades, late.reciprocal_rank, late.success) == ((1, 0, 0, 2), 0.25, 0.0)

    both = [*measure(ranking(4, 12, 10), [asked], ticino), late]
    assert Figures.of(both).mrr == pytest.approx((1 + 0.25) / 2)
    assert by_kind(both)["need"].queries == 2


def test_equal_scores_end_with_the_line_of_the_list_and_not_with_the_id(ticino: Territory) -> None:
    line_of = {listing: line for (_, line), ids in ticino.listings.items() for listing in ids}

    rows = sorted(range(len(ticino.catalog)), key=ticino.catalog.tie_breakers.item)

    assert [line_of[ticino.catalog.listing_uuid(row)] for row in rows] == [*range(2, 14)]
