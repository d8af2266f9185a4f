"""Building the catalog, searching it and matching with it, beside full-text search on the same rows and queries."""

from collections.abc import Iterator

from benchmarks import fts5
from benchmarks.measure import Measure, latencies, side_by_side, timed
from benchmarks.questions import mix
from benchmarks.synthetic import TODAY, World, profiles, rows
from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog
from directory.gazetteer import Gazetteer
from directory.search.query import understand
from directory.search.search import search
from matching.profile import Profile, parse_profile
from matching.rank import rank

SIZES = (10_000, 100_000)
PROFILES = 50


def measure() -> Iterator[Measure]:
    """Every size in turn; search is the whole call: understanding, typing errors, facets and reasons."""
    world = World.bundled()
    for size in SIZES:
        made = list(rows(size, world))
        ours_seconds, catalog = timed(lambda made=made: build_catalog(made, world.vocabulary, 1))  # type: ignore[misc]
        peer_seconds, peer = timed(lambda made=made: fts5.FullText(made))  # type: ignore[misc]
        yield Measure("catalog build", size, ours_seconds, peer_seconds, fts5.NAME, "s")
        texts = [question.text for question in mix(world)]
        times = side_by_side(lambda text: whole_search(text, catalog), peer.search, texts)  # noqa: B023
        yield from latencies("search", size, times, fts5.NAME)
        yield from matches(size, catalog, peer, world)


def whole_search(text: str, catalog: Catalog) -> object:
    """What the page and the command do for a query."""
    return search(understand(text, catalog.vocabulary, Gazetteer.bundled()), catalog, today=TODAY)


def matches(size: int, catalog: Catalog, peer: fts5.FullText, world: World) -> Iterator[Measure]:
    """Rank for profiles; the peer searches the words of the same needs."""
    asked = [
        parse_profile(data, catalog.vocabulary, Gazetteer.bundled(), today=TODAY) for data in profiles(PROFILES, world)
    ]

    def words_of(profile: Profile) -> str:
        return " ".join(need.term.label("it") for need in profile.needs)

    times = side_by_side(
        lambda profile: rank(profile, catalog, limit=20), lambda profile: peer.search(words_of(profile)), asked
    )
    yield from latencies("match", size, times, fts5.NAME)
