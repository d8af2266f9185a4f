"""What a person's words tell and the form leaves empty: taken the first time that the form is sent, and said."""

from directory.i18n import N_, Sentence
from directory.languages import language_name
from matching.facts_said import FactsSaid
from web.match.forms import ProfileForm

ANSWERED = "answered"  # the form stands below its answer: whoever left a field empty there meant it


def take_told(form: ProfileForm, told: FactsSaid) -> Sentence | None:
    """Fill the empty fields of place, age and languages; an age that may be a child's is left to be asked.

    Returns:
        What was taken, in words; None for nothing.
    """
    taken: list[Sentence] = []
    if told.place and not (form.place.data or "").strip():
        form.place.data = told.place
        taken.append(Sentence(N_("lives in %(place)s"), {"place": told.place}))
    if told.age is not None and not told.may_be_child and not (form.age.data or "").strip():
        form.age.data = f"{told.age:g}"
        taken.append(Sentence(N_("is %(years)s years old"), {"years": told.age}))
    if told.languages and not form.languages.data:
        form.languages.data = [*told.languages]
        names = tuple(language_name(code) for code in told.languages)
        taken.append(Sentence(N_("speaks %(languages)s"), {"languages": names}))
    if not taken:
        return None
    return Sentence(
        N_("Taken from the words: %(facts)s. If it is not so, change the profile."), {"facts": tuple(taken)}
    )
