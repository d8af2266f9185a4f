"""The start page and the results."""

from threading import Lock

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from directory.catalog.catalog import Catalog
from directory.catalog.listed import Listed
from directory.catalog.scoring import Reason
from directory.errors import AppError
from directory.i18n import Sentence
from directory.places.gazetteer import Gazetteer
from directory.search.reading import read_question
from directory.search.results.features import ABOUT, words
from directory.search.results.topics import needs
from directory.search.search import SearchResult, search
from directory.search.suggest import suggest
from web import clock
from web.access import READERS, asks_for
from web.cards.card import make_cards
from web.db import request_catalog
from web.errors import status_of
from web.forms.place_meant import near_home
from web.i18n import current_language
from web.in_words.suggestions import said
from web.in_words.town_names import full_town
from web.search.address import Address
from web.search.home import EXAMPLE_QUESTIONS, areas
from web.search.kept_pages import LINK_MARK, KeptPage, answer_with, keep_page, marked_token, true_until
from web.search.lost import is_lost, is_without_list
from web.search.page import PAGE_SIZE, pages_of, results_html
from web.search.points import point_json
from web.searches.recording import to_be_logged
from web.serving.same_for_everybody import is_for_anybody

bp = Blueprint("search", __name__)

_SHOWN_REASONS = 2
_SAID_BY_CARD = frozenset({"proximity", "age", "cost", "remote", "gender", "time", "freshness", "open_door"})
MOST_POINTS = 500  # on a map; more cannot be told apart
_turn = Lock()  # of searches, which numpy interrupts so often that two at a time take half as long again each


@bp.get("/")
@asks_for(READERS)
def home() -> str:
    """The box, examples, and the areas of need."""
    catalog = request_catalog()
    return render_template(
        "search/home.html",
        total=len(catalog.live_rows),
        areas=areas(catalog, current_language()),
        questions=EXAMPLE_QUESTIONS,
    )


@bp.get("/suggest")
@asks_for(READERS)
def suggestions() -> Response:
    """What the text in the box may become, as JSON (docs/cli.md, as the command prints it); any text is answered."""
    language = current_language()
    catalog = request_catalog()
    found = suggest(request.args.get("q", ""), catalog, Gazetteer.bundled(), language=language)
    return jsonify(suggestions=[said(one, language) for one in found])


@bp.get("/search")
@asks_for(READERS)
def results() -> BaseResponse | tuple[str, int]:
    """The best answers to what stands in the address; what cannot be read is said above the box."""
    address = Address(text=request.args.get("q", ""), near=request.args.get("near", ""))
    try:
        address = Address.read(request.args)
        if address.is_empty:
            return redirect(url_for(".home"))
        catalog = request_catalog()
        found = _search(address, catalog)
        if found.total and not found.results:  # beyond the last page
            address = address.on_page(pages_of(found))
            found = _search(address, catalog)
    except AppError as problem:
        return render_template("search/mend.html", address=address, problem=near_home(problem)), status_of(problem)
    return _results_page(address, catalog, found)


@bp.get("/search/points")
@asks_for(READERS)
def points() -> Response:
    """Where the results are, for the map: JSON with the listing, its point, and the words of its card."""
    address = Address.read(request.args)
    catalog = request_catalog()
    found = _search(address, catalog, limit=MOST_POINTS)
    origin = full_town(found.query.place) or None
    return jsonify(points=[point_json(one, catalog, origin) for one in found.results if catalog.has_point[one.row]])


def _search(address: Address, catalog: Catalog, limit: int = PAGE_SIZE) -> SearchResult:
    near = address.near or None
    now, offset = clock.now(), (address.page - 1) * PAGE_SIZE
    with _turn:
        query = read_question(address.text, catalog, place=near, within_km=address.within_km, now=now)
        return search(query, catalog, filters=address.filters, limit=limit, offset=offset, today=now.date())


def _results_page(address: Address, catalog: Catalog, found: SearchResult) -> Response:
    now, for_anybody = clock.now(), is_for_anybody()
    is_new = address.page == 1  # further pages are the same search
    searched = to_be_logged(found, address.filters, catalog) if is_new else None
    shown = [] if is_without_list(address, found) else found.results
    is_about = not is_lost(found)
    rows = [(one.row, one.distance_km, _why(one, is_about=is_about)) for one in shown]
    cards = make_cards(catalog, rows, now=now)
    with marked_token():
        html = results_html(address, catalog, found, cards, search_link=LINK_MARK if searched else None)
    page = KeptPage(html.encode(), searched, made=now, until=true_until(found.query, cards, now))
    if for_anybody:
        keep_page(page, catalog)
    return answer_with(page)


def _is_part_of_the_answer(reason: Reason) -> bool:
    """Whether it names some of several needs that it answers, which is little of all that was asked."""
    return reason.feature == needs.name and reason.known and reason.value > 0 and bool(reason.text.facts)


def _why(result: Listed, *, is_about: bool) -> list[Sentence]:
    """What speaks for a result and its card does not say anyway: what it is about, then the rest, the strongest first.

    How one gets in is a badge where it is not open to all, and a reason only where it was asked.

    Args:
        is_about: whether any result is about what was asked.
    """
    good = [reason for reason in result.reasons if reason.is_good or _is_part_of_the_answer(reason)]
    about = [reason for reason in good if reason.feature in ABOUT] if is_about else []
    about.sort(key=lambda reason: reason.feature == words.name)  # that it has words of the question says least
    is_of_age = any(reason.feature == "age" for reason in good)  # "Adolescents (11–17)" says nothing more then
    said = _SAID_BY_CARD | {"target_groups"} if is_of_age else _SAID_BY_CARD
    rest = [reason for reason in good if reason.feature not in ABOUT and reason.feature not in said]
    told = [reason for reason in (*about[:1], *rest, *about[1:]) if reason.feature != words.name or len(about) == 1]
    return [reason.text for reason in told[:_SHOWN_REASONS]]
