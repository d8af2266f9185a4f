"""What counts how much in suggestions: coordinators look, see what a change would move, save it, and go back."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from directory.catalog.current import current
from directory.errors import AppError, Conflict
from directory.i18n import N_, Sentence
from matching.link_workers.team import build_team
from matching.weighting.versions import (
    LONGEST_REASON,
    InForce,
    check,
    current_weights,
    file_weights,
    keep_weights,
    versions,
    weights_of,
)
from matching.weighting.weights import MOST, Subject, read_weights, weights_file
from matching.weighting.what_moves import ProfileMoved, what_moves
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import current_settings, db_session
from web.errors import status_of
from web.i18n import current_language, gettext, say_exact
from web.match.examples import example_profile, examples

bp = Blueprint("weights", __name__, url_prefix="/weights")
Key = tuple[Subject, str]
SUBJECTS: Mapping[Subject, str] = {"service": N_("For services"), "link_worker": N_("For link workers")}
NOT_A_WEIGHT = N_("Write a number from 0 to %(most)s, such as 1.5.")
LOOK_FIRST = N_("You changed weights after looking: this is what would move now. Save it if it is what you want.")
SAVED = N_("Saved: these weights count from now on.")
BACK_TO_FILE = N_("Back to the weights of the beginning")
BACK_TO = N_("Back to version %(number)s")


@dataclass
class Sent:
    """The form as it is shown: what stands in its fields, and what of it can be read.

    Args:
        texts: by name of the field.
        faults: names of fields in which no weight stands.
        based_on: the version that was changed.
    """

    texts: Mapping[str, str]
    weights: dict[Key, float]
    faults: list[str] = field(default_factory=list)
    based_on: int = 0
    reason: str = ""

    @classmethod
    def of(cls, weights: Mapping[Key, float], based_on: int, reason: str = "") -> "Sent":
        """Filled with these."""
        texts = {_name(key): say_exact(weight, current_language()) for key, weight in weights.items()}
        return cls(texts, dict(weights), based_on=based_on, reason=reason)

    @classmethod
    def read(cls) -> "Sent":
        """As it was sent."""
        texts = {_name(key): request.form.get(_name(key), "").strip() for key in file_weights()}
        read = {key: _weight(texts[_name(key)]) for key in file_weights()}
        return cls(
            texts,
            {key: weight for key, weight in read.items() if weight is not None},
            [_name(key) for key, weight in read.items() if weight is None],
            request.form.get("based_on", 0, type=int),
            request.form.get("reason", "").strip(),
        )

    def on_top_of_the_last(self) -> "Sent":
        """What this person changed, applied to what somebody saved meanwhile: only the same weight is decided anew."""
        session = db_session()
        was = weights_of(session, self.based_on)
        number, now = current_weights(session)
        joined = {key: mine if mine != was[key] else now[key] for key, mine in self.weights.items()}
        return Sent.of(joined, number, self.reason)

    @property
    def digest(self) -> str:
        """The same as long as all weights are the same."""
        return " ".join(f"{weight:g}" for weight in self.weights.values())


@bp.get("")
@asks_for(COORDINATORS)
def overview() -> str:
    """What counts now; with `?version=` filled with an earlier version, and what going back to it would move."""
    number, now = current_weights(db_session())
    wished = request.args.get("version", type=int)
    if wished is None:
        return _page(Sent.of(now, number))
    reason = gettext(BACK_TO, number=wished) if wished else gettext(BACK_TO_FILE)
    return _page(Sent.of(weights_of(db_session(), wished), number, reason), looks=True)


@bp.post("")
@asks_for(COORDINATORS)
def change() -> AnyResponse | str | tuple[str, int]:
    """Show what would move; save it once somebody has seen that and said why."""
    sent = Sent.read()
    if sent.faults:
        return _page(sent), 422
    session = db_session()
    try:
        check(sent.weights)
        if request.form.get("save") is None or request.form.get("seen") != sent.digest:
            note = Sentence(LOOK_FIRST) if request.form.get("save") is not None else None
            return _page(sent, looks=True, note=note)
        keep_weights(
            session,
            sent.weights,
            reason=sent.reason,
            based_on=sent.based_on,
            by=current_signature(),
            now=clock.utc(),
        )
    except Conflict as problem:
        session.rollback()
        sent = sent.on_top_of_the_last()
        return _page(sent, looks=True, problem=problem), status_of(problem)
    except AppError as problem:
        session.rollback()
        return _page(sent, looks=True, problem=problem), status_of(problem)
    session.commit()
    flash(gettext(SAVED), "success")
    return redirect(url_for(".overview"))


@bp.get("/weights.csv")
@asks_for(COORDINATORS)
def file() -> Response:
    """What counts now as a file like `data/weights.csv`, to measure it with the judged profiles."""
    text = weights_file(current_weights(db_session())[1])
    return Response(text, mimetype="text/csv", headers={"Content-Disposition": "attachment; filename=weights.csv"})


def _page(sent: Sent, *, looks: bool = False, note: Sentence | None = None, problem: AppError | None = None) -> str:
    """The form with the history below it.

    Args:
        looks: say what would move.
    """
    session = db_session()
    number, now = current_weights(session)
    changed = {key: (now[key], weight) for key, weight in sent.weights.items() if weight != now[key]}
    return render_template(
        "weights/overview.html",
        sent=sent,
        subjects=SUBJECTS,
        lines=read_weights(),
        now=now,
        number=number,
        name=_name,
        most=MOST,
        not_a_weight=NOT_A_WEIGHT,
        longest_reason=LONGEST_REASON,
        changed=changed,
        looks=looks and not sent.faults,
        moved=_moved(now, sent.weights) if looks and changed and not sent.faults else [],
        versions=versions(session),
        note=note,
        problem=problem,
    )


def _moved(now: Mapping[Key, float], then: Mapping[Key, float]) -> list[ProfileMoved]:
    session, today = db_session(), clock.today()
    catalog = current(session, current_settings(), today=today)
    profiles = [example_profile(one.name, catalog.vocabulary, today=today) for one in examples()]
    team = build_team(session, catalog.vocabulary)
    return what_moves(profiles, catalog, team, InForce.of(now), InForce.of(then))


def _name(key: Key) -> str:
    """The name of the field."""
    return "-".join(key)


def _weight(text: str) -> float | None:
    """A number as people write it, "1,5"; None where it is no weight."""
    try:
        weight = float(text.replace(",", "."))
    except ValueError:
        return None
    return round(weight, 4) if math.isfinite(weight) and 0 <= weight <= MOST else None
