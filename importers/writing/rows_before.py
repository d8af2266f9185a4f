"""What rows of a list were before an import wrote them, so that it can be taken back (see importers.undo)."""

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from directory.curation.history import as_text
from directory.curation.loading import Same, load_columns
from directory.models import ImportRow


def remember(session: Session, number: int, before: Mapping[uuid.UUID, dict[str, Any] | None]) -> None:
    """Keep rows that an import wrote: id -> what it was, None for a new one."""
    table: Any = ImportRow.__table__
    columns: dict[str, Any] = {
        "batch_number": Same(number),
        "source_record_id": list(before),
        "before": [was and _as_json(was) for was in before.values()],
    }
    load_columns(session.connection(), table, len(before), columns)


def _as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    plain = (dict, list, int)
    return {
        name: value if isinstance(value, plain) or value is None else as_text(value) for name, value in values.items()
    }
