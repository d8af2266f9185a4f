"""Suggest while somebody types: services, organisations, terms and places that begin so, or nearly so."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from operator import attrgetter
from typing import Literal, NamedTuple

from directory.catalog.catalog import Catalog, as_uuid
from directory.i18n import Labels
from directory.places.gazetteer import Gazetteer
from directory.places.town_names import TownName, said_province, said_town_with_province
from directory.search.suggesting.names import Named, Typed, organizations, services
from directory.search.suggesting.phrases import places_of, terms_called
from directory.search.suggesting.typos import meant
from directory.words.language import STOP_WORDS
from directory.words.language import words as words_of

Kind = Literal["service", "organization", "need", "service_type", "interest", "target_group", "place"]

LIMIT = 10
OF_ONE_KIND = 4  # while others have something to say
ENOUGH = 3  # with fewer, typing errors are thought of
MOST_LETTERS = 300  # what fits into the box
_LEAST_LETTERS = 2
_LEAST_IN_TAIL = 3  # letters of the last word, where it is completed and the words before it stay
_MOST_WORDS = 12  # nothing is called by more
_MISSPELT = 10  # added to the tier
_ORDER: tuple[Kind, ...] = ("need", "service_type", "target_group", "interest", "place", "organization", "service")
_WORD = re.compile(r"[^\W_]+")  # as directory.words.language.words splits


@dataclass(frozen=True)
class Suggestion:
    """One line under the box.

    Args:
        text: what to put into the box.
        label: what is meant: a term's names, a place with its province, else the text.
        detail: of a service its organisation and municipality, where all that are called so share them; of a place its
            province.
        code: of a term or municipality; the id of a service or organisation.
    """

    kind: Kind
    text: str
    label: TownName
    detail: tuple[TownName, ...]
    code: str


class _Line(NamedTuple):
    """What may become a suggestion.

    Args:
        tier: 0 where the whole name begins so, 1 and 2 where other words do; _MISSPELT more where words were mended.
        make: makes the suggestion.
    """

    tier: int
    kind: Kind
    text: str
    code: str
    make: Callable[[], Suggestion]


def suggest(
    text: str, catalog: Catalog, gazetteer: Gazetteer, *, limit: int = LIMIT, language: str = "it"
) -> list[Suggestion]:
    """What the text may become, the likeliest kinds first, of each kind the likeliest first.

    Names, terms and places that begin so come before those in which a later word does, then what is one typing error
    away; then what occurs most, then by id. Where the whole text is the beginning of nothing, its last words are
    completed and those before them stay.

    Args:
        text: as it stands in the box; anything.
        language: of two names of a term, which to prefer.
    """
    text = text[:MOST_LETTERS]
    words = tuple(words_of(text))
    if limit < 1 or len("".join(words)) < _LEAST_LETTERS:
        return []
    asked = partial(_called, catalog=catalog, gazetteer=gazetteer, language=language)
    found = asked("", words)
    if len(found) >= ENOUGH or any(line.tier == 0 for line in found):
        return _mixed(found, limit)
    ways = [words, *((*words[:-_MOST_WORDS], *way) for way in meant(words[-_MOST_WORDS:], catalog, gazetteer))]
    for way in ways[1:]:
        if len(found) < limit:
            found += [line._replace(tier=line.tier + _MISSPELT) for line in asked("", way)]
    if not found and len(words[-1]) >= _LEAST_IN_TAIL and words[-1] not in STOP_WORDS["it"]:
        found = next(filter(None, (_completed(text, way, asked) for way in ways)), [])
    return _mixed(found, limit)


def _called(before: str, words: tuple[str, ...], catalog: Catalog, gazetteer: Gazetteer, language: str) -> list[_Line]:
    """What begins with all the words.

    Args:
        before: stays before what is suggested, which then is no service or organisation.
        words: folded, perhaps mended.
    """
    phrases = _of_phrases(before, words, catalog, gazetteer, language)
    return phrases if before or len(words) > _MOST_WORDS else [*phrases, *_of_names(words, catalog)]


def _completed(text: str, words: tuple[str, ...], asked: Callable[[str, tuple[str, ...]], list[_Line]]) -> list[_Line]:
    """What begins with the last words, as many of them as possible; those before them stay as they were typed."""
    for start in range(max(1, len(words) - _MOST_WORDS), len(words)):
        if found := asked(_before(text, words, start), words[start:]):
            return found
    return []


def _before(text: str, words: Sequence[str], start: int) -> str:
    """The text before a word, as it was typed."""
    begins = [match.start() for match in _WORD.finditer(text)]
    if len(begins) == len(words):
        return text[: begins[start]]
    return "".join(f"{word} " for word in words[:start])  # a letter that folds into two words


def _of_phrases(
    before: str, words: Sequence[str], catalog: Catalog, gazetteer: Gazetteer, language: str
) -> list[_Line]:
    lines = []
    for term in terms_called(words, catalog, language):
        kind, text, code = _KINDS[term.meaning.taxonomy], before + term.text, term.meaning.code
        make = partial(Suggestion, kind, text, Labels(term.meaning.labels), (), code)
        lines.append(_Line(int(term.is_later), kind, text, code, make))
    for place in places_of(gazetteer).called(words, catalog, LIMIT, language):
        text, town = before + place.text, place.meaning
        make = partial(Suggestion, "place", text, said_town_with_province(town), (said_province(town),), town.code)
        lines.append(_Line(int(place.is_later), "place", text, town.code, make))
    return lines


_KINDS: Mapping[str, Kind] = {kind: kind for kind in _ORDER[:4]}


def _of_names(words: tuple[str, ...], catalog: Catalog) -> list[_Line]:
    typed = Typed(words)
    return [
        *(
            _Line(one.tier, "service", one.name, one.name, partial(_service, one, catalog))
            for one in services(typed, catalog, LIMIT)
        ),
        *(
            _Line(one.tier, "organization", one.name, one.name, partial(_organization, one, catalog))
            for one in organizations(typed, catalog, LIMIT)
        ),
    ]


def _service(named: Named, catalog: Catalog) -> Suggestion:
    organization = _shared(catalog.organization[row] for row in named.rows)
    town = _shared(catalog.town(row) for row in named.rows)
    code = str(catalog.service_uuid(named.rows[0]))
    return Suggestion("service", named.name, named.name, tuple(filter(None, (organization, town))), code)


def _shared(texts: Iterable[TownName]) -> TownName:
    """The text when they are all the same; several services may be called the same."""
    different = set(texts)
    return different.pop() if len(different) == 1 else ""


def _organization(named: Named, catalog: Catalog) -> Suggestion:
    return Suggestion("organization", named.name, named.name, (), str(as_uuid(catalog.organization_id, named.rows[0])))


def _mixed(found: Iterable[_Line], limit: int) -> list[Suggestion]:
    """The best of all kinds, at most OF_ONE_KIND of one while others have something to say; kinds stay together."""
    of_kinds = _different(found)
    in_turn = [line for one_each in zip_longest(*of_kinds.values()) for line in one_each if line is not None]
    in_turn.sort(key=_tier)  # stable: within a tier the kinds take turns
    count: Counter[Kind] = Counter()
    first: list[_Line] = []
    further: list[_Line] = []
    for line in in_turn:
        count[line.kind] += 1
        (first if count[line.kind] <= OF_ONE_KIND else further).append(line)
    chosen = (first + further)[:limit]
    best = {line.kind: line.tier for line in sorted(chosen, key=_tier, reverse=True)}
    chosen.sort(key=lambda line: (best[line.kind], _ORDER.index(line.kind), line.tier))
    return [line.make() for line in chosen]


_tier = attrgetter("tier")


def _different(found: Iterable[_Line]) -> dict[Kind, list[_Line]]:
    """Of each kind every thing once; every text once, and of all terms, since the same text brings the same results."""
    of_kinds: dict[Kind, list[_Line]] = {kind: [] for kind in _ORDER}
    seen: set[tuple[str, str]] = set()
    for line in sorted(found, key=_tier):
        text = ("term" if line.kind in _KINDS else line.kind, line.text.casefold())
        code = (line.kind, line.code)
        if text not in seen and code not in seen:
            of_kinds[line.kind].append(line)
            seen |= {text, code}
    return of_kinds
