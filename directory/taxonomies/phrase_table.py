"""What the vocabulary hears, as tables for a reader that cannot stem: a page without network.

`Lexicon.scan` stems each word of a text and looks for phrases of stems. Here every form that a phrase has is listed
with its stem, so that whoever holds the tables needs only to look words up.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from directory.caching import once_per_catalog
from directory.taxonomies.lexicon import known_persons, meaningful, phrase_stem
from directory.taxonomies.vocabulary import LANGUAGES, Term, Vocabulary
from directory.words.language import words

TermKey = tuple[str, str]  # taxonomy, code


@dataclass(frozen=True)
class PhraseTable:
    """The phrases of several words by term, and the forms that they are written with.

    Args:
        phrases: term -> language -> phrases, each as its stems in order, apart by a space.
        forms: language -> stem -> the folded forms that have it.
    """

    phrases: Mapping[TermKey, Mapping[str, tuple[str, ...]]]
    forms: Mapping[str, Mapping[str, frozenset[str]]]

    @staticmethod
    @once_per_catalog
    def of(vocabulary: Vocabulary) -> "PhraseTable":
        """That of a vocabulary, made once."""
        forms: dict[str, defaultdict[str, set[str]]] = {language: defaultdict(set) for language in LANGUAGES}
        for language in LANGUAGES:
            for form in known_persons(language):
                forms[language][phrase_stem(form, language)].add(form)
        phrases = {(term.taxonomy, term.code): _phrases(term, forms) for term in _all_terms(vocabulary)}
        frozen = {language: {stem: frozenset(own) for stem, own in table.items()} for language, table in forms.items()}
        return PhraseTable(MappingProxyType(phrases), MappingProxyType(frozen))


def terms_alone(vocabulary: Vocabulary, forms: Iterable[str]) -> dict[TermKey, list[str]]:
    """Which of some folded words mean a term alone; the lexicon's rules for endings have decided ("casa" is no "caso").

    >>> terms_alone(Vocabulary.bundled(), ["psicologa", "tavolo"])
    {('service_type', 'psychological_support'): ['psicologa']}
    """
    found: defaultdict[TermKey, list[str]] = defaultdict(list)
    for form in forms:
        for mention in vocabulary.told([form]):
            found[mention.term.taxonomy, mention.term.code].append(form)
    return dict(found)


@once_per_catalog
def words_alone(vocabulary: Vocabulary) -> Mapping[TermKey, tuple[str, ...]]:
    """`terms_alone` of all words of the vocabulary itself."""
    forms = {form for table in PhraseTable.of(vocabulary).forms.values() for own in table.values() for form in own}
    return MappingProxyType({term: tuple(own) for term, own in terms_alone(vocabulary, sorted(forms)).items()})


def _all_terms(vocabulary: Vocabulary) -> Iterable[Term]:
    for taxonomy in ("need", "service_type", "interest", "target_group"):
        yield from vocabulary.terms(taxonomy)


def _phrases(term: Term, forms: Mapping[str, defaultdict[str, set[str]]]) -> dict[str, tuple[str, ...]]:
    """The phrases of a term, each once however it is inflected; notes the forms of all words on the way."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for language, phrase in term.heard():
        tokens = [token for token, _, _ in meaningful(words(phrase))]
        stems = [phrase_stem(token, language) for token in tokens]
        for stem, token in zip(stems, tokens, strict=True):
            forms[language][stem].add(token)
        if len(stems) > 1:
            found[language][" ".join(stems)] = None
    return {language: tuple(several) for language, several in found.items()}
