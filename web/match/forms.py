"""The form of a profile: what was sent, checked field by field, as the JSON object that the matcher reads."""

import re
from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import ValidationError

from directory.ages import OLDEST
from directory.catalog.documents import DOCUMENT_NAMES
from directory.catalog.slots import PARTS
from directory.errors import AppError
from directory.i18n import N_
from directory.words.day_words import WEEKDAYS
from matching.features.time import PART_NAMES
from matching.profile import Budget, Gender, Means, Urgency
from web.forms.lengths import AtMost
from web.forms.place_meant import place_meant
from web.i18n import current_language, gettext, translate

HIGHEST_ISEE = 1_000_000  # euro
MOST_CHARACTERS = 2000
LONGEST_LINE = 200
DEFAULT_SEVERITY, DEFAULT_URGENCY = 3, Urgency.SOON

SEVERITIES: Mapping[int, str] = {
    1: N_("slight"),
    2: N_("felt"),
    3: N_("weighs"),
    4: N_("weighs a lot"),
    5: N_("cannot go on like this"),
}
URGENCIES: Mapping[str, str] = {
    Urgency.CAN_WAIT: N_("can wait"),
    Urgency.SOON: N_("soon"),
    Urgency.NOW: N_("at once"),
}
GENDERS: Mapping[str, str] = {Gender.WOMAN: N_("woman"), Gender.MAN: N_("man"), Gender.OTHER: N_("other")}
MEANS: Mapping[str, str] = {
    Means.FOOT: N_("on foot"),
    Means.BICYCLE: N_("by bicycle"),
    Means.PUBLIC_TRANSPORT: N_("by bus or train"),
    Means.CAR: N_("by car"),
}
MOST_MINUTES = 240
BUDGETS: Mapping[str, str] = {
    Budget.FREE: N_("only free of charge"),
    Budget.LOW: N_("a little"),
    Budget.ANY: N_("cost does not matter"),
}
NO_DOCUMENT = "none"
DOCUMENTS: Mapping[str, str] = {
    **{str(one): name for one, name in DOCUMENT_NAMES.items()},
    NO_DOCUMENT: N_("none of these"),
}
PART_OF_WEEK = tuple(f"{day} {part}" for day in WEEKDAYS for part in PARTS)
PART_WORDS: Mapping[str, str] = dict(zip(PARTS, PART_NAMES, strict=True))
ANSWERS: Mapping[str, bool | None] = {"": None, "yes": True, "no": False}


def _many() -> SelectMultipleField:
    """Checkboxes whose values are checked where the profile is read."""
    return SelectMultipleField(validate_choice=False)


def _line() -> StringField:
    """A short text: what is longer is told before anybody reads it, and stays in its field."""
    return StringField(validators=[AtMost(LONGEST_LINE)])


def number_in(text: str) -> float:
    """A number as people write it: "6.000", "16,5".

    Raises:
        ValueError: it is none.
    """
    plain = text.strip().replace(" ", "").removesuffix("€")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif plain.count(".") and len(plain.rpartition(".")[2]) == 3:
        plain = plain.replace(".", "")
    return float(plain)


class ProfileForm(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """One page. Labels and choices stand in the template; chosen values are checked where the profile is read."""

    place_choices: tuple[str, ...] = ()  # namesakes of the place that was written

    age = _line()
    children_ages = _line()
    place = _line()
    resident = _line()
    gender = _line()
    needs = _many()
    words = TextAreaField(validators=[AtMost(MOST_CHARACTERS)])
    interests = _many()
    target_groups = _many()
    documents = _many()  # none ticked: nothing was said of them
    languages = _many()
    wheelchair = BooleanField()
    interpreter = BooleanField()
    referred = _line()
    mandate = _line()
    free_times = _many()
    means = _line()
    minutes = _line()
    budget = _line()
    isee = _line()
    previous_worker = _line()
    worker_gender = _line()
    worker_gender_required = BooleanField()
    intensity = _line()  # no part of the profile: what is done about it
    pathway = _line()
    stages_done = _many()  # "PATHWAY STAGE"; those of other pathways are not read
    is_trial = BooleanField()  # nothing is written down of it

    def validate_age(self, field: Field) -> None:
        """A number of years, decimals allowed for babies."""
        _check_number(field, OLDEST, gettext("Write the age in years, from 0 to 120."))

    def validate_children_ages(self, field: Field) -> None:
        """Numbers of years. A comma without a space could stand between two ages or in one, so it is not guessed."""
        advice = gettext("Write the children's ages in years with a space between them, for example: 3 8.")
        try:
            found = _ages(field)
        except ValueError as problem:
            raise ValidationError(advice) from problem
        if not all(0 <= age <= OLDEST for age in found):
            raise ValidationError(advice)

    def validate_isee(self, field: Field) -> None:
        """An amount in euro."""
        _check_number(field, HIGHEST_ISEE, gettext("Write the ISEE in euro, for example 6000."))

    def validate_place(self, field: Field) -> None:
        """A municipality that the gazetteer knows and does not confuse."""
        if (field.data or "").strip():
            try:
                place_meant(field.data)
            except AppError as problem:
                self.place_choices = tuple(problem.facts.get("choices", ()))
                raise ValidationError(translate(problem, current_language())) from problem

    def validate_words(self, field: Field) -> None:
        """Without needs, interests, words or a pathway there is no question."""
        if not ((field.data or "").strip() or self.needs.data or self.interests.data or self.pathway.data):
            message = gettext("Tick at least one need or interest, write what is needed, or choose a pathway.")
            raise ValidationError(message)

    def validate_minutes(self, field: Field) -> None:
        """One way; minutes alone say nothing without the means."""
        _check_number(field, MOST_MINUTES, gettext("Write the minutes one way, from 1 to 240."), lowest=1)
        if field.data and not self.means.data:
            raise ValidationError(gettext("Say how the person travels, too."))


class DraftForm(ProfileForm):
    """The same, of which nothing must be filled in yet."""

    def validate_words(self, field: Field) -> None:
        """A draft may ask for nothing."""


def _check_number(field: Field, highest: float, advice: str, *, lowest: float = 0) -> None:
    if not (field.data or "").strip():
        return
    try:
        number = number_in(field.data)
    except ValueError as problem:
        raise ValidationError(advice) from problem
    if not lowest <= number <= highest:
        raise ValidationError(advice)


def _number(field: Field) -> float | None:
    text: str = (field.data or "").strip()
    return number_in(text) if text else None


def _ages(field: Field) -> list[float]:
    """What stands between spaces, semicolons, or commas with a space.

    Raises:
        ValueError: one is no number.
    """
    return [float(age) for age in re.split(r"[,;]?\s+|;", (field.data or "").strip().rstrip(",;")) if age]


def profile_json(form: ProfileForm, sent: Mapping[str, str]) -> dict[str, Any]:
    """The valid form as a profile (docs/architecture.md); what was left empty is not asked.

    Args:
        sent: the raw form, for each ticked need's `severity-CODE` and `urgency-CODE`.
    """
    data = {
        "age": _number(form.age),
        "children_ages": _ages(form.children_ages),
        "place": (form.place.data or "").strip(),
        "resident": ANSWERS.get(form.resident.data or ""),
        "gender": form.gender.data,
        "needs": [_need(code, sent) for code in form.needs.data or ()],
        "words": (form.words.data or "").strip(),
        "interests": form.interests.data,
        "target_groups": form.target_groups.data,
        "languages": form.languages.data,
        "interpreter": form.interpreter.data or None,
        "wheelchair": form.wheelchair.data or None,
        "referred": ANSWERS.get(form.referred.data or ""),
        "mandate": ANSWERS.get(form.mandate.data or ""),
        "free_times": form.free_times.data,
        "travel": _travel(form),
        "budget": form.budget.data,
        "isee": _number(form.isee),
        "previous_worker": (form.previous_worker.data or "").strip(),
        "worker_preferences": _worker_preferences(form),
        "pathway": _pathway(form),
    }
    said = {key: value for key, value in data.items() if value not in (None, "", [], ())}
    if form.documents.data:
        said["documents"] = [document for document in form.documents.data if document != NO_DOCUMENT]
    return said


def _need(code: str, sent: Mapping[str, str]) -> dict[str, Any]:
    severity, urgency = severity_of(code, sent), sent.get(f"urgency-{code}", "")
    return {
        "term": code,
        "severity": severity,
        "urgency": urgency if urgency in URGENCIES else DEFAULT_URGENCY,
    }


def severity_of(code: str, sent: Mapping[str, str]) -> int:
    """How much a ticked need weighs, 1 to 5."""
    severity = sent.get(f"severity-{code}", "")
    return int(severity) if severity in map(str, SEVERITIES) else DEFAULT_SEVERITY


def _travel(form: ProfileForm) -> dict[str, Any] | None:
    if not form.means.data:
        return None
    minutes = _number(form.minutes)
    return {"means": form.means.data, "minutes": None if minutes is None else round(minutes)}


def _pathway(form: ProfileForm) -> dict[str, Any] | None:
    if not form.pathway.data:
        return None
    chosen = [box.partition(" ") for box in form.stages_done.data or ()]
    return {"name": form.pathway.data, "done": [stage for pathway, _, stage in chosen if pathway == form.pathway.data]}


def _worker_preferences(form: ProfileForm) -> dict[str, Any] | None:
    if not form.worker_gender.data:
        return None
    return {"gender": form.worker_gender.data, "required": bool(form.worker_gender_required.data)}
