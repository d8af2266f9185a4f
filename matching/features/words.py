"""The person's own words, looked for in the listings' texts."""

from functools import lru_cache

import numpy as np

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Values, everywhere, feature
from directory.i18n import N_, Sentence
from directory.language import words
from directory.search.negations import refused_words
from directory.search.numbers import FIGURES
from directory.search.people import CHILDREN, RELATIVES
from directory.search.stop_words import STOP_WORDS
from directory.vocabulary import Vocabulary
from matching.combine import mean_and_best
from matching.profile import Profile
from matching.weights import weight_of

FULL_SHARE = 0.5  # half of what the words could score is as good as texts in people's own words get
ANSWERING_SHARE = 0.25  # of what the words could score: from here on the text counts as answering
_LEAST_LETTERS = 3
# How much, how often, and that something is done: in so many texts, about anything, that having them says nothing;
# beside what a search does not look for either.
_SAY_LITTLE = frozenset(
    words("""
    facciamo fatta fatto sa sanno sapere so stare sto va vado vanno andare andato andata dico dire dato prima viene
    vengono abbastanza gia mai molta molte molti molto nessun nessuna nessuno niente nulla poca poche pochi poco proprio
    quasi spesso tanta tante tanti tanto troppa troppe troppi troppo parla parlano
    fast immer niemand niemandem niemanden oft redet sagt schon sehr sieht soll sollen spricht viel viele vielen weiss
    wenig wenige will wollen
    almost already few knows many much never nobody nothing often says speaks very
    """)
)
# Of whom somebody speaks and how many or long: parents, ten years. Children stay: texts are for them.
_OF_WHOM_OR_HOW_MANY = (RELATIVES - CHILDREN) | FIGURES.keys()


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
    """Each text as words with its weight: those of the needs, then the general ones."""
    texts = [(need.words, need.weight) for need in profile.needs]
    general = max((weight for _, weight in texts), default=1.0)
    asked = [(meaningful_words(text), weight) for text, weight in [*texts, (profile.words, general)]]
    return [(found, weight) for found, weight in asked if found]


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
