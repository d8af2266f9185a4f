"""The words that terms are called by: which are acronyms, and of which language each is."""

import re
from collections.abc import Mapping

from directory.caching import once_per_catalog
from directory.taxonomies.vocabulary import FILES, Term, Vocabulary
from directory.words.language import fold
from directory.words.language import words as words_of

_WORD = re.compile(r"\w+")


@once_per_catalog
def acronyms(vocabulary: Vocabulary) -> frozenset[str]:
    """The folded words that terms have in capitals: "SerD", "ISEE", "CSM"."""
    written = {word for term in _terms(vocabulary) for _, phrase in term.phrases() for word in _WORD.findall(phrase)}
    return frozenset(fold(word) for word in written if sum(map(str.isupper, word)) > 1)


def languages_with(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The languages in which labels and synonyms have a folded word as it is."""
    return frozenset(language for language, known in _by_language(vocabulary).items() if word in known)


@once_per_catalog
def _by_language(vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for term in _terms(vocabulary):
        for language, phrase in term.phrases():
            found.setdefault(language, set()).update(words_of(phrase))
    return {language: frozenset(several) for language, several in found.items()}


def _terms(vocabulary: Vocabulary) -> list[Term]:
    return [term for taxonomy in FILES for term in vocabulary.terms(taxonomy)]
