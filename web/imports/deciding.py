"""Looking at what a list would change: correcting columns, answering questions, confirming."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from directory.errors import Conflict
from directory.i18n import N_
from directory.models import ImportDraft, ImportState
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import current_settings, db_session
from web.i18n import current_language, gettext
from web.imports import drafts
from web.imports.field_groups import grouped_choices
from web.imports.folder import ImportFolder
from web.imports.going_on import APPLIED, begin
from web.imports.open_points import OpenPoints, columns_to_check, count_undecided
from web.imports.planned import OtherFormat, Shown, lines_of, mapping_of, problems_of, shown_plan
from web.imports.problems_file import problems_file
from web.imports.towns import asked_towns
from web.imports.value_choices import as_chosen, changed_choices, choose, read_choices
from web.imports.words import QUESTION_FIELDS, certainty, column_label, why_asked
from web.in_words.fields import said_once, slot_label, slot_value
from web.paging import Page, asked_page

bp = Blueprint("import_draft", __name__, url_prefix="/imports/drafts/<uuid:draft_id>")
CHANGES_PER_PAGE = 20
QUESTIONS_PER_PAGE = 10
VALUES_PER_PAGE = 20
NOTHING_CHANGED = N_("You changed nothing.")
NOTED = N_("What you chose is noted, and is written with the import when you confirm.")
SAY_THEY_ARE_GONE = N_(
    "Nothing is saved: many services would become inactive. Tick that they are no longer active, or untick that the "
    "list is complete."
)
VALUE_PAGES = {"conflicts": ".values", "decided": ".decided"}
SPLITTING = {"each": True, "row": False}  # what becomes of rows that have several places
ANSWERS = {"same": True, "other": False, "": None}  # the last one: later
REFUSALS = {"same": None, "other": False}  # of what was not asked; what was answered stays


def look_page(draft: ImportDraft) -> str:
    """What the list would change, and how its columns were understood."""
    folder, language = ImportFolder(current_settings(), draft.id), current_language()
    try:
        shown = shown_plan(folder)
    except OtherFormat as problem:
        return render_template("imports/other_format.html", draft=draft, problem=problem)
    choices = {fields: grouped_choices(fields, language) for fields in {one.choices for one in shown.columns}}
    towns = asked_towns(draft, shown)
    open_towns = sum(one.is_open for one in towns)
    return render_template(
        "imports/look.html",
        draft=draft,
        shown=shown,
        choices=choices,
        changes=lines_of(folder, "changes", 0, CHANGES_PER_PAGE),
        conflicts=as_chosen(draft, lines_of(folder, "conflicts", 0, VALUES_PER_PAGE)),
        towns=towns,
        open_towns=open_towns,
        open_points=OpenPoints(
            rows=shown.count("questions"),
            towns=open_towns,
            values=count_undecided(as_chosen(draft, folder.read_lines("conflicts"))),
            places=bool(shown.places) and shown.splits_places is None,
            questions_address=url_for("import_draft.questions", draft_id=draft.id),
        ),
        to_check=columns_to_check(shown.columns, draft.choices),
        is_applied=APPLIED in request.args,
        pending=_pending(draft, folder),
        certainty=certainty,
        column_label=column_label,
        remembered=_is_remembered(draft, shown),
        **_words(),
    )


@bp.errorhandler(OtherFormat)
def other_format(_problem: OtherFormat) -> AnyResponse:
    """The page of the upload says what to do."""
    return redirect(url_for("imports.draft", **(request.view_args or {})), 303)


@bp.post("/compare")
@asks_for(COORDINATORS)
def compare(draft_id: uuid.UUID) -> AnyResponse:
    """Compare the list again, with all that was corrected, chosen and answered."""
    session, draft = db_session(), _planned(draft_id)
    drafts.compare_again(session, draft, now=clock.utc())
    session.commit()
    return begin(draft)


@bp.post("")
@asks_for(COORDINATORS)
def decide(draft_id: uuid.UUID) -> AnyResponse:
    """Correct columns, and compare again; or confirm. Who confirms with a correction sees its result first."""
    session, folder = db_session(), ImportFolder(current_settings(), draft_id)
    draft = _planned(draft_id)
    _require_same_plan(draft)
    shown = shown_plan(folder)
    choices, is_full = _chosen(shown), "is_full" in request.form
    has_chosen = _choose(draft, lines_of(folder, "conflicts", 0, VALUES_PER_PAGE))
    towns = _chosen_towns(draft, folder)
    splits_places = SPLITTING.get(request.form.get("places", ""))
    wants_to_confirm = request.form.get("step") == "confirm"
    is_split_otherwise = splits_places not in (None, shown.splits_places)
    is_corrected = bool(choices or towns or is_split_otherwise or is_full != draft.is_full)
    if request.form.get("step") == "values" and not is_corrected:
        session.commit()
        return redirect(url_for(".values", draft_id=draft_id, page=2), 303)
    if is_corrected or _pending(draft, folder):
        drafts.name_towns(session, draft, towns)
        if splits_places is not None:
            drafts.split_places(session, draft, splits=splits_places)
        drafts.correct(session, draft, choices=choices, is_full=is_full, now=clock.utc())
    elif wants_to_confirm and _has_to_answer_for_retired(folder):
        session.commit()
        return redirect(url_for("imports.draft", draft_id=draft_id, _anchor="confirm"), 303)
    elif wants_to_confirm:
        drafts.confirm(session, draft, digest=draft.digest, by=current_signature(), now=clock.utc())
        session.commit()
        return begin(draft)
    else:
        session.commit()
        _tell_what_was_noted(has_chosen=has_chosen)
        return redirect(url_for("imports.draft", draft_id=draft_id), 303)
    session.commit()
    return begin(draft, is_correction=True)


@bp.get("/changes")
@asks_for(COORDINATORS)
def changes(draft_id: uuid.UUID) -> str:
    """Every value that would change, before and after."""
    draft, folder = _planned(draft_id), ImportFolder(current_settings(), draft_id)
    page, shown = _part(folder, "changes", CHANGES_PER_PAGE)
    return render_template(
        "imports/changes.html",
        draft=draft,
        changes=shown,
        page=page,
        **_words(),
    )


@bp.get("/values")
@asks_for(COORDINATORS)
def values(draft_id: uuid.UUID) -> str | AnyResponse:
    """Every value that the directory contradicts, some at a time."""
    return _values(draft_id, "conflicts")


@bp.get("/decided")
@asks_for(COORDINATORS)
def decided(draft_id: uuid.UUID) -> str | AnyResponse:
    """Such values that stay as somebody decided at an earlier import, some at a time, to be decided anew."""
    return _values(draft_id, "decided")


@bp.post("/values")
@asks_for(COORDINATORS)
def choose_values(draft_id: uuid.UUID) -> AnyResponse:
    """Keep what was chosen on a page of values; turn the page, or compare the list again with all that was chosen."""
    return _keep_choices(draft_id, "conflicts")


@bp.post("/decided")
@asks_for(COORDINATORS)
def decide_anew(draft_id: uuid.UUID) -> AnyResponse:
    """The same for values that somebody decided about earlier."""
    return _keep_choices(draft_id, "decided")


def _values(draft_id: uuid.UUID, kind: str) -> str | AnyResponse:
    draft, folder = _planned(draft_id), ImportFolder(current_settings(), draft_id)
    page, shown = _part(folder, kind, VALUES_PER_PAGE)
    if not shown:
        return redirect(url_for("imports.draft", draft_id=draft_id), 303)
    return render_template(
        "imports/values.html",
        draft=draft,
        conflicts=as_chosen(draft, shown),
        is_decided=kind == "decided",
        page=page,
        **_words(),
    )


def _keep_choices(draft_id: uuid.UUID, kind: str) -> AnyResponse:
    session, folder = db_session(), ImportFolder(current_settings(), draft_id)
    draft = _planned(draft_id)
    _require_same_plan(draft)
    page, shown = _part(folder, kind, VALUES_PER_PAGE)
    has_chosen = _choose(draft, shown)
    other = request.form.get("page", type=int)
    if other is None and request.form.get("step") == "rest" and page.number < page.last:
        other = page.number + 1
    if other is not None:
        session.commit()
        return redirect(url_for(VALUE_PAGES[kind], draft_id=draft_id, page=other), 303)
    if not _pending(draft, folder):
        session.commit()
        _tell_what_was_noted(has_chosen=has_chosen)
        return redirect(url_for("imports.draft", draft_id=draft_id), 303)
    drafts.compare_again(session, draft, now=clock.utc())
    session.commit()
    return begin(draft, is_correction=True)


def _part(folder: ImportFolder, kind: str, most: int) -> tuple[Page, list[dict[str, Any]]]:
    """The page that the address asks for, and what of the plan is on it."""
    page = asked_page(shown_plan(folder).count(kind), most)
    return page, lines_of(folder, kind, page.first, page.most)


def _choose(draft: ImportDraft, shown: Sequence[Mapping[str, Any]]) -> bool:
    """Keep what was chosen about the values of a page; whether anything was."""
    chosen = read_choices(request.form, as_chosen(draft, shown), keeps_rest=request.form.get("step") == "rest")
    choose(db_session(), draft, chosen)
    return bool(chosen)


def _tell_what_was_noted(*, has_chosen: bool) -> None:
    flash(gettext(NOTED if has_chosen else NOTHING_CHANGED), "success" if has_chosen else "warning")


@bp.get("/questions")
@asks_for(COORDINATORS)
def questions(draft_id: uuid.UUID) -> str | AnyResponse:
    """Rows beside the services that they may be, some at a time."""
    return _side_by_side(draft_id, "questions")


@bp.get("/matches")
@asks_for(COORDINATORS)
def matches(draft_id: uuid.UUID) -> str | AnyResponse:
    """Rows beside the services that they were taken for, some at a time, to be refused."""
    return _side_by_side(draft_id, "matches")


@bp.post("/questions")
@asks_for(COORDINATORS)
def answer(draft_id: uuid.UUID) -> AnyResponse:
    """Keep the answers of a page; after the last one, or when asked to, the list is compared again with them."""
    return _keep_answers(draft_id, "questions", ANSWERS)


@bp.post("/matches")
@asks_for(COORDINATORS)
def refuse(draft_id: uuid.UUID) -> AnyResponse:
    """Keep which rows are not what they were taken for, as answers are kept; to the others nothing is answered."""
    return _keep_answers(draft_id, "matches", REFUSALS)


def _side_by_side(draft_id: uuid.UUID, kind: str) -> str | AnyResponse:
    draft, folder = _planned(draft_id), ImportFolder(current_settings(), draft_id)
    page, shown = _part(folder, kind, QUESTIONS_PER_PAGE)
    if not shown:
        return redirect(url_for("imports.draft", draft_id=draft_id), 303)
    return render_template(
        "imports/matches.html" if kind == "matches" else "imports/questions.html",
        draft=draft,
        questions=shown,
        total=shown_plan(folder).count(kind),
        page=page,
        slot_label=slot_label,
        fields=QUESTION_FIELDS,
    )


def _keep_answers(draft_id: uuid.UUID, kind: str, answers: Mapping[str, bool | None]) -> AnyResponse:
    session, folder = db_session(), ImportFolder(current_settings(), draft_id)
    draft = _planned(draft_id)
    _require_same_plan(draft)
    page, asked = _part(folder, kind, QUESTIONS_PER_PAGE)
    said: dict[tuple[str, uuid.UUID], bool | None] = {}
    for at, one in enumerate(asked):
        value = request.form.get(f"answer-{at}")
        if value is not None and value in answers:
            chosen = answers[value]
            is_same = one["answered"] or None if chosen is None else chosen  # what was answered before stays
            said[one["key"], uuid.UUID(one["service_id"])] = is_same
    drafts.answer(session, draft, said)
    if request.form.get("step") == "next" and page.number < page.last:
        session.commit()
        return redirect(url_for(f".{kind}", draft_id=draft_id, page=page.number + 1), 303)
    if not _pending(draft, folder):
        session.commit()
        return redirect(url_for("imports.draft", draft_id=draft_id), 303)
    drafts.compare_again(session, draft, now=clock.utc())
    session.commit()
    return begin(draft, is_correction=True)


@bp.get("/problems.csv")
@asks_for(COORDINATORS)
def problems(draft_id: uuid.UUID) -> Response:
    """What is wrong with the list, to send back to the partner."""
    _planned(draft_id)
    folder = ImportFolder(current_settings(), draft_id)
    return problems_file(problems_of(folder), mapping_of(shown_plan(folder)))


def _words() -> dict[str, Any]:
    """How fields and values are said."""
    language = current_language()
    return {
        "slot_label": slot_label,
        "said": lambda field, value: slot_value(field, value, language),
        "said_once": said_once,
        "why_asked": why_asked,
    }


def _planned(draft_id: uuid.UUID) -> ImportDraft:
    draft = drafts.get(db_session(), draft_id)
    if draft.state is not ImportState.PLANNED:
        raise Conflict(drafts.ALREADY_GOING)
    return draft


def _require_same_plan(draft: ImportDraft) -> None:
    """What was sent speaks of the plan that was looked at."""
    if request.form.get("digest", "") != draft.digest:
        raise Conflict(drafts.OTHER_PLAN)


def _has_to_answer_for_retired(folder: ImportFolder) -> bool:
    """Whether many services would become inactive and nobody said that they are gone, which is then told."""
    if not shown_plan(folder).retires_many or "are_gone" in request.form:
        return False
    flash(gettext(SAY_THEY_ARE_GONE), "warning")
    return True


def _is_remembered(draft: ImportDraft, shown: Shown) -> bool:
    """Whether every field was chosen or written before, so that nobody needs to look at the columns."""
    return all(column.remembered == "own" or column.name in draft.choices for column in shown.columns if column.field)


def _chosen(shown: Shown) -> dict[str, str]:
    """Columns for which another field was chosen than is shown."""
    chosen = {}
    for at, column in enumerate(shown.columns):
        field = request.form.get(f"field-{at}")
        if field is not None and field != column.field and field in ("", *column.choices):
            chosen[column.name] = field
    return chosen


def _chosen_towns(draft: ImportDraft, folder: ImportFolder) -> dict[str, str]:
    """Names of towns for which another municipality was chosen than before."""
    asked = asked_towns(draft, shown_plan(folder))
    chosen = ((one, request.form.get(f"town-{at}")) for at, one in enumerate(asked))
    return {one.name: code for one, code in chosen if code is not None and code != one.chosen and one.is_choice(code)}


def _pending(draft: ImportDraft, folder: ImportFolder) -> int:
    """How many questions are answered, matches refused and values chosen otherwise, so that it is compared again."""
    answers: Mapping[str, Mapping[str, bool]] = draft.answers
    count = changed_choices(draft, folder)
    if not answers:
        return count
    count += sum(one["service_id"] in answers.get(one["key"], ()) for one in folder.read_lines("questions"))
    refused = (answers.get(one["key"], {}).get(one["service_id"]) is False for one in folder.read_lines("matches"))
    return count + sum(refused)
