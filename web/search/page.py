"""The page of results as HTML: the page of its kind, which was rendered once, filled with what was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from flask import current_app, render_template, request, session
from markupsafe import Markup, escape

from directory.catalog.catalog import Catalog
from directory.i18n import N_, Labels, Sentence
from directory.search.query import Query
from directory.search.results.facets import FACETS, Facet
from directory.search.results.groups import Group, Heading
from directory.search.results.likely import NOT_UNDERSTOOD
from directory.search.said.telling import READ_AS
from directory.search.search import SearchResult
from directory.settings import LANGUAGES
from directory.taxonomies.vocabulary import Vocabulary
from web.card_parts import result_card
from web.cards import Card
from web.i18n import LANGUAGE_NAMES, current_language, say
from web.in_words.town_names import full_town, town_of
from web.moulds import Mould, hole, mould
from web.pages import PLAIN_IN_ADDRESSES, page_in_language
from web.search.address import MOST_CHARACTERS, Address
from web.search.calls import calls_for
from web.search.chips import Chip, as_written, chips
from web.search.choices import facet_choices
from web.search.open_points import OpenPoints
from web.shortlist.kept import kept_services

PAGE_SIZE = 10
RADII_KM = (5, 10, 20, 50)
PAGE, PARTS = "search/results.html", "search/parts.html"
_OPEN_FACETS = 2  # the first ones
_MANY_VALUES = 8  # as in the template: more can be scrolled
_OF_THE_READER = {"_user_id", "_flashes"}  # in the session: who is signed in, and what they are to be told once
_NOTHING = Markup()


def pages_of(found: SearchResult) -> int:
    """How many pages there are."""
    return -(-found.total // PAGE_SIZE)


def results_html(
    address: Address, catalog: Catalog, found: SearchResult, cards: list[Card], *, search_link: str | None
) -> str:
    """The whole page; forms have the token that templates see now.

    Args:
        search_link: what links to results say of the search.
    """
    language, place = current_language(), found.query.place
    shown_chips = chips(address, found.query, found.facets, catalog.vocabulary)
    kind = {
        "has_text": bool(address.text),
        "has_chips": bool(shown_chips),
        "has_place": place is not None,
        "within_km": next((radius for radius in RADII_KM if radius == address.within_km), None),
        "has_filters": bool(address.filters),
        "has_cards": bool(cards),
        "view": address.view,
    }
    return _page_of(kind).filled(
        {
            **_of_address(address),
            "chips": _NOTHING.join(_chip(one, language) for one in shown_chips),
            "place": escape(_area(found.query) or full_town(place)),
            "facets": _NOTHING.join(_facets(found.facets, address, catalog, language)),
            "heading": _heading(found.asked_for, language),
            "danger": _danger(found, cards),
            "remarks": _remarks(address, found, catalog.vocabulary),
            "results": _results(address, found, cards, search_link),
            "paging": _paging(address, pages_of(found), language),
        }
    )


def _page_of(kind: dict[str, Any]) -> Mould:
    """Made anew for who is signed in, as the page shows who they are and what they may do."""

    def render() -> str:
        return render_template(PAGE, **_holes(kind))

    if _OF_THE_READER & session.keys():
        return Mould(render())
    return mould(("page", len(kept_services()), *kind.values()), render)


def _holes(kind: dict[str, Any]) -> dict[str, Any]:
    """What the template sees: holes, and what it decides by."""

    def or_nothing(name: str, condition: str) -> Markup:
        return hole(name) if kind[condition] else _NOTHING

    always = ("danger", "hidden_fields", "near", "facets", "heading", "remarks", "results", "points", "paging", "here")
    return {
        **{name: hole(name) for name in always},
        "text": or_nothing("text", "has_text"),
        "chips": or_nothing("chips", "has_chips"),
        "place": or_nothing("place", "has_place"),
        "without_filters": or_nothing("without_filters", "has_filters"),
        "has_cards": kind["has_cards"],
        "within_km": kind["within_km"],
        "view": kind["view"],
        "radii": RADII_KM,
        "sign_in_next": hole("sign_in_next"),
        "language_links": [(code, LANGUAGE_NAMES[code], hole(f"in_{code}")) for code in LANGUAGES],
    }


def _of_address(address: Address) -> dict[str, str]:
    """What depends on nothing but what was asked."""
    here = request.full_path
    hidden = mould(("hidden field",), lambda: _parts().hidden_field(hole("name"), hole("value")))
    fields = address.kept("near", "within", *FACETS)
    return {
        "text": escape(address.text),
        "near": escape(address.near),
        "hidden_fields": _NOTHING.join(hidden.filled({"name": n, "value": escape(v)}) for n, v in fields),
        "without_filters": escape(address.without_filters().link) if address.filters else "",
        "points": escape(address.points_link),
        "here": escape(here),
        "sign_in_next": escape(quote_plus(here.rstrip("?"), safe=PLAIN_IN_ADDRESSES)),
        **{f"in_{code}": escape(page_in_language(code)) for code in LANGUAGES},
    }


def _chip(chip: Chip, language: str) -> Markup:
    names = [f"label_{place}" for place in range(len(chip.labels))]
    empty = mould(("chip", len(names)), lambda: _parts().chip(hole("link"), [hole(name) for name in names]))
    labels = {name: escape(say(label, language)) for name, label in zip(names, chip.labels, strict=True)}
    return empty.filled({"link": escape(chip.link), **labels})


def _facets(facets: Iterable[Facet], address: Address, catalog: Catalog, language: str) -> Iterable[Markup]:
    for place, facet in enumerate(one for one in facets if one.values):
        is_open = place < _OPEN_FACETS or facet.name in address.filters
        empty = _facet_box(facet, is_open)
        yield empty.filled({"choices": facet_choices(facet, catalog, language)})


def _facet_box(facet: Facet, is_open: bool) -> Mould:
    key = ("facet", facet.name, is_open, len(facet.values) > _MANY_VALUES)
    return mould(key, lambda: _parts().facet_box(facet, is_open, hole("choices")))


@lru_cache(maxsize=2048)
def _heading(total: int, _language: str) -> Markup:
    said: Markup = _parts().heading(total)
    return said


def _danger(found: SearchResult, cards: Sequence[Card]) -> Markup:
    """What to do first, and whom to call."""
    dangers = found.query.dangers
    if not dangers:
        return _NOTHING
    said: Markup = _parts().danger(dangers, calls_for(found.query, found.results, cards))
    return said


def _remarks(address: Address, found: SearchResult, vocabulary: Vocabulary) -> Markup:
    unheard = as_written(found.unheard, address.text)
    others = [note for note in found.query.notes if note not in found.query.dangers]
    is_simpler = bool(unheard) and NOT_UNDERSTOOD in found.relaxed  # then it is said beside these words, and once
    relaxed = [note for note in found.relaxed if not (is_simpler and note == NOT_UNDERSTOOD)]
    notes = (*_too_long(address), *_missing_place(found.query), *others, *relaxed)
    lines = [
        [note for note in notes if note.message == READ_AS],
        *([note] for note in notes if note.message != READ_AS),
    ]
    said: Markup = (
        _parts().remarks(unheard, [*filter(None, lines)], [*_perhaps(address, found, vocabulary)], is_simpler)
        if unheard or notes
        else _NOTHING
    )
    return said


def _perhaps(address: Address, found: SearchResult, vocabulary: Vocabulary) -> Iterator[tuple[Labels, str]]:
    """What the question may be about, each with the link that asks for it, too."""
    for term in (vocabulary.get("need", code) for code in found.perhaps):
        said: dict[str, str] = {}
        for language, phrase in term.phrases():  # the label first; a comma would break it
            if "," not in phrase:
                said.setdefault(language, phrase)
        yield Labels(term.labels), address.with_words(said.get(current_language()) or said["it"]).link


def _too_long(address: Address) -> Iterable[Sentence]:
    if address.is_cut:
        message = N_("Only the first %(count)s characters of the question were read: ask the rest apart.")
        yield Sentence(message, {"count": MOST_CHARACTERS})


def _missing_place(query: Query) -> Iterable[Sentence]:
    """A radius says nothing without its centre."""
    if query.within_km is not None and query.place is None:
        yield Sentence(N_("A distance needs a place, and none was understood: write where, under “Near”."))


def _results(address: Address, found: SearchResult, cards: Sequence[Card], search_link: str | None) -> Markup:
    parts = _parts()
    if not cards:
        nothing: Markup = parts.nothing_found(address)
        return nothing
    first, place = (address.page - 1) * PAGE_SIZE + 1, found.query.place
    origin, kept = full_town(place) or None, frozenset(kept_services())
    said: dict[int, Markup] = {}
    listed = _NOTHING
    shown = zip(found.results, cards, strict=True)
    for group, start, size in _sections(found.headings, first, len(cards)):
        own = [
            result_card(
                card,
                number,
                is_far=group is Group.FAR,
                kept=kept,
                search=search_link,
                origin=origin,
                said=said,
                points=OpenPoints.of(one.reasons),
            )
            for number, (one, card) in enumerate(islice(shown, size), start)
        ]
        listed += _section(group, own, start, found)
    return listed


class _Section(NamedTuple):
    """Results of a page that stand under one heading.

    Args:
        start: the number of the first, among all results.
    """

    group: Group
    start: int
    size: int


def _sections(headings: Iterable[Heading], first: int, count: int) -> Iterator[_Section]:
    """What stands on a page under which heading.

    Args:
        first: the number of the first result of the page.
        count: how many the page has.
    """
    start, end = 1, first + count
    for group, parts in groupby(headings, key=lambda one: one.group):
        beyond = start + sum(part.size for part in parts)
        if (begin := max(start, first)) < (stop := min(beyond, end)):
            yield _Section(group, begin, stop - begin)
        start = beyond


_MACROS: Mapping[Group, str] = {  # by which a group is shown that has a heading and nothing else to say
    Group.BESIDE: "beside",
    Group.OTHERS: "for_others",
    Group.UNFILTERED: "without_filters",
}


def _section(group: Group, cards: Sequence[Markup], start: int, found: SearchResult) -> Markup:
    parts, place = _parts(), found.query.place
    if group is Group.FAR and place:
        is_nearest = found.headings[0].group is Group.FAR and start == 1
        is_beside = found.count(Group.BESIDE) > 0
        said = parts.farther(cards, start, _area(found.query), town_of(place), is_nearest, is_beside)
    else:
        said = getattr(parts, _MACROS.get(group, "numbered"))(cards, start)
    return Markup(said)  # noqa: S704 - rendered by a template


def _area(query: Query) -> str:
    """The whole province or region that was asked for, in words; "" for none."""
    return say(query.area.label, current_language()) if query.area else ""


def _paging(address: Address, pages: int, language: str) -> Markup:
    if pages <= 1:
        return _NOTHING
    page = address.page
    links = {
        "previous": escape(address.on_page(page - 1).link) if page > 1 else "",
        "next": escape(address.on_page(page + 1).link) if page < pages else "",
    }
    holes = {name: hole(name) for name, link in links.items() if link}
    numbers = {"page": say(page, language), "pages": say(pages, language)}
    empty = mould(("paging", *holes), lambda: _parts().paging(hole("page"), hole("pages"), **_both(holes)))
    return empty.filled({**links, **numbers})


def _both(holes: dict[str, Markup]) -> dict[str, Markup]:
    return {name: holes.get(name, _NOTHING) for name in ("previous", "next")}


def _parts() -> Any:
    return current_app.jinja_env.get_template(PARTS).module
