"""In which groups results are shown: near, far, beside what was asked, for others."""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.selection import Selection
from directory.search.question import Query
from directory.search.results.answers import (
    answering,
    answering_terms,
    any_answers,
    any_comes_near,
    asks_for_terms,
    being,
    doing_another_thing,
)
from directory.search.results.distance import (
    FAR_KM,
    across_the_border,
    helps_from_afar_perhaps,
    within_a_day_trip,
    within_reach,
)
from directory.search.results.doors import shuts_out
from directory.search.results.membership import is_for_another_danger, is_perhaps_for_others
from directory.search.results.sure_answers import surely_answering, things_asked_for
from directory.search.results.tonight import is_for_tonight, room_first
from directory.search.said.stories import tells_a_topic
from directory.words.language import word_set

_WHEN = word_set("giorno notte sera mattina day night tag nacht")  # "anche di notte" tells of no danger
SOME_OF_THE_WORDS = 0.2  # of the most that the words could score; from 0.1 to 0.2 no judged figure changes


class Group(StrEnum):
    """Under which heading results stand."""

    NEAR = "near"  # or no place was asked for
    FAR = "far"  # too far from the place to go there
    BESIDE = "beside"  # shares a word or comes near to what was asked, beside what answers it
    BEYOND = "beyond"  # fits the chosen filters, but is not within the radius
    UNFILTERED = "unfiltered"  # does not fit the chosen filters
    OTHERS = "others"  # reserved for others (`doors.shuts_out`); whoever looks on finds for whom


class Grouped(NamedTuple):
    """Results of one group, in whatever order; a group may come in several parts, one after the other."""

    group: Group
    some: Selection


class Heading(NamedTuple):
    """Under which heading how many results stand, one after the other."""

    group: Group
    size: int


def headings_of(parts: Iterable[Grouped]) -> tuple[Heading, ...]:
    """Under which headings results stand: several parts of one group have one."""
    by_group = groupby([one for one in parts if len(one.some)], key=lambda one: one.group)
    return tuple([Heading(group, sum(len(some) for _, some in several)) for group, several in by_group])


def grouped(query: Query, fitting: Selection, given_up: Collection[str]) -> list[Grouped]:
    """What fits, in the order in which it is shown.

    Where nothing near answers what was asked, what answers it far away comes before what is near and does not; but not
    what is so far that nobody would go there, where something near helps at least with something like it.

    Args:
        given_up: the conditions that were given up; what fits them, too, must then come first, whatever it answers.
    """
    shut = _shut_out(query, fitting)
    open_to = fitting if shut is None else fitting.within(~shut)
    parts = [*_doubtful_later(query, _open(query, open_to, given_up), given_up)]
    if shut is not None:
        parts.append(Grouped(Group.OTHERS, fitting.within(shut)))
    if is_for_tonight(query):
        parts = [Grouped(group, some) for group, several in parts for some in room_first(query, several)]
    return [*_wanted_first(query, parts)]


def _shut_out(query: Query, some: Selection) -> NDArray[np.bool_] | None:
    """Shape (n,): what the person may not use; not what is called just as the question says, if it tells of nobody."""
    shut = shuts_out(query, some.catalog)
    if query.ages is not None or query.gender is not None:
        return shut
    called_so = some.named.rows[some.named.worth >= 1]
    if shut is None or not len(called_so):
        return shut
    shut = shut.copy()
    shut[called_so] = False
    return shut


def _wanted_first(query: Query, parts: Iterable[Grouped]) -> Iterator[Grouped]:
    """Each part with what is of a refused kind at its end, if any is refused; whoever looks on still finds it."""
    if not query.refused_kinds:
        yield from parts
        return
    for group, some in parts:
        is_refused = being(query.refused_kinds, some)
        yield Grouped(group, some.at(~is_refused))
        yield Grouped(group, some.at(is_refused))


def _open(query: Query, some: Selection, given_up: Collection[str]) -> list[Grouped]:
    is_near = _near(query, some, given_up)
    if is_near is None:
        return _strays_apart(query, some, given_up)
    near, far = some.within(is_near), some.within(~is_near)
    if not given_up and len(near) and len(far) and asks_for_terms(query) and not any_answers(query, near):
        answers = answering(query, far)
        if any_comes_near(query, near):
            answers &= far.of(within_a_day_trip(query, far.catalog))
        if answers.any():
            return [
                *_day_trips_first(query, far.at(answers)),
                Grouped(Group.BESIDE, near),
                Grouped(Group.BESIDE, far.at(~answers)),
            ]
    parts = _strays_apart(query, near, given_up)
    if len(parts) > 1 and len(far) and not _any_surely_answers(query, parts[0].some):
        answers = _answering_within_a_day_trip(query, far)
        if (far.as_mask() & answers).any():  # before what is near and shares a word
            trips, journeys = far.within(answers), far.within(~answers)
            return [parts[0], Grouped(Group.FAR, trips), *parts[1:], Grouped(Group.BESIDE, journeys)]
    return [*parts, *_day_trips_first(query, far)]


def _day_trips_first(query: Query, far: Selection) -> Iterator[Grouped]:
    """What answers a day trip away before what is a journey away: a bed in the next province before one in the Alps."""
    is_trip, own = _answering_within_a_day_trip(query, far), far.as_mask()
    if (own & is_trip).any() and (own & ~is_trip).any():
        yield Grouped(Group.FAR, far.within(is_trip))
        yield Grouped(Group.FAR, far.within(~is_trip))
    else:
        yield Grouped(Group.FAR, far)


def _answering_within_a_day_trip(query: Query, some: Selection) -> NDArray[np.bool_]:
    """Shape (n,): of the whole catalog; nothing where nothing was understood that could be answered."""
    return answering_terms(query, some.catalog) & within_a_day_trip(query, some.catalog)


def _any_surely_answers(query: Query, some: Selection) -> bool:
    """Whether it is stated of any, and not only thought of its kind or words."""
    sure = [surely_answering(thing, query, some.catalog) for thing in things_asked_for(query)]
    return any(bool(some.of(mask).any()) for mask in sure)


def _strays_apart(query: Query, near: Selection, given_up: Collection[str]) -> list[Grouped]:
    """What answers, is called so or says some of the words, before what only shares a stray word with the question."""
    if given_up or not len(near) or not asks_for_terms(query):
        return [Grouped(Group.NEAR, near)]
    answers = answering_terms(query, near.catalog).copy()
    answers[_called(near)] = True
    own = near.as_mask()
    if not (own & answers).any() and not any(map(tells_a_topic, query.rest)):
        answers[near.rows] = answering(query, near)  # "informazioni" alone makes nothing an answer
    elif near.match is not None:
        says_so = near.match.score >= _least_said(query, near, answers)
        others = doing_another_thing(query, near.catalog)
        answers |= says_so if others is None else says_so & ~others
    if not (own & ~answers).any():
        return [Grouped(Group.NEAR, near)]
    return [Grouped(Group.NEAR, near.within(answers)), Grouped(Group.BESIDE, near.within(~answers))]


def _called(some: Selection) -> NDArray[np.int32]:
    """The rows of the catalog that are called as the question says."""
    return some.named.rows[some.named.worth > 0]


def _least_said(query: Query, near: Selection, answers: NDArray[np.bool_]) -> float:
    """How much of the words a listing must say, as a share, to be no stray.

    Of a question most of whose words nothing was understood from, no more than the best of what seems to answer: "Con
    quale stratagemma gli invasori ruppero lo schieramento inglese" is about no course of languages.

    Args:
        answers: shape (n,), what seems to.
    """
    most = float(near.within(answers).words_score.max(initial=0.0)) if query.is_mostly_told else 0.0
    return min(most or 1.0, SOME_OF_THE_WORDS)


def _doubtful_later(query: Query, parts: Sequence[Grouped], given_up: Collection[str]) -> Iterator[Grouped]:
    """What is near, and after it what is in doubt, where something else answers, too.

    In doubt are who is there for a group that nothing speaks of, who helps from far away and does not say whom, and
    what is across the border.
    What is only there for dangers of which nothing is told comes last of all, whether or not anything answers.
    """
    if given_up or not parts or parts[0].group is not Group.NEAR:
        yield from parts
        return
    of_dangers = _of_other_dangers(query, parts[0].some)
    near, *others = [_without(one, of_dangers) for one in parts]
    yield from _in_doubt_later(query, near.some) if asks_for_terms(query) else [near]
    yield from others
    for group, some in parts:
        if group in (Group.NEAR, Group.BESIDE):
            is_all = not len(near.some) and not any(len(one.some) for one in others)
            yield Grouped(Group.NEAR if is_all else Group.BESIDE, some.within(of_dangers))


def _without(one: Grouped, of_dangers: NDArray[np.bool_]) -> Grouped:
    """A group without some rows, if it is shown beside what is near; what is far stays as it is."""
    return one._replace(some=one.some.within(~of_dangers)) if one.group in (Group.NEAR, Group.BESIDE) else one


def _of_other_dangers(query: Query, near: Selection) -> NDArray[np.bool_]:
    """Shape (n,): what is only there for dangers of which nothing is told.

    Nothing, where no more was understood than a place and the like: "he hurts me" is a cry that no rule hears.
    """
    if not asks_for_terms(query) and not _WHEN.issuperset(query.rest):
        return np.zeros(len(near.catalog), np.bool_)
    of_dangers = is_for_another_danger(query, near.catalog).copy()
    of_dangers[_called(near)] = False
    return of_dangers


def _in_doubt_later(query: Query, near: Selection) -> Iterator[Grouped]:
    doubtful = is_perhaps_for_others(query, near.catalog) | across_the_border(query, near.catalog)
    if (is_from_afar := helps_from_afar_perhaps(query, near.catalog)) is not None:
        doubtful |= is_from_afar
    doubtful[_called(near)] = False
    own = near.as_mask()
    if not (own & doubtful).any() or not (own & ~doubtful & answering_terms(query, near.catalog)).any():
        yield Grouped(Group.NEAR, near)
        return
    yield Grouped(Group.NEAR, near.within(~doubtful))
    yield Grouped(Group.NEAR, near.within(doubtful))


def beyond(query: Query, group: Group, some: Selection) -> Iterator[Grouped]:
    """What fits less and stands under one heading, the near before the far, whatever the radius."""
    is_near = _near(query, some, ("radius",))
    parts = [some] if is_near is None else [some.within(is_near), some.within(~is_near)]
    shut = _shut_out(query, some)
    if shut is not None:
        parts = [*(part.within(~shut) for part in parts), *(part.within(shut) for part in parts)]
    yield from _wanted_first(query, [Grouped(group, part) for part in parts])


def _near(query: Query, some: Selection, given_up: Collection[str]) -> NDArray[np.bool_] | None:
    """Shape (n,): what is not too far to go there; None where everything is near."""
    is_within = "radius" not in given_up and (query.within_km or math.inf) <= FAR_KM
    return None if is_within else within_reach(query, some.catalog, FAR_KM)


def exact_first(parts: list[Grouped], exact: Selection | None) -> Iterator[Grouped]:
    """Each part with what fits everything before what fits with less.

    Args:
        exact: what fits everything; None where nothing was given up.
    """
    if exact is None:
        yield from parts
        return
    is_exact = exact.as_mask()
    for group, some in parts:
        yield Grouped(group, some.within(is_exact))
        yield Grouped(group, some.within(~is_exact))
