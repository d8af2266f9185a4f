"""A text model of what services are about, learned from what people confirmed.

Every term that enough services have gets a logistic regression over the stems of name and text, pieces of words (of
names, and of languages that no stemmer here knows), what the taxonomies' words say, and how near name and text are to
what every term is called. Its probabilities are close to calibrated, since no kind of service is weighted up.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from directory.tagging.evidence import Evidence, Key
from directory.tagging.nearness import Nearness
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import ALL_STOP_WORDS, stem, words

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

LEAST_ODDS = 2.0  # of a term for a service, against those of any service
LEAST_EXAMPLES = 5  # services with a term, and as many without it: with fewer nothing is learned
MOST_EXAMPLES = 20_000
MOST_LETTERS = 4_000  # of a text
MOST_WORDS_SHOWN = 3
_DOMAIN_SHARE = 0.3  # of each term that speaks of a domain of need
# From cross-validation on the list of benchmarks/relevance/tagging.py, and flat about here:
_STRENGTH = 3.0  # C of the regressions
_NEARNESS = 2.5  # against the other columns: cosines with some twenty words are small
# "Fondazione … Italia", "lega italiana": most names say it, and none of these teaches Italian.
_OF_ITALY = re.compile(r"\bitalia\b|(?<!lingua )(?<!cultura )\bitalian[aei]\b", re.IGNORECASE)


@dataclass(frozen=True)
class Described:
    """A service as the model sees it.

    Args:
        name, text: as people wrote them.
        evidence: of the taxonomies' words.
    """

    name: str
    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Example:
    """A service of which people said what it is about.

    Args:
        terms: those that it has.
        judged: terms, and taxonomies of which all its terms are said; of others nothing is known.
    """

    described: Described
    terms: frozenset[Key]
    judged: frozenset[Key | str]

    def tells(self, key: Key) -> bool:
        """Whether it is known if the service has the term."""
        return key in self.judged or key[0] in self.judged


@dataclass(frozen=True, eq=False)
class Reading:
    """What the model says of some services.

    Args:
        probabilities: float64 in (0, 1), shape (services, keys): how likely each service has each term.
    """

    model: "TagModel"
    services: Sequence[Described]
    matrix: sparse.csr_matrix
    probabilities: NDArray[np.float64]

    def speaks_for(self, row: int, key: Key) -> bool:
        """Whether the words of a service make a term clearly likelier than it is of any service.

        Half of a directory may be for adults, and who has few words is like who has none: that "Mario" is for adults
        need not be asked.
        """
        likely = self.probabilities[row, self.model.keys.index(key)]
        usual = self.model.usual(key)
        return bool(likely * (1 - usual) >= LEAST_ODDS * usual * (1 - likely))

    def words(self, row: int, key: Key) -> tuple[str, ...]:
        """The words of a service that speak for a term the most, as they stand in its texts."""
        return self.model.words(self.services[row], self.matrix[row], key)


class TagModel:
    """Fitted regressions, one per term; `keys` are the terms that it knows."""

    def __init__(
        self,
        features: "_Features",
        fitted: "Mapping[Key, LogisticRegression]",
        counts: Mapping[Key, int],
        shares: Mapping[Key, float],
    ):
        """Keep what was fitted."""
        self._features = features
        self._fitted = fitted
        self._counts = counts
        self._shares = shares

    @property
    def keys(self) -> tuple[Key, ...]:
        """The terms that enough examples have."""
        return tuple(self._fitted)

    @classmethod
    def fit(cls, examples: Sequence[Example], vocabulary: Vocabulary) -> "TagModel | None":
        """Learn from examples; None where no term has enough of them."""
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - a second, for those who learn alone

        kept = examples[:: max(1, -(-len(examples) // MOST_EXAMPLES))]
        counts = Counter(key for example in kept for key in example.terms if example.tells(key))
        telling = {
            key: [row for row, example in enumerate(kept) if example.tells(key)]
            for key, count in sorted(counts.items())
            if count >= LEAST_EXAMPLES
        }
        learnable = [key for key, rows in telling.items() if len(rows) - counts[key] >= LEAST_EXAMPLES]
        if not learnable:
            return None
        features = _Features(vocabulary)
        matrix = features.fit([example.described for example in kept])
        fitted = {}
        for key in learnable:
            wanted = [key in kept[row].terms for row in telling[key]]
            regression = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=1000)
            fitted[key] = regression.fit(matrix[telling[key]], wanted)
        return cls(features, fitted, counts, {key: counts[key] / len(telling[key]) for key in learnable})

    def examples(self, key: Key) -> int:
        """How many services with a term it has seen."""
        return self._counts[key]

    def usual(self, key: Key) -> float:
        """How likely a term is of any service: of those it has seen, or of one without words if that is more."""
        without_words = 1 / (1 + math.exp(-self._fitted[key].intercept_.item()))
        return max(self._shares[key], float(without_words))

    def read(self, services: Sequence[Described]) -> Reading:
        """What it says of services."""
        matrix = self._features.of(services)
        columns = [regression.predict_proba(matrix)[:, 1] for regression in self._fitted.values()]
        return Reading(self, services, matrix, np.stack(columns, axis=1))

    def words(self, service: Described, row: sparse.csr_matrix, key: Key) -> tuple[str, ...]:
        """As `Reading.words`."""
        return self._features.words(service, row.multiply(self._fitted[key].coef_[0]).tocsr())


class _Features:
    """Services as rows of a sparse matrix."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - as above

        self._vocabulary = vocabulary
        self._nearness = Nearness.of(vocabulary)
        self._parts: tuple[_Part, ...] = (
            _Part("stem", _tfidf(_stems), _name),
            _Part("stem", _tfidf(_stems), _text),
            _Part("piece", _tfidf("char_wb", ngram_range=(3, 5)), _unstemmed),
            _Part("evidence", DictVectorizer(), self._said),
            _Part("nearness", self._nearness, _name, _NEARNESS),
            _Part("nearness", self._nearness, _text, _NEARNESS),
        )

    def fit(self, services: Sequence[Described]) -> sparse.csr_matrix:
        self._parts = tuple(part for part in self._parts if part.learns(services))
        return self.of(services)

    def of(self, services: Sequence[Described]) -> sparse.csr_matrix:
        return sparse.hstack([part.matrix(services) for part in self._parts]).tocsr()

    def _said(self, service: Described) -> dict[str, float]:
        """Every term with how sure its words are, and every domain with how many of its terms are spoken of."""
        said: dict[str, float] = defaultdict(float)
        for one in service.evidence:
            said[":".join(one.key)] = one.confidence
            for domain in self._vocabulary.get(*one.key).is_about() if one.key[0] != "target_group" else ():
                said[f"domain:{domain}"] += _DOMAIN_SHARE
        return said

    def words(self, service: Described, weights: sparse.csr_matrix) -> tuple[str, ...]:
        """The words behind the greatest weights, as they stand in the texts.

        Args:
            weights: shape (1, features), what each feature adds.
        """
        by_place = dict(zip(weights.indices.tolist(), weights.data.tolist(), strict=True))
        strongest = sorted((place for place in by_place if by_place[place] > 0), key=lambda place: -by_place[place])
        said = words(f"{service.name} {service.text}")
        written = {stem(word): word for word in reversed(said) if word not in ALL_STOP_WORDS}
        from_words = {":".join(one.key): one.words for one in service.evidence}
        found: dict[str, None] = {}
        for place in strongest:
            kind, name = self._names[place]
            if kind == "evidence":
                found.update(dict.fromkeys(from_words.get(name, ())))
            elif kind == "stem" and name in written:
                found[written[name]] = None
            elif kind == "nearness" and (nearest := self._nearness.strongest(name, written)) is not None:
                found[written[nearest]] = None
            if len(found) >= MOST_WORDS_SHOWN:
                break
        return tuple(found)[:MOST_WORDS_SHOWN]

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """What each column of the matrix is."""
        return [(part.kind, name) for part in self._parts for name in part.vectors.get_feature_names_out()]


@dataclass(frozen=True)
class _Part:
    """Some columns: what they are, what makes them, of what of a service, and how much they count."""

    kind: str
    vectors: Any
    read: Callable[[Described], Any]
    weight: float = 1.0

    def matrix(self, services: Sequence[Described]) -> sparse.csr_matrix:
        return self.vectors.transform(self._of(services)) * self.weight

    def _of(self, services: Sequence[Described]) -> list[Any]:
        return [self.read(one) for one in services]

    def learns(self, services: Sequence[Described]) -> bool:
        """Learn the columns; whether there are any: no word may be common to two texts."""
        try:
            self.vectors.fit(self._of(services))
        except ValueError:
            return False
        return True


def _tfidf(analyzer: Any, **more: Any) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - as above

    return TfidfVectorizer(analyzer=analyzer, sublinear_tf=True, min_df=2, **more)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text)]


def _name(service: Described) -> str:
    return _OF_ITALY.sub(" ", service.name)


def _text(service: Described) -> str:
    return _OF_ITALY.sub(" ", service.text[:MOST_LETTERS])


def _unstemmed(service: Described) -> str:
    """The name, which has few words, and of the text those in other alphabets, which no stemmer here knows."""
    return " ".join([*words(_name(service)), *(word for word in words(_text(service)) if not word.isascii())])
