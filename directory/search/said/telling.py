"""What is told of how a question was read: which words said what, what is left for texts, and what was not sure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from directory.i18n import N_, Sentence
from directory.places.town_names import said_town, said_town_with_province
from directory.search.question import Span
from directory.search.said.line import Line, Phrase
from directory.search.said.people import is_word_for_a_person, only_of_gender, words_of_gender
from directory.search.said.told_words import words_only_told
from directory.search.spelling.stop_words import STOP_WORDS
from directory.search.times.dates import LATER
from directory.search.where.meant_places import AlsoNamed
from directory.search.where.places import PlaceFound
from directory.taxonomies.vocabulary import Mention, Vocabulary, cannot_wait
from directory.words.day_words import WRITTEN
from directory.words.language import fold, word_set

ABOUT_PEOPLE = "target_group"  # these words say for whom, not what: they do not go into the text search
_HOUSES = frozenset({"casa", "case", "house", "home", "haus", "hause"})  # many services are called so: "Casa Aurelia"
_ELSEWHERE = frozenset({"arrivo", "arriva", "arrivare", "arriviamo", "paura"})  # in texts: "in arrivo", "senza paura"
_ONLY = "solo"  # before these words, and no loneliness: "solo di notte", "solo il sabato"
_ONLY_THEN = word_set("di il la lo i le gli al alla dal dalla su per con se dopo prima quando un una")
_ALONE = frozenset({"solo", "sola", "soli", "soltanto", "solamente"})  # tells no topic beside what is asked for
_NOT = frozenset({"non", "not", "nicht"})
_AT = frozenset({"a", "in", "at", "zu"})  # home
_WITHOUT_A_HOUSE = frozenset({"housing.finding", "housing.emergency", "housing.eviction"})
READ_AS = N_("“%(word)s” was read as “%(repaired)s”.")
_NOT_HEEDED = N_("“%(words)s” tells no day to look for: see in the entries when they are open.")
_ALSO_NAMED = N_("Looked for near %(place)s and near %(others)s: distances are from the nearer of them.")


class Reading(NamedTuple):
    """Where a text speaks of what.

    Args:
        words: folded, written out, and mended where a rule needed it.
        repaired: words as typed -> as they were read.
        unwanted: positions of words that say what is refused.
        refused_kinds: the kinds of service that are refused.
        aside: positions of words that only tell of somebody: the hospital where they lie, the nights without sleep.
        by_writer: positions of words that tell who writes of somebody else, and where they work.
        asking: the positions of the words of sentences that say what is wished for, if others only tell.
        of_others: positions of words that tell of others than whom the question is about.
    """

    words: Sequence[str]
    phrases: Sequence[Phrase]
    mentions: Sequence[Mention]
    place: PlaceFound | None
    repaired: Mapping[str, str]
    unwanted: Collection[int] = ()
    aside: Collection[int] = ()
    refused_kinds: tuple[str, ...] = ()
    by_writer: Collection[int] = ()
    asking: Sequence[range] = ()
    of_others: Collection[int] = ()


def words_left(
    reading: Reading, mentions: Sequence[Mention], of_whom: Iterable[Mention], vocabulary: Vocabulary
) -> dict[str, Any]:
    """The words that are looked for in texts, and those of them that nothing was understood from.

    Who looks for a house or is at home looks for none that is only called so ("cerca casa", "a casa", "Casa Aurelia").
    Of what tells of a danger only the words by which lists offer help are looked for: "mi chiude a chiave" is no key.

    Args:
        of_whom: those of the mentions that only tell who somebody is.
    """
    things, people = _positions(mentions)
    for one in of_whom:
        things.difference_update(_range(one))
    people |= words_of_gender(reading.words)
    silent = {at for phrase in reading.phrases for at in range(phrase.start, phrase.end)} | people
    silent -= things
    silent.update(_of_place(reading.place))
    silent.update(reading.unwanted, reading.by_writer, reading.place.aside if reading.place else ())
    silent.update(at for other in _also(reading) for at in range(other.start, other.end))
    said = [at for at, word in enumerate(reading.words) if word not in STOP_WORDS]
    said = [at for at in said if not _is_a_letter(reading.words[at])] or said  # "patente B" is no library of B. Munari
    left = [at for at in said if at not in silent]
    # For whom something is ranks by what listings state; where no thing was asked, texts are searched for it as well.
    told = {at for one in mentions if cannot_wait(one.term.code) for at in range(one.start, one.end)}
    unsaid = {at for at in told if reading.words[at] not in vocabulary.words_of_dangers}
    unsaid.update(_houses(mentions, left, reading.words))
    unsaid.update(at for at in things if reading.words[at] in _ELSEWHERE)
    unsaid.update(
        at for at in left if reading.words[at] == _ONLY and not _ONLY_THEN.isdisjoint(reading.words[at + 1 : at + 2])
    )
    unsaid.update(at for at in left if things and at not in things and reading.words[at] in _ALONE)
    unsaid |= words_only_told(reading.words, mentions, vocabulary)
    unsaid.update(reading.aside if things else ())
    unsaid.update(at for one in mentions for at in (*_denied(one), *_screens(one)))
    left = [at for at in left if at not in unsaid]
    unheard = [reading.words[at] for at in left if at not in things]
    unwanted = {*reading.unwanted, *reading.by_writer}
    asked = left if things else [at for at in said if at not in silent or at in people]
    return {
        "words": tuple([reading.words[at] for at in asked]),
        "hints": tuple([reading.words[at] for at in said if at not in asked and at not in unwanted]),
        "beside": _beside(unheard, reading),
        "rest": tuple([word for word in unheard if not is_word_for_a_person(word)]),
    }


def _beside(unheard: Iterable[str], reading: Reading) -> tuple[str, ...]:
    """The words that nothing was understood from and that no sentence has which says what is wished for."""
    if not reading.asking:
        return ()
    asking = {reading.words[at] for sentence in reading.asking for at in sentence}
    return tuple([word for word in unheard if word not in asking])


def _houses(mentions: Iterable[Mention], left: Iterable[int], words: Sequence[str]) -> Iterable[int]:
    """Where a house is named that somebody looks for or is in."""
    houses = {at for one in mentions if _is_of_a_house(one) for at in _range(one)}
    houses.update(at for at in left if at and words[at - 1] in _AT)
    return (at for at in houses if words[at] in _HOUSES)


def _denied(mention: Mention) -> Iterable[int]:
    """What somebody does not do: "non mangia più" is answered by no text about eating, "senza dimora" by many."""
    if mention.term.taxonomy != "need":
        return ()
    return (mention.start + at for at, (before, _) in enumerate(pairwise(mention.words), 1) if before in _NOT)


def _screens(mention: Mention) -> Iterable[int]:
    """What somebody cannot leave alone: "sempre al telefono" is answered by no telephone line."""
    return _range(mention) if mention.term.code == "addictions.digital" and len(mention.words) > 1 else ()


def _is_a_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


def _range(mention: Mention) -> range:
    return range(mention.start, mention.end)


def _is_of_a_house(mention: Mention) -> bool:
    """Whether several words tell of a house that is needed or lost; "casa" alone may begin a name."""
    return mention.term.code in _WITHOUT_A_HOUSE and len(mention.words) > 1


def _positions(mentions: Iterable[Mention]) -> tuple[set[int], set[int]]:
    """Where words speak of things, and where of people: a word of both is still looked for."""
    things, people = set[int](), set[int]()
    for mention in mentions:
        (people if mention.term.taxonomy == ABOUT_PEOPLE else things).update(range(mention.start, mention.end))
    return things, people


def _of_place(found: PlaceFound | None) -> Collection[int]:
    """The words that only name the place; a name that may mean several is still looked for, a postal code never."""
    if found and (len(found.choices) == 1 or found.name.isdecimal()):
        return range(found.start, found.end)
    return ()


def _also(reading: Reading) -> Sequence[AlsoNamed]:
    return reading.place.also if reading.place else ()


def spans_of(reading: Reading, mentions: Sequence[Mention], gender: str | None) -> tuple[Span, ...]:
    """What was understood, with the words that say it, from left to right.

    Args:
        gender: of the person spoken of; words that tell it and nothing else have a span of it.
    """
    words = reading.words
    heard = {at for phrase in reading.phrases for at in range(phrase.start, phrase.end)}
    heard.update(at for one in mentions for at in _range(one))
    spans = [
        Span(phrase.kind, phrase.value, " ".join(words[phrase.start : phrase.end]), phrase.start, phrase.end)
        for phrase in reading.phrases
        if phrase.value is not None
    ]
    spans += map(_span_of_term, mentions)
    spans += [Span("gender", gender, words[at], at, at + 1) for at in only_of_gender(words, gender) - heard]
    place = reading.place
    if place and len(place.choices) == 1:
        spans.append(Span("place", place.choices[0].code, place.name, place.start, place.end))
    spans.sort(key=lambda span: (span.start, span.kind))
    return tuple(spans)


def _span_of_term(mention: Mention) -> Span:
    return Span(mention.term.taxonomy, mention.term.code, " ".join(mention.words), mention.start, mention.end)


def _refused(reading: Reading) -> tuple[str, ...]:
    """What is refused, words that stand together as one."""
    at = sorted(reading.unwanted)
    starts = [one for one in at if one - 1 not in reading.unwanted]
    ends = [one + 1 for one in at if one + 1 not in reading.unwanted]
    return tuple(" ".join(reading.words[start:end]) for start, end in zip(starts, ends, strict=True))


def notes_of(reading: Reading, text: str) -> tuple[Sentence, ...]:
    """What was read otherwise than written, refused, not heeded, or could mean several places.

    Args:
        text: of the question.
    """
    notes = [
        Sentence(READ_AS, {"word": word, "repaired": WRITTEN.get(right, right)})
        for word, right in reading.repaired.items()
    ]
    if reading.unwanted:
        notes.append(Sentence(N_("Not looked for, as it is not wanted: %(words)s."), {"words": _refused(reading)}))
    line = Line(reading.words, text)
    later = [line.written_from(one.start, one.end) for one in reading.phrases if one.kind == LATER]
    notes += [Sentence(_NOT_HEEDED, {"words": words}) for words in later]
    found = reading.place
    if found and len(found.choices) > 1:
        choices = tuple(map(said_town_with_province, found.choices))
        name = found.choices[0].name
        written = name if fold(name) == found.name else found.name.title()
        notes.append(Sentence(N_("“%(name)s”: which one? %(choices)s"), {"name": written, "choices": choices}))
    if found and (others := dict.fromkeys(said_town(other.municipality) for other in found.also)):
        notes.append(Sentence(_ALSO_NAMED, {"place": said_town(found.choices[0]), "others": tuple(others)}))
    return tuple(notes)
