"""What a search ranks by: each feature measures the whole catalog against the query, and says why in one sentence."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import compress, repeat

import numpy as np
from numpy.typing import NDArray

from directory.ages import OLDEST
from directory.caching import once_per_catalog
from directory.catalog.catalog import EPOCH, Catalog, Cost
from directory.catalog.freshness import freshness as freshness_now
from directory.catalog.scoring import Feature, Rows, Values, everywhere, feature_by_column
from directory.catalog.selection import Selection
from directory.catalog.ways_in import AT_HOME
from directory.i18n import N_, Sentence
from directory.search.query import Query
from directory.search.results.contacts import is_beginning
from directory.search.results.doors import access, gender, open_door, wheelchair
from directory.search.results.membership import ages_meant, ages_told, groups_with, helps_parents
from directory.search.results.open_on import open_on
from directory.search.results.proximity import FROM_AFAR, proximity
from directory.search.results.topics import interests, naming, needs, service_types
from directory.search.times.times import day_of
from directory.words.languages import SIGN_LANGUAGE, language_name

INTERPRETED = 0.7  # talking through an interpreter
COMES_ALONG = 0.6  # being of the age of somebody who was named beside the first
_IS_ABOUT_IT = Sentence(N_("Is about what you asked"))
_IS_NOT_ABOUT_IT = Sentence(N_("Does not match your words"))
_IS_CALLED_SO = Sentence(N_("Is called as you wrote"))
_IS_NEARLY_CALLED_SO = Sentence(N_("Is called nearly as you wrote"))
_IS_REACHED_SO = Sentence(N_("Is reached by what you wrote"))
_HAS_SUCH_A_NUMBER = Sentence(N_("Has a longer number that goes like this"))
_IS_CALLED_OTHERWISE = Sentence(N_("Is called otherwise"))
_IS_FOR_OTHERS = Sentence(N_("Is for other people"))
_ASK_WITHOUT_GOING = Sentence(N_("Ask whether it is possible without going there"))
_OPEN_THEN, _OPEN_OTHERWISE = Sentence(N_("Open at that time")), Sentence(N_("Open at other times"))
_APPOINTED_THEN = Sentence(N_("At that time by appointment only"))
_FREE = int(Cost.FREE)  # looking up a member of an enumeration takes a while
WIDER_GROUP = np.float32(0.7)  # for the group that has everybody of the one that was named
_WORTH_OF_COST = {"free": (1.0, 0.5, 0.0), "low": (1.0, 0.9, 0.1)}  # of what is free, costs little, has to be paid


def _explain_words(_query: Query, catalog: Selection, values: Values, rows: Rows) -> list[Sentence]:
    found = zip(
        _stating(catalog.stated(rows), len(rows)), _stating(catalog.stated_otherwise(rows), len(rows)), strict=True
    )
    return [
        _say_words(*own_and_other, score > 0)
        for own_and_other, score in zip(found, values.score.take(rows).tolist(), strict=True)
    ]


def _stating(words_in_rows: list[tuple[str, list[bool]]], size: int) -> Iterable[tuple[str, ...]]:
    """Of each of some rows, the words that it has."""
    if not words_in_rows:
        return repeat((), size)
    said = [word for word, _ in words_in_rows]
    return [tuple(compress(said, has)) for has in zip(*[having for _, having in words_in_rows], strict=True)]


@lru_cache(maxsize=1024)
def _say_words(own: tuple[str, ...], others: tuple[str, ...], is_about_it: bool) -> Sentence:
    if own:
        return Sentence(N_("Matches your words: %(words)s"), {"words": own})
    if others:
        return Sentence(N_("Says it in other words: %(words)s"), {"words": others})
    return _IS_ABOUT_IT if is_about_it else _IS_NOT_ABOUT_IT  # only by what its terms are called


@feature_by_column(weight=5.5, explain_rows=_explain_words, unknown=N_("Ask what is offered"))
def words(query: Query, catalog: Selection) -> Values | None:
    """BM25 over all fields, as a share of the most that these words could score, to the power of 0.75.

    Having one of two words is worth more than half: the rest may be said otherwise.
    """
    if not query.words:
        return None
    share = catalog.words_score
    return Values(np.sqrt(share * np.sqrt(share)), everywhere(len(catalog)))  # np.power takes ten times as long at 0


def _explain_name(_query: Query, catalog: Selection, values: Values, rows: Rows) -> list[Sentence]:
    called = _IS_NEARLY_CALLED_SO if catalog.named.nearly else _IS_CALLED_SO
    return [called if worth else _IS_CALLED_OTHERWISE for worth in values.score.take(rows).tolist()]


@feature_by_column(weight=5.0, explain_rows=_explain_name, unknown=N_("Ask what it is called"))
def name(_query: Query, catalog: Selection) -> Values | None:
    """How far it is called so; asked where anything is, since somebody who knows a name looks for that."""
    if not len(catalog.named.rows):
        return None
    return Values(catalog.worth_of_name, everywhere(len(catalog)))


def _explain_contact(query: Query, _catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    return [_HAS_SUCH_A_NUMBER if is_beginning(query.contact) else _IS_REACHED_SO] * len(rows)


@feature_by_column(weight=5.0, explain_rows=_explain_contact, unknown=N_("Ask how to reach it"))
def contact(query: Query, catalog: Selection) -> Values | None:
    """Everything that is found has it: it only has to be said."""
    return Values(np.ones(len(catalog), np.float32), everywhere(len(catalog))) if query.contact else None


def _explain_age(_query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    return [*map(_say_ages, catalog.minimum_age.take(rows).tolist(), catalog.maximum_age.take(rows).tolist())]


@lru_cache(maxsize=1024)
def _say_ages(minimum: float, maximum: float) -> Sentence:
    facts = {"minimum": _plain(minimum), "maximum": _plain(maximum)}
    if minimum <= 0:
        return Sentence(N_("For people up to the age of %(maximum)s"), facts)
    if maximum >= OLDEST:
        return Sentence(N_("For people from the age of %(minimum)s"), facts)
    return Sentence(N_("For ages %(minimum)s to %(maximum)s"), facts)


@feature_by_column(weight=2.0, explain_rows=_explain_age, unknown=N_("Ask for which ages it is"))
def age(query: Query, catalog: Selection) -> Values | None:
    """Whether any of the ages is within the limits; without any, those of a group that says them.

    Of several people the first counts most; who comes along may be the one who needs it.
    """
    ages = ages_meant(query)
    if ages is None:
        return None
    fits = catalog.takes_age(*ages).astype(np.float32)
    for other in ages_told(query)[1:]:
        fits = np.maximum(fits, np.float32(COMES_ALONG) * catalog.takes_age(*other))
    if (for_parents := helps_parents(query, catalog.catalog)) is not None:
        fits = np.maximum(fits, np.float32(COMES_ALONG) * catalog.of(for_parents))
    return Values(fits, catalog.age_known)


def _explain_target_groups(query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    served = dict.fromkeys(one for code in query.target_groups for one in groups_with(code, catalog.vocabulary))
    bits = {code: int(catalog.target_group_bit(code)) for code in served}

    def say(own_bits: int) -> Sentence:
        own = tuple([code for code, bit in bits.items() if own_bits & bit])
        return naming(N_("For: %(terms)s"), catalog, "target_group", own) if own else _IS_FOR_OTHERS

    return [*map(say, catalog.target_groups.take(rows).tolist())]


@feature_by_column(weight=1.0, explain_rows=_explain_target_groups, unknown=N_("Ask for whom it is"))
def target_groups(query: Query, catalog: Selection) -> Values | None:
    """The share of the groups named that it is for; what is for all minors is for children, too."""
    if not query.target_groups:
        return None
    shares = [_share_of_group(code, catalog) for code in query.target_groups]
    return Values(np.mean(shares, axis=0, dtype=np.float32), catalog.target_groups != 0)


def _share_of_group(code: str, catalog: Selection) -> NDArray[np.float32]:
    own, *wider = groups_with(code, catalog.vocabulary)
    share: NDArray[np.float32] = (catalog.target_groups & catalog.target_group_bit(own) != 0).astype(np.float32)
    for one in wider:
        np.maximum(share, (catalog.target_groups & catalog.target_group_bit(one) != 0) * WIDER_GROUP, out=share)
    return share


def _explain_language(query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    bits = [(code, int(catalog.language_bit(code))) for code in query.languages]
    spoken = [tuple([code for code, bit in bits if own & bit]) for own in catalog.languages.take(rows).tolist()]
    interprets = catalog.interpretation if _is_interpreted(query) else np.zeros(len(catalog), np.bool_)
    return [*map(_say_spoken, spoken, interprets.take(rows).tolist())]


def _is_interpreted(query: Query) -> bool:
    """Whether the interpreters whom services call speak any of the languages: who signs is another profession."""
    return set(query.languages) != {SIGN_LANGUAGE}


@lru_cache(maxsize=1024)
def _say_spoken(spoken: tuple[str, ...], interprets: bool) -> Sentence:
    if spoken:
        return Sentence(N_("Speaks %(languages)s"), {"languages": tuple(map(language_name, spoken))})
    return Sentence(N_("Interpreters come on request") if interprets else N_("Speaks other languages"))


@feature_by_column(weight=1.5, explain_rows=_explain_language, unknown=N_("Ask which languages they speak"))
def language(query: Query, catalog: Selection) -> Values | None:
    """Whether any of the languages is spoken; an interpreter is the next best."""
    if not query.languages:
        return None
    wanted = np.bitwise_or.reduce([catalog.language_bit(code) for code in query.languages])
    spoken = catalog.languages & wanted != 0
    if not _is_interpreted(query):
        return Values(spoken.astype(np.float32), spoken)
    score = np.maximum(np.float32(INTERPRETED) * catalog.interpretation, spoken)
    return Values(score, (catalog.languages != 0) | catalog.interpretation)


def _explain_cost(_query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    euro = catalog.some_of(catalog.catalog.cost_amount, rows).tolist()
    return [*map(_say_cost, catalog.cost.take(rows).tolist(), euro)]


@lru_cache(maxsize=1024)
def _say_cost(kind: int, euro: float) -> Sentence:
    if kind == _FREE:
        return Sentence(N_("Free of charge"))
    if euro < 0:
        return Sentence(N_("Has to be paid"))
    return Sentence(N_("Costs from %(euro)s euro"), {"euro": _plain(euro)})


@feature_by_column(weight=1.5, explain_rows=_explain_cost, unknown=N_("Ask whether it is free of charge"))
def cost(query: Query, catalog: Selection) -> Values | None:
    """Free is best; how much worse a small price is depends on what was asked."""
    if query.cost is None:
        return None
    worth = np.zeros(len(Cost), np.float32)
    worth[[Cost.FREE, Cost.LOW, Cost.PAID]] = _WORTH_OF_COST[query.cost]
    return Values(worth[catalog.cost], catalog.cost != Cost.UNKNOWN)


def _explain_remote(query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    asks_from_afar = query.remote or query.by_phone
    return [
        FROM_AFAR if asks_from_afar and is_remote else AT_HOME if query.home_visits and visits else _ASK_WITHOUT_GOING
        for is_remote, visits in zip(
            catalog.remote.take(rows).tolist(), catalog.home_visits.take(rows).tolist(), strict=True
        )
    ]


@feature_by_column(weight=1.5, explain_rows=_explain_remote, unknown=_ASK_WITHOUT_GOING.message)
def remote(query: Query, catalog: Selection) -> Values | None:
    """Whether one need not go there; only a yes is ever said, so anything else is a thing to ask."""
    from_afar = query.remote or query.by_phone
    if not from_afar and not query.home_visits:
        return None
    none = np.zeros(len(catalog), np.bool_)
    offered = (catalog.remote if from_afar else none) | (catalog.home_visits if query.home_visits else none)
    return Values(offered.astype(np.float32), offered)


def _time_said(*, is_open: float, own: int, appointed: int) -> Sentence:
    """How the hours of a listing are told; what is open since last evening has none in the part of the day."""
    if not is_open:
        return _OPEN_OTHERWISE
    return _APPOINTED_THEN if own and not own & ~appointed else _OPEN_THEN


def _explain_time(query: Query, catalog: Selection, values: Values, rows: Rows) -> list[Sentence]:
    meant = query.slots or 0
    return [
        _time_said(is_open=is_open, own=meant & slots, appointed=appointed)
        for is_open, slots, appointed in zip(
            values.score.take(rows).tolist(),
            catalog.slots.take(rows).tolist(),
            catalog.slots_by_appointment(rows.tolist()),
            strict=True,
        )
    ]


@feature_by_column(weight=1.0, explain_rows=_explain_time, unknown=N_("Ask when it is open"))
def time(query: Query, catalog: Selection) -> Values | None:
    """Whether it is open in any of the parts of days asked for, and on the day or at the moment where one is meant."""
    if query.slots is None:
        return None
    open_then, known = catalog.slots & np.uint32(query.slots) != 0, catalog.slots != 0
    day = day_of(query.when, query.today)
    if day is not None:
        open_then, known = open_on(day, query.asked_at, catalog, open_then, known)
    return Values(open_then.astype(np.float32), known)


def _explain_freshness(_query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    return [*map(_confirmed_on, catalog.some_of(catalog.catalog.verified_day, rows).tolist())]


@lru_cache(maxsize=4096)  # days: listings are confirmed on few of them
def _confirmed_on(day: int) -> Sentence:
    return Sentence(N_("Confirmed on %(day)s"), {"day": EPOCH + timedelta(days=day)})


@feature_by_column(
    weight=0.4, explain_rows=_explain_freshness, unknown=N_("Nobody has confirmed these details yet: call first")
)
def freshness(query: Query, catalog: Selection) -> Values | None:
    """Halves whenever a confirmation of the details has held as long as it does."""
    if query.today is None:
        return None
    fresh = _fresh(catalog.catalog, query.today)
    return Values(catalog.of(fresh.score), catalog.of(fresh.known))


@once_per_catalog
def _fresh(catalog: Catalog, today: date) -> Values:
    return Values(freshness_now(catalog, today), catalog.verified_day >= 0)


FEATURES: tuple[Feature[Query, Selection], ...] = (
    words,
    name,
    contact,
    needs,
    service_types,
    interests,
    proximity,
    age,
    target_groups,
    language,
    cost,
    remote,
    open_door,
    access,
    wheelchair,
    gender,
    time,
    freshness,
)
ABOUT = ("words", "name", "contact", "needs", "service_types", "interests")  # what a result is about


def _plain(number: float) -> float:
    return int(number) if number == int(number) else round(number, 2)
