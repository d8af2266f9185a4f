"""Known phrases found in running text: whole words, any inflection, the longest match of each group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from directory.words.deletions import Neighbours
from directory.words.language import ALL_WITH_ARTICLES, ARTICLES, PREPOSITIONS, stem, word_list, word_set, words
from directory.words.sounds import SoundingAlike

T = TypeVar("T")

# Articles and prepositions: "sportello d'ascolto", "sportello di ascolto" and "sportello ascolto" are one phrase.
# Not all stop words, since "mi taglio" is no haircut and "sono solo" is not "solo".
LINKS = (
    ARTICLES["it"]
    | (PREPOSITIONS["it"] - {"fra", "tra"})
    | ALL_WITH_ARTICLES
    | ARTICLES["en"]
    | (PREPOSITIONS["en"] - {"by", "from"})
    | (ARTICLES["de"] - {"die", "eines"})  # "die" is an English verb as well
    | (PREPOSITIONS["de"] - {"aus", "nach"})
    | word_set("de e ed o and or oder und")
)

# Two words of one stem are the same word only where what follows their common letters belongs together:
# "casa" and "case", "droga" and "droghe", but not "casa" and "caso".
_ENDINGS: dict[str, tuple[frozenset[str], ...]] = {
    "it": tuple(frozenset(group.split()) for group in ("a e he", "o i hi", "e i", "ia e")),
    "en": (frozenset({"", "s", "es"}), frozenset({"y", "ies"})),
    "de": (frozenset({"", "e", "n", "en", "er", "s", "es", "nen"}),),
}
# Everyday words that look like a form of another one, mostly of another language, and the language that is theirs:
# "sto male" is not "ich male", "still" not "stillen", "in der Nähe" has nothing to do with needles.
_EVERYDAY = MappingProxyType(
    {
        **dict.fromkeys(word_list("brace lese mal male rade seri spare stille stipendi"), "it"),
        **dict.fromkeys(word_list("back car still turn wife"), "en"),
        **dict.fromkeys(("nahe", "mals"), "de"),
    }
)
# Who speaks of somebody else says "non sa che lavoro fare" for "non so che lavoro fare", and "lost his job" for "lost
# my job". Of other verbs all persons have one stem.
_PERSONS = MappingProxyType(
    {
        language: MappingProxyType({other: one for one, others in groups for other in others.split()})
        for language, groups in {
            "it": (
                *(("ha", "ho hanno"), ("sa", "so sanno"), ("vuole", "voglio vogliono"), ("puo", "posso possono")),
                *(("fa", "faccio fanno"), ("va", "vado vanno"), ("sta", "sto stanno"), ("esce", "esco"), ("si", "mi")),
                *(("suo", "mio"), ("sua", "mia"), ("suoi", "miei"), ("sue", "mie")),
            ),
            "en": (
                *(("my", "his her their our me him them"), ("myself", "himself herself themselves"), ("have", "has")),
                *(("i", "he she they"), ("be", "am is are"), ("go", "goes"), ("do", "does"), ("don", "doesn")),
                *(("isn", "aren"), ("was", "were"), ("cannot", "can")),
            ),
            "de": (
                *(("mein", "sein ihr"), ("meine", "seine ihre"), ("meinen", "seinen ihren"), ("mir", "ihm")),
                *(("meinem", "seinem ihrem"), ("meiner", "seiner ihrer"), ("ich", "er sie"), ("mich", "sich")),
                *(("habe", "hat haben"), ("bin", "ist sind"), ("kann", "konnen"), ("will", "wollen"), ("esse", "isst")),
                *(("spreche", "spricht sprechen"), ("schlafe", "schlaft schlafen"), ("finde", "findet finden")),
                *(("suche", "sucht suchen"), ("weine", "weint"), ("lebe", "lebt leben"), ("gehe", "geht gehen")),
                *(("pflege", "pflegt"), ("arbeite", "arbeitet"), ("muss", "mussen"), ("weiss", "wissen")),
            ),
        }.items()
    }
)
_LONG = 6  # letters in common: from here on the ending tells gender, not another word: "disoccupato", "disoccupata"
_WORDS_KEPT = 1 << 16
_GENDER = frozenset({"a", "e", "he", "i", "hi", "o"})
_VOWELS = frozenset("aeio")


class Hit(NamedTuple, Generic[T]):
    """A phrase found at `words[start:end]`; `length` counts the words that carry meaning."""

    value: T
    group: str
    start: int
    end: int
    length: int


@dataclass(frozen=True)
class _Phrase(Generic[T]):
    written: tuple[str, ...]  # every word as listed
    word: str  # the first that carries meaning; it decides alone when there is no other
    rest: tuple[str, ...]  # stems from the third that carries meaning on
    length: int  # how many carry meaning
    group: str
    value: T


_Token = tuple[str, int, int]  # a word that carries meaning, and where it starts and ends


class _Starts(NamedTuple, Generic[T]):
    """What may begin with a word: phrases of one word, and the others by language and by the stem that must follow."""

    alone: tuple[_Phrase[T], ...]
    longer: tuple[tuple[str, dict[str, list[_Phrase[T]]]], ...]


class Lexicon(Generic[T]):
    """Phrases in several languages, each with a value and a group.

    >>> lexicon = Lexicon()
    >>> lexicon.add("sportello d'ascolto", language="it", group="service", value=1)
    >>> [(hit.value, hit.start, hit.end) for hit in lexicon.scan(words("Due sportelli di ascolto a scuola"))]
    [(1, 1, 4)]
    """

    def __init__(self) -> None:
        """Begin without phrases."""
        self._alone: dict[tuple[str, str], list[_Phrase[T]]] = {}
        self._longer: dict[tuple[str, str], dict[str, list[_Phrase[T]]]] = {}
        self._languages: list[str] = []
        self._words: set[str] = set()
        self._stems: set[tuple[str, str]] = set()
        # Most words of a text are met again in the next.
        self._starting = lru_cache(_WORDS_KEPT)(self._look_up)
        self._stem_known = lru_cache(_WORDS_KEPT)(self._is_stem_known)

    def add(self, phrase: str, *, language: str, group: str, value: T) -> None:
        """Learn a phrase; of two alike in one group the one that is written as in the text counts, else the first.

        What is listed twice word for word stands for both: "hip hop" is sung and danced.
        """
        written = tuple(words(phrase))
        tokens = meaningful(written)
        if not tokens:
            return
        first, *rest = (phrase_stem(word, language) for word, _, _ in tokens)
        entry = _Phrase(written, tokens[0][0], tuple(rest[1:]), len(tokens), group, value)
        self._words.update(written)
        self._stems.update((language, phrase_stem(word, language)) for word in written)
        if rest:
            self._longer.setdefault((language, first), {}).setdefault(rest[0], []).append(entry)
        else:
            self._alone.setdefault((language, first), []).append(entry)
        if language not in self._languages:
            self._languages.append(language)
        self._starting.cache_clear()
        self._stem_known.cache_clear()
        self.__dict__.pop("_neighbours", None)
        self.__dict__.pop("_sounds", None)

    def length(self, words: Sequence[str]) -> int:
        """How many of these words carry meaning, counted as `Hit.length` does."""
        return len(meaningful(words))

    def scan(self, words: Sequence[str]) -> list[Hit[T]]:
        """The longest phrase of each group at every place, left to right, without overlap within a group.

        Phrases of one value that overlap are one: "rinnovare il permesso" and "permesso di soggiorno".

        Args:
            words: folded, as `directory.words.language.words` gives them.
        """
        tokens = meaningful(words)
        found = _Found[T](words, tokens)
        for place, (word, _, _) in enumerate(tokens):
            starts = self._starting(word)
            if starts is not None:
                found.add(place, _matching(starts, tokens, place))
        return found.hits

    def has_word(self, word: str) -> bool:
        """Whether a folded word stands in some phrase as it is."""
        return word in self._words

    def has_stem(self, word: str) -> bool:
        """Whether some phrase has a word of the same stem in its language as a folded word."""
        return self._stem_known(word)

    def words_like(self, word: str) -> set[str]:
        """The words of phrases that are at most one letter away from a folded word, or sound like it."""
        near = self._neighbours.of(word) | self._sounds.of(word)
        return near | {word} if word in self._words else near

    @cached_property
    def _neighbours(self) -> Neighbours:
        """The words, to find those that are nearly another; made when it is first asked for."""
        return Neighbours(self._words)

    @cached_property
    def _sounds(self) -> SoundingAlike:
        return SoundingAlike(self._words)

    def _is_stem_known(self, word: str) -> bool:
        return any((language, phrase_stem(word, language)) in self._stems for language in self._languages)

    def _look_up(self, word: str) -> _Starts[T] | None:
        keys = [(language, phrase_stem(word, language)) for language in self._languages]
        alone = tuple(
            entry
            for key in keys
            if key[0] == _EVERYDAY.get(word, key[0])
            for entry in self._alone.get(key, ())
            if _same_word(entry.word, word, key[0])
        )
        longer = tuple((key[0], self._longer[key]) for key in keys if key in self._longer)
        return _Starts(alone, longer) if alone or longer else None


class _Found(Generic[T]):
    """The hits so far, from left to right."""

    def __init__(self, words: Sequence[str], tokens: Sequence[_Token]) -> None:
        self.hits: list[Hit[T]] = []
        self._words, self._tokens = words, tokens
        self._free_from: dict[str, int] = {}  # by group, a place among the tokens
        self._last: dict[str, range] = {}  # by group, where among the hits those are that began last

    def add(self, place: int, entries: Iterable[_Phrase[T]]) -> None:
        """Take the longest phrase of each group that begins at a place."""
        best: dict[str, list[_Phrase[T]]] = {}
        for entry in entries:
            if place < self._free_from.get(entry.group, 0):
                self._go_on(place, entry)
            else:
                self._compare(place, entry, best)
        for group, own in best.items():
            end = place + own[0].length
            self._free_from[group] = end
            start = self._tokens[place][1]
            self._last[group] = range(len(self.hits), len(self.hits) + len(own))
            self.hits += [Hit(one.value, group, start, self._tokens[end - 1][2], one.length) for one in own]

    def _compare(self, place: int, entry: _Phrase[T], best: dict[str, list[_Phrase[T]]]) -> None:
        others = best.get(entry.group)
        if others is None or entry.length > others[0].length:
            best[entry.group] = [entry]
        elif entry.length == others[0].length:
            _, start, _ = self._tokens[place]
            if others[0].written == entry.written:
                others += [entry] * all(one.value is not entry.value for one in others)
            elif entry.written == tuple(self._words[start : self._tokens[place + entry.length - 1][2]]):
                best[entry.group] = [entry]

    def _go_on(self, place: int, entry: _Phrase[T]) -> None:
        """Make the last hit of the group longer where this phrase says on what that begins to say, and nothing else."""
        taken, end, began = self._free_from[entry.group], place + entry.length, self._last[entry.group]
        last = self.hits[began[-1]]
        if end > taken and last.value is entry.value and len(began) == 1:
            self._free_from[entry.group] = end
            self.hits[began[-1]] = last._replace(end=self._tokens[end - 1][2], length=last.length + end - taken)


def _matching(starts: _Starts[T], tokens: Sequence[_Token], place: int) -> Sequence[_Phrase[T]]:
    if not starts.longer or place + 1 == len(tokens):
        return starts.alone
    found = list(starts.alone)
    for language, by_second in starts.longer:
        for entry in by_second.get(phrase_stem(tokens[place + 1][0], language), ()):
            rest = tokens[place + 2 : place + entry.length]
            if not entry.rest or tuple([phrase_stem(word, language) for word, _, _ in rest]) == entry.rest:
                found.append(entry)
    return found


def phrase_stem(word: str, language: str) -> str:
    """The stem of a word; of verbs that change with the person, and of possessives, that of one person for all."""
    persons = _PERSONS.get(language)
    return stem(persons.get(word, word) if persons else word, language)


def known_persons(language: str) -> frozenset[str]:
    """The words that change with the person and are read as one of them."""
    persons = _PERSONS.get(language)
    return frozenset({*persons, *persons.values()}) if persons else frozenset()


def meaningful(words: Sequence[str]) -> list[_Token]:
    """Words that carry meaning; letters in a row are one abbreviation: "P.O." is `p.o`, other than "un po'"."""
    tokens: list[_Token] = []
    place = 0
    while place < len(words):
        word = words[place]
        end = place + 1
        if len(word) == 1 and end < len(words) and len(words[end]) == 1:
            while end < len(words) and len(words[end]) == 1:
                end += 1
            if set(words[place:end]) <= _VOWELS:
                tokens += [(words[at], at, at + 1) for at in range(place, end) if words[at] not in LINKS]
            else:
                tokens.append((".".join(words[place:end]), place, end))
        elif word not in LINKS:
            tokens.append((word, place, end))
        place = end
    return tokens


def _same_word(listed: str, seen: str, language: str) -> bool:
    """Whether two words of one stem are singular and plural, or feminine and masculine, of the same."""
    if listed == seen:
        return True
    if language != "it" and seen in _EVERYDAY:
        return False
    common = _beginning(listed, seen)
    endings = {listed[len(common) :], seen[len(common) :]}
    if language == "it":
        if common.endswith("i") and endings == {"", "o"}:  # tirocinio, tirocini
            return True
        if len(common) >= _LONG and endings <= _GENDER:
            return True
    return any(endings <= group for group in _ENDINGS.get(language, ()))


def _beginning(listed: str, seen: str) -> str:
    for place, (letter, other) in enumerate(zip(listed, seen, strict=False)):
        if letter != other:
            return listed[:place]
    return min(listed, seen, key=len)
