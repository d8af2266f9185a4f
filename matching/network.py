"""The network proposal: the smallest set of services that together covers all needs of a person, and why."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog, Cost
from directory.i18n import N_, Labels, Sentence
from directory.why_unmet import Cause
from matching.eligibility import Eligibility
from matching.features.cost import bearable
from matching.features.needs import covering
from matching.features.response import BEARABLE_DAYS, days_until_help
from matching.gaps.followed import followed_needs
from matching.gaps.uncovered import Uncovered, why_uncovered
from matching.networks.in_words import LATER, member_why, names_of, timing_of
from matching.networks.information_only import without_mere_information
from matching.profile import NeedAsked, Profile, Urgency, heaviest_first
from matching.rules.history import among
from matching.shortlisting.assessment import Assessment, Suggestion
from matching.shortlisting.candidates import restricted
from matching.shortlisting.journeys import from_afar
from matching.whom.for_whom import hardly_for

ALTERNATIVES: Final = 2
MOST_MEMBERS: Final = 6  # services that one person can begin with; each is a first appointment
MOST_NEEDS: Final = 12  # more are no longer one question, and no longer quick to answer exactly
_FULLY = 0.9  # of the need
_NOT_FOR: Final = N_("Whatever covers it is not for this person, or is known to the person already.")
_OUT_OF_REACH: Final = N_("Whatever would fit is out of reach.")
_TOO_DEAR: Final = N_("Whatever is in reach costs more than the person can pay.")
_FULL: Final = N_("Whatever is in reach is full or closed for now.")
_WEIGHT_STEPS = 2  # severity times urgency comes in halves
SCORE_STEPS = 1_000  # scores that are nearer to each other than this are equal


@dataclass(frozen=True)
class Served:
    """A need that a member is there for.

    Args:
        cover: how far it is covered, in [COVERED, 1].
        in_time: within the days that this need can wait; None when the entry does not say.
    """

    need: NeedAsked
    cover: float
    in_time: bool | None

    @property
    def extent(self) -> Sentence:
        """The need, and how far it is covered, in words."""
        message = N_("%(need)s (fully)") if self.cover >= _FULLY else N_("%(need)s (for the most part)")
        return Sentence(message, {"need": Labels(self.need.term.labels)})


@dataclass(frozen=True)
class Member:
    """One service of a network.

    Args:
        needs: what it is there for, the heaviest first.
        why: why this one and no other.
        timing: whether it comes in time for what is urgent; None when nothing is.
    """

    suggestion: Suggestion
    needs: tuple[Served, ...]
    why: Sentence
    timing: Sentence | None


@dataclass(frozen=True)
class Totals:
    """A network in numbers.

    Args:
        needs, covered: how many were asked, and how many of them are covered.
        free, unknown_cost: members that cost nothing, and those that do not say.
        farthest_km: straight line to the farthest member that has a place; None when nothing can be measured.
        slowest_days: of the members that say when they answer; None when none does.
        to_check: members of which it is not certain that the person may come.
    """

    needs: int
    covered: int
    members: int
    organizations: int
    free: int
    unknown_cost: int
    farthest_km: float | None
    slowest_days: float | None
    to_check: int

    def sentences(self) -> tuple[Sentence, ...]:
        """What people ask first; what is unknown or nought is left out."""
        said = [
            Sentence(N_("Needs covered: %(covered)s of %(needs)s"), {"covered": self.covered, "needs": self.needs}),
            Sentence(N_("Services: %(members)s"), {"members": self.members}),
            Sentence(N_("Free of charge: %(free)s of %(members)s"), {"free": self.free, "members": self.members}),
        ]
        if self.unknown_cost:
            said.append(Sentence(N_("Cost to be asked: %(count)s"), {"count": self.unknown_cost}))
        if self.farthest_km is not None:
            said.append(Sentence(N_("Farthest: %(km)s km"), {"km": self.farthest_km}))
        if self.slowest_days is not None:
            message = N_("Answer within %(days)s days at most") if self.slowest_days > 1 else N_("Answer within a day")
            said.append(Sentence(message, {"days": self.slowest_days}))
        if self.to_check:
            said.append(Sentence(N_("To check whether the person may come: %(count)s"), {"count": self.to_check}))
        return tuple(said)


@dataclass(frozen=True)
class Network:
    """Some services that together cover needs; the one for the heaviest need first.

    Args:
        later: needs that it answers later than another network does, or without saying when; of an alternative.
    """

    members: tuple[Member, ...]
    totals: Totals
    later: tuple[NeedAsked, ...] = ()

    @property
    def what_it_costs(self) -> Sentence | None:
        """What is given up with it; None where nothing is."""
        if not self.later:
            return None
        return Sentence(LATER, {"needs": names_of(self.later)})


@dataclass(frozen=True)
class Gap:
    """A need that the network does not cover, and why.

    Args:
        closest: the most suitable of those that would cover it but for that, the nearest where they are all too far
            away; None when nothing would.
    """

    need: NeedAsked
    why: Sentence
    closest: Suggestion | None = None


@dataclass(frozen=True)
class NetworkProposal:
    """What is proposed for a person.

    Args:
        best: the proposed network; without members when nothing covers any need.
        alternatives: at most `ALTERNATIVES` further ones that cover the same needs, the best first; then those that
            answer some of them later.
        uncovered: the heaviest first.
    """

    profile: Profile
    best: Network
    alternatives: tuple[Network, ...]
    uncovered: tuple[Gap, ...]
    notes: tuple[Sentence, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        """Those of the proposed network."""
        return self.best.members


def propose_network(
    profile: Profile,
    catalog: Catalog,
    *,
    most_members: int = MOST_MEMBERS,
    service_weights: Mapping[str, float] | None = None,
) -> NetworkProposal:
    """The smallest network, with alternatives.

    A member takes the person (yes, or to be checked, but not what is for people in another situation), is in reach,
    is not known to be full, closed, or dearer than the person can bear, and was neither tried nor refused nor is
    active already; informal groups count like offices. It is there for the needs that it covers in time (`_serves`),
    but for none that an active service looks after, nor with mere information where somebody treats the need. Among
    all sets of such services is chosen, in this order: what covers more of the needs, each by severity times urgency;
    what has fewer members; what suits better by the sum of the scores that also rank suggestions; smaller ids. That
    covers all needs that can be covered unless more than `most_members` services are necessary: then the lightest
    needs wait.

    Args:
        most_members: >= 1.
        service_weights: by feature, instead of `data/weights.csv`.
    """
    from matching.networks.smallest_cover import CoverQuestion, smallest_covers  # noqa: PLC0415 - loads scipy, half a second

    question = _Question(profile, catalog, service_weights)
    rows = question.candidates()
    weights = np.array([round(_WEIGHT_STEPS * need.weight) for need in question.needs[:MOST_NEEDS]], np.int64)
    values = np.round(SCORE_STEPS * question.known.scores.total[rows]).astype(np.int64)
    cover = CoverQuestion(question.serves[:MOST_NEEDS, rows], weights, values, most_members)
    chosen = smallest_covers(cover, 1 + ALTERNATIVES) if len(rows) else []
    networks = [question.network(rows, one, is_best=place == 0) for place, one in enumerate(chosen)]
    if 0 < len(chosen) < 1 + ALTERNATIVES:  # rather one that answers later than none
        whenever = replace(cover, covers=question.covers[:MOST_NEEDS, rows])
        later = smallest_covers(whenever, 1 + ALTERNATIVES - len(chosen), chosen)
        networks += [question.network(rows, one, is_best=False, whenever=True) for one in later]
    first = networks[0] if networks else question.network(rows, [], is_best=True)
    covered = {served.need.term.code for member in first.members for served in member.needs}
    return NetworkProposal(
        profile,
        first,
        tuple(networks[1:]),
        uncovered=tuple(question.gap(need) for need in heaviest_first(profile.needs) if need.term.code not in covered),
        notes=_notes(profile, len(networks)),
    )


class _Question:
    """What is known of every listing for one person."""

    def __init__(self, profile: Profile, catalog: Catalog, weights: Mapping[str, float] | None = None) -> None:
        self.profile, self.catalog = profile, catalog
        self.followed = followed_needs(profile, catalog)  # nobody is sent twice
        left = [need for need in profile.needs if need not in self.followed]
        self.needs = heaviest_first(left)  # the first `MOST_NEEDS` of them decide
        self.known = Assessment.of(profile, catalog, weights)
        self.days = days_until_help(catalog)
        self.known_before = among(catalog, profile.tried | profile.refused | profile.active)
        self.possible = self._possible()
        self.covers = np.zeros((len(self.needs), len(catalog)), np.bool_)
        for place, need in enumerate(self.needs):
            self.covers[place] = self.possible & covering(need, catalog)
        self.covers = without_mere_information(self.needs, self.covers, catalog)
        self.serves = np.zeros_like(self.covers)
        for place, need in enumerate(self.needs):
            self.serves[place] = _serves(need, self.covers[place], self.days)

    def _possible(self) -> NDArray[np.bool_]:
        """Shape (n,): what can be a member."""
        profile, catalog = self.profile, self.catalog
        found: NDArray[np.bool_] = catalog.live & ~restricted(profile, catalog)
        found &= self.known.reachable & ~self.known_before & bearable(profile, catalog)
        found &= ~(hardly_for(profile, catalog) | from_afar(profile, catalog) | catalog.closed_now)
        found &= catalog.places != 0
        return found

    def candidates(self) -> NDArray[np.intp]:
        """Rows that cover a need which decides, in the order of their ids."""
        rows = np.flatnonzero(self.covers[:MOST_NEEDS].any(axis=0))
        ordered: NDArray[np.intp] = rows[np.argsort(self.catalog.tie_breakers[rows])]
        return ordered

    def network(
        self, rows: NDArray[np.intp], chosen: Sequence[int], *, is_best: bool, whenever: bool = False
    ) -> Network:
        """Put chosen candidates into words.

        Args:
            whenever: it was chosen among all that cover a need, whether or not they come in time.
        """
        chosen_rows = [int(rows[one]) for one in chosen]
        serves = self.covers if whenever else self.serves
        members = [self._member(row, chosen_rows, serves, is_best=is_best) for row in chosen_rows]
        members.sort(key=_first_to_call)  # equal ones stay in the order of their ids
        answered, in_time = (some[:, chosen_rows].any(axis=1) for some in (serves, self.serves))
        later = tuple(self.needs[place] for place in np.flatnonzero(answered & ~in_time))
        return Network(tuple(members), self._totals(members), later)

    def _member(self, row: int, chosen: Sequence[int], serves: NDArray[np.bool_], *, is_best: bool) -> Member:
        there = np.flatnonzero(serves[:, row])
        alone = [place for place in there if place < MOST_NEEDS and serves[place, chosen].sum() == 1]
        needs = tuple(self._served(int(place), row) for place in there)
        why = member_why(
            [self.needs[place] for place in alone],
            only_one=[self.needs[place] for place in alone if self.covers[place].sum() == 1],
            only_in_time=[self.needs[place] for place in alone if serves[place].sum() == 1],
            count=int(serves[alone].all(axis=0).sum()),
            is_best=is_best,
        )
        suggestion = self.known.suggestion(row)
        late = [one.need for one in needs if not one.in_time and one.need.urgency is Urgency.NOW]
        late += [one.need for one in needs if one.in_time is False and one.need.urgency is not Urgency.NOW]
        in_time = [one.need for one in needs if one.in_time and one.need.urgency is Urgency.NOW]
        timing = timing_of(in_time, late, is_all=len(in_time) == len(needs), is_best=serves is self.serves)
        return Member(suggestion, needs, why, timing)

    def _served(self, place: int, row: int) -> Served:
        need, days = self.needs[place], float(self.days[row])
        cover = float(self.catalog.cover_of_need(need.term.code)[row]) / 255
        return Served(need, cover, days <= BEARABLE_DAYS[need.urgency] if days >= 0 else None)

    def _totals(self, members: Sequence[Member]) -> Totals:
        rows = [member.suggestion.row for member in members]
        distances = [one.suggestion.distance_km for one in members if one.suggestion.distance_km is not None]
        days = [float(day) for day in self.days[rows] if day >= 0]
        return Totals(
            needs=len(self.needs),
            covered=len({served.need.term.code for member in members for served in member.needs}),
            members=len(members),
            organizations=len(set(self.catalog.organization_id[rows].tolist())),
            free=int((self.catalog.cost[rows] == Cost.FREE).sum()),
            unknown_cost=int((self.catalog.cost[rows] == Cost.UNKNOWN).sum()),
            farthest_km=max(distances, default=None),
            slowest_days=max(days, default=None),
            to_check=sum(one.suggestion.eligibility is Eligibility.TO_CHECK for one in members),
        )

    def gap(self, need: NeedAsked) -> Gap:
        """Why a need is not covered, by the cause that a list of suggestions tells of it, too.

        Or because somebody looks after it already, it was tried, or more services at once would be too many.
        """
        if need in self.followed:
            return Gap(need, Sentence(N_("A service that is already active looks after it.")))
        there = covering(need, self.catalog) & self.catalog.live & ~restricted(self.profile, self.catalog)
        if not there.any():
            return Gap(need, Sentence(N_("Nothing in the directory covers it.")))
        if (there & self.possible).any():
            later = N_("For later: more services at once would be too many.")
            return Gap(need, Sentence(later), self._closest(there & self.possible))
        if not (new := there & ~self.known_before).any():
            return Gap(need, Sentence(_NOT_FOR), self._closest(there))
        return self._gap_of(why_uncovered(need, new, self.known, self.catalog), new)

    def _gap_of(self, gap: Uncovered, there: NDArray[np.bool_]) -> Gap:
        """The cause in the words of a network, with the one that comes closest to covering the need."""
        if gap.cause is Cause.TOO_FAR:
            return Gap(gap.need, Sentence(_OUT_OF_REACH), self._nearest(there & self.known.open_to, there))
        if gap.is_too_dear:
            return Gap(gap.need, Sentence(_TOO_DEAR), self._closest(there & self.known.reachable, there))
        if gap.cause is Cause.FULL:
            return Gap(gap.need, Sentence(_FULL), self._closest(there & self.known.reachable, there))
        if gap.cause is Cause.NOT_ELIGIBLE:
            return Gap(gap.need, Sentence(_NOT_FOR), self._closest(there & self.known.in_reach, there))
        return Gap(gap.need, Sentence(N_("The directory knows nothing near that covers it.")))

    def _closest(self, *allowed: NDArray[np.bool_]) -> Suggestion | None:
        """The most suitable of the first of these rows that there are; None where there are none."""
        rows = next(filter(None, (self.known.best(1, some) for some in allowed)), [])
        return self.known.suggestion(rows[0]) if rows else None

    def _nearest(self, *allowed: NDArray[np.bool_]) -> Suggestion | None:
        """The nearest of them: where the way is all that is wrong, the shortest is the best."""
        each = (self.known.nearest(1, some, most_km=math.inf) for some in allowed)
        rows = next(filter(None, each), [])
        return self.known.suggestion(rows[0]) if rows else self._closest(*allowed)


def _serves(need: NeedAsked, covers: NDArray[np.bool_], days: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Of those that cover a need, the ones that come in time, if there are any.

    What must be answered now needs somebody who is known to answer in time; else a service that does not say when is
    as welcome as one that does, and both go before one that is known to be late.
    """
    in_time = covers & (days <= BEARABLE_DAYS[need.urgency])
    if need.urgency is Urgency.NOW and (in_time & (days >= 0)).any():
        return in_time & (days >= 0)
    return in_time if in_time.any() else covers


def _first_to_call(member: Member) -> tuple[bool, float, float]:
    """Urgent needs first, then the heaviest."""
    urgent = any(one.need.urgency is Urgency.NOW for one in member.needs)
    return not urgent, -max(one.need.weight for one in member.needs), -member.suggestion.score


def _notes(profile: Profile, networks: int) -> tuple[Sentence, ...]:
    notes = []
    if not profile.needs:
        notes.append(Sentence(N_("No need was given: a network needs at least one.")))
    if len(profile.needs) > MOST_NEEDS:
        facts = {"most": MOST_NEEDS, "needs": names_of(heaviest_first(profile.needs)[:MOST_NEEDS])}
        notes.append(Sentence(N_("Only the %(most)s heaviest needs are looked at: %(needs)s."), facts))
    if networks == 1:
        notes.append(Sentence(N_("No other services in reach cover the same needs.")))
    elif networks == ALTERNATIVES:
        notes.append(Sentence(N_("There is only one alternative that covers the same needs.")))
    return tuple(notes)
