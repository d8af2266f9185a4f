"""What a listing is about, measured against what was asked: needs, kinds of service, interests.

What somebody stated is told from what was only read from texts: the words say which.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.cover import ANSWERS, GUESSED_KIND, needs_of
from directory.catalog.listed import SHOWN_KEPT
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.catalog.selection import Selection
from directory.danger.heard import is_lightly_said
from directory.i18n import N_, Labels, Sentence
from directory.search.query import Query
from directory.search.results.answers import MOST_GUESSED
from directory.search.results.doors import shut_tonight
from directory.search.results.membership import is_perhaps_for_others
from directory.taxonomies.codes import CHILD_ABUSE, CRISIS, VIOLENCE
from directory.taxonomies.vocabulary import Term, Vocabulary, cannot_wait

_WHOLE = 255
_BY_ITS_KIND = N_("Perhaps, as such services often do: %(terms)s")
_BY_ITS_TEXTS = N_("Perhaps, as its texts suggest: %(terms)s")
GUESSED = frozenset({_BY_ITS_KIND, _BY_ITS_TEXTS})  # said of what does not state it itself
_VIOLENT = frozenset({VIOLENCE, CHILD_ABUSE})
TOMORROW = 0.5  # what answers a crisis, but takes nobody tonight
OF_OTHERS = 0.5  # what answers a need, but is for a group that the question does not speak of
AT_ONCE = 4.0  # needs that can wait, as which one that cannot counts
OF_WHOM = 0.3  # what a need counts that only tells who somebody is
LESS_FOR_EACH, MOST_FURTHER = 0.05, 4  # what a need counts less for each further one that a listing states
_IS_FOR_OTHER_NEEDS, _SUITS_OTHERS = Sentence(N_("Is there for other needs")), Sentence(N_("Suits other interests"))
_HELPS_WITH_THE_SAME = Sentence(N_("Helps with the same needs as what you named"))
_IS_ANOTHER_KIND = Sentence(N_("Is another kind of service"))


def is_stated(catalog: Selection, row: int, code: str, cover: int) -> bool:
    """Whether somebody said of a listing that it answers a need, which texts only made one think otherwise.

    Where it names its needs itself, its kind says nothing surely: a self-help group of gamblers is none for grief.

    Args:
        cover: 255 x how far it answers the need.
    """
    if cover > MOST_GUESSED:
        return True
    terms = _stated_terms(catalog, row)
    own = [term for term in terms if term.taxonomy == "need"]
    near = needs_near(code, catalog.vocabulary)
    return any(each in near for term in own or terms for each in needs_of(term)[0])


@lru_cache(maxsize=256)
def needs_near(code: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The needs of which a listing that answers one answers another as well."""
    codes = [term.code for term in vocabulary.terms("need")]
    closeness = vocabulary.closeness_matrix("need")[codes.index(code)]
    return frozenset([other for other, near in zip(codes, closeness, strict=True) if near * 255 >= ANSWERS])


def _stated_terms(catalog: Selection, row: int) -> tuple[Term, ...]:
    whole, own = catalog.catalog, catalog.rows.item(row)
    kept = _kept_terms(whole)
    found = kept.get(own)
    if found is None:
        tags = whole.tags.of_row(own)
        found = kept.keep(own, tuple([whole.terms[index] for index, sure in tags.items() if sure >= 1]))
    return found


@once_per_catalog
def _kept_terms(_catalog: Catalog) -> Kept[int, tuple[Term, ...]]:
    """What somebody stated of the listings that were shown lately."""
    return Kept(SHOWN_KEPT)


def _names_its_needs(catalog: Selection, row: int) -> bool:
    return any(term.taxonomy == "need" for term in _stated_terms(catalog, row))


def _explain_needs(query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    def only_guessed(row: int, covers: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(
            [
                code
                for code, cover in zip(query.needs, covers, strict=True)
                if cover >= ANSWERS and not is_stated(catalog, row, code, cover)
            ]
        )

    @cache
    def say(covers: tuple[int, ...], guessed: tuple[str, ...], is_by_kind: bool) -> Sentence:
        answered = [code for code, cover in zip(query.needs, covers, strict=True) if cover >= ANSWERS]
        if sure := tuple([code for code in answered if code not in guessed]):
            return naming(N_("Answers the need: %(terms)s"), catalog, "need", sure)
        if answered and is_by_kind:
            message = _BY_ITS_KIND
            return naming(message, catalog, "need", guessed)
        if answered:
            return naming(_BY_ITS_TEXTS, catalog, "need", guessed)
        near = tuple([code for code, cover in zip(query.needs, covers, strict=True) if cover])
        return naming(N_("Answers a need near to: %(terms)s"), catalog, "need", near) if near else _IS_FOR_OTHER_NEEDS

    each = _columns([catalog.cover_of_need(code) for code in query.needs], rows)
    return [
        say(covers, guessed := only_guessed(row, covers), bool(guessed) and _names_its_needs(catalog, row))
        for row, covers in zip(rows.tolist(), each, strict=True)
    ]


@feature_by_column(weight=2.0, explain_rows=_explain_needs, unknown=N_("Ask which needs they can help with"))
def needs(query: Query, catalog: Selection) -> Values | None:
    """How far the needs are answered, on average; readings of the same words are alternatives.

    What cannot wait until tomorrow counts as four: who sleeps in a car needs a bed before mediation. What only tells
    who somebody is counts less than what is asked for: sports for a child with a disability are first of all sports.
    What is there for a group that nothing speaks of counts half: its bed is hardly for whoever loses the flat; and so
    does, for who may die tonight, what is full or wants a referral.
    """
    if not query.needs:
        return None
    groups = weighed_needs(query)
    covers = [_best([catalog.cover_of_need(code) for code in group]) for group, _ in groups]
    covered = _added(covers, [share for _, share in groups])
    covered *= catalog.of(_focus(catalog.catalog))
    others = catalog.of(is_perhaps_for_others(query, catalog.catalog))
    np.multiply(covered, np.float32(OF_OTHERS), out=covered, where=others)
    if CRISIS in query.main_needs:
        np.multiply(covered, np.float32(TOMORROW), out=covered, where=catalog.of(shut_tonight(catalog.catalog)))
    return Values(covered, catalog.need_known)


def tells_of_more_than_what_cannot_wait(query: Query) -> bool:
    """Whether one need cannot wait, and another of other words can.

    A crisis of which people speak lightly is no such need: "assisto mia moglie e non ce la faccio più".
    """
    if CRISIS in query.needs and not is_surely_a_crisis(query):
        return False
    if not any(map(cannot_wait, query.needs)):
        return False
    groups = _alternatives(query, "need", query.needs)
    return not all(any(map(cannot_wait, group)) for group in groups)


def is_surely_a_crisis(query: Query) -> bool:
    """Whether somebody may die, and says more than people say who are only tired."""
    told = [span.words for span in query.spans if span.value == CRISIS]
    return CRISIS in query.needs and not all(map(is_lightly_said, told))


def is_surely_a_danger(query: Query) -> bool:
    """Whether violence is told, or surely that somebody may die."""
    return not _VIOLENT.isdisjoint(query.needs) or is_surely_a_crisis(query)


def _weight(codes: Iterable[str], query: Query) -> float:
    """How much a need, or several that the same words may mean, counts among all that a question tells of."""
    if any(map(cannot_wait, codes)):
        return AT_ONCE if CRISIS not in codes or is_surely_a_crisis(query) else 1.0
    return OF_WHOM if query.of_whom and set(codes) <= set(query.of_whom) else 1.0


@once_per_catalog
def _focus(catalog: Catalog) -> NDArray[np.float32]:
    """Shape (n,): less the more needs somebody stated: who does one thing is meant before who also does it."""
    is_need = np.array([term.taxonomy == "need" for term in catalog.terms], np.bool_)
    tags = catalog.tags
    stated = np.bincount(tags.row_of_each[is_need[tags.term] & (tags.confidence >= 1)], minlength=len(tags))
    return (1 - LESS_FOR_EACH * np.clip(stated - 1, 0, MOST_FURTHER)).astype(np.float32)


def _explain_service_types(query: Query, catalog: Selection, values: Values, rows: Rows) -> list[Sentence]:
    sure = 255 * GUESSED_KIND - 1

    @cache
    def say(covers: tuple[int, ...], is_near: bool) -> Sentence:
        own = [(code, cover) for code, cover in zip(query.service_types, covers, strict=True) if cover >= sure]
        if stated := tuple([code for code, cover in own if cover == _WHOLE]):
            return naming(N_("Is what you named: %(terms)s"), catalog, "service_type", stated)
        if own:
            message = _BY_ITS_TEXTS
            return naming(message, catalog, "service_type", tuple([code for code, _ in own]))
        return _HELPS_WITH_THE_SAME if is_near else _IS_ANOTHER_KIND

    each = _columns([catalog.cover_of_kind(code) for code in query.service_types], rows)
    return [*map(say, each, (values.score.take(rows) > 0).tolist())]


@feature_by_column(weight=1.25, explain_rows=_explain_service_types, unknown=N_("Ask what kind of service it is"))
def service_types(query: Query, catalog: Selection) -> Values | None:
    """Whether it is such a service, else how far it answers the same needs."""
    if not query.service_types:
        return None
    covers = [catalog.cover_of_kind(code) for code in query.service_types]
    return Values(_best(covers), catalog.need_known | (covers[0] > 0))


def _explain_interests(query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    @cache
    def say(covers: tuple[int, ...]) -> Sentence:
        own = [*zip(query.interests, covers, strict=True)]
        shared = tuple([code for code, cover in own if cover >= ANSWERS])
        if shared and max(covers) <= MOST_GUESSED:
            message = _BY_ITS_TEXTS
            return naming(message, catalog, "interest", shared)
        if shared:
            return naming(N_("Suits the interest: %(terms)s"), catalog, "interest", shared)
        near = tuple([code for code, cover in own if cover])
        return naming(N_("Suits an interest near to: %(terms)s"), catalog, "interest", near) if near else _SUITS_OTHERS

    return [*map(say, _columns([catalog.cover_of_interest(code) for code in query.interests], rows))]


@feature_by_column(weight=2.0, explain_rows=_explain_interests, unknown=N_("Ask what people do there"))
def interests(query: Query, catalog: Selection) -> Values | None:
    """How far the interests are shared, on average."""
    if not query.interests:
        return None
    groups = weighed_interests(query)
    covers = [_best([catalog.cover_of_interest(code) for code in group]) for group, _ in groups]
    return Values(_added(covers, [share for _, share in groups]), catalog.interest_known)


def weighed_needs(query: Query) -> list[tuple[list[str], float]]:
    """Needs in groups, with the share of each in what they are worth: all shares are 1 together, or less.

    Those read from the same words are alternatives of each other.
    """
    groups = _alternatives(query, "need", query.needs)
    weights = [_weight(group, query) for group in groups]
    whole = max(sum(weights), 1.0)  # what only tells of whom stays little even where nothing else is told
    return [(group, weight / whole) for group, weight in zip(groups, weights, strict=True)]


def needs_asked_for(query: Query) -> list[tuple[list[str], float]]:
    """The weighed needs without those that only tell who somebody is: "ex tossico cerca lavoro"."""
    return [one for one in weighed_needs(query) if not set(one[0]) <= set(query.of_whom)]


def weighed_interests(query: Query) -> list[tuple[list[str], float]]:
    """Interests in groups, as needs are: hip hop is sung or danced."""
    groups = _alternatives(query, "interest", query.interests)
    return [(group, 1 / len(groups)) for group in groups]


def _alternatives(query: Query, kind: str, codes: Iterable[str]) -> list[list[str]]:
    groups: dict[Any, list[str]] = {}
    read_from = {span.value: (span.start, span.end) for span in query.spans if span.kind == kind}
    for code in codes:
        groups.setdefault(read_from.get(code, code), []).append(code)
    return list(groups.values())


def naming(message: str, catalog: Selection, taxonomy: str, codes: tuple[str, ...]) -> Sentence:
    """A sentence that names terms: the same for most of the listings that are found."""

    def sentence() -> Sentence:
        return Sentence(
            message, {"terms": tuple([Labels(catalog.vocabulary.get(taxonomy, one).labels) for one in codes])}
        )

    found: Sentence = catalog.once((message, codes), sentence)
    return found


def _columns(covers: Sequence[NDArray[np.uint8]], rows: Rows) -> Iterable[tuple[int, ...]]:
    """For each of some rows its values in all of these covers."""
    return zip(*[cover.take(rows).tolist() for cover in covers], strict=True)


def _best(covers: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
    """The greatest of several covers, in [0, 1]."""
    best: NDArray[Any] = covers[0]
    for cover in covers[1:]:
        best = np.maximum(best, cover)
    return best * np.float32(1 / 255)


def _added(covers: Sequence[NDArray[np.float32]], shares: Sequence[float]) -> NDArray[np.float32]:
    """Several covers, each times its share."""
    total = covers[0] if shares[0] == 1 else covers[0] * np.float32(shares[0])
    for cover, share in zip(covers[1:], shares[1:], strict=True):
        total = total + cover * np.float32(share)
    return total
