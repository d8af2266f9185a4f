"""Words as people write them: folding, splitting, stems, stop words and the keys that find misspelt words."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations
from threading import Lock
from types import MappingProxyType

from rapidfuzz.distance import OSA
from Stemmer import Stemmer

_SNOWBALL = MappingProxyType({"it": "italian", "en": "english", "de": "german", "fr": "french"})
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
_ACCENT_APOSTROPHE = re.compile(r"(?<=[aeiou])'+(?!\w)")  # forli', perche', un po'
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W_]+")
_STEMS_KEPT = 1 << 18
_RUNS_KEPT = 1 << 14


def fold(text: str) -> str:
    """Lower case without accents; typographic apostrophes become `'`, and one written for an accent goes.

    >>> fold("FORLI’, Forlì e un po' d'Università")
    "forli, forli e un po d'universita"
    """
    if not text.isascii():
        text = _NOT_ASCII.sub(_fold_run, text)
    text = text.lower().replace("`", "'")
    return _ACCENT_APOSTROPHE.sub("", text) if "'" in text else text


def _fold_run(run: re.Match[str]) -> str:
    """Letters beyond ASCII are few in most texts, so only they are looked at one by one."""
    return _folded(run[0])


@lru_cache(maxsize=_RUNS_KEPT)
def _folded(letters: str) -> str:
    # Twice, because lowering some letters (such as the dotted I) brings up a new accent.
    plain = _without_accents(_without_accents(letters.translate(_APOSTROPHES)).casefold())
    return plain.translate(_APOSTROPHES)


def _without_accents(text: str) -> str:
    return "".join([c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)])


def name_order(name: str) -> tuple[str, str]:
    """A key that sorts names as people look for them: whatever their accents and capitals.

    >>> sorted(["zona", "Est", "Área"], key=name_order)
    ['Área', 'Est', 'zona']
    """
    return fold(name), name


def words(text: str) -> list[str]:
    """Folded words and numbers in order; elisions are split.

    >>> words("L'ascolto dell'Aquila, tel. 0862")
    ['l', 'ascolto', 'dell', 'aquila', 'tel', '0862']
    """
    return _WORD.findall(fold(text))


def word_list(words_in_one: str) -> list[str]:
    """Words that a module writes in one string, in order: a list of literals would be one word a line.

    >>> word_list("mo di mi")
    ['mo', 'di', 'mi']
    """
    return words_in_one.split()


def word_set(words_in_one: str) -> frozenset[str]:
    """Words that a module writes in one string, as they are compared (mostly folded).

    >>> "sera" in word_set("mattina pomeriggio sera")
    True
    """
    return frozenset(word_list(words_in_one))


# Little words by language. Lists of others are these with some more, or without what means something else there.
ARTICLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "it": word_set("il lo la l i gli le un uno una"),
        "en": word_set("the a an"),
        "de": word_set("der die das dem den des ein eine einem einen einer eines"),
    }
)
PREPOSITIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "it": word_set("a ad con d da di fra in per su tra"),
        "en": word_set("at by for from in of on to with"),
        "de": word_set("am an auf aus bei fur im in ins mit nach vom von zu zum zur"),
    }
)
ALL_ARTICLES = frozenset().union(*ARTICLES.values())
AND = word_set("e ed and und")
WITH_ARTICLES: Mapping[str, frozenset[str]] = MappingProxyType(  # Italian prepositions that have their article in them
    {
        "a": word_set("al allo alla all ai agli alle"),
        "con": word_set("col coi"),
        "da": word_set("dal dallo dalla dall dai dagli dalle"),
        "di": word_set("del dello della dell dei degli delle"),
        "in": word_set("nel nello nella nell nei negli nelle"),
        "su": word_set("sul sullo sulla sull sui sugli sulle"),
    }
)
ALL_WITH_ARTICLES = frozenset().union(*WITH_ARTICLES.values())
STOP_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "it": ARTICLES["it"]
        | PREPOSITIONS["it"]
        | (ALL_WITH_ARTICLES - {"coi"})
        | word_set(
            """
            anche c che chi ci come cui e ed era essere ha hanno ho io lei loro lui ma mi mia mie miei mio ne
            noi non o od piu quale quali quando quella quelle quelli quello questa queste questi questo s se sei
            si sia siamo siete sono sua sue suo suoi ti tu tua tue tuo tuoi v vi voi voglio vorrei vuole
            """
        ),
        "en": ARTICLES["en"]
        | PREPOSITIONS["en"]
        | word_set(
            """
            about and any are as be been but can could did do does had has have he her him his how i if into is
            it its me my or our s she so some t that their them then there these they this was we were what when
            where which who will would you your
            """
        ),
        "de": ARTICLES["de"]
        | PREPOSITIONS["de"]
        | word_set(
            """
            ab aber als auch bin bis dass dein du durch er es hat habe haben hatte ich ihr ihre ist ja kann mein
            meine meiner mich mir noch nur ob oder sein seine sich sie sind so uber um und uns unser vor war was
            wenn werden wie wir wird wo
            """
        ),
    }
)
ALL_STOP_WORDS = frozenset().union(*STOP_WORDS.values())

_OF_AUTISM = frozenset({"autistico", "autistica", "autistici", "autistiche", "autismo"})  # else "autisti", drivers
_stemmers: dict[str, Stemmer] = {}
_stemmer_lock = Lock()  # a stemmer keeps the word it works on, so threads take turns


@lru_cache(maxsize=_STEMS_KEPT)
def stem(word: str, language: str = "it") -> str:
    """Stem of one folded word; the word itself in a language without a stemmer.

    Args:
        language: ISO 639-1: it, en, de or fr have stemmers.

    >>> stem("psicologi"), stem("psicologa")
    ('psicolog', 'psicolog')
    """
    if language == "it" and word in _OF_AUTISM:
        return "autistic"
    algorithm = _SNOWBALL.get(language)
    if algorithm is None or not word.isalpha():
        return word
    with _stemmer_lock:
        if language not in _stemmers:
            _stemmers[language] = Stemmer(algorithm, 0)  # without what it would keep beside: 2 MB for each language
        # Some stems end in an accent that the stemmer itself put there; folding keeps text and question alike.
        return fold(_stemmers[language].stemWord(word))


class StemsOnce(dict[tuple[str, str], str]):
    """Stems by word and language for as long as many phrases are read, few words of which are ever said.

    `stem` keeps what it was asked for, and so much more than is asked for again.

    >>> StemsOnce()["psicologi", "it"]
    'psicolog'
    """

    def __missing__(self, asked: tuple[str, str]) -> str:
        """Find a stem, and keep it for the next phrase."""
        found = self[asked] = stem.__wrapped__(*asked)
        return found


def stems(text: str, language: str = "it") -> list[str]:
    """Stems of the words that carry meaning, in order: the stop words of the language are left out.

    >>> stems("Sportello d'ascolto per i giovani")
    ['sportell', 'ascolt', 'giovan']
    """
    stop = STOP_WORDS.get(language, frozenset())
    return [stem(word, language) for word in words(text) if word not in stop]


def deletes(word: str, distance: int) -> set[str]:
    """The word and everything left of it after deleting up to `distance` letters.

    Two words within `distance` edits of each other always share such a key (symmetric deletion).

    >>> sorted(deletes("bar", 1))
    ['ar', 'ba', 'bar', 'br']
    """
    shortest = max(len(word) - distance, 0)
    return {"".join(kept) for length in range(shortest, len(word) + 1) for kept in combinations(word, length)}


def within_edits(a: str, b: str, distance: int = 1) -> int | None:
    """How many letters are added, lost, changed or swapped with their neighbour; None beyond `distance`.

    Source:
        Optimal string alignment, rapidfuzz ``OSA``.

    >>> within_edits("sportelo", "sportello"), within_edits("casa", "caos")
    (1, None)
    """
    edits = OSA.distance(a, b, score_cutoff=distance)
    return edits if edits <= distance else None
