"""The page of results as HTML: the page of its kind, which was rendered once, filled with what was found."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from flask import render_template, request, session
from markupsafe import Markup, escape

from directory.catalog.catalog import Catalog
from directory.danger.what_to_do_first import IF_THERE_IS_DANGER
from directory.i18n import N_, Labels, Sentence
from directory.search.query import Query
from directory.search.results.facets import FACETS, Facet
from directory.search.results.groups import Group
from directory.search.results.likely import NOT_UNDERSTOOD
from directory.search.results.near_answers import UNANSWERED
from directory.search.results.widening import NOTHING_FOUND, ONLY_THE_REST
from directory.search.said.telling import READ_AS
from directory.search.search import SearchResult
from directory.settings import LANGUAGES
from directory.taxonomies.vocabulary import Vocabulary
from web.cards.card import Card
from web.i18n import LANGUAGE_NAMES, current_language, say
from web.in_words.town_names import full_town, town_of
from web.pages import PLAIN_IN_ADDRESSES, page_in_language
from web.prepared_templates import Mould, hole, mould
from web.search.address import MAP, MOST_CHARACTERS, Address
from web.search.calls import calls_for
from web.search.chips import Chip, as_written, chips
from web.search.choices import facet_choices
from web.search.lost import choices, has_only_everything, is_lost, is_without_list
from web.search.sections import area_words, parts, results_under_headings
from web.search.shortfall import shortfall_of
from web.shortlist.kept import kept_services

PAGE_SIZE = 10
RADII_KM = (5, 10, 20, 50)
PAGE = "search/results.html"
_OPEN_FACETS = 2  # the first ones
_FITS_A_PHONE = 30  # characters of a question that the box shows there; a longer one stands below it as well
_MANY_VALUES = 8  # as in the template: more can be scrolled
_OF_THE_READER = {"_user_id", "_flashes"}  # in the session: who is signed in, and what they are to be told once
_NOTHING = Markup()
_NONE_ANSWERS, _NONE_NEAR_ANSWERS = N_("none is sure to answer"), N_("none nearby is sure to answer")


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
        "has_long_text": len(address.text) > _FITS_A_PHONE,
        "has_chips": bool(shown_chips),
        "has_place": place is not None and not address.near,
        "within_km": next((radius for radius in RADII_KM if radius == address.within_km), None),
        "has_filters": bool(address.filters),
        "has_cards": bool(cards),
        "view": address.view if address.view == MAP else "",
    }
    return _page_of(kind).filled(
        {
            **_of_address(address),
            "chips": _NOTHING.join(_chip(one, language) for one in shown_chips),
            "place": escape(area_words(found.query) or full_town(place)),
            "facets": _NOTHING.join(_facets(found.facets, address, catalog, language)),
            "heading": _heading_of(address, found, language),
            "start": f"{place.point.latitude},{place.point.longitude}" if place else "",
            "danger": _danger(found, cards),
            "remarks": _remarks(address, found, catalog.vocabulary) + _shortfall(address, found, catalog.vocabulary),
            "results": _results(address, catalog, found, cards, search_link),
            "paging": _paging(address, pages_of(found), language) if cards else _NOTHING,
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

    always = (
        "start",
        "danger",
        "hidden_fields",
        "near",
        "facets",
        "heading",
        "remarks",
        "results",
        "points",
        "paging",
        "here",
    )
    return {
        **{name: hole(name) for name in always},
        "text": or_nothing("text", "has_text"),
        "long_text": or_nothing("text", "has_long_text"),
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
    hidden = mould(("hidden field",), lambda: parts().hidden_field(hole("name"), hole("value")))
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
    empty = mould(("chip", len(names)), lambda: parts().chip(hole("link"), [hole(name) for name in names]))
    labels = {name: escape(say(label, language)) for name, label in zip(names, chip.labels, strict=True)}
    return empty.filled({"link": escape(chip.link), **labels})


def _facets(facets: Iterable[Facet], address: Address, catalog: Catalog, language: str) -> Iterable[Markup]:
    for place, facet in enumerate(one for one in facets if one.values):
        is_open = place < _OPEN_FACETS or facet.name in address.filters
        empty = _facet_box(facet, is_open)
        yield empty.filled({"choices": facet_choices(facet, catalog, language)})


def _facet_box(facet: Facet, is_open: bool) -> Mould:
    key = ("facet", facet.name, is_open, len(facet.values) > _MANY_VALUES)
    return mould(key, lambda: parts().facet_box(facet, is_open, hole("choices")))


def _heading_of(address: Address, found: SearchResult, language: str) -> Markup:
    """How many there are; where nothing is about what was asked, that instead."""
    if not is_lost(found):
        return _heading(found.asked_for, _doubt(found), language)
    query = found.query
    place = area_words(query) or (town_of(query.place) if query.place else "")
    said: Markup = parts().heading_lost(
        found.asked_for,
        is_without_list=is_without_list(address, found),
        is_everything=has_only_everything(address, found),
        place="" if query.has_conditions or address.filters else place,
    )
    return said


@lru_cache(maxsize=2048)
def _heading(total: int, doubt: str, _language: str) -> Markup:
    said: Markup = parts().heading(total, Sentence(doubt) if doubt else "")
    return said


def _doubt(found: SearchResult) -> str:
    """What to say, as a message, in place of an order that promises answers; "" where something surely answers."""
    if UNANSWERED not in found.relaxed_codes:
        return ""
    return _NONE_NEAR_ANSWERS if found.query.place else _NONE_ANSWERS


def _danger(found: SearchResult, cards: Sequence[Card]) -> Markup:
    """What to do first, and whom to call."""
    dangers = found.query.dangers
    if not dangers:
        return _NOTHING
    calls = calls_for(found.query, found.results, cards)
    words = [one for one in dangers if not (calls and one.message == IF_THERE_IS_DANGER)]  # the buttons say it
    said: Markup = parts().danger(words, calls)
    return said


def _remarks(address: Address, found: SearchResult, vocabulary: Vocabulary) -> Markup:
    unheard = as_written(found.unheard, address.text)
    others = [note for note in found.query.notes if note not in found.query.dangers]
    is_simpler = bool(unheard) and NOT_UNDERSTOOD in found.relaxed  # then it is said beside these words, and once
    relaxed = [note for note in found.relaxed if not (is_simpler and note == NOT_UNDERSTOOD)]
    if is_lost(found):  # then the heading says so
        relaxed = [note for note in relaxed if note not in (NOTHING_FOUND, ONLY_THE_REST)]
    notes = (*_too_long(address), *_missing_place(found.query), *others, *relaxed)
    lines = [
        [note for note in notes if note.message == READ_AS],
        *([note] for note in notes if note.message != READ_AS),
    ]
    guesses = [*_perhaps(address, found, vocabulary)]
    said: Markup = parts().remarks(unheard, [*filter(None, lines)], is_simpler) if unheard or notes else _NOTHING
    return said + parts().may_be_about(guesses) if guesses else said


def _shortfall(address: Address, found: SearchResult, vocabulary: Vocabulary) -> Markup:
    """What none of the results at the top has of what was asked."""
    if address.page > 1 or is_lost(found) or not found.headings or found.headings[0].group is not Group.NEAR:
        return _NOTHING
    told = shortfall_of(found.query, found.results[: found.headings[0].size], vocabulary)
    said: Markup = parts().shortfall(told) if told else _NOTHING
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


def _results(
    address: Address, catalog: Catalog, found: SearchResult, cards: Sequence[Card], search_link: str | None
) -> Markup:
    if is_without_list(address, found):
        said: Markup = parts().lost(choices(address, catalog, found))
        return said
    if not cards:
        nothing: Markup = parts().nothing_found(address)
        return nothing
    return results_under_headings(found, cards, (address.page - 1) * PAGE_SIZE + 1, search_link)


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
    empty = mould(("paging", *holes), lambda: parts().paging(hole("page"), hole("pages"), **_both(holes)))
    return empty.filled({**links, **numbers})


def _both(holes: dict[str, Markup]) -> dict[str, Markup]:
    return {name: holes.get(name, _NOTHING) for name in ("previous", "next")}
