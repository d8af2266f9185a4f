"""What did they mean who ask this catalog: misspelt words are mended before a question is understood."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import pairwise

from directory.catalog.catalog import TAXONOMIES, Catalog
from directory.catalog.known_words import Reading
from directory.catalog.word_reader import AS_WRITTEN
from directory.danger.heard import is_lightly_said
from directory.i18n import N_, Sentence
from directory.places.gazetteer import Gazetteer, PlaceMention
from directory.search.query import understand, without_place
from directory.search.question import Query, Span
from directory.search.results.contacts import Contact, contact_in
from directory.search.results.names import as_a_name
from directory.search.said.line import Line
from directory.search.said.numbers import FIGURES
from directory.search.said.stated_nowhere import with_words_of_the_unstated
from directory.search.spelling.blanks import with_right_blanks
from directory.search.spelling.everyday_words import is_everyday
from directory.search.spelling.meant_words import meant_word, part_of_a_rule
from directory.search.spelling.plausible_slips import Slip
from directory.search.spelling.right_words import RIGHT_WORDS
from directory.search.spelling.spelling import written_out
from directory.search.spelling.stop_words import STOP_WORDS
from directory.search.where.noted_places import capital_tells
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import cannot_wait
from directory.taxonomies.words_of_terms import acronyms
from directory.words.given_names import GIVEN_NAMES
from directory.words.language import fold, stem, word_set
from directory.words.language import words as words_of
from directory.words.people import CHILDREN, PARENTS, POSSESSIVES, RELATIVES

_MANY_BLANKS = re.compile(r"\s{20,}")  # nobody types them, and each is gone through again by the rules
_HOW_OFTEN = word_set(
    """
    volte volta settimana settimane mese mesi giorno giorni times week weeks month months woche monat
    """
).union(word for word, figure in FIGURES.items() if figure.isdecimal())
_HELP = word_set(  # says nothing beside what it is for
    """
    aiuto aiuti aiuta aiutano aiutare aiutarmi aiutarci aiutarlo aiutarla aiutino numero chiamo chiamiamo gestisco
    gestire gestiamo riesco riesce piace piacciono
    """
)
_CIRCUMSTANCES = (RELATIVES - CHILDREN - PARENTS) | _HOW_OFTEN | _HELP  # "mamme" and "bimbi" are those who are helped
_LEAST_OF_A_NUMBER = 3  # digits
_MORE_USUAL = 3  # times as many listings
_SHORT = 3  # letters of acronyms, which are not mended where listings have them
_LEAST_OF_A_NAME = 6  # letters
_HELPS_WHOM = {  # group -> need, and the kinds of service that are there for it
    codes.UNACCOMPANIED_MINORS: (codes.CHILD_PROTECTION, ("child_protection_service", "professional_social_service")),
    codes.CARE_LEAVERS: (codes.SUPPORTED_HOUSING, ("professional_social_service",)),
    "lgbtq": ("family.couple_sexuality", ()),
}
NOBODY_HAS = N_("No entry has “%(contact)s”: check it, or write what is needed.")
_WORD = re.compile(r"[^\W_]+")  # as directory.words.language.words splits
_STREET = re.compile(  # with the names behind it
    r"\b(?:via|viale|piazza|piazzale|vicolo|largo|lungomare|corso(?= de[il]\b"
    r"| dell))((?: (?:d[aei]\w{0,4} )?\w+){1,3})"
)


def read_question(
    text: str,
    catalog: Catalog,
    *,
    place: str | None = None,
    within_km: float | None = None,
    now: datetime | None = None,
) -> Query:
    """What somebody means who asks this catalog; arguments and errors as for `understand`.

    A question with misspelt words is understood once more as it was probably meant, so that a mended word can be a part
    of anything that the rules know.
    """

    def understood(written: str) -> Query:
        query = understand(
            written,
            catalog.vocabulary,
            Gazetteer.bundled(),
            place=place,
            within_km=within_km,
            now=now,
            known=catalog.text.has_form,
            served=catalog.municipalities.has,
        )
        return _urgent_first(
            _with_interpreters(_with_needs_of_group(_without_circumstances(as_a_name(query, catalog))))
        )

    text = _MANY_BLANKS.sub(" ", text)
    contact = contact_in(text, catalog)
    if contact is not None and contact.key:
        return understood("").but(text=text, contact=contact.key, spans=(contact.span,))
    blanks = with_right_blanks(text, catalog)
    query = understood(blanks.text)
    repairs = _misspelt(query, catalog)
    if repairs:
        query = understood(_mended(blanks.text, repairs))
    if repairs or blanks.repairs:
        repaired = (*blanks.repairs, *repairs.items())
        query = query.but(text=text, mended=repaired, spans=blanks.as_typed(query.spans))
    query = with_words_of_the_unstated(query, catalog)
    return query if contact is None else _with_unknown(contact, query)


def _without_circumstances(query: Query) -> Query:
    """A question of which a need was understood is not looked for in texts by whom it speaks of, or how often.

    "Marito" has the stem of "mare", and "tre volte a settimana" stands in every timetable.
    """
    if not (query.needs or query.service_types):
        return query
    gone = _CIRCUMSTANCES.union(_owned(query.text), PARENTS if codes.CARING in query.needs else ())
    words, rest = (
        tuple([one for one in several if one not in gone and not _is_only_a_count(one)])
        for several in (query.words, query.rest)
    )
    return query.but(words=words, rest=rest) if len(words) < len(query.words) else query


def _urgent_first(query: Query) -> Query:
    """Beside what cannot wait, the words of all else only add a little: texts of beds for the night say no "fired".

    Not so beside a crisis that is told lightly: "assisto mia moglie e non ce la faccio più".
    """
    spans = [span for span in query.spans if span.kind in TAXONOMIES]
    urgent = {word for span in spans if _is_urgent(span) for word in span.words.split()}
    others = {word for span in spans for word in span.words.split()} - urgent
    if not urgent or not others.intersection(query.words):
        return query
    words = tuple([word for word in query.words if word not in others])
    hints = tuple([word for word in query.words if word in others])
    return query.but(words=words, hints=(*query.hints, *hints))


def _is_urgent(span: Span) -> bool:
    return (
        span.kind == "need"
        and cannot_wait(span.value)
        and not (span.value == codes.CRISIS and is_lightly_said(span.words))
    )


def _owned(text: str) -> Iterator[str]:
    """The relatives whom somebody calls theirs: "mio padre" is no Padre Mario, "mamme" alone are who is helped."""
    words = words_of(text)
    return (word for before, word in pairwise(words) if before in POSSESSIVES and word in RELATIVES)


def _is_only_a_count(word: str) -> bool:
    """Whether a number counts something ("con 3 figli", "tra 10 giorni"): longer ones are of a law or a helpline."""
    return word.isdecimal() and len(word) < _LEAST_OF_A_NUMBER


def _with_needs_of_group(query: Query) -> Query:
    """Of some it is enough to know who they are: a foreign minor who is alone needs protection, by social services."""
    helped = [_HELPS_WHOM[group] for group in query.target_groups if group in _HELPS_WHOM]
    if (
        not helped
        or query.service_types
        or ((query.needs or query.interests) and codes.UNACCOMPANIED_MINORS not in query.target_groups)
    ):
        return query
    needs = tuple(dict.fromkeys((*query.needs, *(need for need, _ in helped))))
    kinds = tuple(dict.fromkeys(kind for _, several in helped for kind in several))
    hints = tuple([word for word in query.words if word not in query.rest])
    return query.but(needs=needs, main_needs=needs, service_types=kinds, words=query.rest, hints=(*query.hints, *hints))


def _with_interpreters(query: Query) -> Query:
    """Who asks for nothing but a language ("qualcuno che parli ucraino") wants to be understood: interpreters help."""
    if not query.languages or query.is_about:
        return query
    return query.but(needs=(codes.INTERPRETING,), main_needs=(codes.INTERPRETING,))


def _with_unknown(contact: Contact, query: Query) -> Query:
    """A question with a number or address that nobody has: nothing like it is looked for, as it would be another's."""
    if any(span.kind == "place" and contact.span.start <= span.start < contact.span.end for span in query.spans):
        query = without_place(query)  # "info@comune.forli.it" says no place
    gone = set(contact.span.words.split())
    words, rest = (tuple([word for word in several if word not in gone]) for several in (query.words, query.rest))
    note = Sentence(NOBODY_HAS, {"contact": contact.span.value})
    return query.but(words=words, rest=rest, notes=(*query.notes, note))


def readings_of(query: Query, catalog: Catalog) -> tuple[Reading, ...]:
    """How the words of a question are looked up in texts; mended ones may still be other words."""
    known = catalog.text.read(query.words, _right_in(query, catalog))
    if not query.mended:
        return known
    sure = {word for span in query.spans for word in span.words.split()}
    typed = {right: word for word, right in query.mended if right not in sure or catalog.text.has_form(word)}
    return tuple(_as_meant(one, typed[one.word], known, catalog) if one.word in typed else one for one in known)


def taken_for(query: Query, readings: Sequence[Reading]) -> dict[str, str]:
    """Words as they were typed that texts are searched for in another form: nobody may have meant it, so it is said."""
    typed = words_of(query.text)
    return {
        one.word: one.repaired for one in readings if one.repaired and one.word in typed and one.word != one.repaired
    }


def _as_meant(right: Reading, typed: str, beside: Sequence[Reading], catalog: Catalog) -> Reading:
    """A mended word, which may still be another; where no listing has it, only as what listings have."""
    others = catalog.text.reader.taken_for(typed, [one for one in beside if one is not right])
    if not right.stems:
        return replace(others, word=others.repaired or right.word)
    own = right.stems[:1]
    if catalog.text.has_form(typed):
        return Reading(right.word, (*own, (stem(typed), AS_WRITTEN)), repaired=right.word)
    return Reading(right.word, (*own, *(one for one in others.stems if one[0] != own[0][0])), repaired=right.word)


def _misspelt(query: Query, catalog: Catalog) -> dict[str, str]:
    """Misspelt words of a question with what they were taken for.

    What was understood although no listing has it is not misspelt.
    """
    words = written_out(words_of(query.text))
    return _meant(query, words, catalog) | _misspelt_in_phrases(query, catalog)


def _meant(query: Query, words: Sequence[str], catalog: Catalog) -> dict[str, str]:
    """What words are taken for that no listing has; of several each once more beside what the others were meant to be.

    "Paco alimantare" is food, once "alimentare" is known.
    """
    right_ones = _right_in(query, catalog)
    readings = catalog.text.read(query.words, right_ones)
    is_doubtful = _is_rare if len(readings) == 1 else _is_unknown
    heard = {word for span in query.spans if span.kind in TAXONOMIES for word in span.words.split()}
    doubtful = [
        one
        for one in readings
        if one.word not in right_ones
        and is_doubtful(one, catalog)
        and one.word in words
        and one.word not in heard
        and one.word not in GIVEN_NAMES
    ]
    is_known = partial(_is_known, catalog=catalog)
    found: dict[str, str] = {}
    for _ in range(min(len(doubtful), 2)):
        for one in doubtful:
            meant = [word if word == one.word else found.get(word, word) for word in words]
            beside = [each for each in readings if each is not one]
            slip = Slip(one.word, words, is_known)
            if right := meant_word(one, beside, slip, Line(meant, query.text), catalog):
                found[one.word] = right
    return found


def _is_known(word: str, catalog: Catalog) -> bool:
    """Whether listings, terms or names of places have a word, so that it is of no dialect."""
    return (
        catalog.text.has_form(word)
        or catalog.vocabulary.has_stem(word)
        or Gazetteer.bundled().has_word(word)
        or word in GIVEN_NAMES
    )


def _is_unknown(one: Reading, catalog: Catalog) -> bool:
    return not catalog.text.has_form(one.word)


def _is_rare(one: Reading, catalog: Catalog) -> bool:
    """Whether few listings have a word, and none in its name: where nothing else is asked, "mesa" may be "mensa"."""
    text = catalog.text
    if _is_unknown(one, catalog):
        return True
    return one.word not in STOP_WORDS and not text.is_usual(one.word) and not len(text.named([one]))


def _right_in(query: Query, catalog: Catalog) -> frozenset[str]:
    """The words that are not mended, whatever listings say: those of a term, too, of which a phrase may be heard."""
    right = {word for span in query.spans if span.kind in TAXONOMIES for word in span.words.split()}
    right |= _names_of_places(query)
    return frozenset([word for word in query.words if word in RIGHT_WORDS or word in right or _is_said(word, catalog)])


def _is_said(word: str, catalog: Catalog) -> bool:
    """Whether no listing has a word that people have: "pazza per la moda" is about no pizza."""
    return not catalog.text.has_form(word) and is_everyday(word)


def _names_of_places(query: Query) -> set[str]:
    """Words that are right because a capital or a street is called so, whatever listings say."""
    gazetteer = Gazetteer.bundled()
    named = gazetteer.find_in_text(query.words)
    sure = [one for one in named if _is_surely_a_name(one, query.words, gazetteer)]
    found = {word for one in sure for word in query.words[one.start : one.end]}
    return found.union(*(match[1].split() for match in _STREET.finditer(fold(query.text))))


def _is_surely_a_name(one: PlaceMention, words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a capital, or of another municipality and long enough to be no misspelt word."""
    is_long = len("".join(words[one.start : one.end])) >= _LEAST_OF_A_NAME
    return any(map(gazetteer.is_seat, one.municipalities)) or (is_long and one.kind in ("municipality", "short"))


def _misspelt_in_phrases(query: Query, catalog: Catalog) -> dict[str, str]:
    """Words that nothing was understood from and that make a known phrase with one other letter.

    They may be words of their own, but not such as many listings have.
    """
    words = written_out(words_of(query.text))
    heard = {at for span in query.spans if not _is_one_word(span) for at in range(span.start, span.end)}
    line = Line(words, query.text)
    free = [at for at, word in enumerate(words) if at not in heard and not _is_right(word, catalog)]
    free = [at for at in free if not _is_written_as_a_town(line, at)]
    found = catalog.vocabulary.near_phrases.misspelt(words, free) if free else {}
    of_rules = {
        words[at]: part_of_a_rule(words[at], line, at)
        for at in free
        if not (words[at] in found or is_everyday(words[at]))
    }
    found = {word: right for word, right in of_rules.items() if right} | found
    return {word: right for word, right in found.items() if _is_likelier(right, word, catalog)}


def _is_one_word(span: Span) -> bool:
    """Whether a term was read from one word alone: "coro di italiano" is more likely a course than a choir."""
    return span.kind in TAXONOMIES and span.end - span.start == 1


def _is_right(word: str, catalog: Catalog) -> bool:
    if word in acronyms(catalog.vocabulary):
        return True
    return word in STOP_WORDS or word in RIGHT_WORDS or (len(word) <= _SHORT and catalog.text.has_form(word))


def _is_written_as_a_town(line: Line, at: int) -> bool:
    """Whether a word has a capital and is called like a municipality: who "lavora a Carpi" is in no fields, "campi"."""
    return capital_tells(line, at) and bool(Gazetteer.bundled().called(line.words[at]))


def _is_likelier(right: str, typed: str, catalog: Catalog) -> bool:
    """Whether a word that makes a phrase may be meant by one that is a word, too."""
    text = catalog.text
    return not text.is_usual(typed) or text.frequency(stem(right)) >= _MORE_USUAL * text.frequency(stem(typed))


def _mended(text: str, repairs: Mapping[str, str]) -> str:
    """The text with the right words where the wrong ones stood, with their capitals."""

    def right(match: re.Match[str]) -> str:
        found = repairs.get(fold(match[0]))
        if found is None:
            return match[0]
        return found.capitalize() if match[0][0].isupper() else found

    return _WORD.sub(right, text)
