"""The form of a decision on a proposal."""

from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import AnyOf, Length, ValidationError

from directory.i18n import N_
from matching.casework.assignments import LONGEST_REASON
from web.i18n import gettext
from web.reports.forms import stripped

ASSIGN, WAIT = "assign", "wait"


class DecisionForm(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """Who walks with the person, or nobody yet; and why."""

    decision = StringField(validators=[AnyOf((ASSIGN, WAIT))])
    worker = StringField()
    reason = StringField(validators=[Length(max=LONGEST_REASON, message=N_("This is too long."))], filters=[stripped])

    def validate_worker(self, field: Field) -> None:
        """Somebody, unless the person waits."""
        if self.decision.data == ASSIGN and not field.data:
            raise ValidationError(gettext(N_("Choose a link worker.")))
