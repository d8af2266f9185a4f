from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from directory.catalog.seasons import Season, stored_season
from directory.models import PartOfDay, Schedule
from directory.queries.hours import Monthly, Opening, Seasonal, Span, next_opening, week_of

SUNDAY = date(2026, 11, 22)
MORNING = Span(time(9), time(12))
AFTERNOON = Span(time(14), time(18))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute)  # noqa: DTZ001 - opening hours are local to their place


def weekly(byday: str, opens: int = 9, closes: int | None = 12, **values: object) -> Schedule:
    closing = None if closes is None else time(closes)
    return Schedule(freq="WEEKLY", byday=byday, opens_at=time(opens), closes_at=closing, **values)


def test_days_are_put_together_and_sorted() -> None:
    week = week_of([weekly("MO,WE", 14, 18), weekly("MO"), weekly("MO")], on=SUNDAY)
    assert week.days[0] == (MORNING, AFTERNOON)
    assert week.days[2] == (AFTERNOON,)
    assert week.has_hours
    assert not any(week.days[day] for day in (1, 3, 4, 5, 6))


def test_a_schedule_counts_only_while_it_holds() -> None:
    summer = weekly("MO", valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31))
    assert not week_of([summer], on=SUNDAY).is_known
    assert week_of([summer], on=date(2026, 8, 31)).has_hours
    assert not week_of([weekly("MO", until=date(2026, 11, 21))], on=SUNDAY).is_known


def test_what_is_no_hour_is_kept_in_its_words() -> None:
    week = week_of([Schedule(description="su appuntamento"), weekly("MO", notes="chiuso ad agosto")], on=SUNDAY)
    assert week.remarks == ("su appuntamento", "chiuso ad agosto")
    assert week.is_known


def test_a_day_of_the_month_stays_apart_from_the_week() -> None:
    second_saturday = Schedule(freq="MONTHLY", byday="2SA,-1MO", opens_at=time(9), closes_at=time(12))
    week = week_of([second_saturday], on=SUNDAY)
    assert week.monthly == (Monthly(-1, 0, MORNING), Monthly(2, 5, MORNING))
    assert not week.has_hours


def test_the_next_opening_is_now_today_or_another_day() -> None:
    week = week_of([weekly("MO"), weekly("MO", 14, 18)], on=SUNDAY)
    monday = date(2026, 11, 23)
    assert next_opening(week, at(22, 20)) == Opening(monday, MORNING)
    assert next_opening(week, at(23, 9)) == Opening(monday, MORNING, is_now=True)
    assert next_opening(week, at(23, 12)) == Opening(monday, AFTERNOON)
    assert next_opening(week, at(23, 18)) == Opening(date(2026, 11, 30), MORNING)


def test_a_beginning_without_an_end_opens_until_it_has_begun() -> None:
    week = week_of([weekly("WE", 20, None)], on=SUNDAY)
    group = Span(time(20))
    assert next_opening(week, at(25, 19)) == Opening(date(2026, 11, 25), group)
    assert next_opening(week, at(25, 21)) == Opening(date(2026, 12, 2), group)


def test_a_part_of_a_day_is_next_until_it_is_over() -> None:
    week = week_of([Schedule(freq="WEEKLY", byday="WE", part_of_day="morning")], on=SUNDAY)
    morning = Span(None, part=PartOfDay.MORNING)
    opening = next_opening(week, at(25, 11))
    assert opening == Opening(date(2026, 11, 25), morning)
    assert opening is not None
    assert opening.changes_at == at(25, 13)
    assert next_opening(week, at(25, 13)) == Opening(date(2026, 12, 2), morning)


def test_what_is_open_now_counts_before_what_is_known_less() -> None:
    wednesday = Schedule(freq="WEEKLY", byday="WE")
    morning = Schedule(freq="WEEKLY", byday="WE", part_of_day="morning")
    for vague in (wednesday, morning):
        week = week_of([vague, weekly("WE", 9, 11)], on=SUNDAY)

        assert next_opening(week, at(25, 8)) == Opening(date(2026, 11, 25), Span(time(9), time(11)))
        assert next_opening(week, at(25, 10)) == Opening(date(2026, 11, 25), Span(time(9), time(11)), is_now=True)
        assert next_opening(week, at(24, 10)) == Opening(date(2026, 11, 25), Span(time(9), time(11)))


def test_a_part_of_the_day_comes_before_later_hours() -> None:
    week = week_of([Schedule(freq="WEEKLY", byday="WE", part_of_day="morning"), weekly("WE", 15, 18)], on=SUNDAY)

    assert next_opening(week, at(25, 8)) == Opening(date(2026, 11, 25), Span(None, part=PartOfDay.MORNING))
    assert next_opening(week, at(25, 13)) == Opening(date(2026, 11, 25), Span(time(15), time(18)))


def test_days_by_appointment_are_days_on_which_one_can_come() -> None:
    week = week_of([Schedule(freq="WEEKLY", byday="SA", by_appointment=True)], on=SUNDAY)
    assert week.days[5] == (Span(None, by_appointment=True),)


def test_hours_of_a_season_are_told_all_year_and_hold_in_their_months() -> None:
    winter = weekly("TU", 9, None, bymonth="10,11,12,1")
    assert week_of([winter], on=SUNDAY).days[1] == (Span(time(9)),)
    summer = week_of([winter], on=date(2026, 7, 7))
    assert not summer.has_hours
    assert summer.seasonal == (Seasonal(Season((10, 11, 12, 1)), ((0, 1),), Span(time(9))),)
    assert next_opening(summer, datetime(2026, 7, 7, 8)) is None  # noqa: DTZ001
    last_week = week_of([winter], on=date(2027, 1, 27))
    assert next_opening(last_week, datetime(2027, 1, 27, 8)) is None  # noqa: DTZ001 - 2 February is no more in it


def test_hours_from_a_day_to_a_day_of_every_year_open_in_between() -> None:
    summer = weekly("TU", season="06-01/09-15")
    assert not week_of([summer], on=date(2026, 5, 31)).has_hours
    last_week = week_of([summer], on=date(2026, 9, 9))
    assert next_opening(last_week, datetime(2026, 9, 9, 8)) == Opening(date(2026, 9, 15), MORNING)  # noqa: DTZ001
    assert next_opening(last_week, datetime(2026, 9, 15, 13)) is None  # noqa: DTZ001
    assert week_of([summer], on=SUNDAY).seasonal[0].season == stored_season(None, "06-01/09-15")


def test_hours_open_no_more_after_their_last_day() -> None:
    week = week_of([weekly("MO", valid_to=date(2026, 11, 23))], on=SUNDAY)
    assert next_opening(week, at(22, 9)) == Opening(date(2026, 11, 23), MORNING)
    assert next_opening(week, at(23, 12)) is None


def test_of_the_same_hours_those_that_last_longer_count() -> None:
    week = week_of([weekly("MO", valid_to=date(2026, 11, 23)), weekly("MO")], on=SUNDAY)
    assert week.days[0] == (MORNING,)
    assert next_opening(week, at(23, 12)) == Opening(date(2026, 11, 30), MORNING)


def test_a_day_of_the_month_comes_within_five_weeks() -> None:
    week = week_of([Schedule(freq="MONTHLY", byday="2SA,-1MO", opens_at=time(20))], on=SUNDAY)
    assert next_opening(week, at(22, 9)) == Opening(date(2026, 11, 30), Span(time(20)))
    assert next_opening(week, at(30, 21)) == Opening(date(2026, 12, 12), Span(time(20)))


def test_hours_past_midnight_are_open_after_midnight() -> None:
    week = week_of([weekly("SA", 22, 2)], on=SUNDAY)
    night = Span(time(22), time(2))
    assert next_opening(week, at(22, 1)) == Opening(date(2026, 11, 21), night, is_now=True)
    assert next_opening(week, at(22, 2)) == Opening(date(2026, 11, 28), night)


def test_hours_around_the_clock_are_always_open() -> None:
    week = week_of([weekly("MO,TU,WE,TH,FR,SA,SU", 0, 0)], on=SUNDAY)
    opening = next_opening(week, at(22, 15))
    assert opening is not None
    assert opening.is_now


def test_hours_past_midnight_are_open_in_the_evening() -> None:
    week = week_of([weekly("FR", 22, 2)], on=SUNDAY)
    assert next_opening(week, at(27, 23)) == Opening(date(2026, 11, 27), Span(time(22), time(2)), is_now=True)


def test_without_hours_nothing_opens() -> None:
    assert next_opening(week_of([], on=SUNDAY), at(22, 9)) is None


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 23), st.integers(0, 23)), max_size=6), st.integers(0, 167))
def test_an_opening_is_never_in_the_past_and_never_more_than_a_week_away(
    hours: list[tuple[int, int, int]], moment: int
) -> None:
    days = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    week = week_of([weekly(days[day], opens, closes) for day, opens, closes in hours], on=SUNDAY)
    now = at(22 + moment // 24, moment % 24, 30)
    opening = next_opening(week, now)

    assert (opening is None) is (not hours)
    if opening is not None:
        assert -opening.is_now <= (opening.day - now.date()).days <= 7
        assert opening.span in week.days[opening.day.weekday()]
        assert opening.is_now or opening.changes_at > now
