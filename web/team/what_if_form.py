"""What is imagined for a team: one more link worker, more arrivals. The form of a question, which writes nothing."""

import re
import uuid
from dataclasses import replace
from datetime import date
from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.validators import Length, NumberRange, Optional

from directory.caseload import capacity_points
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.plan import Person
from matching.allocation.what_if import MOST_ARRIVALS, another_like, parse_workers
from matching.link_workers.assign import case_weight
from matching.link_workers.workers import Team, WorkerRow
from matching.profiles.from_json import parse_profile
from web.i18n import gettext
from web.reports.forms import stripped

NOBODY, DESCRIBED = "", "described"
_MOST_HOURS: Final = 60
_HOURS: Final = N_("Write the contract hours a week, from 1 to %(most)s.")
_ARRIVALS: Final = N_("Write how many people would come, from 1 to %(most)s.")


def _words() -> StringField:
    return StringField(validators=[Length(max=300, message=N_("This is too long."))], filters=[stripped])


class WhatIfForm(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """Asked in the address, so that a question can be passed on; nothing is written, so no token is needed."""

    class Meta:
        """Of the form."""

        csrf = False

    worker = SelectField(default=NOBODY)
    hours = IntegerField(validators=[Optional(), NumberRange(1, _MOST_HOURS)])
    languages = _words()
    expertise = _words()
    base = _words()
    cleared = BooleanField()
    arrivals = IntegerField(validators=[Optional(), NumberRange(1, MOST_ARRIVALS)])
    place = _words()
    needs = _words()
    spoken = _words()

    def offer(self, team: Team) -> None:
        """Let one of the team be chosen."""
        rows = sorted(team.rows, key=lambda one: one.name)
        self.worker.choices = [
            (NOBODY, gettext(N_("No further link worker"))),
            (DESCRIBED, gettext(N_("Somebody as described below"))),
            *((str(one.id), gettext(N_("Somebody like %(name)s"), name=one.name)) for one in rows),
        ]

    @property
    def like(self) -> uuid.UUID | None:
        """Whom of the team the imagined worker is like."""
        return uuid.UUID(self.worker.data) if self.worker.data not in {NOBODY, DESCRIBED} else None

    def read_worker(self, team: Team, name: str) -> list[WorkerRow]:
        """The imagined worker, if there is one.

        Raises:
            InvalidInput: it cannot be imagined, and why.
        """
        if self.worker.errors:
            raise InvalidInput(N_("Choose one of the link workers of this team."))
        if self.hours.errors or (self.worker.data == DESCRIBED and not self.hours.data):
            raise InvalidInput(_HOURS, most=_MOST_HOURS)
        if self.like:
            row = next(one for one in team.rows if one.id == self.like)
            hours = self.hours.data
            return [replace(another_like(row, capacity=capacity_points(hours) if hours else None), name=name)]
        if self.worker.data == NOBODY:
            return []
        data = {
            "name": name,
            "contract_hours": self.hours.data,
            "languages": _listed(self.languages.data),
            "expertise": _listed(self.expertise.data),
            "place": self.base.data,
            "cleared_for_minors": bool(self.cleared.data),
        }
        stated = {key: value for key, value in data.items() if value}
        return parse_workers(stated, Vocabulary.bundled(), Gazetteer.bundled())

    def read_arrivals(self, today: date) -> list[Person]:
        """The imagined people, who all state the same.

        Raises:
            InvalidInput: they cannot be imagined, and why.
        """
        if self.arrivals.errors:
            raise InvalidInput(_ARRIVALS, most=MOST_ARRIVALS)
        if not self.arrivals.data:
            return []
        if not self.place.data or not self.needs.data:
            raise InvalidInput(N_("Say where the people would live who would come, and what they would need."))
        data: dict[str, Any] = {
            "place": self.place.data,
            "needs": [{"term": one} for one in _listed(self.needs.data)],
            "languages": _listed(self.spoken.data),
        }
        profile = parse_profile(data, Vocabulary.bundled(), Gazetteer.bundled(), today=today)
        points = case_weight(profile)[0]
        return [Person(f"+{number:03}", profile, points) for number in range(1, self.arrivals.data + 1)]


def _listed(text: str | None) -> list[str]:
    """What stands between commas or line breaks."""
    return [one.strip() for one in re.split("[,;\n]", text or "") if one.strip()]
