"""From a profile to a few fitting services, with reasons that add up, what does not fit, and what nobody answers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.listed import Listed
from directory.catalog.part import Part
from directory.catalog.scoring import Scores, Values, best, score
from directory.i18n import N_, Labels, Sentence
from directory.unmet import CAUSES, Cause, Unmet
from directory.vocabulary import Term
from matching.combine import ANSWERS, COVERED
from matching.diversity import diverse
from matching.eligibility import Eligibility, Judgement, Verdicts, judge
from matching.eligibility_rules import RULES
from matching.features import FEATURES
from matching.features.needs import covered_needs
from matching.features.place import IN_REACH, farthest_km
from matching.features.words import ANSWERING_SHARE, words_asked
from matching.profile import NeedAsked, Profile, heaviest_first

NOT_FOR_SHOWN = 3
STAGE_SHOWN = 3
POOL = 60  # as many of the best are looked at for diversity
FAR_KM = 150.0
RESTRICTED_DOMAIN: Final = "safety"  # violence and abuse: places and names are not for everybody's eyes
RESTRICTED_GROUPS: Final = ("violence_victims",)


@dataclass(slots=True)
class Suggestion(Listed):
    """One listing for one person.

    Args:
        eligibility_sentences: why it is not a plain yes; empty for yes.
        for_whom: for which of the person's children it is; None when it is for the person.
        remarks: what else the entry says that somebody should know before sending the person.
        covers: codes of the person's needs that it covers, the heaviest first.
    """

    eligibility: Eligibility
    eligibility_sentences: tuple[Sentence, ...]
    for_whom: Sentence | None
    remarks: tuple[Sentence, ...]
    covers: tuple[str, ...]


@dataclass(frozen=True)
class Uncovered:
    """A need that nothing covers which the person can reach, may come to, and finds room in."""

    need: NeedAsked
    cause: Cause

    @property
    def term(self) -> Term:
        """What is needed."""
        return self.need.term

    @property
    def why(self) -> Sentence:
        """The cause in words."""
        return Sentence(CAUSES[self.cause])

    @property
    def unmet(self) -> Unmet:
        """What may be told of it without telling of the person."""
        return Unmet(self.term.code, self.need.severity, self.cause)


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
    five, near-identical listings and repeated organizations step back (`matching.diversity`). What is far beyond the
    person's reach only fills a list that would be too short, the nearest first.

    On a pathway the needs of its next stage are asked beside those of the person (`Profile.with_stage`); what covers
    them is shown apart, too, so that a graver need does not push the next step out of sight.

    Args:
        limit: how many suggestions at most, >= 1.
        weights: by feature, instead of `data/weights.csv`.
    """
    asked, profile = profile, profile.with_stage()
    candidates = candidates_of(profile, catalog)
    scores = score(profile, candidates, [*FEATURES.values()], weights=weights)
    measured = measured_of(scores)
    judgement = judgement_of(profile, candidates, measured)
    open_to = judgement.verdict > Eligibility.NO
    near = in_reach(candidates, measured)
    reachable = open_to & near
    pool = best(scores.total, candidates.tie_breakers, limit + POOL, allowed=reachable)
    far = _nearest(candidates, measured, open_to & ~reachable, limit - len(pool))
    refused = best(scores.total, candidates.tie_breakers, NOT_FOR_SHOWN, allowed=near & ~open_to)
    shown = [*diverse(candidates, scores.total, pool), *far][:limit]
    return Match(
        profile,
        results=suggestions_of(scores, judgement, measured, shown),
        not_for_this_person=suggestions_of(scores, judgement, measured, refused.tolist()),
        uncovered=_uncovered(profile, candidates, measured, open_to, near),
        notes=_notes(asked, found=len(shown), refused=len(refused), far=len(far)),
        next_stage=suggestions_of(scores, judgement, measured, _of_stage(scores, reachable)),
    )


def _of_stage(scores: Scores[Profile, Catalog], reachable: NDArray[np.bool_]) -> list[int]:
    """The best that the person can reach and may come to, of what covers a need of the pathway's next stage."""
    pathway, catalog = scores.question.pathway, scores.subject
    if pathway is None or not pathway.needs:
        return []
    covers = np.zeros(len(catalog), np.bool_)
    for term in pathway.needs:
        covers |= catalog.cover_of_need(term.code) >= 255 * COVERED
    rows = best(scores.total, catalog.tie_breakers, STAGE_SHOWN, allowed=reachable & covers)
    return [int(row) for row in rows]


def verdicts_in_reach(profile: Profile, catalog: Catalog) -> Verdicts:
    """What eligibility says of each listing that answers the profile in reach of the person.

    Returns:
        Shape (m,), one verdict for each such listing, among them the "no" that `rank` leaves out of its results.
    """
    candidates = candidates_of(profile, catalog)
    measured = measured_of(score(profile, candidates, [*FEATURES.values()]))
    found: Verdicts = judgement_of(profile, candidates, measured).verdict[in_reach(candidates, measured)]
    return found


def measured_of(scores: Scores[Profile, Catalog]) -> dict[str, Values]:
    """What each feature that was asked says, by its name."""
    return {asked.name: values for asked, _, values in scores.parts}


def judgement_of(profile: Profile, catalog: Catalog, measured: Mapping[str, Values]) -> Judgement:
    """As the feature found it, or asked now when its weight is 0."""
    if "eligibility" in measured:
        judgement: Judgement = measured["eligibility"].facts["judgement"]
        return judgement
    return judge(profile, catalog, RULES)


def candidates_of(profile: Profile, catalog: Catalog) -> Part:
    """Listings that answer a need, an interest or the words that were asked; nothing else can be suggested.

    An interest alone is a weak answer beside needs, but the features see to that. What nobody has tagged is found by
    its words.
    """
    covers = [catalog.cover_of_need(need.term.code) for need in profile.needs]
    covers += [catalog.cover_of_interest(term.code) for term in profile.interests]
    answering = np.zeros(len(catalog), np.bool_)
    if covers:
        answering |= reduce(np.maximum, covers) >= np.uint8(math.ceil(255 * ANSWERS))
    shared: dict[tuple[str, object], object] = {}
    for words, _ in words_asked(profile):
        match = shared["words", words] = catalog.find_words(words)
        answering |= match.score >= ANSWERING_SHARE
    rows = np.flatnonzero(answering & catalog.live & ~restricted(profile, catalog))
    return _not_too_far(profile, Part(catalog, rows, shared))


def _not_too_far(profile: Profile, candidates: Part) -> Part:
    """Without what the person would have to go to, but farther away than anything that is ever shown."""
    if profile.point is None:
        return candidates
    km = max(FAR_KM, farthest_km(profile))
    around = candidates.at(candidates.around(profile.point, km))  # by latitude alone, which is quick
    return around.at((around.distance_km(profile.point) <= km) | around.from_afar)


def restricted(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings that are all about violence and abuse, unless the profile asks for that.

    Those are the kinds of service that do nothing else (an anti-violence centre, even one that also offers a bed), and
    whatever has such tags and no others, or is for the victims. A social service that also helps there stays.
    """
    if profile.asks_domain(RESTRICTED_DOMAIN):
        return np.broadcast_to(np.False_, (len(catalog),))
    return _about_safety_alone(catalog)


@lru_cache(maxsize=2)  # today's catalog, and the one before while it is still in use
def _about_safety_alone(catalog: Catalog) -> NDArray[np.bool_]:
    only: list[int] = []  # service types that do nothing else
    some: list[int] = []
    others: list[int] = []
    for index, term in enumerate(catalog.terms):
        if term.taxonomy not in {"need", "service_type"}:
            continue
        is_about = term.is_about()
        if is_about == {RESTRICTED_DOMAIN}:
            (only if term.taxonomy == "service_type" else some).append(index)
        elif is_about:
            others.append(index)
    has = catalog.tags.having
    for_victims = has([catalog.term_index("target_group", code) for code in RESTRICTED_GROUPS])
    return has(only) | (has(some) & (for_victims | ~has(others)))


def in_reach(catalog: Catalog, measured: Mapping[str, Values]) -> NDArray[np.bool_]:
    """Not known to be farther than three times what the person can bear."""
    if "place" not in measured:
        return np.ones(len(catalog), np.bool_)
    return ~measured["place"].known | (measured["place"].score >= IN_REACH)


def _nearest(catalog: Catalog, measured: Mapping[str, Values], allowed: NDArray[np.bool_], limit: int) -> list[int]:
    """What is out of reach but not at the other end of the country, the nearest first: better than nothing."""
    if limit <= 0 or "place" not in measured:
        return []
    km = measured["place"].facts["km"]
    rows = np.flatnonzero(allowed & (km <= FAR_KM))
    order = np.lexsort((catalog.tie_breakers[rows], km[rows]))
    return [int(row) for row in rows[order[:limit]]]


def _uncovered(
    profile: Profile,
    catalog: Catalog,
    measured: Mapping[str, Values],
    open_to: NDArray[np.bool_],
    near: NDArray[np.bool_],
) -> list[Uncovered]:
    """Needs that no listing covers which the person can reach, may come to and finds room in, the heaviest first.

    A full service still stands among the suggestions (it may have a waiting list), but it leaves the need open.
    Nobody counting places is no reason to call a service full.
    """
    reachable = open_to & near
    with_room = reachable & (catalog.places != 0)
    missing = []
    for need in profile.needs:
        covers = catalog.cover_of_need(need.term.code) >= 255 * COVERED
        if (with_room & covers).any():
            continue
        if (reachable & covers).any():
            cause = Cause.FULL
        elif _nearest(catalog, measured, open_to & ~near & covers, 1):
            cause = Cause.TOO_FAR
        else:
            cause = Cause.NOT_ELIGIBLE if (near & covers).any() else Cause.NOTHING_KNOWN
        missing.append(Uncovered(need, cause))
    return sorted(missing, key=lambda one: -one.need.weight)


def suggestion_of(
    scores: Scores[Profile, Catalog], judgement: Judgement, measured: Mapping[str, Values], row: int
) -> Suggestion:
    """As `suggestions_of`, of one row."""
    (one,) = suggestions_of(scores, judgement, measured, [row])
    return one


def suggestions_of(
    scores: Scores[Profile, Catalog], judgement: Judgement, measured: Mapping[str, Values], rows: Sequence[int]
) -> list[Suggestion]:
    """Rows of the catalog for the person, with their reasons.

    Args:
        measured: `measured_of(scores)`.
    """
    profile, catalog = scores.question, scores.subject
    km = measured["place"].facts["km"][rows].tolist() if "place" in measured else [math.inf] * len(rows)
    return [
        Suggestion.of(
            scores,
            row,
            far,
            reasons,
            catalog=catalog.whole,
            row=catalog.row_of_whole(row),
            eligibility=judgement.of_row(row),
            eligibility_sentences=judgement.sentences(row),
            for_whom=judgement.for_whom(row),
            remarks=judgement.remarks(row),
            covers=tuple(need.term.code for need in heaviest_first(covered_needs(profile, catalog, row))),
        )
        for row, far, reasons in zip(rows, km, scores.reasons_of(rows), strict=True)
    ]


def _notes(profile: Profile, *, found: int, refused: int, far: int) -> list[Sentence]:
    notes = []
    if profile.needs_from_words:
        labels = tuple(Labels(need.term.labels) for need in profile.needs)
        notes.append(Sentence(N_("Understood from the person's words: %(needs)s"), {"needs": labels}))
    if profile.pathway and not profile.pathway.needs:
        is_done = profile.pathway.next is None
        message = N_("The pathway is complete.") if is_done else N_("The next stage of the pathway needs no service.")
        notes.append(Sentence(message))
    if not profile.with_stage().needs:
        notes.append(Sentence(N_("No need was given: ranked by interests, words and place.")))
    if profile.place is None:
        notes.append(Sentence(N_("No place was given: distance does not count.")))
    if profile.age is None:
        notes.append(Sentence(N_("No age was given: check the age limits.")))
    if profile.asks_domain(RESTRICTED_DOMAIN):
        notes.append(
            Sentence(N_("This is about safety: speak with the person alone, and call 1522 or 112 if there is danger."))
        )
    if far:
        notes.append(Sentence(N_("The last suggestions are far away, because little in reach answers this.")))
    if not found and refused:
        notes.append(Sentence(N_("Nothing fits this person; see what was found and why it is not for them.")))
    elif not found:
        notes.append(
            Sentence(N_("Nothing in the directory answers this. Try a broader need, or tell the coordinator."))
        )
    return notes
