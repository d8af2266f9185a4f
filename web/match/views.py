"""The match page: a form that fills from an example, and suggestions rendered from what was sent."""

from flask import Blueprint, current_app, render_template, request
from sqlalchemy.orm import Session

from directory.catalog.catalog import Catalog
from directory.catalog.current import current
from directory.errors import AppError
from directory.gazetteer import Gazetteer
from matching.assign import propose
from matching.intensity import Intensity, IntensityProposal, propose_intensity, read_intensity
from matching.network import propose_network
from matching.profile import parse_profile
from matching.rank import Match, rank
from matching.team import build_team
from web import clock
from web.access import READERS, asks_for
from web.db import current_settings, db_session
from web.i18n import current_language
from web.match.examples import example_profile, examples, form_values
from web.match.forms import ProfileForm, profile_json
from web.match.networks import intensity_view, network_view
from web.match.results import match_view
from web.match.view import FormView
from web.match.workers import proposal_view
from web.searches.recording import keeping_of
from web.unmet.recording import log_unmet

bp = Blueprint("match", __name__, url_prefix="/match")

SUGGESTIONS, WORKERS = 10, 3


@bp.get("")
@asks_for(READERS)
def form() -> str:
    """An empty form, or one filled from an example."""
    catalog = current(db_session(), current_settings())
    values: dict[str, object] = {}
    if name := request.args.get("example"):
        profile = example_profile(name, catalog.vocabulary, today=clock.today())
        values = {**form_values(profile, current_language()), "is_trial": True}
    return _form_page(ProfileForm(data=values), FormView(catalog.vocabulary, values))


@bp.post("")
@asks_for(READERS)
def suggest() -> str | tuple[str, int]:
    """Suggestions and link workers for what was sent; faults stand next to their fields.

    Of all this only the needs that nothing covers are written down, and not even these of a trial.
    """
    session = db_session()
    catalog = current(session, current_settings())
    sent, view = ProfileForm(), FormView(catalog.vocabulary, request.form.to_dict())
    if not sent.validate():
        return _form_page(sent, view), 422
    try:
        data = profile_json(sent, request.form)
        profile = parse_profile(data, catalog.vocabulary, Gazetteer.bundled(), today=clock.today())
        intensity = propose_intensity(profile, read_intensity(sent.intensity.data or ""))
    except AppError as problem:
        return _form_page(sent, view, problem), 422
    match = rank(profile, catalog, limit=SUGGESTIONS)
    if not sent.is_trial.data:
        keeping = keeping_of(current_settings(), current_app.config["SECRET_KEY"])
        log_unmet(session, match, keeping=keeping, today=clock.today(), warn=current_app.logger.warning)
    return _results_page(session, catalog, match, intensity, sent, view)


def _form_page(form: ProfileForm, view: FormView, problem: AppError | None = None) -> str:
    return render_template("match/form.html", form=form, view=view, problem=problem, examples=examples())


def _results_page(
    session: Session,
    catalog: Catalog,
    match: Match,
    intensity: IntensityProposal,
    form: ProfileForm,
    view: FormView,
) -> str:
    now = clock.now()
    team = build_team(session, catalog.vocabulary)
    is_network = intensity.value is Intensity.NETWORK
    network = network_view(session, catalog, propose_network(match.profile, catalog), now=now) if is_network else None
    return render_template(
        "match/results.html",
        found=match_view(session, catalog, match, now=now),
        proposal=proposal_view(propose(match.profile, team, limit=WORKERS), team),
        intensity=intensity_view(intensity),
        network=network,
        form=form,
        view=view,
    )
