"""What a person's words tell and the form leaves empty: taken the first time that the form is sent, and said."""

from directory.i18n import Sentence
from matching.said.facts import FactsSaid
from web.i18n import current_language, say
from web.match.filled import free_times
from web.match.forms import ProfileForm

ANSWERED = "answered"  # the form stands below its answer: whoever left a field empty there meant it


def take_told(form: ProfileForm, told: FactsSaid) -> Sentence | None:
    """Fill the empty fields that words tell of; an age that may be a child's is left to be asked.

    Returns:
        What was taken, in words; None for nothing.
    """
    said = {
        "place": say(told.place, current_language()),
        "age": f"{told.age:g}" if told.age is not None and not told.may_be_child else "",
        "gender": str(told.gender or ""),
        "target_groups": [term.code for term in told.target_groups],
        "wheelchair": told.wheelchair,
        "languages": [*told.languages],
        "children_ages": " ".join(f"{age:g}" for age in told.children_ages),
        "free_times": free_times(told.free_slots) if told.free_slots else [],
        "isee": f"{told.isee:g}" if told.isee is not None else "",
        "means": str(told.means or ""),
        "budget": str(told.budget or ""),
        "worker_gender": str(told.worker.gender or "") if told.worker else "",
        "worker_gender_required": told.worker is not None and told.worker.required,
    }
    for name, value in said.items():
        if value:
            form[name].data = value
    return told.in_words()
