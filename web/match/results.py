"""Suggestions as cards, with what to check and which needs they cover."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Reason
from directory.i18n import Labels, Sentence
from matching.eligibility import Eligibility
from matching.explain import SAID_ALOUD, Share, reasons_to_say, shares, to_check, what_would_change
from matching.features.cost import IS_FREE
from matching.features.place import HELPS_FROM_AFAR, IS_IN
from matching.features.response import SAME_DAY, WITHIN_DAYS
from matching.gaps.uncovered import Farther
from matching.profile import Profile
from matching.profiles.pathways import STANDINGS, Progress, Standing
from matching.rank import Match
from matching.shortlisting.assessment import Suggestion
from web.cards.card import Card, make_cards
from web.in_words.fit import how_well

MOST_ALIKE = 2  # of so few, what they share is worth saying

SHOWN_ON_CARDS = frozenset({IS_FREE, HELPS_FROM_AFAR, IS_IN, SAME_DAY, WITHIN_DAYS})  # messages of reasons


@dataclass(frozen=True)
class SuggestionCard:
    """A suggestion: the listing, for which child if not for the person, the needs it covers, and what to ask.

    Args:
        change: what would move it up the list.
        shares: what each reason adds to its score; none where it is not for the person.
    """

    card: Card
    for_whom: Sentence | None
    covers: tuple[Labels, ...]
    to_check: tuple[Sentence, ...]
    change: Sentence | None
    shares: tuple[Share, ...]

    @property
    def points(self) -> int:
        """The score, of 100."""
        return sum(one.points for one in self.shares)

    @property
    def fit(self) -> str:
        """How well it suits, in words."""
        return how_well(self.points / 100)


@dataclass(frozen=True)
class StageView:
    """One stage of the person's pathway."""

    label: Labels
    standing: Sentence
    is_done: bool
    is_next: bool


@dataclass(frozen=True)
class PathwayView:
    """The person's pathway: its stages in order, and services for the next one."""

    name: Labels
    stages: Sequence[StageView]
    suggestions: Sequence[SuggestionCard]


class UncoveredView(NamedTuple):
    """A need, why nothing covers it, and the nearest service beyond the person's way that would."""

    need: Labels
    why: Sentence
    nearest: Farther | None


@dataclass(frozen=True)
class MatchView:
    """What the results page shows of a match."""

    suggestions: Sequence[SuggestionCard]
    not_for_this_person: Sequence[SuggestionCard]
    uncovered: Sequence[UncoveredView]
    notes: Sequence[Sentence]
    pathway: PathwayView | None


def match_view(catalog: Catalog, match: Match, *, now: datetime) -> MatchView:
    """Put a match into words."""
    labels = {need.term.code: Labels(need.term.labels) for need in match.profile.needs}
    refused = match.profile.refused  # put aside: shown apart, with the reason that was given
    not_for = [one for one in match.not_for_this_person if catalog.service_uuid(one.row) not in refused]
    every = [*match.results, *not_for, *match.next_stage]
    said = _reasons(every, match.profile, of_results=len(match.results))
    asked = [(one.row, one.distance_km, reasons) for one, reasons in zip(every, said, strict=True)]
    cards = make_cards(catalog, asked, now=now)
    shown = [_suggestion_card(one, card, match, labels) for one, card in zip(every, cards, strict=True)]
    return MatchView(
        suggestions=shown[: len(match.results)],
        not_for_this_person=shown[len(match.results) : len(match.results) + len(not_for)],
        uncovered=[UncoveredView(labels[one.term.code], one.why, one.nearest) for one in match.uncovered],
        notes=match.notes,
        pathway=_pathway_view(match.profile.pathway, shown[len(shown) - len(match.next_stage) :]),
    )


def _reasons(every: Sequence[Suggestion], profile: Profile, *, of_results: int) -> list[list[Sentence]]:
    """What is said of each, the strongest first.

    What is true of all of the list tells none from another; which needs it covers stands on a line of its own, and what
    the card shows anyway (`SHOWN_ON_CARDS`) there. Where nothing else is left, the strongest is said all the same.
    """
    said = [reasons_to_say(one, profile, most=SAID_ALOUD + 4) for one in every]
    texts = [{str(reason.text) for reason in reasons} for reasons in said[:of_results]]
    shared = set.intersection(*texts) if of_results > MOST_ALIKE else set()
    found = []
    for suggestion, reasons in zip(every, said, strict=True):
        own = [
            one.text
            for one in reasons
            if str(one.text) not in shared
            and one.text.message not in SHOWN_ON_CARDS
            and not (suggestion.covers and _covers(one))
        ]
        found.append(own[:SAID_ALOUD] or _strongest(reasons))
    return found


def _strongest(reasons: Sequence[Reason]) -> list[Sentence]:
    """The one to say of a suggestion that has none of its own: rather what all share than what its card shows."""
    unseen = [one for one in reasons if one.text.message not in SHOWN_ON_CARDS and not _covers(one)]
    return [one.text for one in (unseen or reasons)[:1]]


def _covers(reason: Reason) -> bool:
    return reason.feature == "need_cover" and reason.is_good


def _pathway_view(progress: Progress | None, suggestions: Sequence[SuggestionCard]) -> PathwayView | None:
    if progress is None:
        return None
    stages = [
        StageView(stage.labels, Sentence(STANDINGS[one]), one is Standing.DONE, one is Standing.NEXT)
        for stage, one in progress.standings
    ]
    return PathwayView(progress.pathway.labels, stages, suggestions)


def _suggestion_card(suggestion: Suggestion, card: Card, match: Match, labels: Mapping[str, Labels]) -> SuggestionCard:
    is_for_person = suggestion.eligibility is not Eligibility.NO
    questions = to_check(suggestion) if is_for_person else suggestion.eligibility_sentences
    change = what_would_change(suggestion, match)
    return SuggestionCard(
        card,
        suggestion.for_whom,
        covers=tuple(labels[code] for code in suggestion.covers if code in labels),
        to_check=tuple(one for one in questions if change is None or one != change.what),
        change=change.text if change else None,
        shares=tuple(shares(suggestion, match.profile)) if is_for_person else (),
    )
