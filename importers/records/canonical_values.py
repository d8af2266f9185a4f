"""What the rows of a list say, in the form that is compared."""

from collections.abc import Collection, Iterator, Sequence

from importers.records.draft import Draft
from importers.row_values import Canonical, canonical


class CanonicalValues(Collection[Canonical]):
    """What drafts say in the form that is compared, made when it is looked at: all at once would double a plan."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts

    def __len__(self) -> int:
        """As many as there are drafts."""
        return len(self._drafts)

    def __iter__(self) -> Iterator[Canonical]:
        """From the first draft to the last."""
        return (canonical(draft.values) for draft in self._drafts)

    def __contains__(self, values: object) -> bool:
        """Whether a draft says that."""
        return any(each == values for each in self)
