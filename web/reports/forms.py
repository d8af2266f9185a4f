"""The form of a report."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from directory.i18n import N_
from directory.models import Fault
from web.forms.lengths import AtMost
from web.i18n import gettext

MOST_CHARACTERS, LONGEST_CONTACT = 2000, 200


def stripped(value: Any) -> str:
    """What somebody typed, without spaces around it and without what a database cannot hold."""
    return (value or "").replace("\x00", "").strip()


class ReportForm(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """What is wrong, in words, and how to ask back."""

    fault = StringField()
    text = TextAreaField(validators=[AtMost(MOST_CHARACTERS)], filters=[stripped])
    contact = StringField(validators=[Length(max=LONGEST_CONTACT)], filters=[stripped])

    def validate_fault(self, field: Field) -> None:
        """One of the kinds."""
        if field.data not in set(Fault):
            raise ValidationError(gettext("Choose what is wrong."))

    def validate_text(self, field: Field) -> None:
        """Something else needs words."""
        if self.fault.data == Fault.OTHER and not field.data:
            raise ValidationError(gettext("Write what is wrong, in a few words."))


class AnswerForm(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """What was done about a report."""

    answer = StringField(validators=[Length(max=MOST_CHARACTERS, message=N_("This is too long."))], filters=[stripped])
