"""From a profile to a few fitting services, with reasons that add up, what does not fit, and what nobody answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import islice, zip_longest

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.part import Part
from directory.i18n import N_, Sentence
from directory.search.results.distance import DAY_TRIP_KM
from directory.taxonomies import codes
from matching.dangers import dangers
from matching.eligibility import Verdicts
from matching.features.needs import covering, covering_any
from matching.gaps.doors_asked import KINDS, SOCIAL_SERVICES, asks_for_a_door
from matching.gaps.first_doors import first_doors_near, say_doors_everywhere
from matching.gaps.followed import followed_needs, say_followed
from matching.gaps.uncovered import Uncovered, uncovered_needs
from matching.profile import NeedAsked, Profile, heaviest_first
from matching.rules.border import across_the_border, of_another_country
from matching.said.heard_in_words import say_heard
from matching.shortlisting.assessment import Assessment, Suggestion
from matching.shortlisting.candidates import candidates_of
from matching.shortlisting.combine import COVERED_OF_255
from matching.shortlisting.diversity import diverse, diverse_if_sure
from matching.shortlisting.journeys import farthest_km, from_afar
from matching.shortlisting.list_end import A_CHOICE, worth_reading
from matching.shortlisting.shortlist import Wanted, shortlist
from matching.shortlisting.surroundings import FAR_KM, Nearby, surroundings_of
from matching.whom.contradictions import contradictions
from matching.whom.for_whom import hardly_for
from matching.whom.unaccompanied import OWED, for_unaccompanied, is_unaccompanied, say_duty

NOT_FOR_SHOWN = 3
STAGE_SHOWN = 3
POOL = 60  # as many more of the best are looked at for diversity
_NO_NEED = N_("No need was given: ranked by interests, words and place.")
_NO_NEED_HEARD = N_(
    "No need was understood from the words: choose what the person needs from the list. Until then this is only what is"
    " near and shares interests or several of the words."
)
_NOTHING_HEARD = N_(
    "No need was understood from the words: choose what the person needs from the list. Until then these are first"
    " doors near the person, where somebody listens and finds out what is needed, and what shares several of the words."
)
_ONLY_CHOOSE = N_("No need was understood from the words: choose what the person needs from the list.")
_DOORS = N_("What is suggested instead are first doors near the person, where somebody listens and may know more.")
SPARE = 10  # as many of them are looked at first, which is nearly always enough


@dataclass(frozen=True)
class Match:
    """The answer to a profile.

    Args:
        results: best first.
        not_for_this_person: the best of what would answer, but is not for this person; shown apart, never lost.
        profile: as it was ranked, with the needs of the next stage of its pathway.
        uncovered: needs that nothing in reach with a free place covers, for the person and for the coordinator.
        notes: what to know about this ranking.
        next_stage: the best for the next stage of the pathway; most stand among `results`, too.
    """

    profile: Profile
    results: list[Suggestion]
    not_for_this_person: list[Suggestion]
    uncovered: list[Uncovered]
    notes: list[Sentence]
    next_stage: list[Suggestion] = field(default_factory=list)


def rank(profile: Profile, catalog: Catalog, *, limit: int = 10, weights: Mapping[str, float] | None = None) -> Match:
    """Suggest services for a person.

    Whatever answers nothing that was asked is left out, however near it is. Order: score, then id; among the first
    five, near-identical listings and repeated organizations step back (`diversity`). What is far beyond the
    person's reach is only shown for a need to which there are not two answers in reach, and what barely comes near is
    not shown at all (`matching.shortlisting.list_end`): a list may be short.

    On a pathway the needs of its next stage are asked beside those of the person (`Profile.with_stage`); what covers
    them is shown apart, too, so that a graver need does not push the next step out of sight.

    Args:
        limit: how many suggestions at most, >= 1.
        weights: by feature, instead of `data/weights.csv`.
    """
    asked, profile = profile, profile.with_stage()
    followed = followed_needs(profile, catalog)
    still_open = [need for need in asked.needs if need not in followed]
    nearby = _in_reach(profile, catalog, weights)
    candidates = nearby.part if nearby else candidates_of(profile, catalog, _reach_km(profile, weights))
    known, chosen = _chosen(profile, candidates, limit, weights, nearby)
    chosen = worth_reading(chosen, known)
    if len(chosen) < limit and _is_asked_of_afar(still_open, chosen, known):
        candidates = candidates_of(profile, catalog, max(FAR_KM, farthest_km(profile)))
        known = Assessment.of(profile, candidates, weights)
        chosen = diverse(known.catalog, known.scores.total, known.best(limit + POOL, known.reachable))
        chosen = worth_reading(chosen, known)
    far = _far(limit - len(chosen), chosen, still_open, known)
    refused = known.best(NOT_FOR_SHOWN, known.in_reach & ~known.open_to)
    shown = _with_each_need(_in_order(chosen, far, known)[:limit], still_open, known)
    shown = _protected_first(shown, known)
    stage = _of_stage(known)
    said = iter(known.suggestions([*shown, *refused, *stage]))
    match = Match(
        profile,
        results=[*islice(said, len(shown))],
        not_for_this_person=[*islice(said, len(refused))],
        uncovered=uncovered_needs(known, candidates, catalog, weights, followed),
        notes=[*_notes(asked, found=len(shown), refused=len(refused), far=len(far)), *say_followed(followed)],
        next_stage=[*said],
    )
    is_unprotected = is_unaccompanied(profile) and any(
        one.term.code == codes.CHILD_PROTECTION for one in match.uncovered
    )
    return match if shown and not is_unprotected else _with_doors(match, asked, catalog)


def _with_doors(match: Match, asked: Profile, catalog: Catalog) -> Match:
    """First doors instead of an empty answer, or before one that protects nobody who must be; where some are near."""
    doors = first_doors_near(asked, catalog, SOCIAL_SERVICES if match.results else KINDS)
    if not doors:
        everywhere = None if match.results else say_doors_everywhere(asked)
        return replace(match, notes=[*match.notes, everywhere]) if everywhere else match
    rows = {one.row for one in doors}
    others = [one for one in match.results if one.row not in rows]
    notes = match.notes if others else [*match.notes, Sentence(_DOORS)]
    return replace(match, results=[*doors, *others], notes=notes)


def _is_asked_of_afar(needs: Sequence[NeedAsked], chosen: Sequence[int], known: Assessment) -> bool:
    """Whether what is out of reach could add something: where no need is asked, anything could, but a first door."""
    if asks_for_a_door(known.profile):
        return False
    return not known.profile.needs or bool(_left_without_choice(needs, chosen, known))


def _left_without_choice(
    needs: Sequence[NeedAsked], chosen: Sequence[int], known: Assessment
) -> list[NDArray[np.bool_]]:
    """For each need for which there is no choice among what was chosen, the heaviest first: what covers it.

    What is across a border is no choice: it may not help people from here.
    """
    has_room = known.with_room & ~across_the_border(known.profile, known.catalog)
    each = (covering(need, known.catalog) for need in heaviest_first(needs))
    return [covers for covers in each if np.count_nonzero((has_room & covers)[chosen]) < A_CHOICE]


def _far(room: int, chosen: Sequence[int], needs: Sequence[NeedAsked], known: Assessment) -> list[int]:
    """What lies beyond the person's reach: for each need without a choice the nearest that answer it, in turns.

    Nobody goes so far for what only comes near to a need, nor to one more address of the same. Where no need is asked,
    the nearest of what was found by interests and words.
    """
    if room <= 0:
        return []
    # So far, for people in another situation or where people from here have no right to it.
    nobody_goes = hardly_for(known.profile, known.catalog) | of_another_country(known.profile, known.catalog)
    allowed = known.open_to & ~known.in_reach & ~nobody_goes
    if asks_for_a_door(known.profile):
        return []
    if not known.profile.needs:
        return known.nearest(room, allowed, most_km=FAR_KM)
    left = _left_without_choice(needs, chosen, known)
    each = [known.nearest(A_CHOICE, allowed & covers, most_km=FAR_KM) for covers in left]
    in_turns = (row for rows in zip_longest(*each) for row in rows if row is not None)
    return [*dict.fromkeys(in_turns)][:room]


def _in_order(chosen: Sequence[int], far: Sequence[int], known: Assessment) -> list[int]:
    """What lies in reach, then what is far; but where nothing in reach answers, what does so far away comes first.

    What only comes near, or helps from afar and does not say whom, would else stand before what answers.
    """
    profile, catalog = known.profile, known.catalog
    answers = covering_any(profile.needs, catalog)
    is_afar = from_afar(profile, catalog)
    chosen = _for_the_person_first(chosen, known)
    if not profile.needs or any(answers[row] and not is_afar[row] for row in chosen):
        return _nearer_first(chosen, far, is_afar, known)
    rows = [*chosen, *far]
    is_near_enough = np.full(len(catalog), True) if known.km is None else (known.km <= DAY_TRIP_KM) | is_afar
    first = sorted(
        (row for row in rows if answers[row] and is_near_enough[row]), key=lambda row: -_score_from_there(row, known)
    )
    return first + [row for row in rows if row not in first]


def _for_the_person_first(chosen: Sequence[int], known: Assessment) -> list[int]:
    """What is for people in another situation, such as after prison, behind what answers and is not.

    Whoever begins with it says aloud something of the person that nobody told.
    """
    others = hardly_for(known.profile, known.catalog)
    if not known.profile.needs or not chosen or not others[chosen[0]]:
        return [*chosen]
    answers = covering_any(known.profile.needs, known.catalog)
    first = [row for row in chosen if answers[row] and not others[row]]
    return first + [row for row in chosen if row not in first]


def _score_from_there(row: int, known: Assessment) -> float:
    """The score of what is out of reach, less for every kilometre: to `place` all of that is nearly as far."""
    km = 0.0 if known.km is None else min(float(known.km[row]), DAY_TRIP_KM)
    return float(known.scores.total[row]) / (1 + km / DAY_TRIP_KM)


def _nearer_first(
    chosen: Sequence[int], far: Sequence[int], is_afar: NDArray[np.bool_], known: Assessment
) -> list[int]:
    """What lies in reach, then what is far; of the same needs, what may help from afar behind what one could go to.

    A town on foot is too far for every week, but for a woman in danger still nearer than a house 250 km away.
    """
    if not known.profile.needs or known.km is None or not is_afar[[*chosen]].any():
        return [*chosen, *far]
    covers = np.array([covering(need, known.catalog) for need in known.profile.needs])
    waiting, found = [row for row in far if known.km[row] <= DAY_TRIP_KM], list[int]()
    for row in chosen:
        nearer = [one for one in waiting if is_afar[row] and (covers[:, row] & covers[:, one]).any()]
        waiting = [one for one in waiting if one not in nearer]
        found += [*sorted(nearer, key=lambda one: -_score_from_there(one, known)), row]
    return found + [row for row in far if row not in found]


def _with_each_need(shown: list[int], needs: Sequence[NeedAsked], known: Assessment) -> list[int]:
    """The list, whose last ones give way to the best for each need that nothing in it covers, though something would.

    Else a need of little weight would be named nowhere: neither among the suggestions nor as uncovered.
    """
    first, added = [*shown], list[int]()
    has_room = known.with_room | (known.reachable & from_afar(known.profile, known.catalog))
    for need in heaviest_first(needs):
        covers = covering(need, known.catalog)
        best = [] if covers[first + added].any() else known.best(1, has_room & covers)
        if best and len(first) > 1:
            first.pop()
            added += best
    return first + added


def _protected_first(shown: list[int], known: Assessment) -> list[int]:
    """Of a minor without parents, who gives such minors a home and their rights, then who protects minors, comes first.

    What is theirs besides, such as a language course, keeps its place.
    """
    if not is_unaccompanied(known.profile):
        return shown
    is_theirs = for_unaccompanied(known.catalog)
    protects = known.catalog.cover_of_need(codes.CHILD_PROTECTION) >= COVERED_OF_255
    shelters = protects | reduce(np.logical_or, (known.catalog.cover_of_need(need) >= COVERED_OF_255 for need in OWED))
    return sorted(shown, key=lambda row: (not (is_theirs[row] and shelters[row]), not protects[row]))


def _chosen(
    profile: Profile, candidates: Part, limit: int, weights: Mapping[str, float] | None, nearby: Nearby | None
) -> tuple[Assessment, list[int]]:
    """What can be among the best, and the best of it: at least as many as are shown, if so many are in reach.

    More is looked at only where that could change the choice of the first five.
    """
    if profile.pathway and profile.pathway.needs:  # its next stage has its own best
        known = Assessment.of(profile, candidates, weights)
    else:
        wanted = limit + SPARE
        known = shortlist(profile, candidates, Wanted(wanted, NOT_FOR_SHOWN), weights, nearby)
        pool = known.best(wanted, known.reachable)
        if (first := diverse_if_sure(known.catalog, known.scores.total, pool)) or len(pool) < limit:
            return known, first or pool
        known = shortlist(profile, candidates, Wanted(limit + POOL, NOT_FOR_SHOWN), weights, nearby)
    return known, diverse(known.catalog, known.scores.total, known.best(limit + POOL, known.reachable))


def _in_reach(profile: Profile, catalog: Catalog, weights: Mapping[str, float] | None) -> Nearby | None:
    """The candidates that are in reach; None where no place is given or distance does not count."""
    counts = weights is None or weights.get("place", 1) > 0
    around = surroundings_of(profile, catalog) if counts else None
    return around.candidates(profile) if around else None


def _reach_km(profile: Profile, weights: Mapping[str, float] | None) -> float:
    """How far the person goes; where distance does not count, as far as anything is ever shown."""
    counts = weights is None or weights.get("place", 1) > 0
    return farthest_km(profile) if counts else max(FAR_KM, farthest_km(profile))


def _of_stage(known: Assessment) -> list[int]:
    """The best that the person can reach and may come to, of what covers a need of the pathway's next stage."""
    pathway, catalog = known.profile.pathway, known.catalog
    if pathway is None or not pathway.needs:
        return []
    covers = np.zeros(len(catalog), np.bool_)
    for term in pathway.needs:
        covers |= catalog.cover_of_need(term.code) >= COVERED_OF_255
    return known.best(STAGE_SHOWN, known.reachable & covers)


def verdicts_in_reach(profile: Profile, catalog: Catalog) -> Verdicts:
    """What eligibility says of each listing that answers the profile in reach of the person.

    Returns:
        Shape (m,), one verdict for each such listing, among them the "no" that `rank` leaves out of its results.
    """
    known = Assessment.of(profile, candidates_of(profile, catalog, farthest_km(profile)))
    found: Verdicts = known.judgement.verdict[known.in_reach]
    return found


def _notes(profile: Profile, *, found: int, refused: int, far: int) -> list[Sentence]:
    notes = [*dangers(profile), *say_duty(profile)]  # before all else
    notes += say_heard(profile)
    notes += contradictions(profile)
    if profile.pathway and not profile.pathway.needs:
        is_done = profile.pathway.next is None
        message = N_("The pathway is complete.") if is_done else N_("The next stage of the pathway needs no service.")
        notes.append(Sentence(message))
    is_lost = asks_for_a_door(profile) and not found
    if is_lost:
        notes.append(Sentence(_ONLY_CHOOSE))
    elif not profile.with_stage().needs:
        heard = _NOTHING_HEARD if asks_for_a_door(profile) else _NO_NEED_HEARD
        notes.append(Sentence(heard if profile.words else _NO_NEED))
    if profile.place is None:
        notes.append(Sentence(N_("No place was given: distance does not count.")))
    if profile.age is None:
        notes.append(Sentence(N_("No age was given: check the age limits.")))
    if far:
        notes.append(Sentence(N_("Some suggestions are far away, because little in reach answers this.")))
    if not found and refused:
        notes.append(Sentence(N_("Nothing fits this person; see what was found and why it is not for them.")))
    elif not found and not is_lost:
        notes.append(
            Sentence(N_("Nothing in the directory answers this. Try a broader need, or tell the coordinator."))
        )
    return notes
