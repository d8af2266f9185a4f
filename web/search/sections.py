"""The results of a page under their headings, numbered in the order in which they are shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from flask import current_app
from markupsafe import Markup

from directory.catalog.listed import Listed
from directory.search.query import Query
from directory.search.results.features import ABOUT
from directory.search.results.groups import Group, Heading
from directory.search.results.topics import GUESSED
from directory.search.search import SearchResult
from web.cards.as_html import result_card
from web.cards.card import Card
from web.i18n import current_language, say
from web.in_words.town_names import full_town, town_of
from web.search.open_points import OpenPoints
from web.shortlist.kept import kept_services

PARTS = "search/parts.html"
_MACROS: Mapping[Group, str] = {  # by which a group is shown that has a heading and nothing else to say
    Group.BESIDE: "beside",
    Group.OTHERS: "for_others",
    Group.BEYOND: "beyond_radius",
    Group.UNFILTERED: "without_filters",
}
_Shown = tuple[Listed, Card]


def parts() -> Any:
    """The macros of the page's parts."""
    return current_app.jinja_env.get_template(PARTS).module


def results_under_headings(found: SearchResult, cards: Sequence[Card], first: int, search_link: str | None) -> Markup:
    """The cards of a page.

    Args:
        first: the number of the first.
        search_link: what links to results say of the search.
    """
    origin, kept = full_town(found.query.place) or None, frozenset(kept_services())
    said: dict[int, Markup] = {}
    shown = zip(found.results, cards, strict=True)
    listed = Markup()
    for group, start, size, goes_on in sections(found.headings, first, len(cards)):
        sure, perhaps = guesses_last(group, list(islice(shown, size)))
        for some, begin, is_guessed in ((sure, start, False), (perhaps, start + len(sure), True)):
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
                for number, (one, card) in enumerate(some, begin)
            ]
            if own:
                listed += (
                    parts().perhaps(own, begin, begin == 1, goes_on)
                    if is_guessed
                    else _section(group, own, begin, found)
                )
    return listed


class _Section(NamedTuple):
    """Results of a page that stand under one heading.

    Args:
        start: the number of the first, among all results.
        goes_on: more under that heading follow on the next page.
    """

    group: Group
    start: int
    size: int
    goes_on: bool


def sections(headings: Iterable[Heading], first: int, count: int) -> Iterator[_Section]:
    """What stands on a page under which heading.

    Args:
        first: the number of the first result of the page.
        count: how many the page has.
    """
    start, end = 1, first + count
    for group, size in headings:
        beyond = start + size
        if (begin := max(start, first)) < (stop := min(beyond, end)):
            yield _Section(group, begin, stop - begin, stop < beyond)
        start = beyond


def guesses_last(group: Group, shown: list[_Shown]) -> tuple[list[_Shown], list[_Shown]]:
    """What is known to answer, and what only perhaps does: it stands under a heading of its own, after the other."""
    if group is not Group.NEAR:
        return shown, []
    is_guess = [_is_guess(one) for one, _ in shown]
    sure = [one for one, guess in zip(shown, is_guess, strict=True) if not guess]
    return sure, [one for one, guess in zip(shown, is_guess, strict=True) if guess]


def _is_guess(result: Listed) -> bool:
    """Whether all that speaks for it, but for words that it shares, was only guessed from its texts or its kind."""
    about = [one for one in result.reasons if one.is_good and one.feature in ABOUT and one.feature != "words"]
    return bool(about) and all(one.text.message in GUESSED for one in about)


def _section(group: Group, cards: Sequence[Markup], start: int, found: SearchResult) -> Markup:
    place = found.query.place
    if group is Group.FAR and place:
        is_nearest = found.headings[0].group is Group.FAR and start == 1
        is_beside = found.count(Group.BESIDE) > 0
        said = parts().farther(cards, start, area_words(found.query), town_of(place), is_nearest, is_beside)
    else:
        said = getattr(parts(), _MACROS.get(group, "numbered"))(cards, start)
    return Markup(said)  # noqa: S704 - rendered by a template


def area_words(query: Query) -> str:
    """The whole province or region that was asked for, in words; "" for none."""
    return say(query.area.label, current_language()) if query.area else ""
