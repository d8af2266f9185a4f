"""A need that somebody looks after already is no gap, and nobody is sent twice."""

from directory.catalog.rows import ListingRow
from matching.network import propose_network
from matching.profile import Profile
from matching.rank import rank
from tests.matching.builders import ANXIETY, HOUSING, catalog, listing, place, profile

ALCOHOL = "addictions.alcohol"
SERD = listing(1, in_town="Forlì", needs=(ALCOHOL,), minimum_age=0.0, places=0)
HOUSE = listing(2, in_town="Forlì", needs=(HOUSING,), minimum_age=0.0)
OTHER = listing(3, in_town="Milano", needs=(ALCOHOL,), minimum_age=0.0)
ROWS: tuple[ListingRow, ...] = (SERD, HOUSE, OTHER)


def followed(*needs: str, town: str = "Forlì") -> Profile:
    """Somebody whom the service for addictions follows."""
    return profile(age=30, place=place(town), needs=needs, active=frozenset({SERD.service_id}))


def test_what_an_active_service_looks_after_is_no_open_need() -> None:
    match = rank(followed(ALCOHOL, ANXIETY), catalog(*ROWS))

    assert [one.term.code for one in match.uncovered] == [ANXIETY]
    assert any("already active looks after: Alcohol" in str(note) for note in match.notes)


def test_an_active_service_counts_wherever_it_is() -> None:
    assert rank(followed(ALCOHOL, town="Palermo"), catalog(*ROWS)).uncovered == []


def test_without_an_active_service_the_same_need_is_open() -> None:
    person = profile(age=30, place=place(), needs=(ALCOHOL,))

    assert [one.term.code for one in rank(person, catalog(*ROWS)).uncovered] == [ALCOHOL]


def test_a_network_says_who_looks_after_a_need_that_nothing_else_covers() -> None:
    proposal = propose_network(followed(ALCOHOL, HOUSING), catalog(*ROWS))

    assert [member.suggestion.listing_id for member in proposal.members] == [HOUSE.listing_id]
    assert [str(gap.why) for gap in proposal.uncovered] == ["A service that is already active looks after it."]


def test_a_network_looks_for_nobody_else_for_what_is_looked_after() -> None:
    second = listing(4, in_town="Forlì", needs=(ALCOHOL,), minimum_age=0.0)
    proposal = propose_network(followed(ALCOHOL, HOUSING), catalog(*ROWS, second))

    assert [member.suggestion.listing_id for member in proposal.members] == [HOUSE.listing_id]
    assert (proposal.best.totals.covered, proposal.best.totals.needs) == (1, 1)
    assert [str(gap.why) for gap in proposal.uncovered] == ["A service that is already active looks after it."]
