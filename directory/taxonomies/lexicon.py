"""Known phrases found in running text: whole words, any inflection, the longest match of each group."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from directory.words.deletions import Neighbours
from directory.words.keyed import Keyed, key_of
from directory.words.language import (
    ALL_WITH_ARTICLES,
    ARTICLES,
    PREPOSITIONS,
    StemsOnce,
    stem,
    word_list,
    word_set,
    words,
)
from directory.words.sounds import SoundingAlike
from directory.words.strings import Strings

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


class Listed(NamedTuple, Generic[T]):
    """A phrase to be found.

    Args:
        language: ISO 639-1.
        value: what it stands for; phrases of one object are of one value.
    """

    phrase: str
    language: str
    group: str
    value: T


class _Phrase(NamedTuple, Generic[T]):
    written: tuple[str, ...]  # every word as listed
    word: str  # the first that carries meaning; it decides alone when there is no other
    rest: tuple[str, ...]  # stems from the third that carries meaning on
    length: int  # how many carry meaning
    group: str
    value: T


_Token = tuple[str, int, int]  # a word that carries meaning, and where it starts and ends


class _Starts(NamedTuple, Generic[T]):
    """What may begin with a word: phrases of one word, and in which languages others do, with the word's stem."""

    alone: tuple[_Phrase[T], ...]
    longer: tuple[tuple[str, str], ...]


class Lexicon(Generic[T]):
    """Phrases in several languages, each with a value and a group.

    Of two alike in one group the one that is written as in the text counts, else the first. What is listed twice word
    for word stands for both: "hip hop" is sung and danced.

    Phrases are kept as packed text and become objects when a text has their first two words: ten thousands of them
    would take 25 MB in each process.

    >>> lexicon = Lexicon([Listed("sportello d'ascolto", language="it", group="service", value=1)])
    >>> [(hit.value, hit.start, hit.end) for hit in lexicon.scan(words("Due sportelli di ascolto a scuola"))]
    [(1, 1, 4)]
    """

    def __init__(self, phrases: Iterable[Listed[T]]) -> None:
        """Pack the phrases."""
        packing = _Packing[T]()
        for listed in phrases:
            packing.add(listed)
        self._languages = [*packing.languages]
        self._written = Strings.pack(packing.written)
        self._language_of = np.array(packing.language_of, np.uint8)
        self._owners = [*packing.owners.values()]
        self._owner_of = np.array(packing.owner_of, np.uint16)
        self._by_beginning = Keyed(packing.beginnings)
        self._going_on = Keyed(packing.going_on)
        self._stems = Keyed(packing.stems)
        self._words = Strings.pack(sorted(packing.words))
        # Most words of a text are met again in the next.
        self._starting = lru_cache(_WORDS_KEPT)(self._look_up)
        self._beginning = lru_cache(_WORDS_KEPT)(self._look_up_beginning)
        self._stem_known = lru_cache(_WORDS_KEPT)(self._is_stem_known)
        self._word_known = lru_cache(_WORDS_KEPT)(self._is_word_known)

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
                found.add(place, self._matching(starts, tokens, place))
        return found.hits

    def has_word(self, word: str) -> bool:
        """Whether a folded word stands in some phrase as it is."""
        return self._word_known(word)

    def has_stem(self, word: str) -> bool:
        """Whether some phrase has a word of the same stem in its language as a folded word."""
        return self._stem_known(word)

    def words_like(self, word: str) -> set[str]:
        """The words of phrases that are at most one letter away from a folded word, or sound like it."""
        near = self._neighbours.of(word) | self._sounds.of(word)
        return near | {word} if self.has_word(word) else near

    @cached_property
    def _neighbours(self) -> Neighbours:
        """The words, to find those that are nearly another; made when it is first asked for."""
        return Neighbours(self._words)

    @cached_property
    def _sounds(self) -> SoundingAlike:
        return SoundingAlike(self._words)

    def _is_word_known(self, word: str) -> bool:
        return self._words.find(word) >= 0

    def _is_stem_known(self, word: str) -> bool:
        return any(key_of(language, phrase_stem(word, language)) in self._stems for language in self._languages)

    def _look_up(self, word: str) -> _Starts[T] | None:
        stems = [(language, phrase_stem(word, language)) for language in self._languages]
        alone = tuple(
            entry
            for language, one in stems
            if language == _EVERYDAY.get(word, language)
            for entry in self._beginning(language, one)
            if _same_word(entry.word, word, language)
        )
        longer = tuple(one for one in stems if key_of(*one) in self._going_on)
        return _Starts(alone, longer) if alone or longer else None

    def _look_up_beginning(self, *beginning: str) -> tuple[_Phrase[T], ...]:
        """The phrases of a language that are this one word's stem, or begin with these two and perhaps go on."""
        return tuple([self._unpacked(row) for row in self._by_beginning.of(key_of(*beginning))])

    def _unpacked(self, row: int) -> _Phrase[T]:
        written = tuple(self._written[row].split())
        tokens = meaningful(written)
        language = self._languages[self._language_of.item(row)]
        rest = tuple([phrase_stem(word, language) for word, _, _ in tokens[2:]])
        return _Phrase(written, tokens[0][0], rest, len(tokens), *self._owners[self._owner_of.item(row)])

    def _matching(self, starts: _Starts[T], tokens: Sequence[_Token], place: int) -> Sequence[_Phrase[T]]:
        if not starts.longer or place + 1 == len(tokens):
            return starts.alone
        found = list(starts.alone)
        for language, first in starts.longer:
            for entry in self._beginning(language, first, phrase_stem(tokens[place + 1][0], language)):
                rest = tokens[place + 2 : place + entry.length]
                if not entry.rest or tuple([phrase_stem(word, language) for word, _, _ in rest]) == entry.rest:
                    found.append(entry)
        return found


class _Packing(Generic[T]):
    """What a lexicon keeps of its phrases, while they are read."""

    def __init__(self) -> None:
        self.languages: dict[str, int] = {}
        self.written: list[str] = []
        self.language_of: list[int] = []
        self.owners: dict[tuple[str, int], tuple[str, T]] = {}
        self.owner_of: list[int] = []
        self.beginnings: list[int] = []
        self.going_on: set[int] = set()
        self.stems: set[int] = set()
        self.words: set[str] = set()
        self._stem_of = StemsOnce()
        self._places: dict[tuple[str, int], int] = {}

    def add(self, listed: Listed[T]) -> None:
        written, language = words(listed.phrase), listed.language
        tokens = meaningful(written)
        if not tokens:
            return
        self.language_of.append(self.languages.setdefault(language, len(self.languages)))
        beginning = [self._stem_of[_of_one_person(word, language), language] for word, _, _ in tokens[:2]]
        self.beginnings.append(key_of(language, *beginning))
        if len(beginning) > 1:
            self.going_on.add(key_of(language, beginning[0]))
        self.written.append(" ".join(written))
        owner = (listed.group, id(listed.value))
        self.owners.setdefault(owner, (listed.group, listed.value))
        self.owner_of.append(self._places.setdefault(owner, len(self._places)))
        self.words.update(written)
        self.stems.update(key_of(language, self._stem_of[_of_one_person(word, language), language]) for word in written)


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


def phrase_stem(word: str, language: str) -> str:
    """The stem of a word; of verbs that change with the person, and of possessives, that of one person for all."""
    return stem(_of_one_person(word, language), language)


def _of_one_person(word: str, language: str) -> str:
    persons = _PERSONS.get(language)
    return persons.get(word, word) if persons else word


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
