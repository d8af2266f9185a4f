"""The proposed link workers as cards: why, and how full the caseload would be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from directory.i18n import N_, Sentence
from matching.assign import Band, Candidate, Proposal
from matching.workers import Team

GOOD_REASON = 0.5  # of a feature's value: from here on it speaks for a worker
SHOWN_REASONS = 4

BANDS: Mapping[Band, str] = {
    Band.BLUE: N_("there is room"),
    Band.GREEN: N_("nearly full"),
    Band.AMBER: N_("full"),
    Band.RED: N_("more than full"),
}


@dataclass(frozen=True)
class WorkerCard:
    """One candidate in words; `load_percent` is the caseload with this person in it."""

    name: str
    role: str
    organization: str
    is_example: bool
    reasons: tuple[Sentence, ...]
    to_check: tuple[Sentence, ...]
    load_percent: int
    band: Sentence


@dataclass(frozen=True)
class ProposalView:
    """What the page shows of a proposal, the best first."""

    cards: Sequence[WorkerCard]
    excluded: Sequence[tuple[str, Sentence]]
    notes: Sequence[Sentence]


def proposal_view(proposal: Proposal, team: Team) -> ProposalView:
    """Put a proposal into words."""
    return ProposalView(
        cards=[_card(candidate, team) for candidate in proposal.candidates],
        excluded=[(one.name, one.why) for one in proposal.excluded],
        notes=proposal.notes,
    )


def _card(candidate: Candidate, team: Team) -> WorkerCard:
    good = (reason.text for reason in candidate.reasons if reason.known and reason.value >= GOOD_REASON)
    unknown = (reason.text for reason in candidate.reasons if not reason.known)
    return WorkerCard(
        name=candidate.name,
        role=candidate.role,
        organization=candidate.organization,
        is_example=team.rows[candidate.row].is_example,
        reasons=_first(good, SHOWN_REASONS),
        to_check=tuple(unknown),
        load_percent=round(100 * candidate.load_after),
        band=Sentence(BANDS[candidate.band]),
    )


def _first(sentences: Iterable[Sentence], most: int) -> tuple[Sentence, ...]:
    return tuple(sentences)[:most]
