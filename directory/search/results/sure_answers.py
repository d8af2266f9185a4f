"""What surely answers what was asked: somebody stated it, or a name says it. What only texts suggest is a guess."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.cover import ANSWERS, GUESSED_KIND, needs_of
from directory.catalog.selection import Selection
from directory.i18n import Labels, Sentence
from directory.search.question import Query, Span, once_per_question
from directory.search.results.answers import NO_PASTIME_ANSWERS, answers_interest, kinds_asked_for, needs_meant
from directory.search.results.doors import shuts_out
from directory.search.results.languages_to_learn import language_to_learn
from directory.search.results.topics import needs_near
from directory.tagging.evidence import NAME_CONFIDENCE
from directory.taxonomies.codes import INFORMATION
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.languages import language_name

_BY_NAME = NAME_CONFIDENCE - 0.01  # confidences are single precision
_SUCH_BY_NAME = int(255 * (GUESSED_KIND + (1 - GUESSED_KIND) * _BY_NAME))
_SUITS_BY_NAME = int(255 * _BY_NAME)
_TERMS_KEPT = 128  # with a byte for each listing of a catalog
_TAXONOMIES = ("interest", "need", "service_type")


class Thing(NamedTuple):
    """What some words of a question ask for: any of these codes answers them."""

    needs: tuple[str, ...] = ()
    service_types: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()

    def label(self, query: Query, vocabulary: Vocabulary) -> Labels | Sentence:
        """What it is called."""
        terms = (("interest", self.interests), ("need", self.needs), ("service_type", self.service_types))
        taxonomy, code = next((taxonomy, codes[0]) for taxonomy, codes in terms if codes)
        label = Labels(vocabulary.get(taxonomy, code).labels)
        language = language_to_learn(code, query) if taxonomy == "interest" else None
        if language is None:
            return label
        return Sentence("%(term)s (%(language)s)", {"term": label, "language": language_name(language)})


def things_asked_for(query: Query) -> list[Thing]:
    """What a question asks for, word by word; not who somebody is, nor a pastime beside a need that none answers.

    A kind of service beside a need is one way to help with it, and need not be there.
    """
    several = [_thing(spans) for spans in _overlapping(_spans(query))]
    several = [one for one in several if one.needs != (INFORMATION,)]  # who asks where to turn is told by any answer
    needs = [need for thing in several for need in thing.needs]
    is_earnest = any(need.startswith(NO_PASTIME_ANSWERS) for need in needs)
    return [
        thing for thing in several if thing.needs or (thing.interests and not is_earnest) or not (needs or is_earnest)
    ]


def _spans(query: Query) -> list[Span]:
    wanted = {
        *(("need", code) for code in needs_meant(query) if code not in query.of_whom),
        *(("service_type", code) for code in kinds_asked_for(query)),
        *(("interest", code) for code in query.interests),
    }
    return [one for one in query.spans if one.kind in _TAXONOMIES and (one.kind, one.value) in wanted]


def _overlapping(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Spans that share words, together."""
    together: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if together and span.start >= max(one.end for one in together):
            yield together
            together = []
        together.append(span)
    if together:
        yield together


def _thing(spans: Sequence[Span]) -> Thing:
    def of(taxonomy: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.value for one in spans if one.kind == taxonomy))

    return Thing(of("need"), of("service_type"), of("interest"))


@once_per_question
def open_to(query: Query, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): the live listings that the person may use."""
    shut = shuts_out(query, catalog)
    return catalog.live if shut is None else catalog.live & ~shut


def surely_answering(
    thing: Thing, query: Query, some: Selection | Catalog, *, with_other_kinds: bool = False
) -> NDArray[np.bool_]:
    """Shape (k,): which of these rows surely answer it.

    Args:
        with_other_kinds: of a kind of service also who answers its first need, which is as good where it is near.
    """
    kinds = thing.service_types if with_other_kinds else ()
    first_needs = [some.vocabulary.get("service_type", code).needs[:1] for code in kinds]
    needs = dict.fromkeys([*thing.needs, *(code for several in first_needs for code in several)])
    masks = [
        *(some.of(_states_need(code, some.whole)) for code in needs),
        *(some.cover_of_kind(code) >= _SUCH_BY_NAME for code in thing.service_types),
        *(answers_interest(code, query, some, _SUITS_BY_NAME) for code in thing.interests),
    ]
    return reduce(np.logical_or, masks)


def _states_need(code: str, catalog: Catalog) -> NDArray[np.bool_]:
    return _kept_needs(catalog).get_or_make(code, lambda one: _find_stated(one, catalog))


@once_per_catalog
def _kept_needs(_catalog: Catalog) -> Kept[str, NDArray[np.bool_]]:
    return Kept(_TERMS_KEPT)


def _find_stated(code: str, catalog: Catalog) -> NDArray[np.bool_]:
    """As `topics.is_stated` of every listing; a need that the name says is sure, too, but not those of its kind."""
    near = needs_near(code, catalog.vocabulary)
    is_near = np.array([not near.isdisjoint(needs_of(term)[0]) for term in catalog.terms], np.bool_)
    rows, terms = _sure_tags(catalog)
    found = np.zeros(len(catalog.tags), np.bool_)
    found[rows[is_near.take(terms)]] = True
    return found & (catalog.cover_of_need(code) >= ANSWERS)


@once_per_catalog
def _sure_tags(catalog: Catalog) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Row and term of the tags that say for sure with which needs a listing helps.

    A need that is stated or in the name; of what states no need, all else that is stated.
    """
    tags = catalog.tags
    of_need = np.array([term.taxonomy == "need" for term in catalog.terms], np.bool_).take(tags.term)
    rows = np.repeat(np.arange(len(tags), dtype=np.int32), np.diff(tags.offsets))
    states_needs = np.zeros(len(tags), np.bool_)
    states_needs[rows[of_need & (tags.confidence >= 1)]] = True
    is_sure = np.where(of_need, tags.confidence >= _BY_NAME, (tags.confidence >= 1) & ~states_needs.take(rows))
    return rows[is_sure], tags.term[is_sure].astype(np.int32)
