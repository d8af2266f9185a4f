"""What a person's words tell and the form leaves empty: taken the first time that the form is sent, and said."""

from directory.i18n import Sentence
from matching.facts_said import FactsSaid
from web.i18n import current_language, say
from web.match.filled import free_times
from web.match.forms import ProfileForm

ANSWERED = "answered"  # the form stands below its answer: whoever left a field empty there meant it


def take_told(form: ProfileForm, told: FactsSaid) -> Sentence | None:
    """Fill the empty fields that words tell of; an age that may be a child's is left to be asked.

    Returns:
        What was taken, in words; None for nothing.
    """
    if told.place:
        form.place.data = say(told.place, current_language())
    if told.age is not None and not told.may_be_child:
        form.age.data = f"{told.age:g}"
    if told.gender:
        form.gender.data = str(told.gender)
    if told.target_groups:
        form.target_groups.data = [term.code for term in told.target_groups]
    if told.wheelchair:
        form.wheelchair.data = True
    if told.budget:
        form.budget.data = str(told.budget)
    if told.languages:
        form.languages.data = [*told.languages]
    if told.children_ages:
        form.children_ages.data = " ".join(f"{age:g}" for age in told.children_ages)
    if told.free_slots:
        form.free_times.data = free_times(told.free_slots)
    if told.isee is not None:
        form.isee.data = f"{told.isee:g}"
    if told.means:
        form.means.data = str(told.means)
    return told.in_words()
