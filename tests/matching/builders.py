"""Listings, profiles and link workers with sensible defaults; a test states only what it is about."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from benchmarks import ours
from benchmarks.synthetic import World, rows
from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.rows import ListingRow
from directory.places.gazetteer import Gazetteer, Municipality
from directory.taxonomies.vocabulary import Term, Vocabulary
from matching.link_workers.workers import Team, WorkerRow, pack_team
from matching.profile import NeedAsked, Profile, Urgency

TODAY = date(2026, 11, 22)
VOCABULARY = Vocabulary.bundled()
TAXONOMIES = ("need", "service_type", "interest", "target_group")
# Without synonyms, which make the text index slow to build: these tests are about ranking, not about finding words.
PLAIN = Vocabulary(replace(term, synonyms={}) for taxonomy in TAXONOMIES for term in VOCABULARY.terms(taxonomy))
ANXIETY, HOUSING, WORK = "mental_wellbeing.anxiety_mood", "housing.finding", "work.traineeship"


def place(name: str = "Forlì") -> Municipality:
    """A municipality of the bundled gazetteer."""
    return Gazetteer.bundled().resolve(name)


def need_term(code: str = ANXIETY) -> Term:
    """A need of the bundled vocabulary."""
    return VOCABULARY.get("need", code)


def need(code: str = ANXIETY, severity: int = 3, urgency: Urgency = Urgency.SOON, words: str = "") -> NeedAsked:
    """A need as asked."""
    return NeedAsked(need_term(code), severity, urgency, words)


def profile(**values: Any) -> Profile:
    """A profile; `needs` may be codes."""
    needs = tuple(need(one) if isinstance(one, str) else one for one in values.pop("needs", (ANXIETY,)))
    interests = tuple(VOCABULARY.get("interest", code) for code in values.pop("interests", ()))
    groups = tuple(VOCABULARY.get("target_group", code) for code in values.pop("target_groups", ()))
    return Profile(**{"asked_on": TODAY, "needs": needs, "interests": interests, "target_groups": groups, **values})


def listing(
    number: int = 1, *, needs: Iterable[str] = (ANXIETY,), in_town: str | None = None, **values: Any
) -> ListingRow:
    """A listing that answers needs; its number orders it among equals. `in_town` gives it a place and a point."""
    tags: dict[tuple[str, str], float] = {("need", code): 1.0 for code in needs}
    tags |= values.pop("tags", {})
    if in_town:
        town = place(in_town)
        values = {"place": town, "point": town.point, **values}
    one = uuid.UUID(int=number)
    return ListingRow(
        **{
            "listing_id": one,
            "service_id": uuid.UUID(int=number + 1_000_000),
            "organization_id": uuid.UUID(int=number + 2_000_000),
            "name": f"Servizio {_in_words(number)}",
            "tags": tags,
            **values,
        }
    )


def _in_words(number: int) -> str:
    """A name that is unlike those of the neighbours."""
    syllables = ("bar", "col", "dem", "fin", "gul", "hop", "lis", "mat", "nor", "puv")
    return "".join(syllables[int(digit)] for digit in str(number * 7919))


def catalog(*rows: ListingRow) -> Catalog:
    """A catalog of these listings."""
    return build_catalog(rows, PLAIN, 1)


def worker(number: int = 1, **values: Any) -> WorkerRow:
    """A link worker with room."""
    defaults = {"id": uuid.UUID(int=number), "name": f"Operatrice {number}", "capacity_points": 60.0}
    return WorkerRow(**{**defaults, **values})


def team(*rows: WorkerRow) -> Team:
    """A team of these link workers."""
    return pack_team(rows, VOCABULARY)


def invented(size: int) -> Catalog:
    """Made listings all over the country, so that most lie out of reach."""
    world = World.bundled()
    return ours.build(list(rows(size, world)), world)
