"""The intensity of help and the network proposal, as the results page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from directory.catalog.catalog import Catalog
from directory.i18n import N_, Labels, Sentence
from matching.explain import to_check
from matching.network import Member, Network, NetworkProposal
from matching.networks.in_words import in_one_breath
from matching.profiles.intensity import INTENSITY_MEANS, INTENSITY_WORDS, Intensity, IntensityProposal
from matching.shortlisting.assessment import Suggestion
from web.cards.card import Card, make_cards


@dataclass(frozen=True)
class IntensityView:
    """How much help, what that means, and why."""

    value: Sentence
    means: Sentence
    reason: Sentence
    goes_along: bool  # a link worker is named


@dataclass(frozen=True)
class MemberCard:
    """A member: the listing with why it is in the network, and how far it covers which needs."""

    card: Card
    needs: tuple[Sentence, ...]
    to_check: tuple[Sentence, ...]


@dataclass(frozen=True)
class AlternativeMember:
    """A member of an alternative; `is_new` when the proposed network has it not."""

    service: Suggestion
    needs: tuple[Labels, ...]
    is_new: bool


@dataclass(frozen=True)
class AlternativeView:
    """Another network; `cost` is what is given up with it."""

    members: Sequence[AlternativeMember]
    cost: Sentence | None


@dataclass(frozen=True)
class GapView:
    """A need that the network does not cover; `closest` would, but for the reason given."""

    need: Labels
    why: Sentence
    closest: Suggestion | None


@dataclass(frozen=True)
class NetworkView:
    """What the page shows of a network proposal."""

    members: Sequence[MemberCard]
    totals: Sequence[Sentence]
    alternatives: Sequence[AlternativeView]
    gaps: Sequence[GapView]
    notes: Sequence[Sentence]


def intensity_view(intensity: IntensityProposal, network: NetworkProposal | None) -> IntensityView:
    """Put an intensity into words; of a network, what it means with as many services as were found."""
    return IntensityView(
        Sentence(INTENSITY_WORDS[intensity.value]),
        Sentence(_means(intensity.value, network)),
        intensity.reason,
        goes_along=intensity.value is not Intensity.INFORMATION,
    )


def _means(intensity: Intensity, network: NetworkProposal | None) -> str:
    if network is None or len(network.members) > 1:
        return INTENSITY_MEANS[intensity]
    if network.members:
        return N_("One service answers, and a link worker keeps in touch with it and with the person.")
    return N_("No service answers yet: a link worker stays beside the person while an answer is looked for.")


def network_view(catalog: Catalog, proposal: NetworkProposal, *, now: datetime) -> NetworkView:
    """Put a network proposal into words."""
    asked = [(one.suggestion.row, one.suggestion.distance_km, _reasons(one)) for one in proposal.members]
    cards = make_cards(catalog, asked, now=now)
    first = {member.suggestion.row for member in proposal.members}
    return NetworkView(
        members=[_member_card(member, card) for member, card in zip(proposal.members, cards, strict=True)],
        totals=proposal.best.totals.sentences() if proposal.members else (),
        alternatives=[_alternative(network, first) for network in proposal.alternatives],
        gaps=[GapView(Labels(gap.need.term.labels), gap.why, gap.closest) for gap in proposal.uncovered],
        notes=proposal.notes,
    )


def _reasons(member: Member) -> list[Sentence]:
    return in_one_breath(member.why, member.timing)


def _member_card(member: Member, card: Card) -> MemberCard:
    return MemberCard(card, tuple(one.extent for one in member.needs), tuple(to_check(member.suggestion)))


def _alternative(network: Network, first: set[int]) -> AlternativeView:
    members = [
        AlternativeMember(
            member.suggestion,
            tuple(Labels(one.need.term.labels) for one in member.needs),
            member.suggestion.row not in first,
        )
        for member in network.members
    ]
    return AlternativeView(members, network.what_it_costs)
