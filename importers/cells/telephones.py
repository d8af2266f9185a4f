"""Cells of telephone and fax numbers."""

from collections.abc import Sequence
from typing import Any

from directory.errors import InvalidInput
from importers.cells.context import Context, Fill
from importers.cells.filling import partly
from importers.convert.phones import numbers as telephone
from importers.convert.phones.faults import CUT_OFF, is_cut_mobile
from importers.convert.phones.uses import use_of
from importers.problems import PartlyRead
from importers.row_values import Values


def phones(slot: str) -> Fill:
    """Telephone numbers."""
    return lambda cell, context: partly(
        lambda: _without_cut_mobiles(telephone.looked_at(cell, context.country), cell, context.header),
        lambda found: {slot: tuple(_phone(each, use_of(context.header)) for each in found)},
    )


def _without_cut_mobiles(
    found: Sequence[telephone.PhoneNumber], cell: str, header: str
) -> Sequence[telephone.PhoneNumber]:
    whole = [each for each in found if not is_cut_mobile(each.number, cell, header)]
    if not whole:
        raise InvalidInput(CUT_OFF, value=cell)
    if len(whole) < len(found):
        raise PartlyRead(CUT_OFF, whole, value=cell)
    return whole


def faxes(cell: str, context: Context) -> Values:
    """Telephone numbers that take a fax."""
    return partly(
        lambda: telephone.looked_at(cell, context.country),
        lambda found: {"phones": tuple({**_phone(each), "type": "fax"} for each in found)},
    )


def _phone(found: telephone.PhoneNumber, use: str = "") -> dict[str, Any]:
    note = found.note if use in found.note.casefold() else ", ".join(filter(None, (use, found.note)))
    return {"number": found.number, "extension": found.extension, "type": found.kind, "description": note}
