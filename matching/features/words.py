"""The person's own words, looked for in the listings' texts."""

from functools import lru_cache

import numpy as np

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Values, everywhere, feature
from directory.i18n import N_, Sentence
from directory.places.gazetteer import Gazetteer
from directory.search.said.isee import words_of_amounts
from directory.search.said.line import Line
from directory.search.said.negations import refused_words
from directory.search.said.numbers import FIGURES
from directory.search.said.spoken import speakers, spoken
from directory.search.spelling.right_words import RIGHT_WORDS
from directory.search.spelling.stop_words import STOP_WORDS
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.given_names import GIVEN_NAMES
from directory.words.language import word_set, words
from directory.words.people import CHILDREN, PEOPLE_OF_AN_AGE, RELATIVES
from matching.profile import Profile
from matching.said.kinds import kinds_said
from matching.said.needs_heard import words_of_the_sender, words_of_their_needs
from matching.said.the_dead import the_dead
from matching.said.ways import means_said
from matching.said.worker_wish import without_wishes
from matching.shortlisting.combine import mean_and_best
from matching.weighting.weights import weight_of

FULL_SHARE = 0.5  # half of what the words could score is as good as texts in people's own words get
ANSWERING_SHARE = 0.25  # of what the words could score: from here on the text counts as answering
_LEAST_LETTERS = 3
# How much, how often, and that something is done: in so many texts, about anything, that having them says nothing;
# beside what a search does not look for either.
_SAY_LITTLE = word_set(
    """
    facciamo fatta fatto sa sanno sapere so stare sto va vado vanno andare andato andata dico dire dato prima viene
    vengono abbastanza gia mai molta molte molti molto nessun nessuna nessuno niente nulla poca poche pochi poco proprio
    quasi spesso tanta tante tanti tanto troppa troppe troppi troppo parla parlano
    italia svizzera italy switzerland italien schweiz
    provato provata volta volte via uomo donna
    difficolta situazione
    giorno giorni settimana settimane mese mesi davanti dietro pagare
    tag tage tagen woche wochen monat monate
    day days week weeks month months
    fast immer niemand niemandem niemanden oft redet sagt schon sehr sieht soll sollen spricht viel viele vielen weiss
    wenig wenige will wollen
    almost already few knows many much never nobody nothing often says speaks very
    """
)
# Of whom somebody speaks and how many or long: parents, ten years. Children stay: texts are for them.
_OF_WHOM_OR_HOW_MANY = (RELATIVES - CHILDREN) | FIGURES.keys()


_AT = word_set("a ad da di in per at from to nach aus")
_ENDS_A_SENTENCE = frozenset(".:;!?\n(")
_GERMAN = word_set("und ist der die das nicht mit ein eine hat")


@lru_cache(maxsize=1024)
def meaningful_words(text: str) -> tuple[str, ...]:
    """The folded words that carry meaning and name nothing that is refused, each once, in order.

    >>> meaningful_words("Ho gli attacchi di panico")
    ('attacchi', 'panico')
    >>> meaningful_words("Non ho più nessuno, sono sempre sola")
    ('sola',)
    >>> meaningful_words("Sie spricht mit niemandem und hat Schulden"), meaningful_words("he knows nobody here, debts")
    (('schulden',), ('here', 'debts'))
    """
    silent = STOP_WORDS | _SAY_LITTLE | _OF_WHOM_OR_HOW_MANY | refused_words(text, Vocabulary.bundled())
    found = (word for word in words(text) if len(word) >= _LEAST_LETTERS and word not in silent)
    return tuple(dict.fromkeys(found))


def words_asked(profile: Profile) -> list[tuple[tuple[str, ...], float]]:
    """Each text as words with its weight: those of the needs, then the general ones.

    Without what only names somebody, a place or a child who died, is told of others, or is no wish because it is
    refused, was tried or says how the person gets about.
    """
    texts = [(need.words, need.weight) for need in profile.needs]
    general = max((weight for _, weight in texts), default=1.0)
    where = frozenset(words(profile.place.name)) if profile.place else frozenset[str]()
    asked = [(_wished(text, profile), weight) for text, weight in [*texts, (profile.words, general)] if text]
    said = [(tuple(word for word in found if word not in where), weight) for found, weight in asked]
    return [(found, weight) for found, weight in said if found]


def _wished(text: str, profile: Profile) -> tuple[str, ...]:
    return _meant(without_wishes(text), is_young=profile.is_minor, with_names=bool(profile.needs))


@lru_cache(maxsize=1024)
def _meant(text: str, *, is_young: bool, with_names: bool) -> tuple[str, ...]:
    vocabulary, line = Vocabulary.bundled(), Line.of(text)
    silent = words_of_their_needs(text, vocabulary, is_young=is_young) | kinds_said(text, vocabulary).positions
    silent |= frozenset(range(words_of_the_sender(line, vocabulary)))
    silent |= the_dead(line) | means_said(text)[1] | words_of_amounts(line) | _words_of_languages(line)
    silent |= _names(line, vocabulary) if not with_names else _called(line) | _places(line)
    said = {word for at, word in enumerate(line.words) if at not in silent}
    return tuple(word for word in meaningful_words(text) if word in said)


def _words_of_languages(line: Line) -> frozenset[int]:
    """ "Parla bengali": what somebody speaks is asked of the entries' languages, and not of their texts."""
    told = (phrase for find in (spoken, speakers) for phrase in find(line))
    return frozenset(at for phrase in told for at in range(phrase.start, phrase.end))


def _called(line: Line) -> frozenset[int]:
    """The positions of given names of whoever is spoken of: "Sig.ra Maria", "Amina, 17 anni"."""
    return frozenset(
        at
        for at, word in enumerate(line.words)
        if word in GIVEN_NAMES and line.is_capital(at) and (not at or line.word_before(at) in PEOPLE_OF_AN_AGE)
    )


def _places(line: Line) -> frozenset[int]:
    """The positions of names of towns where somebody is: "in comunità a Seriate", but "il centro Santa Maria"."""
    towns = (town for town in Gazetteer.bundled().find_in_text(line.words) if line.is_capital(town.start))
    return frozenset(at for town in towns if line.word_before(town.start) in _AT for at in range(town.start, town.end))


def _names(line: Line, vocabulary: Vocabulary) -> frozenset[int]:
    """The positions of names of people: given names, and other unknown words with a capital; German nouns are none."""
    is_german = not _GERMAN.isdisjoint(line.words)
    return frozenset(
        at
        for at, word in enumerate(line.words)
        if (word in GIVEN_NAMES and line.is_capital(at))
        or (
            at
            and not is_german
            and line.is_capital(at)
            and not line.is_upper(at)
            and _is_no_word(word, line, at, vocabulary)
        )
    )


def _is_no_word(word: str, line: Line, at: int, vocabulary: Vocabulary) -> bool:
    begins_a_sentence = not _ENDS_A_SENTENCE.isdisjoint(line.gap(at))
    return not begins_a_sentence and not vocabulary.has_stem(word) and word not in RIGHT_WORDS


def _explain(profile: Profile, catalog: Catalog, values: Values, row: int) -> Sentence:
    """What the entry says itself is told apart from what its terms are called besides, which it never says."""
    readings = values.facts["readings"].values()
    if stated := tuple(reading.word for reading in readings if catalog.states_word(row, reading)):
        return Sentence(N_("The entry speaks of: %(words)s"), {"words": stated})
    if meant := tuple(reading.word for reading in readings if catalog.has_word(row, reading)):
        return Sentence(N_("Its subjects have to do with the words: %(words)s"), {"words": meant})
    return Sentence(N_("The entry uses other words"))


@feature(
    weight=weight_of("service", "word_match"),
    explain=_explain,
    unknown=N_("Ask what exactly is offered: the entry has no text."),
)
def word_match(profile: Profile, catalog: Catalog) -> Values | None:
    """BM25 of each need's words, as a share of what those words could score, up to FULL_SHARE.

    Returns:
        known: everywhere (a name is a text); facts: `readings` by word.
    """
    asked = words_asked(profile)
    if not asked:
        return None
    matches = [catalog.find_words(found) for found, _ in asked]
    shares = np.array([catalog.of(match.score) for match in matches])
    readings = {reading.word: reading for match in matches for reading in match.readings}
    full = np.float32(1 / FULL_SHARE)
    value = mean_and_best(np.minimum(shares * full, 1), [weight for _, weight in asked])
    return Values(value, everywhere(len(catalog)), {"readings": readings})
