"""bm25s: BM25 as sparse columns, in numpy and compiled with numba."""

import copy
from itertools import chain
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
from numpy.typing import NDArray

from benchmarks.corpus import Box, Corpus
from benchmarks.peers import LIMIT, stems_of
from benchmarks.peers.reference import Loop
from benchmarks.questions import Question


class SparseColumns:
    """bm25s with its numpy backend; `compiled` is the same index with numba."""

    name = "bm25s"

    def __init__(self, corpus: Corpus) -> None:
        ids: dict[str, int] = {}
        tokens = [
            [ids.setdefault(word, len(ids)) for word in chain(*(text.split() for text in texts))]
            for texts in corpus.stemmed
        ]
        self.index: Any = bm25s.BM25(backend="numpy")
        self.index.index(bm25s.tokenization.Tokenized(ids=tokens, vocab=ids), show_progress=False)
        self.latitude, self.longitude = corpus.latitude, corpus.longitude
        self.having = _having(corpus)

    def compiled(self) -> "SparseColumns":
        """The same with the numba backend."""
        twin = copy.copy(self)
        twin.name = "bm25s with numba"
        twin.index = copy.copy(self.index)
        twin.index.backend = "numba"
        return twin

    def search(self, question: Question) -> list[int]:
        """The numbers of the first 20 listings."""
        known = [stem for stem in stems_of(question) if stem in self.index.vocab_dict]
        if not known:
            return []
        found = self.index.retrieve(
            [known], k=LIMIT, show_progress=False, n_threads=0, weight_mask=self._fits(question)
        )
        return [
            number
            for number, score in zip(found.documents[0].tolist(), found.scores[0].tolist(), strict=True)
            if score > 0
        ]

    def loop(self) -> Loop:
        """The plain loop over the same columns."""
        made = self.index.scores
        return Loop(self.index.vocab_dict, made["indptr"], made["indices"], made["data"], made["num_docs"])

    def save(self, folder: Path) -> None:
        """Persist the index, for another process."""
        self.index.save(folder, show_progress=False)

    def _fits(self, question: Question) -> NDArray[np.float32] | None:
        box = Box.around(question)
        if box is None or question.category is None:
            return None
        inside = (self.latitude >= box.south) & (self.latitude <= box.north)
        inside &= (self.longitude >= box.west) & (self.longitude <= box.east)
        return (inside & self.having[question.category]).astype(np.float32)


def _having(corpus: Corpus) -> dict[str, NDArray[np.bool_]]:
    having: dict[str, NDArray[np.bool_]] = {}
    for number, codes in enumerate(corpus.categories):
        for code in codes:
            if code not in having:
                having[code] = np.zeros(len(corpus), np.bool_)
            having[code][number] = True
    return having
