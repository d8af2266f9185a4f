"""Whether anything near answers what was asked: who reads a long list must not think that all of it does."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.listed import Listed
from directory.catalog.reach import reach
from directory.catalog.selection import Selection
from directory.helplines import has_national_line, national_line
from directory.i18n import N_, Labels, Sentence
from directory.places.gazetteer_files import country_of
from directory.places.town_names import said_town
from directory.search.question import Query
from directory.search.results.answers import MOST_GUESSED, any_answers, being, kinds_asked_for
from directory.search.results.distance import FAR_KM, across_the_border, is_in_person, within_reach
from directory.search.results.sure_answers import Thing, open_to, surely_answering, things_asked_for
from directory.search.results.who_may_know import NEAR_KM, who_may_know
from directory.search.said.stories import tells_a_topic
from directory.taxonomies.vocabulary import Vocabulary

_NOT_REPLACED = frozenset({"home_care", "summer_camp", "day_centre", "residential_community", "perpetrator_programme"})
_ONLY_ABROAD = N_(
    "Whatever is known to answer is across the border: rights and benefits mostly end there; ask whether it helps"
    " people from %(place)s."
)
ROUNDED_KM = 0.1  # of distances that are shown
UNANSWERED = "answers"  # among what was given up: that anything surely answers the question


@dataclass(frozen=True)
class Answers:
    """What is asked for, and whether anything that the person may use surely answers it near enough.

    Args:
        things: all that is asked for.
        missing: those of them that nothing answers within `NEAR_KM`, or, without a place, nothing in the directory.
        nearest_km: where all are missing, to what answers one of them; 0 where nothing does, infinite for unknown.
        only_words: where all are missing, whether nothing surely answers, but a text that is far says the words.
        only_abroad: where all are missing, whether whatever answers one of them is across the border.
    """

    things: tuple[Thing, ...] = ()
    missing: tuple[Thing, ...] = ()
    nearest_km: float = 0.0
    only_words: bool = False
    only_abroad: bool = False

    @classmethod
    def of(cls, query: Query, about: Selection, first: Sequence[Listed]) -> "Answers":
        """Nothing is said where somebody is called as the question says, or a text near has all its words.

        Args:
            about: everything that is about the question, before filters.
            first: the results of a page: mostly one of them answers.
        """
        things = () if query.contact or (about.named.worth >= 1).any() else things_asked_for(query)
        if not things:
            return cls()
        shown = _surely_near(query, about, first)
        missing = tuple(
            [one for one in things if not (_answer(one, query, shown) or _is_near(one, query, about.catalog))]
        )
        if len(missing) < len(things):
            return cls(tuple(things), missing)
        open_ = open_to(query, about.catalog)
        masks = [open_ & surely_answering(one, query, about.catalog) for one in things]
        answering = [about.instead(np.flatnonzero(mask)) for mask in masks if mask.any()]
        km = [_nearest_km(query, some) for some in answering]
        said = _says_all(query, about, open_)
        if len(said) and _nearest_km(query, said) <= NEAR_KM:
            return cls(tuple(things))
        if len(said) and not km:
            return cls(tuple(things), missing, math.inf, only_words=True)
        is_abroad = bool(query.places and km) and all(
            some.of(across_the_border(query, some.catalog)).all() for some in answering
        )
        return cls(tuple(things), missing, min(km, default=0.0), only_abroad=is_abroad)

    @property
    def is_none(self) -> bool:
        """Whether nothing near surely answers anything that is asked for."""
        return bool(self.things) and len(self.missing) == len(self.things)


def _surely_near(query: Query, about: Selection, first: Sequence[Listed]) -> Selection:
    """Those of some results that the person may use and that are surely within `NEAR_KM`, as distances are rounded."""
    least = NEAR_KM - ROUNDED_KM
    near = [
        one.row for one in first if query.place is None or (one.distance_km is not None and one.distance_km < least)
    ]
    some = about.instead(np.array(near, np.intp))
    return some.at(some.of(open_to(query, about.catalog)))


def _answer(thing: Thing, query: Query, some: Selection) -> bool:
    """Whether any of these rows surely answers it."""
    return bool(surely_answering(thing, query, some, with_other_kinds=True).any())


def _is_near(thing: Thing, query: Query, catalog: Catalog) -> bool:
    """Whether anything that the person may use surely answers it within `NEAR_KM`; without a place, anywhere."""
    answers = open_to(query, catalog) & surely_answering(thing, query, catalog, with_other_kinds=True)
    if query.place is None:
        return bool(answers.any())
    if query.area is None and (inside := within_reach(query, catalog, FAR_KM)) is not None:
        answers &= inside  # what is not cannot be so near, and most of the directory is not
    some = Selection(catalog, np.flatnonzero(answers))
    if any((some.distance_km(place.point) <= NEAR_KM).any() for place in query.places):
        return True
    return len(some) > 0 and _nearest_km(query, some) <= NEAR_KM


def _says_all(query: Query, about: Selection, open_: NDArray[np.bool_]) -> Selection:
    """Those of the open ones whose texts say all the words, if any tells a topic: nobody may have given them terms."""
    readings = about.match.readings if about.match else ()
    rest = set(query.rest)
    if all(one.word in rest and not tells_a_topic(one.word) for one in readings):
        return about.at(np.empty(0, np.intp))
    stated = [about.catalog.text.stated(about.rows, reading) for reading in readings]
    return about.at(np.flatnonzero(np.logical_and.reduce([*stated, open_.take(about.rows)])))


def what_is_missing(query: Query, answers: Answers, about: Selection) -> Iterator[Sentence]:
    """What to say of what nothing near answers, and whom one can ask instead."""
    if not answers.missing or (query.dangers and not answers.is_none):
        return
    is_far = answers.is_none and answers.nearest_km and not answers.only_words
    if is_far and (answers.nearest_km == math.inf or query.area):
        return
    said = {*missing_kinds(query, about)}
    missing = [one for one in answers.missing if said.isdisjoint(one.service_types)]
    if missing:
        labels = {str(label): label for label in (one.label(query, about.vocabulary) for one in missing)}
        yield _not_answered(query, answers, tuple(labels.values()))
    if missing and answers.only_abroad:
        yield Sentence(_ONLY_ABROAD, {"place": said_town(query.places[0])})
    if missing and answers.is_none:
        message = (
            N_("Who may know of something nearer: %(whom)s.")
            if answers.nearest_km
            else N_("Who may know more: %(whom)s.")
        )
        yield Sentence(message, {"whom": who_may_know(query, answers.missing, about.catalog)})


def _not_answered(query: Query, answers: Answers, terms: tuple[Labels | Sentence, ...]) -> Sentence:
    if query.place is None or (answers.is_none and not answers.nearest_km):
        return Sentence(N_("Nothing in this directory is known to answer: %(terms)s."), {"terms": terms})
    facts = {"place": said_town(query.places[0]), "terms": terms}
    if not answers.is_none or answers.only_words:
        return Sentence(N_("Nothing near %(place)s is known to answer: %(terms)s."), facts)
    message = N_("Nothing near %(place)s is known to answer: %(terms)s. The nearest is %(km)s km away.")
    return Sentence(message, {**facts, "km": round(answers.nearest_km)})


def _nearest_km(query: Query, known: Selection) -> float:
    """To the nearest of some rows from one of the places; 0 where one comes there or helps from afar, or no place."""
    if query.place is None:
        return 0.0
    if (
        query.area
        and known.catalog.any_of(known.catalog.municipalities.in_provinces(query.area.provinces)).take(known.rows).any()
    ):
        return 0.0
    nearest = math.inf
    for place in query.places:
        km = known.distance_km(place.point)
        visits, remote, _ = reach(known, place, km)
        if visits.any() or (remote.any() and not is_in_person(query)):
            return 0.0
        nearest = min(nearest, float(km.min()))
    return nearest


def national_lines(query: Query, first: Sequence[Listed], fitting: Selection) -> Iterator[Sentence]:
    """Whom to call from anywhere for needs that few services answer, where none of the best results surely does nearby.

    Args:
        first: the best results.
        fitting: all that fit the question and its filters.
    """
    country = country_of(query.place)
    needs = [code for code in query.needs if has_national_line(code, country)]
    if not needs:
        return
    near = np.array([one.row for one in first if (one.distance_km or 0.0) <= NEAR_KM and query.place], np.intp)
    some = fitting.instead(near)
    open_needs = [code for code in needs if not (some.cover_of_need(code) > MOST_GUESSED).any()]
    yield from national_line(open_needs, country)


def missing_kinds(query: Query, about: Selection) -> list[str]:
    """The kinds of service that were asked for, where nothing in the directory is one.

    Beside a need only of what nothing else replaces: who asks for a home help is not helped by company.

    Args:
        about: everything that is about the question, before filters.
    """
    if query.needs:
        asked = [code for code in query.service_types if code in _NOT_REPLACED]
        return [code for code in asked if not being([code], about).any()]
    asked = [*kinds_asked_for(query)]
    return [] if not asked or any_answers(query, about) else asked


def of_missing_kinds(kinds: Iterable[str], vocabulary: Vocabulary) -> Iterator[Sentence]:
    """What to say of them."""
    if labels := tuple([Labels(vocabulary.get("service_type", code).labels) for code in kinds]):
        yield Sentence(
            N_("Nothing in this directory is: %(terms)s. Here is what helps with the same."), {"terms": labels}
        )
