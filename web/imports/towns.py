"""Names of towns that several municipalities have, to be asked which one is meant."""

from dataclasses import dataclass

from directory.gazetteer import Gazetteer
from directory.models import ImportDraft
from web.imports.planned import Shown


@dataclass(frozen=True)
class AskedTown:
    """A name with the municipalities that have it (code, label); `chosen` is the code of one of them, or empty."""

    name: str
    choices: tuple[tuple[str, str], ...]
    chosen: str

    def is_choice(self, code: str) -> bool:
        """Whether this can be chosen; nothing can, too."""
        return not code or code in {known for known, _ in self.choices}


def asked_towns(draft: ImportDraft, shown: Shown) -> list[AskedTown]:
    """Those that are open, and those that were answered, in one order."""
    gazetteer = Gazetteer.bundled()
    return [
        AskedTown(name, tuple((one.code, one.label) for one in gazetteer.candidates(name)), draft.towns.get(name, ""))
        for name in sorted({*shown.towns, *draft.towns})
    ]
