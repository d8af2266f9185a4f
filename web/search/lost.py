"""Questions of which nothing is understood that the directory knows: what to say, and what to choose instead."""

from dataclasses import dataclass, replace

from directory.catalog.catalog import Catalog
from directory.i18n import Labels
from directory.search.results.widening import WORDS
from directory.search.search import SearchResult
from web.db import current_settings
from web.i18n import current_language
from web.in_words.town_names import full_town
from web.search.address import EVERYTHING, MAP, Address
from web.search.home import EXAMPLE_QUESTIONS, areas


@dataclass(frozen=True)
class Choices:
    """What is offered to who was not understood.

    Args:
        areas: of need, each with how many resources it has and the link that asks for it near the place that was named.
        everything: the link to all resources, and how many these are.
        is_noted: whether words without an answer are written down.
    """

    areas: tuple[tuple[Labels, int, str], ...]
    questions: tuple[str, ...]
    everything: str
    total: int
    is_noted: bool


def is_lost(found: SearchResult) -> bool:
    """Whether no result is about what was asked, so that all stand there."""
    return WORDS in found.relaxed_codes


def has_only_everything(address: Address, found: SearchResult) -> bool:
    """Whether nothing else was asked, understood or chosen, so that a list shows just any resources first."""
    query = found.query
    is_understood = query.needs or query.service_types or query.interests or query.target_groups
    return is_lost(found) and not (is_understood or address.filters or query.place or query.has_conditions)


def is_without_list(address: Address, found: SearchResult) -> bool:
    """Whether choices stand in place of the list; who asks for all of it, or for its map, gets it."""
    return has_only_everything(address, found) and address.page == 1 and address.view not in {EVERYTHING, MAP}


def choices(address: Address, catalog: Catalog, found: SearchResult) -> Choices:
    """What to offer."""
    near = address.near or full_town(found.query.place) or ""
    anew = replace(address, text="", near=near, filters={}, page=1, view="")
    return Choices(
        areas=tuple(
            (area.label, area.count, replace(anew, filters={"need": (area.code,)}).link)
            for area in areas(catalog, current_language())
        ),
        questions=EXAMPLE_QUESTIONS,
        everything=replace(address, page=1, view=EVERYTHING).link,
        total=found.total,
        is_noted=bool(current_settings().search_log_days),
    )
