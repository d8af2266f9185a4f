"""The profile of a person: kept from the match form, opened again with everything filled in, and answered."""

import json
import uuid
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.catalog.current import current
from directory.errors import AppError, Conflict, InvalidInput
from directory.i18n import N_, Sentence
from directory.models import CaseState, PersonCase
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from matching.casework.case_access import Wish
from matching.casework.cases import (
    INTENSITY,
    PROFILE,
    Content,
    Work,
    WrittenMeanwhile,
    find_case,
    open_case,
    read_case,
    save_part,
)
from matching.casework.marked_services import (
    MARKS,
    asides_of,
    kept_of,
    marks_of,
    read_asides,
    stored_marks,
    with_asides,
)
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from matching.profiles.intensity import IntensityProposal, propose_intensity, read_intensity
from matching.rank import rank
from matching.weighting.versions import in_force
from web import clock
from web.access import CASE_WORKERS, asks_for
from web.cases.keeping import current_work, sent_before
from web.cases.words import in_words, labels_of
from web.db import current_settings, db_session
from web.i18n import gettext
from web.match.answer import SUGGESTIONS, record_unmet, results_page
from web.match.filled import form_values
from web.match.forms import DraftForm, ProfileForm, profile_json
from web.match.marked import FIELD, with_refused
from web.match.view import FormView
from web.match.views import form_page

bp = Blueprint("case_profiles", __name__, url_prefix="/cases")
Answer = str | Response | tuple[str, int]
DRAFT = "draft"  # the button that keeps the form as it is
KEPT = N_("Kept as a draft.")
JOINED = N_("Somebody else changed this profile meanwhile. Both changes are kept; from the other person: %(what)s.")


@bp.post("")
@asks_for(CASE_WORKERS)
def keep() -> Answer:
    """Keep what stands in the match form as a draft: of a new person, or of one there is."""
    session, work = db_session(), current_work()
    sent, view = DraftForm(), FormView(Vocabulary.bundled(), request.form.to_dict())
    if not sent.validate():
        return form_page(sent, view), 422
    content = _content(sent)
    if asides := read_asides(request.form.getlist(FIELD)):
        content = with_asides(content, asides)
    if request.form.get("case"):
        case = find_case(session, work.viewer, _case_id(), Wish.WRITE, today=work.today)
        return _save(work, case, content, was={}, version=None, state=CaseState.DRAFT)
    try:
        case = open_case(session, work, request.form.get("reference", ""), content)
    except (InvalidInput, Conflict) as problem:
        session.rollback()
        return form_page(sent, view, problem), 422
    session.commit()
    flash(gettext(KEPT), "success")
    return redirect(url_for("cases.page", case_id=case.id), 303)


@bp.get("/<uuid:case_id>/profile")
@asks_for(CASE_WORKERS)
def form(case_id: uuid.UUID) -> str:
    """The form with everything that is kept."""
    opened = read_case(db_session(), current_work(), case_id)
    db_session().commit()
    return _form_page(opened.case, opened.profile, opened.profile, opened.case.version)


@bp.post("/<uuid:case_id>/profile")
@asks_for(CASE_WORKERS)
def save(case_id: uuid.UUID) -> Answer:
    """Keep the form as a draft, or keep it as the profile in use and suggest."""
    work = current_work()
    case = find_case(db_session(), work.viewer, case_id, Wish.WRITE, today=work.today)
    is_draft = request.form.get("step") == DRAFT
    sent = DraftForm() if is_draft else ProfileForm()
    was, version = sent_before()
    problem = None
    if sent.validate():
        content = _content(sent)
        problem = None if is_draft else _fault(content)
        if problem is None:
            state = CaseState.DRAFT if is_draft else CaseState.IN_USE
            return _save(work, case, content, was=was, version=version, state=state)
    return _page(case, sent, request.form.to_dict(), was, version, problem=problem), 422


@bp.get("/<uuid:case_id>/suggestions")
@asks_for(CASE_WORKERS)
def suggestions(case_id: uuid.UUID) -> Answer:
    """What fits the profile that is kept. A draft that asks for nothing yet opens its form."""
    session = db_session()
    opened = read_case(session, current_work(), case_id)
    session.commit()
    case, content = opened.case, opened.profile
    try:
        profile, intensity = read_content(content)
    except AppError as problem:
        return _form_page(case, content, content, case.version, problem=problem), 422
    catalog = current(session, current_settings(), today=clock.today())
    match = rank(profile, catalog, limit=SUGGESTIONS, weights=in_force(session).service)
    values = form_values(content)
    page = {"form": ProfileForm(data=values), "view": FormView(catalog.vocabulary, values)}
    return results_page(
        session,
        catalog,
        match,
        intensity,
        asides_of(content),
        case=case,
        kept_for_person=kept_of(content),
        was=_as_text(content),
        version=case.version,
        **page,
    )


def read_content(content: Content) -> tuple[Profile, IntensityProposal]:
    """What is kept, as the matcher is asked.

    Raises:
        AppError: it asks for nothing yet, or a term or place is not known any more.
    """
    data = {key: value for key, value in content.items() if key not in (INTENSITY, *MARKS)}
    asked = with_refused(data, asides_of(content))
    profile = parse_profile(asked, Vocabulary.bundled(), Gazetteer.bundled(), today=clock.today())
    return profile, propose_intensity(profile, read_intensity(content.get(INTENSITY, "")))


def _fault(content: Content) -> AppError | None:
    """Why the matcher cannot be asked with that; None if it can."""
    try:
        read_content(content)
    except AppError as problem:
        return problem
    return None


def _content(sent: ProfileForm) -> Content:
    chosen = {INTENSITY: sent.intensity.data} if sent.intensity.data else {}
    return {**profile_json(sent, request.form), **chosen}


def _save(
    work: Work, case: PersonCase, content: Content, *, was: Content, version: int | None, state: CaseState
) -> Answer:
    session = db_session()
    content = {
        **content,
        **(stored_marks(session, work, case.id) or marks_of(content)),
    }  # no form changes what is marked
    try:
        joined = save_part(session, work, case.id, PROFILE, content, was=was, version=version, state=state)
    except WrittenMeanwhile as problem:
        session.rollback()
        opened = read_case(session, work, case.id)  # what the other one wrote is shown, so it is read
        session.commit()
        mine = problem.joined.content
        return _form_page(opened.case, mine, problem.stored, problem.version, clash=problem), 409
    session.commit()
    if joined.theirs:
        flash(gettext(JOINED, what=labels_of(joined.theirs, Vocabulary.bundled())), "warning")
    if state is CaseState.DRAFT:
        flash(gettext(KEPT), "success")
        return redirect(url_for("cases.page", case_id=case.id), 303)
    if _fault(joined.content) is None:
        _record(joined.content)
    return redirect(url_for(".suggestions", case_id=case.id), 303)


def _record(content: Content) -> None:
    """Which needs nothing covers is written down once, when the profile is kept; not each time it is looked at."""
    session = db_session()
    catalog = current(session, current_settings(), today=clock.today())
    weights = in_force(session).service
    record_unmet(session, rank(read_content(content)[0], catalog, limit=SUGGESTIONS, weights=weights))


def _form_page(
    case: PersonCase,
    shown: Content,
    was: Content,
    version: int | None,
    *,
    problem: AppError | None = None,
    clash: WrittenMeanwhile | None = None,
) -> str:
    values = form_values(shown)
    return _page(case, ProfileForm(formdata=None, data=values), values, was, version, problem=problem, clash=clash)


def _page(
    case: PersonCase,
    filled: ProfileForm,
    values: dict[str, Any],
    was: Content,
    version: int | None,
    *,
    problem: AppError | None = None,
    clash: WrittenMeanwhile | None = None,
) -> str:
    vocabulary = Vocabulary.bundled()
    return render_template(
        "cases/profile.html",
        case=case,
        form=filled,
        view=FormView(vocabulary, values),
        was=_as_text(was),
        version=version,
        problem=problem,
        clashes=_clashes(clash, vocabulary) if clash else [],
        clash=clash,
    )


def _clashes(clash: WrittenMeanwhile, vocabulary: Vocabulary) -> list[tuple[Sentence, list[Any]]]:
    """What both changed: the label, and what the other one wrote there."""
    theirs = {fact.key: fact.values for fact in in_words(clash.stored, vocabulary)}
    keys = clash.joined.clashes
    return [(label, theirs.get(key, [])) for key, label in zip(keys, labels_of(keys, vocabulary), strict=True)]


def _as_text(content: Content) -> str:
    return json.dumps(content, ensure_ascii=False)


def _case_id() -> uuid.UUID:
    try:
        return uuid.UUID(request.form.get("case", ""))
    except ValueError:
        raise InvalidInput(N_("Choose the person for whom the profile is to be kept.")) from None
