"""The list of a visitor, its sheet, and shared lists."""

import uuid
from datetime import datetime
from typing import Any
from urllib.parse import quote

import segno
from flask import Blueprint, Flask, Response, flash, g, make_response, redirect, render_template, request, url_for
from flask.sansio.blueprints import BlueprintSetupState
from flask_login import user_logged_out
from werkzeug.wrappers import Response as BaseResponse

from directory.curation.shared_lists import SHARED_FOR_DAYS, share, shared_list, take_back
from directory.errors import AppError, InvalidInput, NotFound
from directory.i18n import N_, Sentence
from directory.models import SharedList
from directory.settings import LANGUAGES
from web import clock
from web.access import EVERYBODY, READERS, asks_for
from web.db import db_session
from web.forms.safe_return import back_to
from web.i18n import LANGUAGE_NAMES, current_language, gettext, translate
from web.shortlist.kept import (
    drop_all,
    drop_link,
    forget_visitor,
    keep_link,
    kept_links,
    kept_services,
)
from web.shortlist.paper import make_pdf
from web.shortlist.sent import put_on_list, take_off_list
from web.shortlist.sheet import entries

bp = Blueprint("shortlist", __name__)

TITLE = N_("Services for you")
NEW_LIST = N_("The list is empty: a new one begins.")


@bp.app_context_processor
def _of_every_page() -> dict[str, Any]:
    return {"kept_services": kept_services}


@bp.record_once
def _with_signing_out(state: BlueprintSetupState) -> None:
    user_logged_out.connect(_leave_nothing, state.app)


def _leave_nothing(_app: Flask, **_: Any) -> None:
    """At a shared computer the next person must not find whom the list was for."""
    forget_visitor()


@bp.get("/list")
@asks_for(READERS)
def show() -> str:
    """What is on the list, and how to pass it on."""
    return _list_page()


def _list_page(problem: AppError | None = None) -> str:
    return render_template(
        "shortlist/list.html",
        entries=entries(db_session(), kept_services(), is_plain=False, today=clock.today()),
        links=_live_links(),
        periods=SHARED_FOR_DAYS,
        languages=LANGUAGE_NAMES,
        problem=problem,
    )


@bp.post("/list/add")
@asks_for(READERS)
def add() -> BaseResponse:
    """Put a service on the list and go back to where it was found."""
    put_on_list(db_session(), request.form.get("service", ""))
    return redirect(back_to(url_for(".show")))


@bp.post("/list/remove")
@asks_for(READERS)
def remove() -> BaseResponse:
    """Take a service off the list."""
    take_off_list(db_session(), request.form.get("service", ""))
    return redirect(back_to(url_for(".show")))


@bp.post("/list/clear")
@asks_for(READERS)
def clear() -> BaseResponse:
    """Begin a new list."""
    drop_all()
    flash(gettext(NEW_LIST), "success")
    return redirect(url_for(".show"))


@bp.post("/list/share")
@asks_for(READERS)
def make_link() -> BaseResponse | tuple[str, int]:
    """Keep the list under a link."""
    session, days = db_session(), request.form.get("days", "")
    try:
        token = share(
            session,
            kept_services(),
            language=request.form.get("language", ""),
            is_plain="plain" in request.form,
            days=int(days) if days.isascii() and days.isdigit() else 0,
            now=clock.utc(),
        )
    except InvalidInput as problem:
        return _list_page(problem), 422
    session.commit()
    keep_link(token)
    return redirect(url_for(".show", _anchor="links"))


@bp.post("/list/take-back")
@asks_for(READERS)
def end_link() -> BaseResponse:
    """End a link that was made here."""
    token = request.form.get("token", "")
    if drop_link(token):
        session = db_session()
        take_back(session, token)
        session.commit()
    return redirect(url_for(".show", _anchor="links"))


@bp.get("/list/sheet<any('', '.pdf'):kind>")
@asks_for(READERS)
def sheet(kind: str) -> str | Response:
    """The list for paper: `?in=` is its language, `?plain=1` the plain words."""
    wished = request.args.get("in")
    g.language = wished if wished in LANGUAGES else current_language()
    return _sheet(kept_services(), kind, is_plain="plain" in request.args, link="")


@bp.get("/s/<token>")
@bp.get("/s/<token><any('.pdf'):kind>")
@asks_for(EVERYBODY)
def shared(token: str, kind: str = "") -> str | Response:
    """A shared list, for whoever has the link."""
    found = shared_list(db_session(), token, now=clock.utc())
    if request.args.get("lang") not in LANGUAGES:
        g.language = found.language
    link = url_for(".shared", token=token, _external=True)
    page = make_response(_sheet(_ids(found), kind, is_plain=found.is_plain, link=link, ends=found.expires_at))
    page.headers["X-Robots-Tag"] = "noindex"
    page.headers["Referrer-Policy"] = "no-referrer"
    page.headers["Cache-Control"] = "private, no-cache"
    return page


def _ids(found: SharedList) -> list[uuid.UUID]:
    return [uuid.UUID(one) for one in found.services]


def _sheet(
    services: list[uuid.UUID], kind: str, *, is_plain: bool, link: str, ends: datetime | None = None
) -> str | Response:
    found = entries(db_session(), services, is_plain=is_plain, today=clock.today())
    if kind:
        last = ends.date() if ends else None
        pdf = make_pdf(gettext(TITLE), found, link=link, is_plain=is_plain, today=clock.today(), ends=last)
        headers = {"Content-Disposition": "inline; filename=prossima.pdf", "Cache-Control": "private, no-cache"}
        return Response(pdf, mimetype="application/pdf", headers=headers)
    return render_template(
        "shortlist/sheet.html",
        title=gettext(TITLE),
        entries=found,
        missing=len(services) - len(found),
        is_plain=is_plain,
        link=link,
        ends=ends,
        picture=qr_picture(link) if link else "",
        pdf=f"{request.path}.pdf?{request.query_string.decode('ascii', 'ignore')}",
    )


def qr_picture(link: str) -> str:
    """A QR code as the address of a picture."""
    return segno.make(link, error="m").svg_data_uri(scale=4, border=2, light="#fff")


def _live_links() -> list[dict[str, Any]]:
    """The links made here that are still good, each with what an e-mail would say."""
    found = []
    for token in kept_links():
        try:
            one = shared_list(db_session(), token, now=clock.utc())
        except NotFound:
            continue
        link = url_for(".shared", token=token, _external=True)
        subject = translate(TITLE, one.language)
        told = Sentence(N_("Here are the services we spoke about: %(link)s"), {"link": link})
        until = Sentence(N_("This link is good until %(day)s."), {"day": one.expires_at.date()})
        body = "\r\n\r\n".join(translate(said, one.language) for said in (told, until))  # as RFC 6068 writes lines
        found.append(
            {
                "token": token,
                "link": link,
                "ends": one.expires_at,
                "language": LANGUAGE_NAMES[one.language],
                "is_plain": one.is_plain,
                "count": len(one.services),
                "picture": qr_picture(link),
                "mail": f"mailto:?subject={quote(subject)}&body={quote(body)}",
            }
        )
    return found
