"""BM25 with Italian stems and nothing else, written without the search's own index, to compare with.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the inverse document
frequency of Lucene, k1 = 1.5 and b = 0.75, which are the usual values of libraries.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from Stemmer import Stemmer

_WORD = re.compile(r"\w\w+")
_K1, _B = 1.5, 0.75


class PlainBM25:
    """Texts by their stems.

    Args:
        texts: at least one.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._stemmer = Stemmer("italian")
        counts = [Counter(self._stems(text)) for text in texts]
        usual = sum(map(Counter.total, counts)) / len(texts)
        frequency = Counter(stem for own in counts for stem in own)
        self._worth: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, own in enumerate(counts):
            damper = _K1 * (1 - _B + _B * own.total() / usual)
            for stem, count in own.items():
                rarity = math.log1p((len(texts) - frequency[stem] + 0.5) / (frequency[stem] + 0.5))
                self._worth[stem].append((place, rarity * count / (count + damper)))

    def best(self, question: str, limit: int) -> list[int]:
        """The places of the best texts that have any of the words, best first.

        >>> PlainBM25(["il mare", "la montagna e il mare", "il lago"]).best("montagne", 2)
        [1]
        """
        sums: defaultdict[int, float] = defaultdict(float)
        for stem in self._stems(question):
            for place, worth in self._worth.get(stem, ()):
                sums[place] += worth
        return sorted(sums, key=lambda place: (-sums[place], place))[:limit]

    def _stems(self, text: str) -> list[str]:
        stems: list[str] = self._stemmer.stemWords(_WORD.findall(text.lower()))
        return stems
