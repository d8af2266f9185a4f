"""The list of somebody's people, and the page of one of them."""

import json
import uuid
from datetime import date

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from directory.accounts.teams import Scope
from directory.ages import OLDEST
from directory.curation.history import take_turn
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.models import CaseAct, LinkWorker, PersonCase, Team
from directory.taxonomies.vocabulary import Vocabulary
from importers.convert.dates import day
from matching.casework.assignments import current_assignments
from matching.casework.case_access import Wish, log_of, may, names_of, note
from matching.casework.case_sharing import grants_of
from matching.casework.cases import (
    IDENTITY,
    IDENTITY_FIELDS,
    Content,
    WrittenMeanwhile,
    claim_case,
    find_case,
    list_cases,
    read_case,
    save_part,
)
from matching.casework.decisions import keep_proposal, waiting
from matching.casework.marked_services import asides_of, kept_of
from matching.casework.person_data import erase, export
from matching.link_workers.assign import propose
from matching.link_workers.team import build_team
from matching.weighting.versions import in_force
from web import clock
from web.access import CASE_WORKERS, LINK_WORKERS, asks_for, current_signature
from web.cases.keeping import current_viewer, current_work, sent_before
from web.cases.profiles import read_content
from web.cases.words import ACTS, asks_about_safety, folded, in_words
from web.db import current_settings, db_session
from web.i18n import current_language, gettext, translate
from web.match.answer import WORKERS
from web.match.marked import marked_services, shown_asides

bp = Blueprint("cases", __name__, url_prefix="/cases")
Answer = str | BaseResponse | tuple[str, int]
SHOWN_ACTS = 50  # lines of the log; the older ones unfold
NO_BIRTH_DATE = N_("“%(value)s” is no birth date: write a day that has been, such as 31/12/2008, or only the year.")
LONGEST = 300  # characters of a field about who the person is


@bp.get("")
@asks_for(LINK_WORKERS)
def overview() -> str:
    """My people, those that were given to me, and those of my team: by reference, nothing decrypted."""
    listed = list_cases(db_session(), current_viewer(), today=clock.today())
    return render_template("cases/list.html", cases=listed, has_keys=bool(current_settings().case_keys))


@bp.get("/<uuid:case_id>")
@asks_for(CASE_WORKERS)
def page(case_id: uuid.UUID) -> Answer:
    """The profile in words, who the person is, who may read it, and who did."""
    return case_page(case_id)


def case_page(case_id: uuid.UUID, problem: AppError | None = None) -> Answer:
    """The page of a case; with a problem, what was typed stands in its form still. The reading is logged first."""
    session, work = db_session(), current_work()
    opened = read_case(session, work, case_id)
    session.commit()
    case = opened.case
    names = names_of(session, [case.owner_id])
    answer = render_template(
        "cases/page.html",
        case=case,
        facts=in_words(opened.profile, Vocabulary.bundled()),
        identity=opened.identity,
        kept_for_person=marked_services(session, kept_of(opened.profile)),
        put_aside=shown_asides(session, asides_of(opened.profile)),
        typed=request.form if problem else {},
        problem=problem,
        worker=names[case.owner_id],
        team=session.get_one(Team, case.team_id).name if case.team_id else "",
        grants=grants_of(session, case, today=work.today),
        governs=may(work.viewer, Wish.GOVERN, case, granted=(), worker_is_gone=False),
        is_about_safety=asks_about_safety(opened.profile),
        walks=_who_walks(case),
        waits=next(iter(waiting(session, person=case.person)), None),
        log=folded(log_of(session, case)),
        shown_acts=SHOWN_ACTS,
        acts=ACTS,
        identity_text=json.dumps(opened.identity, ensure_ascii=False),
        longest=LONGEST,
    )
    return (answer, 422) if problem else answer


def _who_walks(case: PersonCase) -> tuple[str, date] | None:
    """The link worker of the assignment under this reference, and since when."""
    for one in current_assignments(db_session(), [case.person]):
        return db_session().get_one(LinkWorker, one.link_worker_id).name, one.begun_on
    return None


@bp.post("/<uuid:case_id>/identity")
@asks_for(CASE_WORKERS)
def identity(case_id: uuid.UUID) -> Answer:
    """Keep who the person is; all of it may stay empty."""
    session, work = db_session(), current_work()
    try:
        content = _identity()
        was, version = sent_before()
        save_part(session, work, case_id, IDENTITY, content, was=was, version=version)
    except (InvalidInput, WrittenMeanwhile) as problem:
        session.rollback()
        return case_page(case_id, problem)
    session.commit()
    return _back(case_id, N_("Saved."))


def _check_birth_date(text: str) -> None:
    """A day that has been, or only the year, where no more is known."""
    this = clock.today()
    try:
        born = date(int(text), 1, 1) if text.isascii() and text.isdigit() and len(text) == len("2008") else day(text)
    except (InvalidInput, ValueError):
        raise InvalidInput(NO_BIRTH_DATE, value=text) from None
    if not this.year - OLDEST <= born.year or born > this:
        raise InvalidInput(NO_BIRTH_DATE, value=text)


def _identity() -> Content:
    found = {field: request.form.get(field, "").strip() for field in IDENTITY_FIELDS}
    if any(len(text) > LONGEST for text in found.values()):
        raise InvalidInput(N_("This is too long."))
    if found["birth_date"]:
        _check_birth_date(found["birth_date"])
    return {field: text for field, text in found.items() if text}


@bp.post("/<uuid:case_id>/proposal")
@asks_for(CASE_WORKERS)
def propose_worker(case_id: uuid.UUID) -> Answer:
    """Put to the coordinators of the case's team who of it could walk with the person; the profile stays here."""
    session, work = db_session(), current_work()
    take_turn(session)
    claim_case(session, work.viewer, case_id, Wish.WRITE, today=work.today)
    opened = read_case(session, work, case_id)
    try:
        profile, _ = read_content(opened.profile)
    except AppError as problem:
        session.rollback()
        return case_page(case_id, problem)
    case = opened.case
    team = build_team(session, Vocabulary.bundled(), scope=Scope.of([case.team_id]))
    proposal = propose(profile, team, limit=WORKERS, weights=in_force(session).link_worker)
    keep_proposal(session, proposal, case.person, by=current_signature(), now=work.now, team_id=case.team_id)
    note(session, case, CaseAct.PROPOSED, by=work.viewer.id, now=work.now)
    session.commit()
    return _back(case_id, N_("The coordinators find the proposal on the team's page."))


@bp.post("/<uuid:case_id>/export")
@asks_for(CASE_WORKERS)
def export_all(case_id: uuid.UUID) -> Response:
    """Everything that is kept of the person, as a file for the person."""
    session = db_session()
    everything = export(session, current_work(), case_id, say=lambda words: translate(words, current_language()))
    session.commit()
    headers = {"Content-Disposition": f"attachment; filename={case_id}.json"}
    return Response(json.dumps(everything, ensure_ascii=False, indent=2), mimetype="application/json", headers=headers)


@bp.get("/<uuid:case_id>/erase")
@asks_for(CASE_WORKERS)
def ask_to_erase(case_id: uuid.UUID) -> str:
    """What erasing means, and the question."""
    return _erase_page(case_id)


@bp.post("/<uuid:case_id>/erase")
@asks_for(CASE_WORKERS)
def erase_all(case_id: uuid.UUID) -> Answer:
    """Erase, when the reference was written as confirmation."""
    session, work = db_session(), current_work()
    case = find_case(session, work.viewer, case_id, Wish.GOVERN, today=work.today)
    if request.form.get("reference", "").strip() != case.person:
        message = N_("To erase, write the reference “%(person)s”. Nothing was erased.")
        return _erase_page(case_id, InvalidInput(message, person=case.person)), 422
    erase(session, work, case_id)
    session.commit()
    return _back(case_id, N_("Erased."))


def _erase_page(case_id: uuid.UUID, problem: AppError | None = None) -> str:
    case = find_case(db_session(), current_viewer(), case_id, Wish.GOVERN, today=clock.today())
    return render_template("cases/erase.html", case=case, problem=problem)


def _back(case_id: uuid.UUID, words: str) -> BaseResponse:
    flash(gettext(words), "success")
    return redirect(url_for(".page", case_id=case_id), 303)
