"""What did they mean: rules that read places, ages, needs, languages, times and costs out of a question."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from directory.ages import OF_AGE, OLDEST
from directory.danger.past import is_past
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.search.ages.ages_in_words import RoughAges, numbers_first
from directory.search.ages.births import Birth
from directory.search.question import Query, Span, When
from directory.search.said.children_along import of_the_child
from directory.search.said.circumstances import tells_of_whom, what_is_asked
from directory.search.said.first_steps import first_steps
from directory.search.said.in_confidence import secret_words
from directory.search.said.line import Line, Phrase
from directory.search.said.negations import GROUPS, is_lay, lay_words, refusable, refusing, unwanted
from directory.search.said.of_others import told_beside_others, without_their_facts, without_theirs, words_of_others
from directory.search.said.offered_online import services_for_something_else, ways_online
from directory.search.said.own_times import when_it_is_open
from directory.search.said.people import allows_ages, gender_of, grew_out_of, is_old, not_along
from directory.search.said.phrases import find_phrases
from directory.search.said.sentences import is_broken, is_told_in_sentences
from directory.search.said.telling import ABOUT_PEOPLE, Reading, notes_of, spans_of, words_left
from directory.search.said.told_needs import tells_of_girlfriend
from directory.search.said.who_writes import words_of_who_writes
from directory.search.said.whose_needs import as_theirs
from directory.search.said.wishes import asking_sentences, told_beside
from directory.search.spelling.right_as_it_is import is_right
from directory.search.spelling.spelling import is_spoken, mended, near_fixed_word, written_out
from directory.search.spelling.stop_words import STOP_WORDS
from directory.search.times.dates import settled
from directory.search.times.times import slots_of, when_of
from directory.search.where.lands import or_land
from directory.search.where.places import PlaceFound, find_misspelt_place, find_place
from directory.taxonomies import codes
from directory.taxonomies.codes import EMERGENCY
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Mention, Vocabulary
from directory.words.language import words as words_of
from directory.words.people import PARENTS, POSSESSIVES

__all__ = ["Query", "Span", "When", "content_words", "understand", "without_place"]

_FARTHEST_KM = 2000
_GROUP, _OF_A_CHURCH = "self_help_group", "parish_group"
_THEIRS = frozenset({"i", "suoi", "miei", "dai", "dei", "coi"})
_SENTENCE = 5  # words
_VERBS = frozenset({"sucht", "hort"})  # "Frau sucht Arbeit", "hört": nouns with a capital are an addiction, child care
_LEADING_MISSPELT = frozenset({"vicino", "provincia"})  # words of the rules that only lead to a place
_BOTH = frozenset({"cost", "wheelchair"})  # what these phrases say may be a need or a group as well: "senza soldi"


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
    served: Callable[[str], bool] = lambda _: False,
) -> Query:
    """Read a question. What is given beside the text wins over what the text says.

    Args:
        vocabulary: of the catalog that will be searched.
        place: as people write it.
        needs: codes, labels or synonyms.
        now: when it is asked; without it "today" and the like say no days.
        known: whether a folded word stands in the catalog's texts, so that it is not taken for a typing error.
        served: whether the catalog has listings in a municipality, by its code, so that it is meant rather than
            namesakes.
    Raises:
        InvalidInput: the age or radius is not possible.
        Ambiguous: `place` has namesakes; in the text they are only noted.
        NotFound: the place or a need is not known.
    """
    _check(age, within_km)
    given: dict[str, Any] = {}
    if age is not None:
        given["ages"] = (age, age)
    if within_km is not None:
        given["within_km"] = within_km
    if place is not None:
        given["place"] = gazetteer.resolve(place)
    if needs:
        given["needs"] = _unique(vocabulary.find("need", need).code for need in needs)
    reading = _read(text, vocabulary, gazetteer, with_place=place is None, known=known, served=served)
    return _query(text, reading, vocabulary, now, given)


def _query(
    text: str, reading: Reading, vocabulary: Vocabulary, now: datetime | None, given: Mapping[str, Any]
) -> Query:
    reading = reading._replace(phrases=settled(reading.phrases, reading.words, now))
    said = {**_said(reading.phrases, now), **given}
    found = reading.place
    if found and len(found.choices) == 1:
        said["place"], said["area"] = found.choices[0], found.area
        said["also_near"] = tuple(dict.fromkeys(other.municipality for other in found.also))
    ages = said.get("ages")
    terms = [one for one in reading.mentions if one.term.taxonomy != ABOUT_PEOPLE or _is_group(one, reading, ages)]
    terms = [one for one in terms if not grew_out_of(one.term.code, ages, reading.words)]
    terms = [one for one in terms if one.term.code != EMERGENCY or not is_past(reading.words, one.start, one.end)]
    said.update(_terms(terms, vocabulary, needs=said.get("needs", ())))
    others = [one.value for one in reading.phrases if one.kind == "age" and one.value]
    theirs = as_theirs([ages, *others] if ages else [], reading.words)
    said.update({kind: _unique(map(theirs, said[kind])) for kind in ("needs", "main_needs")})
    line = Line(reading.words, text)
    of_whom, asking = tells_of_whom(terms), asking_sentences(terms, line)
    beside = [*told_beside(terms, asking), *told_beside_others(terms, reading.of_others, line)]
    reading = reading._replace(aside=_positions(beside).union(reading.aside), asking=asking)
    said["refused_kinds"] = refusable(reading.refused_kinds, said["needs"], said["service_types"])
    said["of_whom"] = _unique(theirs(one.term.code) for one in (*of_whom, *beside))
    said.update(words_left(reading, terms, of_whom, vocabulary))
    gender = _gender(reading, said)
    spans, dangers = spans_of(reading, terms, gender), tuple(first_steps(said, reading.words))
    spans = tuple(one._replace(value=theirs(one.value)) if one.kind == "need" else one for one in spans)
    notes = (*dangers, *notes_of(reading, text))
    return Query(text=text, gender=gender, spans=spans, dangers=dangers, notes=notes, **said)


def _gender(reading: Reading, said: Mapping[str, Any]) -> str | None:
    """Of the person spoken of; where violence is told, a parent is mostly who does it: "mio padre mi picchia"."""
    is_of_violence = any(need.startswith(RESTRICTED_DOMAIN) for need in said["needs"])
    of_languages = {at for one in reading.phrases if one.kind == "language" for at in range(one.start, one.end)}
    if tells_of_girlfriend(reading.words):
        return None
    aside = of_languages.union(not_along(reading.words), reading.of_others)
    words = [word for at, word in enumerate(reading.words) if at not in aside]  # "lingua madre"
    return gender_of([word for word in words if not (is_of_violence and word in PARENTS)])


def without_place(query: Query) -> Query:
    """The question with the words of its place looked for in texts; for a name that only sounds like a place."""
    spans = tuple(span for span in query.spans if span.kind != "place")
    words = content_words(query.text)
    return query.but(words=words, rest=words, hints=(), place=None, also_near=(), area=None, spans=spans)


def content_words(text: str) -> tuple[str, ...]:
    """The folded words of a text that say something in a question."""
    return tuple([word for word in words_of(text) if word not in STOP_WORDS])


def _read(
    text: str,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    *,
    with_place: bool,
    known: Callable[[str], bool] | None,
    served: Callable[[str], bool],
) -> Reading:
    is_known = partial(is_right, vocabulary=vocabulary, gazetteer=gazetteer, known=known)
    typed = written_out(words_of(text))
    line, phrases, repairs = _phrases(typed, text, is_known, vocabulary)
    phrases = numbers_first(_without_names_of_towns(phrases, line, gazetteer))
    mentions = [
        mention
        for mention in vocabulary.told(line.words)
        if not _hidden(mention, phrases) and not _is_verb(mention, line) and not is_broken(mention, line)
    ]
    understood = mentions = services_for_something_else(line, mentions)
    writer, others = words_of_who_writes(line), words_of_others(line)
    mentions = without_theirs(what_is_asked(mentions, line, vocabulary, by_writer=writer), others, line)
    phrases = without_their_facts(phrases, others, line) if others else phrases
    refused = unwanted(line, mentions, gazetteer)
    refused_kinds = _refused_kinds(line, mentions, refused)
    aside = others.union(_positions(understood)) - _positions(mentions) | _spoken_aside(line, refused)
    mentions = [one for one in mentions if refused.isdisjoint(range(one.start, one.end))]
    phrases = list(of_the_child(line, ways_online(phrases, mentions), mentions, vocabulary))
    phrases = when_it_is_open(phrases, mentions)
    repaired = {typed[at]: right for at, right in repairs.items()}
    place = _place(line, phrases, understood, others, vocabulary, gazetteer, is_known, served) if with_place else None
    if place and len(place.choices) == 1:  # "dalle parti di Lecco" is no birth
        mentions = [one for one in mentions if not _is_of_place(one, place)]
        if place.typed:
            repaired[place.typed] = place.choices[0].name
    return Reading(
        line.words, phrases, mentions, place, repaired, refused, aside, refused_kinds, writer, of_others=others
    )


def _spoken_aside(line: Line, refused: Collection[int]) -> set[int]:
    """Where words refuse something, or say that it must have nothing to do with a church or with parents."""
    return {*refusing(line, refused), *lay_words(line), *secret_words(line)}


def _refused_kinds(line: Line, mentions: Iterable[Mention], refused: Collection[int]) -> tuple[str, ...]:
    """The kinds of service that are named where something is refused."""
    kinds = [one for one in mentions if one.term.taxonomy == "service_type"]
    named = [one.term.code for one in kinds if any(one.start <= at < one.end for at in refused)]
    groups = [_GROUP for at in refused if line.words[at] in GROUPS]
    return _unique((*named, *groups, *([_OF_A_CHURCH] if is_lay(line) else ())))


def _said_by(mention: Mention) -> Iterable[int]:
    """Where the words of a term are no names: in a sentence there may be some, "arrivato a Locri, non ha nessuno"."""
    if is_told_in_sentences(mention) and mention.end - mention.start >= _SENTENCE:
        return (mention.start, mention.end - 1)
    return range(mention.start, mention.end)


def _positions(mentions: Iterable[Mention]) -> set[int]:
    return {at for one in mentions for at in range(one.start, one.end)}


def _place(
    line: Line,
    phrases: Iterable[Phrase],
    mentions: Iterable[Mention],
    others: Collection[int],
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    is_known: Callable[[str], bool],
    served: Callable[[str], bool],
) -> PlaceFound | None:
    taken = {at for phrase in phrases for at in range(phrase.start, phrase.end)}
    taken |= {at for one in mentions for at in _said_by(one)}
    silent = taken.union([at for at, word in enumerate(line.words) if word in STOP_WORDS])
    found = find_place(
        line, gazetteer, taken=taken, silent=silent, others=others, is_word=vocabulary.has_word, is_served=served
    )
    found = or_land(found, line, gazetteer, taken)
    if (found is None or len(found.choices) > 1) and len(silent) < len(line.words):
        misspelt = find_misspelt_place(
            line, gazetteer, silent=silent, is_known=is_known, words_like=vocabulary.words_like, is_served=served
        )
        return misspelt or found
    return found


def _phrases(
    typed: list[str], text: str, is_known: Callable[[str], bool], vocabulary: Vocabulary
) -> tuple[Line, list[Phrase], dict[int, str]]:
    """Set phrases, also of misspelt words: these count only where a phrase came of them, and no longer one of a term.

    "Educativa di serada" is no "serata".
    """
    repairs = {
        at: right
        for at, word in enumerate(typed)
        if (right := near_fixed_word(word)) is not None
        and not is_known(word)
        and not vocabulary.near_phrases.misspelt(typed, [at])
    }
    line = Line(typed, text)
    if not repairs:
        return line, find_phrases(line), repairs
    attempt = Line(mended(typed, repairs), text)
    phrases = find_phrases(attempt)
    good = {at: right for at, right in repairs.items() if _is_confirmed(attempt, at, phrases)}
    if len(good) < len(repairs):
        attempt = Line(mended(typed, good), text)
        phrases = find_phrases(attempt)
    return attempt, phrases, good


def _without_names_of_towns(phrases: list[Phrase], line: Line, gazetteer: Gazetteer) -> list[Phrase]:
    """The phrases without languages that are a part of a longer name: "Torre del Greco"."""
    if all(phrase.kind != "language" for phrase in phrases):
        return phrases
    towns = [one for one in gazetteer.find_in_text(line.words) if one.end - one.start > 1]
    return [
        phrase
        for phrase in phrases
        if phrase.kind != "language" or not any(one.start <= phrase.start and phrase.end <= one.end for one in towns)
    ]


def _is_confirmed(line: Line, at: int, phrases: Iterable[Phrase]) -> bool:
    """Whether a mended word makes sense where it stands; of languages only after "parla" and the like."""
    if line.words[at] in _LEADING_MISSPELT:
        return "".join(line.words[at + 1 : at + 2]) in ("a", "al", "di", "all")
    for phrase in phrases:
        if phrase.start <= at < phrase.end:
            return phrase.kind != "language" or is_spoken(phrase, line)
    return False


def _hidden(mention: Mention, phrases: Iterable[Phrase]) -> bool:
    """Whether a phrase says more of the same words."""
    for phrase in phrases:
        if phrase.start <= mention.start and mention.end <= phrase.end:
            is_same = phrase.end - phrase.start == mention.end - mention.start
            is_told_by_group = isinstance(phrase.value, RoughAges) and mention.term.taxonomy == ABOUT_PEOPLE
            return not (is_told_by_group or (is_same and phrase.kind in _BOTH))  # "maggiorenne", "seconda media"
    return False


def _is_verb(mention: Mention, line: Line) -> bool:
    """Whether a word that may be a noun is a verb here: "lavorò in fabbrica" asks for no work."""
    if len(mention.words) > 1:
        return False
    is_past = line.words[mention.start].endswith("o") and line.written(mention.start).endswith("ò")
    return is_past or (mention.words[0] in _VERBS and not line.is_capital(mention.start))


def _is_of_place(mention: Mention, place: PlaceFound) -> bool:
    """Whether a term was read from words that say where, or where somebody works, lives or comes from."""
    is_inside = place.start <= mention.start and mention.end <= place.end
    return is_inside or not place.aside.isdisjoint(range(mention.start, mention.end))


def _said(phrases: Sequence[Phrase], now: datetime | None) -> dict[str, Any]:
    """What the set phrases say, by the fields of a query."""
    said: dict[str, Any] = {}
    moments = []
    heard = [(phrase.kind, phrase.value) for phrase in phrases if phrase.value is not None]  # None: denied
    for kind, value in heard:
        if kind == "time":
            moments += value
        elif kind == "age":
            said.setdefault("ages", value)
        elif kind == "born":
            said.update(_age_of_birth(value, now, said))
        elif kind == "language":
            said["languages"] = _unique((*said.get("languages", ()), *value))
        elif kind == "remote":
            said["remote"] = said.get("remote", False) or value != "home"
            said["by_phone"] = said.get("by_phone", False) or value == "phone"
            said["home_visits"] = said.get("home_visits", False) or value == "home"
        elif kind != "cost" or said.get("cost") != "free":
            said[kind] = value if kind != "within_km" else said.get(kind, value)
    if moments:
        when, parts = when_of(moments)
        said["when"], said["slots"] = when, slots_of(when, parts, now)
        said["asked_at"] = now.time() if now is not None and when.relative == "now" else None
    return said


def _age_of_birth(birth: Birth, now: datetime | None, said: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """The age of somebody who was born then; nothing where an age is said."""
    return {} if now is None or "ages" in said else {"ages": birth.ages_on(now.date())}


def _is_group(mention: Mention, reading: Reading, ages: tuple[float, float] | None) -> bool:
    """ "ragazza" may be of any age that is said beside it, and "my mother" is one person."""
    before = reading.words[mention.start - 1] if mention.start else ""
    if mention.term.code == codes.FAMILIES and (
        before in POSSESSIVES or (mention.words[0] in PARENTS and is_old(ages))
    ):
        return False
    if not not_along(reading.words).isdisjoint(range(mention.start, mention.end)):
        return False
    if mention.term.code == codes.FAMILIES and mention.words == ("genitori",) and before in _THEIRS:
        return ages is None or ages[1] >= OF_AGE  # those of a minor who asks: "i genitori non sanno nulla"
    return allows_ages(mention.term.code, ages)


def _check(age: float | None, within_km: float | None) -> None:
    if age is not None and not 0 <= age <= OLDEST:
        raise InvalidInput(N_("The age %(age)s is not possible: give a number from 0 to 120."), age=age)
    if within_km is not None and not 0 < within_km <= _FARTHEST_KM:
        message = N_("The distance %(km)s is not possible: give kilometres from 1 to 2000.")
        raise InvalidInput(message, km=within_km)


def _terms(mentions: Sequence[Mention], vocabulary: Vocabulary, *, needs: Sequence[str] = ()) -> dict[str, Any]:
    """The codes of the terms that were mentioned, by the fields of a query.

    Args:
        needs: given beside the text, instead of those in it.
    """
    codes: dict[str, dict[str, None]] = {"need": {}, "service_type": {}, "interest": {}, "target_group": {}}
    for mention in mentions:
        codes[mention.term.taxonomy][mention.term.code] = None
    found = {f"{kind}s": tuple(several) for kind, several in codes.items()}
    if needs:
        found["needs"] = _unique(needs)
    found["main_needs"] = found["needs"]
    if found["service_types"]:
        domains = {need.partition(".")[0] for need in found["needs"]}
        services = [vocabulary.get("service_type", code) for code in found["service_types"]]
        more = [term.needs[0] for term in services if term.needs and domains.isdisjoint(term.is_about())]
        found["main_needs"] = _unique((*found["needs"], *more))
    return found


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
