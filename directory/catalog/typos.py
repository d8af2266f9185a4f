"""Words that are nearly right: found by what is left of them without some letters, and confirmed by distance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.words.deletions import numbered, owners_meeting
from directory.words.language import within_edits

_LEAST_LETTERS = 4
_TWO_EDITS_FROM = 8


def edits_allowed(word: str) -> int:
    """How wrong a word may be: 1 edit in 4 to 7 letters, 2 from 8 on; numbers and short words none."""
    if len(word) < _LEAST_LETTERS or not word.isalpha():
        return 0
    return 2 if len(word) >= _TWO_EDITS_FROM else 1


@dataclass(frozen=True, eq=False)
class Typos:
    """Every known form under the numbers of what is left when letters are taken out (`deletions`).

    Args:
        keys: uint32, ascending.
        forms: int32, the form of each key, by its index in the list of forms.
    """

    keys: NDArray[np.uint32]
    forms: NDArray[np.int32]

    @classmethod
    def pack(cls, forms: Sequence[str]) -> "Typos":
        """Prepare the forms of a vocabulary for `near`."""
        return cls(*numbered(forms, [_edits_of_form(form) for form in forms]))

    def near(self, word: str, forms: Sequence[str], most: int = 2) -> list[tuple[int, int]]:
        """(form index, edits) of the known forms near a word, by optimal string alignment.

        Args:
            most: edits, where the word is long enough for so many.
        """
        allowed = min(edits_allowed(word), most)
        if not allowed:
            return []
        candidates = owners_meeting(word, allowed, self.keys, self.forms)
        found = [(form, within_edits(word, forms[form], allowed)) for form in candidates]
        # Two edits and another first letter make another word: "staccato", "attaccato".
        return [
            (form, edits) for form, edits in found if edits is not None and (edits <= 1 or forms[form][:1] == word[:1])
        ]


def _edits_of_form(form: str) -> int:
    """A form may be shorter than the word that means it, by as many letters as edits are allowed."""
    if len(form) < _LEAST_LETTERS - 1 or not form.isalpha():
        return 0
    return 2 if len(form) >= _TWO_EDITS_FROM - 2 else 1
