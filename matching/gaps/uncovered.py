"""Which needs nothing covers that the person can reach, may come to, can pay and finds room in, and why."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.part import KeptPart, Part
from directory.i18n import N_, Sentence
from directory.places.town_names import TownName
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import Term
from directory.why_unmet import CAUSES, Cause, Unmet
from matching.eligibility import Eligibility, judge
from matching.features import FEATURES
from matching.features.cost import bearable
from matching.features.language import spoken_language
from matching.features.needs import covering, covering_any
from matching.profile import NeedAsked, Profile
from matching.rules.border import of_another_country
from matching.rules.conditions import RULES
from matching.shortlisting.assessment import Assessment
from matching.shortlisting.candidates import candidates_of
from matching.shortlisting.journeys import from_afar
from matching.shortlisting.surroundings import FAR_KM, surroundings_of
from matching.whom.for_whom import hardly_for

_LOOKED_AT_FIRST = 64  # rows, one of which is mostly enough to know that somebody may come


@dataclass(frozen=True)
class Farther:
    """The nearest listing that covers a need beyond what the person can reach.

    Args:
        km: in a straight line, in (0, `FAR_KM`].
    """

    service_id: uuid.UUID
    name: str
    municipality: str
    town: TownName  # the same, as people of each language call it
    km: float


@dataclass(frozen=True)
class Uncovered:
    """A need that nothing covers which the person can reach, may come to and pay, and finds room in.

    Args:
        has_place: of the person: without one, nothing is near.
        is_too_dear: what covers it is in reach, and costs more than the person can pay.
        is_budget_told: whether somebody said what the person can pay; else only the ISEE suggests it.
        nearest: where everything that covers it is too far away: whoever finds a lift need not look for it.
    """

    need: NeedAsked
    cause: Cause
    has_place: bool = True
    is_too_dear: bool = False
    is_budget_told: bool = True
    nearest: Farther | None = None

    @property
    def term(self) -> Term:
        """What is needed."""
        return self.need.term

    @property
    def why(self) -> Sentence:
        """The cause in words."""
        if self.is_too_dear and not self.is_budget_told:
            return Sentence(N_("what answers it has to be paid for: ask whether the person can"))
        if self.is_too_dear:
            return Sentence(N_("what answers it costs more than the person can pay"))
        if self.cause is Cause.NOTHING_KNOWN and not self.has_place:
            return Sentence(N_("the directory knows nothing that answers it"))
        return Sentence(CAUSES[self.cause])

    @property
    def where(self) -> Sentence | None:
        """The nearest that covers it, in words."""
        if self.nearest is None:
            return None
        facts = {"name": self.nearest.name, "place": self.nearest.town, "km": round(self.nearest.km)}
        return Sentence(N_("the nearest is %(name)s in %(place)s, %(km)s km away"), facts)

    @property
    def unmet(self) -> Unmet:
        """What may be told of it without telling of the person."""
        return Unmet(self.term.code, self.need.severity, self.cause)


def uncovered_needs(
    known: Assessment,
    candidates: Part,
    catalog: Catalog,
    weights: Mapping[str, float] | None,
    followed: Sequence[NeedAsked],
) -> list[Uncovered]:
    """Needs that no listing covers which the person can reach, may come to and pay, and finds room in; heaviest first.

    A full service still stands among the suggestions (it may have a waiting list), but it leaves the need open.
    Nobody counting places is no reason to call a service full.

    Args:
        known: of some of the candidates.
        catalog: the whole one.
        followed: needs that an active service looks after: these are not open.
    """
    has_room = known.with_room
    needs = [need for need in known.profile.needs if need not in followed]
    left = [need for need in needs if not (has_room & covering(need, known.catalog)).any()]
    if _is_understood(known, has_room):
        left = [need for need in left if need.term.code != codes.INTERPRETING]
    if not left:
        return []
    covers_any = covering_any(left, candidates)
    if np.count_nonzero(covers_any) > np.count_nonzero(covering_any(left, known.catalog)):  # the others may, too
        in_reach_alone = {
            **dict.fromkeys(FEATURES, 0.0),
            "place": (weights or {}).get("place", FEATURES["place"].weight),
        }
        known = Assessment.of(known.profile, candidates.at(covers_any), in_reach_alone)
        has_room = known.with_room
    covered = [covering(need, known.catalog) for need in left]
    missing = [
        why_uncovered(need, covers, known, catalog)
        for need, covers in zip(left, covered, strict=True)
        if not (has_room & covers).any()
    ]
    return sorted(missing, key=lambda one: -one.need.weight)


def _is_understood(known: Assessment, has_room: NDArray[np.bool_]) -> bool:
    """Whether who helps with something else speaks a language of the person: nobody needs an interpreter there."""
    others = [need for need in known.profile.needs if need.term.code != codes.INTERPRETING]
    spoken = spoken_language.measure(known.profile, known.catalog)
    return (
        bool(others)
        and spoken is not None
        and bool((has_room & covering_any(others, known.catalog) & (spoken.score > 0)).any())
    )


def why_uncovered(need: NeedAsked, covers: NDArray[np.bool_], known: Assessment, catalog: Catalog) -> Uncovered:
    """Why none of the listings that cover a need counts: the one place that says so, for lists and networks.

    Args:
        covers: shape (n,), of those that are known.
        catalog: the whole one.
    """
    has_place = known.km is not None
    reachable = known.worth_going & covers
    if (reachable & bearable(known.profile, known.catalog)).any():
        return Uncovered(need, Cause.FULL, has_place)
    if reachable.any():
        is_told = known.profile.budget is not None
        return Uncovered(need, Cause.NOT_ELIGIBLE, has_place, is_too_dear=True, is_budget_told=is_told)
    unclear = known.reachable & covers & from_afar(known.profile, known.catalog)
    if has_place and ((nearest := _nearest_beyond(need, known.profile, catalog)) or unclear.any()):
        return Uncovered(need, Cause.TOO_FAR, nearest=nearest)
    cause = Cause.NOT_ELIGIBLE if (known.in_reach & covers).any() else Cause.NOTHING_KNOWN
    return Uncovered(need, cause, has_place)


def _nearest_beyond(need: NeedAsked, profile: Profile, catalog: Catalog) -> Farther | None:
    """The nearest listing that covers a need, and to which the person may come, beyond what is in reach."""
    around, start = surroundings_of(profile, catalog), profile.point
    if around is None or start is None:
        return None
    covers = around.once(("covering", need.term.code), lambda: _covering_around(need, profile, catalog))
    places = np.arange(len(covers))
    for some in (places[:_LOOKED_AT_FIRST], places[_LOOKED_AT_FIRST:]):
        if len(some) and (may_come := _may_come(profile, covers.at(some))).any():
            row = int(covers.rows[some[may_come.argmax()]])
            there = covers.at(some[may_come.argmax()][np.newaxis])
            km = float(there.distance_km(start)[0])
            return Farther(catalog.service_uuid(row), catalog.name[row], catalog.place[row], catalog.town(row), km)
    return None


def _may_come(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what is open to the person, not for people in another situation alone nor for another country."""
    others = hardly_for(profile, catalog) | of_another_country(profile, catalog)
    return (judge(profile, catalog, RULES).verdict > Eligibility.NO) & ~others


def _covering_around(need: NeedAsked, profile: Profile, catalog: Catalog) -> KeptPart:
    """The listings that cover a need and are not too far away to be shown, the nearest first."""
    alone = replace(profile, needs=(replace(need, words=""),), interests=(), words="")
    around = candidates_of(alone, catalog, FAR_KM)
    around = around.at(covering(need, around))
    if alone.point is None:
        return KeptPart(catalog, around.rows)
    km = around.distance_km(alone.point)
    order = np.argsort(km, kind="stable")
    return KeptPart(catalog, around.rows.take(order[km.take(order) <= FAR_KM]))
