"""The words of a kept area as numbers: a phone without network cannot stem, so it looks up what the server stemmed.

A table of a language is one text, "stem form form|stem form …", where "-i" is the stem with this ending. The stems of
Italian, English and German are counted on from 0; the texts of services are stemmed as Italian, as the index has them.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from directory.catalog.catalog import Catalog
from directory.catalog.words_of_rows import forms_of_stems, stems_of_rows
from directory.search.spelling.stop_words import STOP_WORDS
from directory.taxonomies.lexicon import meaningful
from directory.taxonomies.phrase_table import PhraseTable, TermKey, terms_alone, words_alone
from directory.taxonomies.vocabulary import LANGUAGES
from directory.words.language import stem, words

_TEXTS = "it"  # the language in which the index stems whatever is written
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class KeptWords:
    """What the words of some listings, and the phrases of the vocabulary, are on a phone."""

    def __init__(self, catalog: Catalog, rows: list[int], further: Iterable[str] = ()) -> None:
        """Number everything.

        Args:
            further: texts whose words must be known, too: names of towns and languages.
        """
        self._vocabulary = catalog.vocabulary
        self._stems_of_rows = [_telling(own) for own in stems_of_rows(catalog.text, rows)]
        self._further = {word for text in further for word in words(text)}
        told = set().union(*self._stems_of_rows)
        self._forms_of_texts = forms_of_stems(catalog.text, told)

    @cached_property
    def tables(self) -> list[str]:
        """The tables of the languages, in the order in which they are counted."""
        return ["|".join(f"{one} {_endings(one, own)}" for one, own in table.items()) for table in self._forms.values()]

    def of_rows(self) -> list[str]:
        """The stems of each listing by their numbers."""
        return [self._as_numbers(own, _TEXTS) for own in map(sorted, self._stems_of_rows)]

    def of_names(self, names: Iterable[str]) -> dict[str, str]:
        """How something is said that has names: `alone` those of one word, as they are; `phrases` the longer ones."""
        said = [[token for token, _, _ in meaningful(words(name))] for name in names]
        phrases = (self._as_numbers(map(stem, one), _TEXTS) for one in said if len(one) > 1)
        return {"alone": self._forms_at({one[0] for one in said if len(one) == 1}), "phrases": "|".join({*phrases})}

    def of_term(self, term: TermKey) -> dict[str, str]:
        """How a term is said.

        Returns:
            `alone`: the words that mean it by themselves, as numbers of forms in the order in which the tables first
            have them; `phrases`: those of several words as numbers of stems, apart by a stroke.
        """
        of_term = PhraseTable.of(self._vocabulary).phrases[term]
        phrases = (self._as_numbers(one.split(" "), language) for language, own in of_term.items() for one in own)
        alone = {*words_alone(self._vocabulary).get(term, ()), *self._alone_in_texts.get(term, ())}
        return {"alone": self._forms_at(alone), "phrases": "|".join(phrases)}

    def _forms_at(self, forms: Iterable[str]) -> str:
        return " ".join(_number(place) for place in sorted(self._place_of_form[form] for form in forms))

    def _as_numbers(self, stems: Iterable[str], language: str) -> str:
        return " ".join(_number(self._place_of_stem[language, one]) for one in stems)

    @cached_property
    def _alone_in_texts(self) -> Mapping[TermKey, list[str]]:
        """What further forms mean that only texts have, "psicologhe"."""
        further = {form for own in self._forms_of_texts.values() for form in own}
        return terms_alone(self._vocabulary, sorted(filter(self._vocabulary.has_stem, further)))

    @cached_property
    def _forms(self) -> dict[str, dict[str, list[str]]]:
        """Language -> stem -> forms, all in the order in which they are counted."""
        found: dict[str, dict[str, set[str]]] = {
            language: {one: set(own) for one, own in table.items()}
            for language, table in PhraseTable.of(self._vocabulary).forms.items()
        }
        for one, own in self._forms_of_texts.items():
            found[_TEXTS].setdefault(one, set()).update(own)
        for word in self._further:
            found[_TEXTS].setdefault(stem(word), set()).add(word)
        return {language: {one: sorted(own) for one, own in sorted(found[language].items())} for language in LANGUAGES}

    @cached_property
    def _place_of_stem(self) -> dict[tuple[str, str], int]:
        pairs = [(language, one) for language, table in self._forms.items() for one in table]
        return {pair: place for place, pair in enumerate(pairs)}

    @cached_property
    def _place_of_form(self) -> dict[str, int]:
        forms = (form for table in self._forms.values() for own in table.values() for form in own)
        return {form: place for place, form in enumerate(dict.fromkeys(forms))}


def _telling(stems: Iterable[str]) -> set[str]:
    """Without what stands in every text, and without numbers: those of telephones and houses are on the card."""
    return {one for one in stems if len(one) > 1 and not one.isdigit() and one not in _SILENT}


_SILENT = frozenset(map(stem, STOP_WORDS))


def _endings(one: str, forms: Iterable[str]) -> str:
    return " ".join(f"-{form.removeprefix(one)}" if form.startswith(one) else form for form in forms)


def _number(value: int) -> str:
    """In base 36, as `parseInt(…, 36)` reads it.

    >>> _number(35), _number(36)
    ('z', '10')
    """
    digits = ""
    while value >= len(_DIGITS):
        value, rest = divmod(value, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return _DIGITS[value] + digits
