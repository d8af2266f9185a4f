"""Ids made from what is known to be one."""

import uuid
from typing import Any

_ID: Any = uuid.UUID
_set_number, _set_safety = _ID.int.__set__, _ID.is_safe.__set__
_NOT_SAID = uuid.SafeUUID.unknown


def id_of(number: int) -> uuid.UUID:
    """The id with that number, without the checks that its maker would do.

    >>> id_of(uuid.UUID("0b0f3a5e-0000-4000-8000-000000000001").int)
    UUID('0b0f3a5e-0000-4000-8000-000000000001')
    """
    made = object.__new__(uuid.UUID)
    _set_number(made, number)
    _set_safety(made, _NOT_SAID)
    return made
