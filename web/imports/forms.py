"""The forms with which a list is uploaded, and with which is said from where it is fetched."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, StringField
from wtforms.validators import AnyOf, InputRequired, Length

from directory.i18n import N_
from directory.models import FetchRhythm
from importers.plan import LONGEST_SOURCE
from web.imports.schedules import LONGEST_ADDRESS
from web.reports.forms import stripped

TOO_LONG = N_("This is too long.")


class UploadForm(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """A file, whose list it is, and whether it is complete."""

    list = FileField(validators=[FileRequired(N_("Choose the file of the list."))])
    source = StringField(
        validators=[
            InputRequired(N_("Say whose list it is: its rows are found again by this name.")),
            Length(max=LONGEST_SOURCE, message=TOO_LONG),
        ],
        filters=[stripped],
    )
    is_full = BooleanField()


class ScheduleForm(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """From where a list is fetched, how often, and whether it is complete."""

    address = StringField(
        validators=[
            InputRequired(N_("Say from where the list is to be fetched.")),
            Length(max=LONGEST_ADDRESS, message=TOO_LONG),
        ],
        filters=[stripped],
    )
    every = StringField(
        validators=[
            AnyOf([one.value for one in FetchRhythm], message=N_("Say how often the list is to be fetched.")),
        ]
    )
    is_full = BooleanField()
