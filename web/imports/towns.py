"""Names of towns that several municipalities have, to be asked which one is meant."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Address, ImportDraft, Source, SourceRecord
from directory.places.gazetteer import Gazetteer
from directory.places.several_places import SEVERAL_FIT
from directory.words.language import fold
from importers.planning.planned import Plan
from web.imports.planned import Shown


@dataclass(frozen=True)
class AskedTown:
    """A name with the municipalities that have it (code, label); `chosen` is the code of one of them, or empty.

    Args:
        is_open: entries that have no municipality yet wait for the answer.
    """

    name: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    is_open: bool = True

    def is_choice(self, code: str) -> bool:
        """Whether this can be chosen; nothing can, too."""
        return not code or code in {known for known, _ in self.choices}


def known_towns(session: Session, plan: Plan, *, but: Collection[str]) -> dict[str, str]:
    """Names that several municipalities have -> the code of the one that the entries of this source say.

    Somebody answered it with an earlier list, or chose it in the form. Where entries say several, the name alone does
    not tell.

    Args:
        but: names of which something was said already.
    """
    names = {one.facts["place"] for one in plan.problems if one.message == SEVERAL_FIT} - set(but)
    if not names:
        return {}
    query = (
        sa.select(Address.city, Address.municipality_code)
        .join(SourceRecord, SourceRecord.location_id == Address.location_id)
        .join(Source, Source.id == SourceRecord.source_id)
        .where(Source.name == plan.source, Address.municipality_code.is_not(None))
        .distinct()
    )
    codes: dict[str, set[str]] = defaultdict(set)
    for city, code in session.execute(query):
        codes[fold(city or "")].add(code)
    gazetteer = Gazetteer.bundled()
    choices = {name: {one.code for one in gazetteer.choices(name)} & codes[fold(name)] for name in names}
    return {name: next(iter(meant)) for name, meant in choices.items() if len(meant) == 1}


def asked_towns(draft: ImportDraft, shown: Shown) -> list[AskedTown]:
    """Those that are open, and those that were answered, in one order."""
    gazetteer = Gazetteer.bundled()
    return [
        AskedTown(
            name,
            tuple((one.code, one.label) for one in gazetteer.choices(name)),
            draft.towns.get(name, ""),
            is_open=name in shown.towns,
        )
        for name in sorted({*shown.towns, *draft.towns})
    ]
