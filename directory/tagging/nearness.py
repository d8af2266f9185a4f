"""How near a text is to what the taxonomies call each of their terms.

A phrase stands in a text or it does not; a text with half of its words, in another order, is about the same all the
same. Rare words of the taxonomies count more than those that many terms share.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from scipy import sparse

from directory.taxonomies.vocabulary import FILES, Term, Vocabulary
from directory.words.language import ALL_STOP_WORDS, stem, words


class Nearness:
    """Texts as rows of a sparse matrix, a column for each term: cosines of tf-idf, in [0, 1].

    It has the methods of a vectorizer of scikit-learn, but learns nothing from examples.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Read what the terms are called, in all languages, and their descriptions."""
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - a second, for those who learn

        terms = [term for taxonomy in FILES for term in vocabulary.terms(taxonomy)]
        self._rows = {f"{term.taxonomy}:{term.code}": row for row, term in enumerate(terms)}
        self._vectors = TfidfVectorizer(analyzer=_stems, sublinear_tf=True)
        self._terms: sparse.csr_matrix = self._vectors.fit_transform([_called(term) for term in terms])

    @staticmethod
    @lru_cache(maxsize=1)
    def of(vocabulary: Vocabulary) -> "Nearness":
        """That of a vocabulary, read once."""
        return Nearness(vocabulary)

    def fit(self, _texts: Sequence[str]) -> "Nearness":
        """The same for all texts."""
        return self

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Shape (texts, terms)."""
        return (self._vectors.transform(texts) @ self._terms.T).tocsr()

    def get_feature_names_out(self) -> list[str]:
        """The terms, as "taxonomy:code"."""
        return list(self._rows)

    def strongest(self, name: str, stems: Iterable[str]) -> str | None:
        """Which of these stems brings a text nearest to a term; None where it has none of them."""
        weights = self._weights[name]
        return max((one for one in stems if one in weights), key=weights.__getitem__, default=None)

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        """Term -> stem -> how much it counts."""
        stems = self._vectors.get_feature_names_out().tolist()
        rows = {name: self._terms[row] for name, row in self._rows.items()}
        return {
            name: {stems[at]: weight for at, weight in zip(row.indices.tolist(), row.data.tolist(), strict=True)}
            for name, row in rows.items()
        }


def _called(term: Term) -> str:
    return " ".join([*(phrase for _, phrase in term.phrases()), term.description])


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text) if word not in ALL_STOP_WORDS]
