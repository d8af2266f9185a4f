"""What a cell is read with."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from directory.gazetteer import Gazetteer
from directory.vocabulary import Vocabulary
from importers.slots import Values


@dataclass(frozen=True)
class Context:
    """What a cell is read with: the list's country, the column's header, and the bundled knowledge."""

    country: str
    header: str
    gazetteer: Gazetteer
    vocabulary: Vocabulary


Fill = Callable[[str, Context], Values]


def parts(cell: str, separators: str) -> list[str]:
    """The pieces of a cell between separators (a regular expression), each once."""
    return list(dict.fromkeys(part for each in re.split(separators, cell) if (part := " ".join(each.split()))))
