"""Proposed tags in groups, for coordinators to confirm or refuse many at once after reading them."""

import uuid
from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.curation.history import last_sequence, take_turn
from directory.curation.tags import Decision, Round, decide, take_back
from directory.i18n import N_, Labels
from directory.queries.tag_groups import MOST_SERVICES, SURE, Proposal, TermGroup, of_group, term_groups
from directory.tagging.proposals import LEAST
from directory.taxonomies.vocabulary import Vocabulary
from web import clock
from web.access import COORDINATORS, asks_for, current_signature
from web.db import db_session
from web.i18n import gettext
from web.tags import last_round
from web.tags.last_round import LastRound
from web.tags.proposed import open_proposals

bp = Blueprint("tags", __name__, url_prefix="/tags")
MOST_SHOWN = 50
TICKED_FROM = 0.65  # sureness; what is less sure somebody ticks who has looked
CONFIDENCES = (  # the least that is shown
    (str(LEAST), N_("all")),
    ("0.5", N_("likely")),
    (str(SURE), N_("sure")),
    ("0.8", N_("very sure")),
)
TAXONOMIES = {
    "need": N_("need"),
    "service_type": N_("kind of service"),
    "interest": N_("interest"),
    "target_group": N_("group of people"),
}
NOTHING_TO_UNDO = N_("There is nothing to take back any more.")
UNDONE = N_("Taken back; proposed again: %(count)s.")
DECIDED = N_("Confirmed: %(confirmed)s; refused: %(refused)s.")


@bp.get("")
@asks_for(COORDINATORS)
def overview() -> str:
    """The groups, the largest first; `?least=` and `?source=` narrow them."""
    source = request.args.get("source", "")
    proposals = open_proposals(db_session())
    likely = [one for one in proposals if one.term.confidence >= _least()]
    groups = [group for group in term_groups(likely) if not source or group.source == source]
    return render_template(
        "tags/overview.html",
        last=last_round.kept(),
        groups=groups,
        total=sum(group.count for group in groups),
        is_first_part=len({one.service_id for one in proposals}) >= MOST_SERVICES,
        most_services=MOST_SERVICES,
        sources=sorted({one.source for one in proposals if one.source}),
        source=source,
        **_words(),
    )


@bp.get("/<taxonomy>/<code>")
@asks_for(COORDINATORS)
def group(taxonomy: str, code: str) -> str:
    """The proposals of one term from one list, at most MOST_SHOWN at once, with the words that led to them."""
    return _group_page(taxonomy, code)


def _group_page(taxonomy: str, code: str, *, nothing_ticked: bool = False) -> str:
    Vocabulary.bundled().get(taxonomy, code)
    found = _of_group(taxonomy, code)
    shown = found[:MOST_SHOWN]
    return render_template(
        "tags/group.html",
        last=last_round.kept(),
        nothing_ticked=nothing_ticked,
        ticked_from=TICKED_FROM,
        unsure=sum(not is_ticked(one) for one in shown),
        is_ticked=is_ticked,
        group=TermGroup((taxonomy, code), _source(), len(found), sum(one.term.confidence >= SURE for one in found)),
        shown=shown,
        **_words(),
    )


@bp.post("/<taxonomy>/<code>")
@asks_for(COORDINATORS)
def decide_group(taxonomy: str, code: str) -> Response | tuple[str, int]:
    """Confirm or refuse what is ticked; what is not ticked stays proposed."""
    accepted = request.form.get("decision") == "confirm"
    ticked = request.form.getlist("service", type=uuid.UUID)
    if not ticked or request.form.get("decision") not in ("confirm", "refuse"):
        return _group_page(taxonomy, code, nothing_ticked=True), 422
    session = db_session()
    take_turn(session)
    first, now = last_sequence(session), clock.utc()
    decisions = [Decision(service, (taxonomy, code), accepted) for service in ticked[:MOST_SHOWN]]
    counts = decide(session, decisions, Vocabulary.bundled(), by=current_signature(), now=now)
    session.flush()
    made = Round(now, first, last_sequence(session))
    session.commit()
    least = request.args.get("least")
    last_round.keep(LastRound((taxonomy, code), made, counts.total(), _source(), least or ""))
    flash(gettext(DECIDED, confirmed=counts["confirmed"], refused=counts["refused"]), "success")
    if _of_group(taxonomy, code):
        return redirect(url_for(".group", taxonomy=taxonomy, code=code, least=least, source=_source() or None))
    return redirect(url_for(".overview", least=least))


@bp.post("/undo")
@asks_for(COORDINATORS)
def undo() -> Response:
    """Propose again what was decided last."""
    last = last_round.kept()
    if last is None:
        flash(gettext(NOTHING_TO_UNDO), "warning")
        return redirect(url_for(".overview"))
    session = db_session()
    take_turn(session)
    count = take_back(session, last.key, last.round, by=current_signature())
    session.commit()
    last_round.forget()
    flash(gettext(UNDONE, count=count), "success")
    (taxonomy, code), least, source = last.key, last.least or None, last.source or None
    return redirect(url_for(".group", taxonomy=taxonomy, code=code, least=least, source=source))


def is_ticked(proposal: Proposal) -> bool:
    """Whether a proposal is so sure that it comes ticked: as sure as the page says it is, rounded."""
    return round(proposal.term.confidence, 2) >= TICKED_FROM


def _of_group(taxonomy: str, code: str) -> Sequence[Proposal]:
    found = of_group(open_proposals(db_session()), (taxonomy, code), _source())
    return [one for one in found if one.term.confidence >= _least()]


def _source() -> str:
    return request.args.get("source", "")


def _least() -> float:
    """The least confidence that the address asks for, one of a few."""
    wanted = request.args.get("least")
    return float(next((value for value, _ in CONFIDENCES if value == wanted), CONFIDENCES[0][0]))


def _words() -> dict[str, object]:
    vocabulary = Vocabulary.bundled()
    return {
        "confidences": CONFIDENCES,
        "least": next(value for value, _ in CONFIDENCES if float(value) == _least()),
        "taxonomies": TAXONOMIES,
        "label": lambda key: Labels(vocabulary.get(*key).labels),
    }
