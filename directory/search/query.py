"""What did they mean: rules that read places, ages, needs, languages, times and costs out of a question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from directory.catalog.slots import slot_bits
from directory.errors import InvalidInput
from directory.gazetteer import Gazetteer, Municipality
from directory.i18n import N_, Sentence
from directory.language import STOP_WORDS
from directory.language import words as words_of
from directory.search.phrases import Phrase, find_phrases
from directory.search.places import PlaceFound, find_place
from directory.vocabulary import Mention, Vocabulary

OLDEST = 120
_FARTHEST_KM = 2000
_ABOUT_PEOPLE = "target_group"  # these words say for whom, not what: they do not go into the text search
_SAY_NOTHING = frozenset(
    """
    cerco cerca cerchiamo cercasi vorrei voglio vuole serve servono servirebbe bisogno qualcosa qualcuno trovare
    avere fare dove posso puo potrebbe vicino vicina zona presso persona aperto adesso help need needs looking
    search something somebody someone near where suche brauche mochte etwas hilfe nahe gibt wo
    """.split()  # noqa: SIM905 - a list literal would be one word a line
)
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
    languages: tuple[str, ...] = ()
    free: bool = False
    remote: bool = False
    home_visits: bool = False
    slots: int | None = None
    today: date | None = None
    spans: tuple[Span, ...] = ()
    notes: tuple[Sentence, ...] = field(default=())


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
    found = None if place else find_place(words, gazetteer, taken | meant)
    query = _with_place(_with_phrases(Query(text=text), phrases), found)
    query = _with_terms(query, mentions)
    silent = taken | _silent(mentions) | ({*range(found.start, found.end)} if found and query.place else set())
    return replace(
        query,
        words=tuple(word for at, word in enumerate(words) if at not in silent and word not in _STOP_WORDS),
        needs=_unique([vocabulary.find("need", need).code for need in needs] or query.needs),
        place=gazetteer.resolve(place) if place else query.place,
        within_km=query.within_km if within_km is None else within_km,
        age=query.age if age is None else age,
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
    mentions = [mention for mention in vocabulary.mentions(mended) if changed & {*range(mention.start, mention.end)}]
    silent = {mended[at] for at in _silent(mentions)}
    known = tuple(repairs.get(word, word) for word in query.words)
    return replace(_with_terms(query, mentions), words=tuple(word for word in known if word not in silent))


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
        note = Sentence(N_("«%(name)s»: which one? %(choices)s"), {"name": found.choices[0].name, "choices": choices})
        return replace(query, notes=(*query.notes, note))
    place = found.choices[0]
    span = Span("place", place.code, found.name, found.start, found.end)
    province = place.province if found.whole_province else None
    return replace(query, place=place, province=province, spans=(*query.spans, span))


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
