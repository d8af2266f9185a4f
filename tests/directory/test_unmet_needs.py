"""Unmet needs: what is written down of them, what is not, and what the coordinator reads."""

from collections.abc import Collection
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.curation.history import last_sequence
from directory.curation.search_note import Keeping
from directory.curation.unmet_needs import forget_unmet, record_unmet
from directory.models import SearchTally, UnmetNeed
from directory.places.gazetteer import Gazetteer
from directory.queries.unmet_needs import Unanswered, unmet_overview
from directory.taxonomies.vocabulary import Vocabulary
from directory.why_unmet import Cause, Unmet
from tests.conftest import TODAY

KEEPING = Keeping(days=180, threshold=5, key="a test key")
HOUSING, DEBT, VIOLENCE = "housing.finding", "money.debt", "safety.partner_violence"
CRISIS = "mental_wellbeing.crisis"


def unmet(need: str = HOUSING, severity: int = 3, cause: Cause = Cause.NOTHING_KNOWN) -> Unmet:
    return Unmet(need, severity, cause)


def write(
    session: Session, *several: Unmet, place: str | None = "Forlì", day: date = TODAY, keeping: Keeping = KEEPING
) -> int:
    town = Gazetteer.bundled().resolve(place) if place else None
    return record_unmet(session, several, town, keeping=keeping, today=day)


def rows(session: Session) -> list[UnmetNeed]:
    session.expire_all()
    key = UnmetNeed.day, UnmetNeed.need, UnmetNeed.municipality_code, UnmetNeed.cause
    return list(session.scalars(sa.select(UnmetNeed).order_by(*key)))


def seen(session: Session, *, days: int = 30, least: int = 5) -> list[Unanswered]:
    return unmet_overview(session, today=TODAY, days=days, least=least).needs


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_need_place_day_cause_and_severity_are_all_that_is_kept(session: Session) -> None:
    assert write(session, unmet(severity=4, cause=Cause.FULL)) == 1

    (row,) = rows(session)
    assert {column.key: getattr(row, column.key) for column in UnmetNeed.__table__.columns} == {
        "day": TODAY,
        "need": HOUSING,
        "municipality_code": "D704",
        "province": "FC",
        "cause": Cause.FULL,
        "severity": 4,
    }


def test_who_asks_ten_times_on_a_day_counts_once_with_the_highest_severity(session: Session) -> None:
    for severity in (2, 5, 3, 1, 2, 2, 2, 2, 2, 2):
        write(session, unmet(severity=severity))

    (row,) = rows(session)
    assert row.severity == 5
    (one,) = seen(session)
    assert (one.times, one.severity) == (1, 5)


def test_without_a_place_only_the_need_is_kept(session: Session) -> None:
    write(session, unmet(), place=None)
    (row,) = rows(session)
    assert (row.municipality_code, row.province) == ("", "")
    assert str(seen(session)[0].place) == "no place named"


def test_a_small_place_is_named_only_once_it_was_asked_for_on_enough_days(session: Session) -> None:
    for days in range(5, 0, -1):
        write(session, unmet(), place="Bertinoro", day=before(days))
    assert [row.municipality_code for row in rows(session)] == ["", "", "", "", "A809"]
    assert {row.province for row in rows(session)} == {"FC"}
    assert [(str(one.place), one.times) for one in seen(session)] == [
        ("elsewhere in the province of FC", 4),
        ("Bertinoro (FC)", 1),
    ]


def test_the_same_day_never_makes_a_small_place_known(session: Session) -> None:
    for _ in range(10):
        write(session, unmet(), place="Bertinoro")
    assert [row.municipality_code for row in rows(session)] == [""]


@pytest.mark.parametrize(("need", "area"), [(VIOLENCE, "safety"), ("safety", "safety"), (CRISIS, "mental_wellbeing")])
def test_of_restricted_needs_only_area_and_province_are_kept(session: Session, need: str, area: str) -> None:
    write(session, unmet(need, severity=5))

    (row,) = rows(session)
    assert (row.need, row.municipality_code, row.province, row.severity) == (area, "", "FC", None)
    assert session.scalars(sa.select(SearchTally)).all() == []


def test_restricted_needs_are_shown_from_enough_days_on(session: Session) -> None:
    for days in range(4):
        write(session, unmet(VIOLENCE), day=before(days))
    assert seen(session) == []

    write(session, unmet(VIOLENCE), day=before(4))
    (one,) = seen(session)
    assert (one.need, str(one.place), one.times, one.severity) == ("safety", "province of FC", 5, None)


def test_restricted_needs_of_several_provinces_are_told_together(session: Session) -> None:
    for days in range(5):
        write(session, unmet(VIOLENCE), place="Trento" if days < 2 else "Bergamo", day=before(days))
    (one,) = seen(session)
    assert (str(one.place), one.times) == ("various places", 5)


def test_the_list_tells_days_and_causes_the_most_often_missed_first(session: Session) -> None:
    write(session, unmet(DEBT, 5), day=before(3))
    write(session, unmet(cause=Cause.FULL), day=before(9))
    write(session, unmet(cause=Cause.FULL), day=before(2))
    write(session, unmet(severity=4, cause=Cause.TOO_FAR), day=before(2))
    write(session, unmet(), day=before(31))

    first, second = seen(session)
    assert (first.need, first.times, first.severity) == (HOUSING, 2, 4)
    assert (min(first.days), max(first.days)) == (before(9), before(2))
    assert first.causes == [(Cause.FULL, 2), (Cause.TOO_FAR, 1)]
    assert (second.need, second.times) == (DEBT, 1)
    assert [one.times for one in seen(session, days=32)] == [3, 1]


def test_what_is_too_old_goes_with_the_first_of_a_day(session: Session) -> None:
    write(session, unmet(), day=before(181))
    write(session, unmet(), day=before(180))
    write(session, unmet(DEBT))
    assert [row.day for row in rows(session)] == [before(180), TODAY]
    assert forget_unmet(session, before=TODAY) == 1
    assert [row.need for row in rows(session)] == [DEBT]


def test_switched_off_or_without_open_needs_nothing_is_written(session: Session) -> None:
    assert write(session, unmet(), keeping=Keeping(0, 5, "a test key")) == 0
    assert write(session) == 0
    assert rows(session) == []
    assert session.scalars(sa.select(SearchTally)).all() == []


def test_the_directory_is_not_changed(session: Session) -> None:
    sequence = last_sequence(session)
    write(session, unmet())
    assert last_sequence(session) == sequence


CODES = [term.code for term in Vocabulary.bundled().terms("need")]
NEEDS = st.builds(Unmet, st.sampled_from(CODES), st.integers(1, 5), st.sampled_from(Cause))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(NEEDS, max_size=8), place=st.sampled_from([None, "Forlì", "Bertinoro"]), again=st.integers(1, 3))
def test_writing_again_and_in_any_order_changes_nothing(
    session: Session, told: Collection[Unmet], place: str | None, again: int
) -> None:
    with session.begin_nested() as savepoint:
        write(session, *told, place=place)
        once = [(row.need, row.province, row.cause, row.severity) for row in rows(session)]
        for _ in range(again):
            write(session, *reversed([*told]), place=place)
        assert [(row.need, row.province, row.cause, row.severity) for row in rows(session)] == once
        assert all((row.severity is None) or 1 <= row.severity <= 5 for row in rows(session))
        assert not {row.need for row in rows(session)} & {CRISIS, VIOLENCE}
        savepoint.rollback()
