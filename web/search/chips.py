"""What was understood and chosen, each with the link that takes it away."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from babel.dates import get_day_names

from directory.ages import OLDEST
from directory.i18n import N_, Labels, Sentence
from directory.places.gazetteer import Municipality
from directory.places.town_names import said_town_with_province
from directory.search.query import Query, Span
from directory.search.results.facets import Facet, Label
from directory.search.said.line import Line
from directory.settings import LANGUAGES
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import fold, words
from directory.words.languages import language_name
from web.i18n import current_language, locale_of, quoted
from web.search.address import Address

_SIGNS = '.,;:!?()«»„“”"'


@dataclass(frozen=True)
class Chip:
    """Something understood, in words; `link` searches without it."""

    labels: tuple[Label, ...]
    link: str


def chips(address: Address, query: Query, facets: Iterable[Facet], vocabulary: Vocabulary) -> list[Chip]:
    """What the words were understood as, then the place and radius given apart, then the filters."""
    return [
        *_understood(address, query, vocabulary),
        *_around(address, query),
        *(
            Chip((value.label,), address.without_filter(facet.name, value.value).link)
            for facet in facets
            for value in facet.values
            if value.chosen
        ),
    ]


def as_written(folded: Iterable[str], text: str) -> list[str]:
    """Words of a text as somebody wrote them, in quotation marks; given as the search reads them."""
    written = {words(word)[0]: word for word in text.split() if len(words(word)) == 1}
    return [quoted(written.get(word, word).strip(_SIGNS), current_language()) for word in folded]


def _understood(address: Address, query: Query, vocabulary: Vocabulary) -> Iterable[Chip]:
    """One chip for the same words, however many things they mean; words that mean the same share one."""
    spans = sorted(query.spans, key=lambda span: (span.start, span.end))
    found: dict[tuple[str, ...], tuple[tuple[Label, ...], list[tuple[int, int]]]] = {}
    for place, same in groupby(spans, key=lambda span: (span.start, span.end)):
        labels = {str(label): label for span in same for label in labels_of(span, query, vocabulary)}
        found.setdefault(tuple(labels), (tuple(labels.values()), []))[1].append(place)
    for different, places in found.values():
        without = address
        for start, end in reversed([*_apart(places)]):
            without = without.without_words(start, end)
        yield Chip(different, without.link)


def _apart(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where some words stand, in order; what overlaps as one: "mi taglio le braccia" and "taglio le braccia"."""
    first, last = -1, -1
    for start, end in places:
        if start < last:
            last = max(last, end)
            continue
        if last >= 0:
            yield first, last
        first, last = start, end
    yield first, last


def _around(address: Address, query: Query) -> Iterable[Chip]:
    if address.near and query.place is not None:
        yield Chip((_named(query.place),), address.without_place().link)
    if address.within_km is not None and query.place is not None:
        yield Chip((_within(address.within_km),), address.without_radius().link)


def _named(place: Municipality) -> Label:
    return said_town_with_province(place)


def _of_place(query: Query) -> Label:
    assert query.place is not None  # noqa: S101 - asked only where there is one
    return query.area.label if query.area else _named(query.place)


def _within(km: float) -> Sentence:
    return Sentence(N_("within %(km)s km"), {"km": km})


def labels_of(span: Span, query: Query, vocabulary: Vocabulary) -> list[Label]:
    """What some words of a question were understood as."""
    if span.kind == "place":
        return [_of_place(query)] if query.place else []
    if span.kind == "language":
        return [language_name(code) for code in span.value]
    if span.kind == "time":
        return [_as_typed(span, query.text)]
    if span.kind in _SAID:
        return [_SAID[span.kind](span)]
    return [Labels(vocabulary.get(span.kind, span.value).labels)]


def _as_typed(span: Span, text: str) -> str:
    """The words of a span with their accents and capitals, "18:30"; misspelt ones as they were read, "mercoledì"."""
    line, read = Line.of(text), span.words.split()
    places = range(span.start, span.end)
    if len(read) != len(places):
        return "".join([line.gap(at) * (at > span.start) + line.written(at) for at in places])
    # What is only written short, "nachm", stays as it is.
    said = [
        line.written(at) if word.startswith(line.words[at]) else _accented(word)
        for at, word in zip(places, read, strict=True)
    ]
    return said[0] + "".join([line.gap(at) + word for at, word in zip(places[1:], said[1:], strict=True)])


def _accented(folded: str) -> str:
    """A word that rules read with the accents that it has; only days of the week have any."""
    return _days().get(folded, folded)


@cache
def _days() -> Mapping[str, str]:
    names = [name for code in LANGUAGES for name in get_day_names("wide", locale=locale_of(code)).values()]
    return {fold(name): name for name in names}


def _ages(span: Span) -> Sentence:
    if 0 < span.value[0] == span.value[1] < 1:
        return Sentence(N_("%(months)s months old"), {"months": round(span.value[0] * 12)})
    first, last = map(int, span.value)
    if first == last:
        return Sentence(N_("%(age)s years old"), {"age": first})
    if first <= 0:
        return Sentence(N_("up to %(age)s years old"), {"age": last})
    if last >= OLDEST:
        return Sentence(N_("from %(age)s years old"), {"age": first})
    return Sentence(N_("%(low)s–%(high)s years old"), {"low": first, "high": last})


_COSTS: Mapping[str, str] = {"free": N_("free of charge"), "low": N_("at little cost")}
_ACCESS: Mapping[str, str] = {"no_appointment": N_("without an appointment"), "no_referral": N_("without a referral")}
_WAYS: Mapping[str, str] = {
    "online": N_("by phone or online"),
    "phone": N_("by phone"),
    "home": N_("comes to your home"),
}
_GENDERS: Mapping[str, str] = {"man": N_("for a man"), "woman": N_("for a woman")}
_SAID: Mapping[str, Callable[[Span], Label]] = {
    "age": _ages,
    "born": lambda span: Sentence(N_("born in %(year)s"), {"year": str(span.value.year)}),
    "within_km": lambda span: _within(span.value),
    "gender": lambda span: Sentence(_GENDERS[span.value]),
    "cost": lambda span: Sentence(_COSTS[span.value]),
    "access": lambda span: Sentence(_ACCESS[span.value]),
    "remote": lambda span: Sentence(_WAYS[span.value]),
    "wheelchair": lambda _span: Sentence(N_("accessible in a wheelchair")),
    "contact": lambda span: span.value.strip(),
}
