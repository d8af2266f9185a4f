"""From a profile back to the form: what to fill into its fields."""

from collections.abc import Mapping
from typing import Any

from matching.profile import Profile
from matching.profiles.pathways import Progress
from web.match.forms import NO_DOCUMENT, PART_OF_WEEK


def form_values(data: Mapping[str, Any]) -> dict[str, Any]:
    """What to fill into the fields, `severity-CODE` and `urgency-CODE` of the needs included.

    The other direction of `web.match.forms.profile_json`: what it gave fills the form as it was sent.

    Args:
        data: a profile with codes as terms; what else stands in it is filled into the field of that name.
    """
    travel, wish, pathway = (data.get(key) or {} for key in ("travel", "worker_preferences", "pathway"))
    values: dict[str, Any] = {
        **data,
        **{key: _answer(data.get(key)) for key in ("resident", "referred", "mandate")},
        **{key: _figures(data.get(key)) for key in ("age", "isee")},
        "needs": [need["term"] for need in data.get("needs", ())],
        "children_ages": " ".join(f"{age:g}" for age in data.get("children_ages", ())),
        "documents": _documents(data.get("documents")),
        "means": travel.get("means") or "",
        "minutes": _figures(travel.get("minutes")),
        "worker_gender": wish.get("gender") or "",
        "worker_gender_required": bool(wish.get("required")),
        "pathway": pathway.get("name") or "",
        "stages_done": [f"{pathway['name']} {stage}" for stage in pathway.get("done", ())],
    }
    for need in data.get("needs", ()):
        values[f"severity-{need['term']}"] = str(need["severity"])
        values[f"urgency-{need['term']}"] = str(need["urgency"])
    return values


def _answer(flag: bool | None) -> str:
    return "" if flag is None else "yes" if flag else "no"


def _figures(number: float | None) -> str:
    """With a decimal comma, which `number_in` never takes for thousands."""
    return "" if number is None else f"{number:.10g}".replace(".", ",")


def _documents(known: list[str] | None) -> list[str]:
    """The ticked boxes."""
    return [] if known is None else known or [NO_DOCUMENT]


def profile_data(profile: Profile) -> dict[str, Any]:
    """A profile as the form says it, with codes as terms."""
    wish = profile.worker_preferences
    data: dict[str, Any] = {
        "age": profile.age,
        "children_ages": [*profile.children_ages],
        "place": profile.place.label if profile.place else "",
        "resident": profile.resident,
        "gender": profile.gender,
        "needs": [
            {"term": need.term.code, "severity": need.severity, "urgency": str(need.urgency)} for need in profile.needs
        ],
        "words": _words(profile),
        "interests": [term.code for term in profile.interests],
        "target_groups": [term.code for term in profile.target_groups],
        "documents": None if profile.documents is None else sorted(profile.documents),
        "languages": [*profile.languages],
        "interpreter": bool(profile.interpreter),
        "wheelchair": bool(profile.wheelchair),
        "referred": profile.referred,
        "mandate": profile.mandate,
        "free_times": free_times(profile.free_slots),
        "travel": {"means": profile.travel.means, "minutes": profile.travel.minutes} if profile.travel else None,
        "budget": profile.budget,
        "isee": profile.isee,
        "previous_worker": profile.previous_worker,
        "worker_preferences": {"gender": wish.gender, "required": wish.required},
        "pathway": _pathway(profile.pathway),
    }
    return data


def free_times(slots: int) -> list[str]:
    """The ticked boxes of the week.

    >>> free_times(1 << 4)
    ['tuesday afternoon']
    """
    return [box for position, box in enumerate(PART_OF_WEEK) if slots >> position & 1]


def _pathway(progress: Progress | None) -> dict[str, Any] | None:
    return {"name": progress.pathway.code, "done": sorted(progress.done)} if progress else None


def _words(profile: Profile) -> str:
    """The person's own words, those said with single needs included."""
    said = [profile.words, *(need.words for need in profile.needs)]
    return "\n".join(dict.fromkeys(filter(None, said)))
