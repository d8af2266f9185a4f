"""The words that synthetic listings are made of: about 20,000, most of them invented in the shape of Italian.

Frequencies fall as 1/rank, as those of natural text do: first what every Italian text is full of, then the words of the
bundled taxonomies, then invented roots in several inflections each, so that stemming joins as many words as it does in
Italian.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator

from directory.taxonomies.vocabulary import FILES, Vocabulary

FILLER_WORDS = 20_000
SURNAMES = 6_000


def _listed(text: str, separator: str | None = None) -> list[str]:
    return text.split(separator)


EVERYDAY = _listed(
    "di e il per la con a in i le del della dei un una che al alla da delle si non gli anche è sono ai alle nel o"
)
FORMS = _listed(
    "Sportello Centro Spazio Casa Servizio Laboratorio Gruppo Punto Progetto Ufficio Rete Emporio Residenza Ambulatorio"
    " Scuola Oratorio Ludoteca Mensa Forum Bottega Cantiere Polo Officina Cooperativa Associazione"
)
THEMES = _listed(
    "Ascolto Giovani|Anziani|Famiglie|Antiviolenza|Lavoro|Orientamento|Migranti|Salute Mentale|Disabilità|Educativo|"
    "Accoglienza|Minori|Donne|Formazione|Musica|Teatro|Sport|Dipendenze|Alimentare|Legale|Informagiovani|Autismo|"
    "Adolescenti|Caregiver|Affido|Nascita|Abitare|Inclusione|Cultura|Digitale|Ambiente|Volontariato|Strada|Studio|"
    "Italiano per Stranieri|Riabilitazione|Sollievo|Quartiere|Doposcuola|Bicicletta",
    "|",
)
FIRST_NAMES = _listed(
    "Maria Anna Giulia Francesca Chiara Sara Laura Elena Paola Lucia Marco Luca Giovanni Paolo Pietro Andrea Matteo"
    " Davide Simone Antonio Giuseppe Carlo Franco Aldo Rita Teresa Rosa Caterina Agnese Bianca Silvia Marta Irene Nadia"
    " Bruno Dario Emilio Fabio Giorgio Ivo Lorenzo Mario Nicola Oscar Piero Renato Sergio Tito Ugo Vito"
)

_WORD = re.compile(r"[^\W\d_]{4,}")
_ONSETS = _listed("b c d f g l m n p r s t v z br cr dr fr gr pr tr st sc sp gl gn ch pi fi ri")
_CODAS = ("", "", "", "", "n", "r", "l", "s")
_INFLECTIONS = (  # endings of one root: nouns, adjectives, verbs, what is made of them
    ("o", "i"),
    ("a", "e"),
    ("o", "a", "i", "e"),
    ("e", "i"),
    ("azione", "azioni"),
    ("amento", "amenti"),
    ("are", "ato", "ati", "ando"),
    ("ale", "ali", "alità"),
)
_SURNAME_ENDINGS = _listed("i o a ini etti elli oni ucci ato ese aro ari eri olo ani asi")


def taxonomy_words(vocabulary: Vocabulary) -> list[str]:
    """The Italian words that services, needs, interests and groups are called by, most used first."""
    used = Counter(
        word
        for taxonomy in FILES
        for term in vocabulary.terms(taxonomy)
        for language, phrase in term.phrases()
        if language == "it"
        for word in _WORD.findall(phrase.lower())
    )
    return sorted(used, key=lambda word: (-used[word], word))


def phrase_words(phrase: str) -> list[str]:
    """The words of a phrase that are long enough to mean something."""
    return _WORD.findall(phrase.lower())


def filler(known: set[str], count: int = FILLER_WORDS) -> list[str]:
    """Invented words, none of them known, most frequent first; forms of one root lie far apart."""
    dice = random.Random(20_261_122)
    made: dict[str, None] = {}
    for root in _roots(dice, syllables=(1, 3)):
        for ending in dice.choice(_INFLECTIONS):
            if 4 <= len(root + ending) <= 14 and root + ending not in known:
                made[root + ending] = None
        if len(made) >= count:
            break
    words = list(made)[:count]
    dice.shuffle(words)
    return words


def surnames(count: int = SURNAMES) -> list[str]:
    """Invented surnames, a few first names among their roots."""
    dice = random.Random(1_946)
    made: dict[str, None] = {}
    for root in _roots(dice, syllables=(1, 2)):
        surname = (root + dice.choice(_SURNAME_ENDINGS)).capitalize()
        if 4 <= len(surname) <= 12:
            made[surname] = None
        if len(made) == count:
            break
    return list(made)


def inflected(word: str) -> str:
    """Another number of the word, as far as its ending tells.

    >>> inflected("sportello"), inflected("formazione"), inflected("scuola"), inflected("anziani")
    ('sportelli', 'formazioni', 'scuole', 'anziano')
    """
    other = {"o": "i", "a": "e", "e": "i", "i": "o", "à": "à"}.get(word[-1])
    return word[:-1] + other if other else word


def _roots(dice: random.Random, syllables: tuple[int, int]) -> Iterator[str]:
    while True:
        parts = [
            dice.choice(_ONSETS) + dice.choice("aaeeiioou") + dice.choice(_CODAS)
            for _ in range(dice.randint(*syllables))
        ]
        yield "".join(parts)[: None if dice.random() < 0.5 else -1] + dice.choice("bcdfglmnprstvz")
