"""When a listing is open on one day is found out once, and is what its page says of each minute."""

from collections.abc import Iterable
from datetime import date, datetime, time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.hours import WrittenHours
from directory.queries.hours import Week, next_opening, week_of
from directory.search.results import open_minutes
from directory.search.results.open_minutes import open_minutes_of
from tests.directory.catalog.listings import catalog_of, listing

MONDAY = date(2026, 11, 30)
times = st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0)) | st.just(time.min)
days = st.sampled_from(["MO", "SU", "TU", "2MO", "-1MO", "MO,TU,WE,TH,FR,SA,SU"])
parts = st.none() | st.sampled_from(["morning", "afternoon", "evening"])
lasts = st.none() | st.sampled_from([MONDAY, date(2026, 11, 29)])


def hours_of(byday: str, opens: time | None, closes: time | None, part: str | None, last: date | None) -> WrittenHours:
    return WrittenHours(byday=byday, opens_at=opens, closes_at=closes, part_of_day=part, valid_to=last)


written = st.lists(st.tuples(days, times, times, parts, lasts).map(lambda one: hours_of(*one)), max_size=3).map(tuple)


def says_open(week: Week, moment: datetime) -> bool:
    opening = next_opening(week, moment)
    begun = (one.begins <= moment.time() for one in week.days[moment.weekday()] if one.closes is None)
    return (opening is not None and opening.is_now) or not week.has_hours or any(begun)


@settings(max_examples=60, deadline=None)
@given(written, st.times())
def test_it_is_open_at_the_minutes_at_which_its_page_says_so(hours: tuple[WrittenHours, ...], moment: time) -> None:
    catalog = catalog_of(listing(1, hours=hours))

    (found,) = open_minutes_of(catalog, MONDAY).at(moment, np.arange(1))

    assert found == says_open(week_of(hours, on=MONDAY), datetime.combine(MONDAY, moment))


def test_a_second_question_of_the_same_day_reads_no_hours_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[date] = []

    def reading(hours: Iterable[WrittenHours], *, on: date) -> Week:
        read.append(on)
        return week_of(hours, on=on)

    monkeypatch.setattr(open_minutes, "week_of", reading)
    each = [WrittenHours(byday="MO", opens_at=time(8, number), closes_at=time(12)) for number in range(5)]
    catalog = catalog_of(*(listing(number, hours=(hours,)) for number, hours in enumerate(each, 1)))

    for minute, n_open, n_read in ((2, 3, 5), (3, 4, 5)):
        found = open_minutes_of(catalog, MONDAY).at(time(8, minute), np.arange(5))
        assert (int(found.sum()), len(read)) == (n_open, n_read)
