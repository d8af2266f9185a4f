"""Categories of a list that no taxonomy knows, each told once."""

from directory.i18n import N_
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.records.draft import Draft

UNKNOWN_TERM = N_("“%(value)s” is not a category known here, so nobody finds the entry by it; the word is kept.")


class UnknownTerms:
    """One problem for each category that no taxonomy knows, at the line where it stands first."""

    def __init__(self) -> None:
        self.problems = LongSequence[Problem]()
        self._told = set[int]()  # of what they say: a million texts would fill the memory

    def note(self, draft: Draft) -> None:
        """Look at one row."""
        for value, column in draft.unknown_terms.items():
            if (number := hash(value)) not in self._told:
                self._told.add(number)
                self.problems.append(Problem(draft.line, column, value, UNKNOWN_TERM, {"value": value}))
