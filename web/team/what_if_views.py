"""What if: one more link worker, or more arrivals. Two plans are compared on screen and nothing is written."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from flask import Blueprint, render_template, request

from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.allocate import allocate
from matching.allocation.plan import AllocationPlan, Occasion
from matching.allocation.what_if import WhatIf, known_of_another, what_if
from matching.casework.team_plans import ask_for_team
from matching.link_workers.assign import Band
from matching.link_workers.team import build_team
from matching.weighting.versions import in_force
from web import clock
from web.access import COORDINATORS, asks_for
from web.db import db_session
from web.errors import status_of
from web.i18n import gettext
from web.match.workers import BANDS
from web.team.plan_views import SECONDS
from web.team.seen import Seen, seen
from web.team.what_if_form import DESCRIBED, WhatIfForm

bp = Blueprint("team_what_if", __name__, url_prefix="/team/what-if")
IMAGINED: Final = N_("One more link worker")
NOTHING: Final = N_("Imagine one more link worker, people who would come, or both.")


@bp.get("")
@asks_for(COORDINATORS)
def show() -> str | tuple[str, int]:
    """The form, and what would change once something is imagined."""
    at = seen().of_one()
    form = WhatIfForm(formdata=request.args)
    form.offer(build_team(db_session(), Vocabulary.bundled(), scope=at.scope))
    if "worker" not in request.args:
        return _page(at, form)
    try:
        return _page(at, form, found=_imagined(at, form))
    except AppError as problem:
        return _page(at, form, problem=problem), status_of(problem)


def _imagined(at: Seen, form: WhatIfForm) -> WhatIf:
    """Those who wait get somebody, without and with what is imagined; who has a link worker stays."""
    form.validate()
    asked = ask_for_team(db_session(), at.scope, Occasion.GROUP, today=clock.today()).asked
    workers = form.read_worker(asked.team_now, gettext(IMAGINED))
    arrivals = form.read_arrivals(clock.today())
    if not workers and not arrivals:
        raise InvalidInput(NOTHING)
    people = known_of_another(asked.people, form.like, workers[0].id) if form.like else asked.people
    weights = in_force(db_session()).link_worker
    plan = partial(allocate, occasion=Occasion.GROUP, seconds=SECONDS, weights=weights)
    return what_if(people, asked.team_now, workers=workers, arrivals=arrivals, plan=plan)


def _page(at: Seen, form: WhatIfForm, *, found: WhatIf | None = None, problem: AppError | None = None) -> str:
    return render_template(
        "team/what_if.html",
        at=at,
        form=form,
        found=found,
        problem=problem,
        bands=_bands(found) if found else {},
        band_words=BANDS,
        is_described=form.worker.data == DESCRIBED,
    )


def _bands(found: WhatIf) -> Mapping[Band, tuple[int, int]]:
    """How many link workers would be in each band, without and with what is imagined."""

    def count(plan: AllocationPlan, band: Band) -> int:
        return sum(one.band_after is band for one in plan.caseloads)

    return {band: (count(found.plan_before, band), count(found.plan_after, band)) for band in Band}
