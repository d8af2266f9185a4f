"""What did they mean: rules that read places, ages, needs, languages, times and costs out of a question."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from directory.catalog.catalog import OLDEST
from directory.catalog.slots import slot_bits
from directory.errors import InvalidInput
from directory.gazetteer import Gazetteer
from directory.i18n import N_, Sentence
from directory.language import STOP_WORDS, fold
from directory.language import words as words_of
from directory.search.people import allows_age, gender_of
from directory.search.phrases import Phrase, find_phrases
from directory.search.places import PlaceFound, find_place
from directory.search.question import Query, Span, When
from directory.vocabulary import Mention, Vocabulary

__all__ = ["Query", "Span", "When", "content_words", "understand", "with_repairs", "without_place"]

_FARTHEST_KM = 2000
_ABOUT_PEOPLE = "target_group"  # these words say for whom, not what: they do not go into the text search
_SAY_NOTHING = frozenset(
    """
    cerco cerca cerchiamo cercasi vorrei voglio vuole serve servono servirebbe bisogno qualcosa qualcuno trovare
    cosa cose ce
    avere fare dove posso puo potrebbe vicino vicina zona presso persona aperto adesso help need needs looking
    search something somebody someone near where suche brauche mochte etwas hilfe nahe gibt wo
    """.split()  # noqa: SIM905 - a list literal would be one word a line
)
_WORD = re.compile(r"[^\W_]+")
_STOP_WORDS = frozenset().union(*STOP_WORDS.values()) | _SAY_NOTHING


def understand(  # noqa: PLR0913 - what is given beside the text is named
    text: str,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    *,
    place: str | None = None,
    within_km: float | None = None,
    needs: Sequence[str] = (),
    age: float | None = None,
    now: datetime | None = None,
    known: Callable[[str], bool] | None = None,
) -> Query:
    """Read a question. What is given beside the text wins over what the text says.

    Args:
        vocabulary: of the catalog that will be searched.
        place: as people write it.
        needs: codes, labels or synonyms.
        now: when it is asked; without it "today" and the like say no days.
        known: whether a folded word stands in the catalog's texts, so that it is not taken for a typing error.
    Raises:
        InvalidInput: the age or radius is not possible.
        Ambiguous: `place` has namesakes; in the text they are only noted.
        NotFound: the place or a need is not known.
    """
    _check(age, within_km)
    words = words_of(text)
    phrases = _by_word(find_phrases(" ".join(words)), words)
    mentions = [mention for mention in vocabulary.mentions(words) if _free(mention, phrases)]
    taken = {at for span in phrases for at in range(span.start, span.end)}
    meant = {at for mention in mentions for at in range(mention.start, mention.end)}
    capitals = _capitals(text, words)
    found = None if place else find_place(words, gazetteer, taken | meant, capitals=capitals, quiet=_STOP_WORDS)
    query = _with_place(_with_phrases(Query(text=text, gender=gender_of(words)), phrases, now), found)
    ages = query.ages if age is None else (age, age)
    query = _with_terms(query, [mention for mention in mentions if _fits_age(mention, ages and ages[0])], vocabulary)
    silent = taken | _silent(mentions) | _of_place(query, found)
    if needs:
        query = _with_needs(query, _unique(vocabulary.find("need", need).code for need in needs), vocabulary)
    return replace(
        query,
        rest=_rest(words, silent | meant),
        words=tuple(word for at, word in enumerate(words) if at not in silent and word not in _STOP_WORDS),
        place=gazetteer.resolve(place) if place else query.place,
        within_km=query.within_km if within_km is None else within_km,
        ages=ages,
        spans=tuple(sorted(query.spans, key=lambda span: (span.start, span.kind))),
    )


def with_repairs(query: Query, repairs: Mapping[str, str], vocabulary: Vocabulary) -> Query:
    """The question as it was probably meant, with the terms that the repaired words speak of.

    Args:
        repairs: word as typed -> known word.
    """
    words = words_of(query.text)
    mended = [repairs.get(word, word) for word in words]
    changed = {at for at, word in enumerate(words) if word in repairs}
    mentions = [
        mention
        for mention in vocabulary.mentions(mended)
        if changed & {*range(mention.start, mention.end)} and _fits_age(mention, query.age)
    ]
    silent = {mended[at] for at in _silent(mentions)}
    known = tuple(repairs.get(word, word) for word in query.words)
    rest = tuple(repairs.get(word, word) for word in query.rest)
    meant = {mended[at] for mention in mentions for at in range(mention.start, mention.end)}
    return replace(
        _with_terms(query, mentions, vocabulary),
        words=tuple(word for word in known if word not in silent),
        rest=tuple(word for word in rest if word not in meant),
    )


def without_place(query: Query) -> Query:
    """The question with the words of its place looked for in texts; for a name that only sounds like a place."""
    spans = tuple(span for span in query.spans if span.kind != "place")
    words = content_words(query.text)
    return replace(query, words=words, rest=words, place=None, province=None, spans=spans)


def content_words(text: str) -> tuple[str, ...]:
    """The folded words of a text that say something in a question."""
    return tuple(word for word in words_of(text) if word not in _STOP_WORDS)


def _capitals(text: str, words: Sequence[str]) -> set[int]:
    """Positions of the words that were written with a capital."""
    written = _WORD.findall(text)
    if len(written) != len(words):  # folding split or joined some: positions do not tell
        return set()
    return {at for at, word in enumerate(written) if word[0].isupper()}


def _fits_age(mention: Mention, age: float | None) -> bool:
    """ "ragazza" may be of any age that is said beside it."""
    return mention.term.taxonomy != _ABOUT_PEOPLE or allows_age(mention.term.code, age)


def _check(age: float | None, within_km: float | None) -> None:
    if age is not None and not 0 <= age <= OLDEST:
        raise InvalidInput(N_("The age %(age)s is not possible: give a number from 0 to 120."), age=age)
    if within_km is not None and not 0 < within_km <= _FARTHEST_KM:
        message = N_("The distance %(km)s is not possible: give kilometres from 1 to 2000.")
        raise InvalidInput(message, km=within_km)


def _by_word(phrases: Iterable[Phrase], words: Sequence[str]) -> list[Span]:
    """Phrases with positions counted in words instead of letters."""
    line = " ".join(words)
    spans = []
    for phrase in phrases:
        start = line.count(" ", 0, phrase.start)
        end = line.count(" ", 0, phrase.end) + 1
        spans.append(Span(phrase.kind, phrase.value, " ".join(words[start:end]), start, end))
    return spans


def _free(mention: Mention, spans: Iterable[Span]) -> bool:
    return all(mention.end <= span.start or mention.start >= span.end for span in spans)


def _rest(words: Sequence[str], understood: set[int]) -> tuple[str, ...]:
    return tuple(word for at, word in enumerate(words) if at not in understood and word not in _STOP_WORDS)


def _with_phrases(query: Query, spans: Sequence[Span], now: datetime | None) -> Query:
    def values(kind: str) -> list[Any]:
        return [span.value for span in spans if span.kind == kind]

    ages = [age for age in values("age") if age <= OLDEST]
    return replace(
        query,
        ages=(ages[0], ages[0]) if ages else None,
        within_km=next(iter(values("within_km")), None),
        languages=_unique(code for codes in values("language") for code in codes),
        cost="free" if values("free") else None,
        remote=bool(values("remote")),
        home_visits=bool(values("home")),
        when=_when(values("time")),
        slots=_slots(values("time")),
        spans=tuple(spans),
    )


def _when(times: Sequence[tuple[Sequence[int], Sequence[int]]]) -> When | None:
    days = sorted({day for days, _ in times for day in days})
    parts = [part for _, parts in times for part in parts]
    return When(tuple(days), parts[0] if parts else None) if times else None


def _slots(times: Sequence[tuple[Sequence[int], Sequence[int]]]) -> int | None:
    """Any of the days at any of the parts, so that "sabato ... di sera" is Saturday evening."""
    days = {day for days, _ in times for day in days}
    parts = {part for _, parts in times for part in parts}
    return slot_bits(days or range(7), parts or range(3)) if times else None


def _with_place(query: Query, found: PlaceFound | None) -> Query:
    if found is None:
        return query
    if len(found.choices) > 1:
        choices = tuple(place.label for place in found.choices)
        name = found.choices[0].name
        written = name if fold(name) == found.name else found.name.title()
        note = Sentence(N_("«%(name)s»: which one? %(choices)s"), {"name": written, "choices": choices})
        return replace(query, notes=(*query.notes, note))
    place = found.choices[0]
    span = Span("place", place.code, found.name, found.start, found.end)
    province = place.province if found.whole_province else None
    return replace(query, place=place, province=province, spans=(*query.spans, span))


def _of_place(query: Query, found: PlaceFound | None) -> set[int]:
    """The words that only name the place; a name that may mean several is still looked for, a postal code never."""
    if found and (query.place or found.name.isdecimal()):
        return {*range(found.start, found.end)}
    return set()


def _with_terms(query: Query, mentions: Sequence[Mention], vocabulary: Vocabulary) -> Query:
    spans = tuple(
        Span(mention.term.taxonomy, mention.term.code, " ".join(mention.words), mention.start, mention.end)
        for mention in mentions
    )

    def codes(taxonomy: str) -> tuple[str, ...]:
        return _unique(span.value for span in spans if span.kind == taxonomy)

    query = replace(
        query,
        interests=_unique((*query.interests, *codes("interest"))),
        target_groups=_unique((*query.target_groups, *codes("target_group"))),
        service_types=_unique((*query.service_types, *codes("service_type"))),
        spans=(*query.spans, *spans),
    )
    return _with_needs(query, _unique((*query.needs, *codes("need"))), vocabulary)


def _with_needs(query: Query, needs: tuple[str, ...], vocabulary: Vocabulary) -> Query:
    """The needs, and what they are mainly about where kinds of service say more."""
    domains = {need.partition(".")[0] for need in needs}
    services = [vocabulary.get("service_type", code) for code in query.service_types]
    of_services = [term.needs[0] for term in services if term.needs and not term.is_about() & domains]
    return replace(query, needs=needs, main_needs=_unique((*needs, *of_services)))


def _silent(mentions: Iterable[Mention]) -> set[int]:
    """Words that only say for whom; a word that names a service as well is still looked for."""
    people, things = set[int](), set[int]()
    for mention in mentions:
        words = range(mention.start, mention.end)
        (people if mention.term.taxonomy == _ABOUT_PEOPLE else things).update(words)
    return people - things


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
