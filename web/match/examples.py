"""The example profiles, to try the form with."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from directory.catalog.slots import PARTS
from directory.errors import NotFound
from directory.gazetteer import Gazetteer
from directory.i18n import N_
from directory.vocabulary import Vocabulary
from matching.profile import Profile, parse_profile
from web.i18n import say_number
from web.match.forms import DAYS, NO_DOCUMENT

PROFILES = Path(__file__).resolve().parents[2] / "data" / "samples" / "profiles"


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


def form_values(profile: Profile, language: str) -> dict[str, Any]:
    """What to fill into the fields of the form, `severity-CODE` and `urgency-CODE` of its needs included."""
    preferred, travel = profile.worker_preferences.gender, profile.travel
    values: dict[str, Any] = {
        "age": "" if profile.age is None else say_number(profile.age, language),
        "place": profile.place.label if profile.place else "",
        "resident": _answer(profile.resident),
        "gender": profile.gender or "",
        "needs": [need.term.code for need in profile.needs],
        "words": _words(profile),
        "interests": [term.code for term in profile.interests],
        "target_groups": [term.code for term in profile.target_groups],
        "children_ages": " ".join(f"{age:g}" for age in profile.children_ages),
        "documents": _documents(profile),
        "languages": list(profile.languages),
        "wheelchair": bool(profile.wheelchair),
        "referred": _answer(profile.referred),
        "mandate": _answer(profile.mandate),
        "free_times": free_times(profile.free_slots),
        "means": travel.means if travel else "",
        "minutes": str(travel.minutes) if travel else "",
        "budget": profile.budget or "",
        "isee": "" if profile.isee is None else f"{profile.isee:.0f}",
        "previous_worker": profile.previous_worker or "",
        "worker_gender": preferred or "",
        "worker_gender_required": profile.worker_preferences.required,
    }
    if progress := profile.pathway:
        values["pathway"] = progress.pathway.code
        values["stages_done"] = [f"{progress.pathway.code} {stage}" for stage in sorted(progress.done)]
    for need in profile.needs:
        values[f"severity-{need.term.code}"] = str(need.severity)
        values[f"urgency-{need.term.code}"] = str(need.urgency)
    return values


def free_times(slots: int) -> list[str]:
    """The ticked boxes of the week.

    >>> free_times(1 << 4)
    ['tuesday afternoon']
    """
    boxes = [f"{day} {part}" for day in DAYS for part in PARTS]
    return [box for position, box in enumerate(boxes) if slots >> position & 1]


def _answer(flag: bool | None) -> str:
    return "" if flag is None else "yes" if flag else "no"


def _documents(profile: Profile) -> list[str]:
    """The ticked boxes."""
    if profile.documents is None:
        return []
    return sorted(profile.documents) or [NO_DOCUMENT]


def _words(profile: Profile) -> str:
    """The person's own words, those said with single needs included."""
    said = [profile.words, *(need.words for need in profile.needs)]
    return "\n".join(dict.fromkeys(filter(None, said)))
