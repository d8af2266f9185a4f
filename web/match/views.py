"""The match page: a form that fills from an example, and suggestions rendered from what was sent."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request

from directory.catalog.catalog import Catalog
from directory.catalog.current import current
from directory.errors import AppError
from directory.i18n import Sentence
from directory.places.gazetteer import Gazetteer
from matching.casework.marked_services import Aside, read_asides
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from matching.profiles.intensity import propose_intensity, read_intensity
from matching.rank import rank
from matching.weighting.versions import in_force
from web import clock
from web.access import READERS, asks_for
from web.cases.keeping import keeping_offer
from web.db import current_settings, db_session
from web.match.answer import SUGGESTIONS, record_unmet, results_page, told_in
from web.match.examples import example_profile, examples
from web.match.filled import form_values, profile_data
from web.match.forms import ProfileForm, profile_json
from web.match.marked import FIELD, after_button, with_refused
from web.match.told import ANSWERED, take_told
from web.match.view import FormView
from web.shortlist.sent import put_on_list, take_off_list

bp = Blueprint("match", __name__, url_prefix="/match")


@bp.get("")
@asks_for(READERS)
def form() -> str:
    """An empty form, or what is suggested for an example, above the form that asked for it."""
    session = db_session()
    catalog = current(session, current_settings(), today=clock.today())
    name = request.args.get("example")
    if not name:
        return form_page(ProfileForm(data={}), FormView(catalog.vocabulary, {}))
    profile = example_profile(name, catalog.vocabulary, today=clock.today())
    values = {**form_values(profile_data(profile)), "is_trial": True}
    view = FormView(catalog.vocabulary, values)
    page = {"form": ProfileForm(data=values), "view": view, "keeping": keeping_offer(), "told": None}
    match = rank(profile, catalog, limit=SUGGESTIONS, weights=in_force(session).service)
    return results_page(session, catalog, match, propose_intensity(profile), (), **page)


@bp.post("")
@asks_for(READERS)
def suggest() -> str | tuple[str, int]:
    """Suggestions and link workers for what was sent; faults stand next to their fields.

    Of all this only the needs that nothing covers are written down, and not even these of a trial. A button beside a
    suggestion sends the form again with the service that goes on the visitor's list, or off it, or does not fit.
    """
    session = db_session()
    catalog = current(session, current_settings(), today=clock.today())
    asides = after_button(session, read_asides(request.form.getlist(FIELD)))
    sent, view = ProfileForm(), FormView(catalog.vocabulary, request.form.to_dict(), asides)
    if not sent.validate():
        return form_page(sent, view), 422
    try:
        profile, told = _read(sent, asides, catalog)
        intensity = propose_intensity(profile, read_intensity(sent.intensity.data or ""))
    except AppError as problem:
        return form_page(sent, view, problem), 422
    if service := request.form.get("put-on-list"):
        put_on_list(session, service)
    if service := request.form.get("take-off-list"):
        take_off_list(session, service)
    match = rank(profile, catalog, limit=SUGGESTIONS, weights=in_force(session).service)
    if not sent.is_trial.data:
        record_unmet(session, match)
    page = {"form": sent, "view": view, "keeping": keeping_offer(), "told": told}
    return results_page(session, catalog, match, intensity, asides, **page)


def _read(sent: ProfileForm, asides: Sequence[Aside], catalog: Catalog) -> tuple[Profile, Sentence | None]:
    """The profile that was sent, the first time with what its words tell of empty fields, and what that was.

    Raises:
        AppError: something of it cannot be read.
    """

    def read() -> Profile:
        data = with_refused(profile_json(sent, request.form), asides)
        return parse_profile(data, catalog.vocabulary, Gazetteer.bundled(), today=clock.today())

    profile = read()
    if ANSWERED in request.form:
        return profile, None
    told = take_told(sent, told_in(profile, catalog))
    return (read() if told else profile), told


def form_page(form: ProfileForm, view: FormView, problem: AppError | None = None) -> str:
    """The form with what is in it, and what is wrong with that."""
    return render_template(
        "match/form.html",
        form=form,
        view=view,
        problem=problem,
        examples=examples(),
        keeping=keeping_offer(),
        is_noted=bool(current_settings().search_log_days),
    )
