"""The example profiles, to try the form with."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from directory.data_folder import DATA
from directory.errors import NotFound
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from matching.profile import Profile
from matching.profiles.from_json import parse_profile

PROFILES = DATA / "samples" / "profiles"


@dataclass(frozen=True)
class Example:
    """A link that fills the form."""

    name: str
    label: str


def examples() -> list[Example]:
    """The bundled example profiles by name; none where the folder is missing."""
    return [Example(path.stem, _label(path)) for path in sorted(PROFILES.glob("*.json"))]


def _label(path: Path) -> str:
    """Who it is, "Sara, 22, Rovereto"."""
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return ", ".join(str(data[key]) for key in ("label", "age", "place") if data.get(key)) or path.stem


def example_profile(name: str, vocabulary: Vocabulary, *, today: date) -> Profile:
    """Read one of the examples.

    Raises:
        NotFound: there is no such example.
    """
    paths = {path.stem: path for path in PROFILES.glob("*.json")}
    if name not in paths:
        raise NotFound(N_("There is no such example."))
    data: dict[str, Any] = json.loads(paths[name].read_text("utf-8"))
    return parse_profile(data, vocabulary, Gazetteer.bundled(), today=today)
