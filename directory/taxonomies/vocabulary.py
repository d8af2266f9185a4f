"""The taxonomies: what terms mean, how near they are to each other, and where a text speaks of them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from directory.danger.heard import dangers
from directory.errors import NotFound
from directory.i18n import N_, Labels
from directory.taxonomies import codes
from directory.taxonomies.lexicon import Lexicon, Listed
from directory.taxonomies.near_phrases import NearPhrases
from directory.taxonomies.other_meanings import means_something_else
from directory.taxonomies.terms import (
    EMERGENCY_NUMBER,
    FILES,
    FOLDER,
    LANGUAGES,
    RESTRICTED_DOMAIN,
    TELEPHONE_LINES,
    Term,
    cannot_wait,
    read_terms,
)
from directory.words.language import fold, words

__all__ = [
    "EMERGENCY_NUMBER",
    "FILES",
    "FOLDER",
    "LANGUAGES",
    "RESTRICTED_DOMAIN",
    "TELEPHONE_LINES",
    "Mention",
    "Term",
    "Vocabulary",
    "cannot_wait",
]


FINER_OFFERED = 0.7  # asked for "housing", offered "eviction advice": one part of what was asked
DOMAIN_OFFERED = 0.6  # asked for "eviction advice", offered "housing": probably, but nobody said so
SAME_DOMAIN = 0.4  # asked for "eviction advice", offered "finding a room": people there know the neighbouring desk
DOMAINS_OF_UNLIKE = frozenset({"health", "safety", "transport"})  # whose parts are nobody's neighbours
NOT_OF_CHILDREN = frozenset({codes.CARING})  # who cares for an old mother is no neighbour of those with babies
OF_CHILDREN = frozenset({codes.PARENTING, codes.PREGNANCY, codes.CHILDCARE, codes.CHILD_PROTECTION})
UNLIKE = 0.2  # asked there for a family doctor, offered exercise: too little to come near

SUGGESTIONS = 3
_BETWEEN_NAMES = re.compile(r"[,;/()&]|\b(?:e|ed|o|and|or|und|oder)\b")  # of a label that names several things
SHORTEST_SUGGESTED = 4  # letters; abbreviations resemble everything
LONGEST_COMPARED = 80  # letters of what is not known: no name is longer, and comparing takes letters times letters

_UNKNOWN = MappingProxyType(
    {
        "need": N_("The need “%(term)s” is not known. Did you mean one of these: %(choices)s?"),
        "service_type": N_("The kind of service “%(term)s” is not known. Did you mean one of these: %(choices)s?"),
        "interest": N_("The interest “%(term)s” is not known. Did you mean one of these: %(choices)s?"),
        "target_group": N_("The group of people “%(term)s” is not known. Did you mean one of these: %(choices)s?"),
    }
)


class Mention(NamedTuple):
    """A text speaks of a term: `words[start:end]` of the list that was scanned."""

    term: Term
    start: int
    end: int
    words: tuple[str, ...]


class Vocabulary:
    """All terms of all taxonomies, in the order given.

    >>> Vocabulary.bundled().find("need", "sfratti").code
    'housing.eviction'
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        """Keep the terms; what finds them in texts is prepared at the first question."""
        self._terms = tuple(terms)
        self._by_code: Mapping[tuple[str, str], Term] = {(term.taxonomy, term.code): term for term in self._terms}
        of_taxonomy: dict[str, list[Term]] = {}
        for term in self._terms:
            of_taxonomy.setdefault(term.taxonomy, []).append(term)
        self._of_taxonomy = {taxonomy: tuple(several) for taxonomy, several in of_taxonomy.items()}
        self._closeness: dict[str, NDArray[np.float32]] = {}
        self._compared: dict[str, Mapping[str, Term]] = {}

    @staticmethod
    @cache
    def bundled() -> "Vocabulary":
        """The taxonomies of `data/taxonomies`, read once."""
        return Vocabulary(term for taxonomy, file in FILES.items() for term in read_terms(taxonomy, FOLDER / file))

    def terms(self, taxonomy: str) -> tuple[Term, ...]:
        """The terms of a taxonomy; none if there is no such taxonomy."""
        return self._of_taxonomy.get(taxonomy, ())

    def get(self, taxonomy: str, code: str) -> Term:
        """The term with exactly this code.

        Raises:
            NotFound: there is none; the sentence suggests the nearest.
        """
        term = self._by_code.get((taxonomy, code))
        if term is None:
            raise self._not_found(taxonomy, code)
        return term

    def find(self, taxonomy: str, text: str) -> Term:
        """The term with this code, label or synonym in any language, singular or plural, accents or not.

        Words that stand in one label only, or in the label of one domain only, are enough, too.

        Raises:
            NotFound: nothing is called so; the sentence suggests the nearest.
        """
        term = self.known(taxonomy, text) or self._only(taxonomy, text, _contains)
        if term is None:
            raise self._not_found(taxonomy, text)
        return term

    def known(self, taxonomy: str, text: str) -> Term | None:
        """The term with this code, or that lists mean by this name: the whole of a label or synonym, or of one of the
        things that a label names ("Movimento, sonno, alimentazione"); None where nothing is called so.

        A word of a name says something else: "Salute" is no centre for mental health.
        """
        return self._by_code.get((taxonomy, text.strip().lower())) or self._named(taxonomy, text)

    def _named(self, taxonomy: str, text: str) -> Term | None:
        written = words(text)
        if not written:
            return None
        exact = self._by_phrase.get((taxonomy, tuple(written)))
        if exact is not None:
            return exact
        for hit in self._lexicon.scan(written):
            if hit.group == taxonomy and hit.length == self._lexicon.length(written):
                return hit.value
        return self._only(taxonomy, text, _names)

    def _only(self, taxonomy: str, text: str, says: Callable[[str, Sequence[str]], bool]) -> Term | None:
        """The one term, or the one domain, whose label says these words."""
        written = words(text)
        if not written:
            return None
        found = [term for term in self.terms(taxonomy) if any(says(name, written) for name in term.labels.values())]
        chosen = [term for term in found if term.parent is None] or found
        return chosen[0] if len(chosen) == 1 else None

    @cached_property
    def _by_phrase(self) -> Mapping[tuple[str, tuple[str, ...]], Term]:
        found: dict[tuple[str, tuple[str, ...]], Term] = {}
        for term in self._terms:
            for _, phrase in term.phrases():
                found.setdefault((term.taxonomy, tuple(words(phrase))), term)
        return found

    @cached_property
    def _lexicon(self) -> Lexicon[Term]:
        return _lexicon_of((term, term.phrases()) for term in self._terms)

    @cached_property
    def _heard(self) -> Lexicon[Term]:
        return _lexicon_of((term, term.heard()) for term in self._terms)

    def mentions(self, words: Sequence[str]) -> list[Mention]:
        """Where the text of a list speaks of terms, in any of the languages; of each taxonomy the longest match counts.

        A need or interest that is only a part of a longer name for something else is left out: "casa di riposo" is no
        question of housing, "sportello casa" is.

        Args:
            words: as `directory.words.language.words` gives them.
        Returns:
            By position in the text.
        """
        return _mentions(words, self._lexicon)

    def told(self, words: Sequence[str]) -> list[Mention]:
        """What somebody tells of: `mentions`, what only people say, and the dangers that no list of phrases holds.

        The words of a danger say nothing else: "mi aspetta sotto casa" is no question of housing.
        """
        found = _mentions(words, self._heard)
        heard = [one for one in dangers(words) if ("need", one.need) in self._by_code]
        if not heard:
            return found
        of_dangers, said = _Spans(("", one.start, one.end) for one in heard), _Spans()
        kept = [one for one in found if cannot_wait(one.term.code) or not _is_within(one, of_dangers)]
        said.add((one.term.code, one.start, one.end) for one in kept)
        for need, start, end in dict.fromkeys(heard):
            if not said.hold(need, start, end):
                said.add([(need, start, end)])
                kept.append(Mention(self.get("need", need), start, end, tuple(words[start:end])))
        return sorted(kept, key=lambda mention: mention.start)

    @cached_property
    def words_of_dangers(self) -> frozenset[str]:
        """The words by which lists say that they help in dangers."""
        terms = [term for term in self.terms("need") if cannot_wait(term.code)]
        return frozenset(word for term in terms for _, phrase in term.phrases() for word in words(phrase))

    @cached_property
    def near_phrases(self) -> NearPhrases:
        """The phrases of several words, to be found where one of these is misspelt."""
        return NearPhrases((words(phrase), language) for term in self._terms for language, phrase in term.heard())

    def has_word(self, word: str) -> bool:
        """Whether a folded word stands in a label or synonym as it is; what people say has any word ("cento")."""
        return self._lexicon.has_word(word)

    def has_stem(self, word: str) -> bool:
        """Whether a label or synonym has a word of the same stem as a folded word."""
        return self._heard.has_stem(word)

    def words_like(self, word: str) -> set[str]:
        """The words of labels and synonyms that are at most one letter away from a folded word, or sound like it."""
        return self._heard.words_like(word)

    def closeness(self, wanted: str, offered: str, taxonomy: str = "need") -> float:
        """How far something for `offered` answers somebody who asks for `wanted`; not symmetric.

        Returns:
            1 the same; FINER_OFFERED, DOMAIN_OFFERED, SAME_DOMAIN and UNLIKE within the domain; 0 otherwise.
        Raises:
            NotFound: a code is not known.
        """
        asked, given = self.get(taxonomy, wanted), self.get(taxonomy, offered)
        if asked is given:
            return 1.0
        if asked.domain != given.domain:
            return 0.0
        if given.parent is None:
            return DOMAIN_OFFERED
        if asked.parent is None:
            return FINER_OFFERED
        is_for_other_days = cannot_wait(offered) and not cannot_wait(wanted)  # a dormitory, who looks for a flat
        both = {wanted, offered}
        is_of_others = not both.isdisjoint(NOT_OF_CHILDREN) and not both.isdisjoint(OF_CHILDREN)
        is_unlike = is_for_other_days or is_of_others or asked.domain in DOMAINS_OF_UNLIKE
        return UNLIKE if is_unlike else SAME_DOMAIN

    def closeness_matrix(self, taxonomy: str = "need") -> NDArray[np.float32]:
        """`closeness` of every pair, worked out once.

        Returns:
            Shape (T, T), float32 in [0, 1], [wanted, offered] in the order of `terms(taxonomy)`; read-only.
        """
        if taxonomy not in self._closeness:
            codes = [term.code for term in self.terms(taxonomy)]
            rows = [[self.closeness(wanted, offered, taxonomy) for offered in codes] for wanted in codes]
            self._closeness[taxonomy] = np.array(rows, np.float32).reshape(len(codes), len(codes))
            self._closeness[taxonomy].flags.writeable = False
        return self._closeness[taxonomy]

    def _names_compared(self, taxonomy: str) -> Mapping[str, Term]:
        if taxonomy not in self._compared:
            names: dict[str, Term] = {}
            for term in self.terms(taxonomy):
                for name in (term.code, *(phrase for _, phrase in term.phrases())):
                    if len(name) >= SHORTEST_SUGGESTED:
                        names.setdefault(fold(name), term)
            self._compared[taxonomy] = names
        return self._compared[taxonomy]

    def _not_found(self, taxonomy: str, text: str) -> NotFound:
        names = self._names_compared(taxonomy)
        mentioned = [hit.value for hit in self._lexicon.scan(words(text)) if hit.group == taxonomy]
        text = text if len(text) <= LONGEST_COMPARED else f"{text[:LONGEST_COMPARED]}…"
        alike = process.extract(fold(text), names.keys(), scorer=fuzz.WRatio, limit=10 * SUGGESTIONS)
        nearest = {term.code: term for term in [*mentioned, *(names[name] for name, _, _ in alike)]}
        choices = tuple([_with_code(term) for term in [*nearest.values()][:SUGGESTIONS]])
        return NotFound(_UNKNOWN.get(taxonomy, _UNKNOWN["need"]), term=text, choices=choices)


def _with_code(term: Term) -> Labels:
    """The code, which is what a file must say, with the label that tells what it means."""
    return Labels({language: f"{term.code} ({label})" for language, label in term.labels.items()})


def _lexicon_of(phrases: Iterable[tuple[Term, Iterable[tuple[str, str]]]]) -> Lexicon[Term]:
    return Lexicon(
        Listed(phrase, language, term.taxonomy, term) for term, several in phrases for language, phrase in several
    )


def _mentions(words: Sequence[str], lexicon: Lexicon[Term]) -> list[Mention]:
    found = [
        Mention(hit.value, hit.start, hit.end, tuple(words[hit.start : hit.end]))
        for hit in lexicon.scan(words)
        if not means_something_else(words, hit.start, hit.end)
    ]
    if len(found) < 2:
        return found
    return _without_swallowed(found)


def _without_swallowed(found: list[Mention]) -> list[Mention]:
    """Without those that are a part of a longer one; each is compared with the few that have not ended before it."""
    swallowed: set[int] = set()
    going_on: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end)):
        going_on = [one for one in going_on if one.end > mention.start]
        if any(_swallows(longer, mention) for longer in going_on):
            swallowed.add(id(mention))
        going_on.append(mention)
    return [mention for mention in found if id(mention) not in swallowed]


class _Spans:
    """Stretches of a text by what they say; how far each word's reach is looked up, however many there are."""

    def __init__(self, spans: Iterable[tuple[str, int, int]] = ()) -> None:
        self._ends: dict[tuple[str, int], int] = {}
        self.add(spans)

    def add(self, spans: Iterable[tuple[str, int, int]]) -> None:
        for code, start, end in spans:
            for place in range(start, end):
                self._ends[code, place] = max(end, self._ends.get((code, place), end))

    def hold(self, code: str, start: int, end: int) -> bool:
        """Whether one of them that says this has all of `words[start:end]` in it."""
        return end <= self._ends.get((code, start), start)


def _is_within(mention: Mention, dangers: _Spans) -> bool:
    return mention.term.taxonomy != "target_group" and dangers.hold("", mention.start, mention.end)


def _swallows(longer: Mention, mention: Mention) -> bool:
    """Whether the mention is a part of a longer one that is about something else."""
    return (
        longer.start <= mention.start
        and mention.end <= longer.end
        and longer.end - longer.start > mention.end - mention.start
        and mention.term.taxonomy in ("need", "interest")
        and longer.term.taxonomy != "target_group"
        and not longer.term.is_about() & mention.term.is_about()
    )


def _names(label: str, written: Sequence[str]) -> bool:
    return any(words(part) == list(written) for part in _BETWEEN_NAMES.split(label))


def _contains(label: str, written: Sequence[str]) -> bool:
    inside = words(label)
    starts = range(len(inside) - len(written) + 1)  # none for what is longer than the label
    return any(inside[start : start + len(written)] == list(written) for start in starts)
