"""The proposed link workers as cards: why, and how full the caseload would be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from directory.i18n import N_, Sentence
from matching.link_workers.assign import Band, Candidate, Excluded, Proposal
from matching.link_workers.workers import Team

SHOWN_REASONS = 4

BANDS: Mapping[Band, str] = {
    Band.BLUE: N_("there is room"),
    Band.GREEN: N_("nearly full"),
    Band.AMBER: N_("full"),
    Band.RED: N_("more than full"),
}


@dataclass(frozen=True)
class WorkerCard:
    """One candidate in words; `load_percent` is the caseload with this person in it, `remarks` tell of absences."""

    name: str
    role: str
    organization: str
    is_example: bool
    reasons: tuple[Sentence, ...]
    to_check: tuple[Sentence, ...]
    remarks: tuple[Sentence, ...]
    load_percent: int
    band: Sentence


@dataclass(frozen=True)
class ProposalView:
    """What the page shows of a proposal, the best first."""

    cards: Sequence[WorkerCard]
    excluded: Sequence[tuple[Sentence, Sequence[str]]]  # a reason and whom it concerns, the commonest first
    notes: Sequence[Sentence]


def proposal_view(proposal: Proposal, team: Team) -> ProposalView:
    """Put a proposal into words."""
    return ProposalView(
        cards=[_card(candidate, team) for candidate in proposal.candidates],
        excluded=_by_reason(proposal.excluded),
        notes=proposal.notes,
    )


def _by_reason(excluded: Iterable[Excluded]) -> list[tuple[Sentence, list[str]]]:
    found: dict[str, tuple[Sentence, list[str]]] = {}
    for one in excluded:
        found.setdefault(str(one.why), (one.why, []))[1].append(one.name)
    return sorted(found.values(), key=lambda group: -len(group[1]))


def _card(candidate: Candidate, team: Team) -> WorkerCard:
    # How much room there is, is said by the bar: with this person, so another number than the reason's.
    good = (reason.text for reason in candidate.reasons if reason.is_good and reason.feature != "room")
    unknown = (reason.text for reason in candidate.reasons if not reason.known)
    return WorkerCard(
        name=candidate.name,
        role=candidate.role,
        organization=candidate.organization,
        is_example=team.rows[candidate.row].is_example,
        reasons=tuple(good)[:SHOWN_REASONS],
        to_check=tuple(unknown),
        remarks=candidate.remarks,
        load_percent=round(100 * candidate.load_after),
        band=Sentence(BANDS[candidate.band]),
    )
