"""The match page: a form that fills from an example, and suggestions rendered from what was sent."""

from flask import Blueprint, render_template, request
from sqlalchemy.orm import Session

from directory.catalog.catalog import Catalog
from directory.catalog.current import current
from directory.errors import AppError
from directory.gazetteer import Gazetteer
from matching.assign import propose
from matching.intensity import Intensity, IntensityProposal, propose_intensity, read_intensity
from matching.network import propose_network
from matching.profile import Profile, parse_profile
from matching.rank import rank
from matching.team import build_team
from web import clock
from web.db import current_settings, db_session
from web.i18n import current_language
from web.match.examples import example_profile, examples, form_values
from web.match.forms import ProfileForm, profile_json
from web.match.networks import intensity_view, network_view
from web.match.results import match_view
from web.match.view import FormView
from web.match.workers import proposal_view

bp = Blueprint("match", __name__, url_prefix="/match")

SUGGESTIONS, WORKERS = 10, 3


@bp.get("")
def form() -> str:
    """An empty form, or one filled from an example."""
    catalog = current(db_session(), current_settings())
    values: dict[str, object] = {}
    if name := request.args.get("example"):
        values = form_values(example_profile(name, catalog.vocabulary, today=clock.today()), current_language())
    return _form_page(ProfileForm(data=values), FormView(catalog.vocabulary, values))


@bp.post("")
def suggest() -> str | tuple[str, int]:
    """Suggestions and link workers for what was sent; faults stand next to their fields. Nothing is stored."""
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
    return _results_page(session, catalog, profile, intensity, sent, view)


def _form_page(form: ProfileForm, view: FormView, problem: AppError | None = None) -> str:
    return render_template("match/form.html", form=form, view=view, problem=problem, examples=examples())


def _results_page(
    session: Session,
    catalog: Catalog,
    profile: Profile,
    intensity: IntensityProposal,
    form: ProfileForm,
    view: FormView,
) -> str:
    now = clock.now()
    team = build_team(session, catalog.vocabulary)
    is_network = intensity.value is Intensity.NETWORK
    network = network_view(session, catalog, propose_network(profile, catalog), now=now) if is_network else None
    return render_template(
        "match/results.html",
        found=match_view(session, catalog, rank(profile, catalog, limit=SUGGESTIONS), now=now),
        proposal=proposal_view(propose(profile, team, limit=WORKERS), team),
        intensity=intensity_view(intensity),
        network=network,
        form=form,
        view=view,
    )
