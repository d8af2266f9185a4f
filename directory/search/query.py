"""What did they mean: rules that read places, ages, needs, languages, times and costs out of a question."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from directory.catalog.catalog import OLDEST
from directory.catalog.slots import slot_bits
from directory.errors import InvalidInput
from directory.gazetteer import Gazetteer, Municipality
from directory.i18n import N_, Sentence
from directory.language import STOP_WORDS, fold
from directory.language import words as words_of
from directory.search.people import allows_age, gender_of
from directory.search.phrases import Phrase, find_phrases
from directory.search.places import PlaceFound, find_place
from directory.vocabulary import Mention, Vocabulary

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


@dataclass(frozen=True)
class Span:
    """What was understood from which words: `kind` is need, place, age and so on; `words` as they were read."""

    kind: str
    value: Any
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Query:
    """A question to the catalog; everything may be left out. Codes are those of the taxonomies.

    Args:
        words: folded words for full text; the last may be a beginning.
        province: letters of the province, when a whole one was named; `place` is then its capital.
        age: years.
        gender: "woman" or "man", of the person spoken of.
        languages: ISO 639 codes, any of which must be spoken.
        slots: bits as in `directory.catalog.slots`.
        today: for freshness; `search` sets it.
        notes: what could not be decided, in sentences.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    service_types: tuple[str, ...] = ()
    place: Municipality | None = None
    province: str | None = None
    within_km: float | None = None
    age: float | None = None
    gender: str | None = None
    languages: tuple[str, ...] = ()
    free: bool = False
    remote: bool = False
    home_visits: bool = False
    slots: int | None = None
    today: date | None = None
    spans: tuple[Span, ...] = ()
    notes: tuple[Sentence, ...] = field(default=())

    @property
    def is_about(self) -> bool:
        """Whether something is asked for, and not only where, when or how."""
        return bool(self.words or self.needs or self.interests or self.service_types or self.target_groups)

    @property
    def is_only_a_place(self) -> bool:
        """Whether nothing is asked but what is near a place."""
        return (
            replace(self, place=None, province=None, within_km=None, text="", spans=(), notes=(), today=None) == Query()
        )


def understand(
    text: str,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    *,
    place: str | None = None,
    within_km: float | None = None,
    needs: Sequence[str] = (),
    age: float | None = None,
) -> Query:
    """Read a question. What is given beside the text wins over what the text says.

    Args:
        vocabulary: of the catalog that will be searched.
        place: as people write it.
        needs: codes, labels or synonyms.
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
    query = _with_place(_with_phrases(Query(text=text, gender=gender_of(words)), phrases), found)
    years = query.age if age is None else age
    query = _with_terms(query, [mention for mention in mentions if _fits_age(mention, years)])
    silent = taken | _silent(mentions) | _of_place(query, found)
    return replace(
        query,
        words=tuple(word for at, word in enumerate(words) if at not in silent and word not in _STOP_WORDS),
        needs=_unique([vocabulary.find("need", need).code for need in needs] or query.needs),
        place=gazetteer.resolve(place) if place else query.place,
        within_km=query.within_km if within_km is None else within_km,
        age=years,
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
    return replace(_with_terms(query, mentions), words=tuple(word for word in known if word not in silent))


def without_place(query: Query) -> Query:
    """The question with the words of its place looked for in texts; for a name that only sounds like a place."""
    spans = tuple(span for span in query.spans if span.kind != "place")
    return replace(query, words=content_words(query.text), place=None, province=None, spans=spans)


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


def _with_phrases(query: Query, spans: Sequence[Span]) -> Query:
    def values(kind: str) -> list[Any]:
        return [span.value for span in spans if span.kind == kind]

    ages = [age for age in values("age") if age <= OLDEST]
    return replace(
        query,
        age=ages[0] if ages else None,
        within_km=next(iter(values("within_km")), None),
        languages=_unique(code for codes in values("language") for code in codes),
        free=bool(values("free")),
        remote=bool(values("remote")),
        home_visits=bool(values("home")),
        slots=_slots(values("time")),
        spans=tuple(spans),
    )


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


def _with_terms(query: Query, mentions: Sequence[Mention]) -> Query:
    spans = tuple(
        Span(mention.term.taxonomy, mention.term.code, " ".join(mention.words), mention.start, mention.end)
        for mention in mentions
    )

    def codes(taxonomy: str) -> tuple[str, ...]:
        return _unique(span.value for span in spans if span.kind == taxonomy)

    return replace(
        query,
        needs=_unique((*query.needs, *codes("need"))),
        interests=_unique((*query.interests, *codes("interest"))),
        target_groups=_unique((*query.target_groups, *codes("target_group"))),
        service_types=_unique((*query.service_types, *codes("service_type"))),
        spans=(*query.spans, *spans),
    )


def _silent(mentions: Iterable[Mention]) -> set[int]:
    """Words that only say for whom; a word that names a service as well is still looked for."""
    people, things = set[int](), set[int]()
    for mention in mentions:
        words = range(mention.start, mention.end)
        (people if mention.term.taxonomy == _ABOUT_PEOPLE else things).update(words)
    return people - things


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
