"""How much help a profile calls for: information, accompaniment, or a network (Family Hub, Forlì)."""

import enum
from dataclasses import dataclass
from typing import Final

from directory.errors import InvalidInput
from directory.i18n import N_, Labels, Sentence
from directory.taxonomies.vocabulary import cannot_wait
from matching.profile import NeedAsked, Profile, Urgency

GRAVE = 4  # severity from which on a need is too heavy for being told an address
MANY_NEEDS = 4
SEVERAL_DOMAINS = 3
# Needs that keep people from going anywhere alone: who does not leave the house, or asks to be accompanied.
HARDLY_ALONE: Final = frozenset({"mental_wellbeing.withdrawal", "mental_wellbeing.severe", "transport.accompanied"})


class Intensity(enum.StrEnum):
    """How much is done for a person; the values are those of a service's intensity in the directory."""

    INFORMATION = "information"
    ACCOMPANIMENT = "accompaniment"
    NETWORK = "network"


INTENSITY_WORDS: Final = {
    Intensity.INFORMATION: N_("information"),
    Intensity.ACCOMPANIMENT: N_("accompaniment"),
    Intensity.NETWORK: N_("network"),
}

INTENSITY_MEANS: Final = {
    Intensity.INFORMATION: N_("The person gets to know where to go, and goes alone."),
    Intensity.ACCOMPANIMENT: N_("A link worker goes along until the person has arrived."),
    Intensity.NETWORK: N_("Several services share the needs, and a link worker holds them together."),
}


@dataclass(frozen=True)
class IntensityProposal:
    """What holds for a profile, and why.

    Args:
        value: the chosen one, else the proposed one.
        proposed: what the profile alone suggests.
    """

    value: Intensity
    proposed: Intensity
    reason: Sentence


def read_intensity(text: str) -> Intensity | None:
    """The intensity that somebody chose; None for nothing.

    Raises:
        InvalidInput: it is none of the three.
    """
    if not text:
        return None
    try:
        return Intensity(text)
    except ValueError:
        raise InvalidInput(
            N_("“%(text)s” is not an intensity: choose information, accompaniment or network."), text=text
        ) from None


def propose_intensity(profile: Profile, chosen: Intensity | None = None) -> IntensityProposal:
    """Propose from the needs' number, severity, urgency and domains; a person's choice goes before.

    - A network when several domains must be dealt with together, so that no single door is enough: urgent needs in
      two domains, grave ones in `SEVERAL_DOMAINS`, or `MANY_NEEDS` in as many, one of them grave.
    - Accompaniment when a need is grave or urgent, when it keeps people from going alone (`HARDLY_ALONE`), when there
      are needs in several domains, or an authority's mandate.
    - Else information: the person can go there alone. Of needs that were only told in words nobody said how much they
      weigh, and the reason does not say that they weigh little.

    Args:
        chosen: what the link worker chose instead.
    """
    proposed, why = _proposed(profile)
    if chosen is None or chosen is proposed:
        return IntensityProposal(proposed, proposed, why)
    facts = {"proposed": Sentence(INTENSITY_WORDS[proposed]), "why": why}
    return IntensityProposal(
        chosen, proposed, Sentence(N_("Chosen by hand. From the profile: %(proposed)s. %(why)s"), facts)
    )


def _proposed(profile: Profile) -> tuple[Intensity, Sentence]:
    needs = sorted(profile.needs, key=lambda need: -need.weight)
    if why := _why_network(needs):
        return Intensity.NETWORK, why
    if why := _why_accompaniment(needs):
        return Intensity.ACCOMPANIMENT, why
    if profile.mandate:
        return Intensity.ACCOMPANIMENT, Sentence(N_("There is an authority's mandate, so somebody should go along."))
    if not needs and profile.words:
        message = N_("No need is known yet: ask whether knowing where to go is enough.")
    elif needs and len(profile.needs_from_words) == len(needs):
        message = N_("How much it weighs was not said: ask whether knowing where to go is enough.")
    else:
        message = N_("Nothing weighs heavily or is urgent: knowing where to go is enough.")
    return Intensity.INFORMATION, Sentence(message)


def _why_network(needs: list[NeedAsked]) -> Sentence | None:
    urgent, grave = [need for need in needs if _is_urgent(need)], _grave(needs)
    if _domains(urgent) >= 2:
        why = N_("Urgent needs in different areas must be answered together: %(needs)s.")
        return Sentence(why, {"needs": _names(urgent)})
    if _domains(grave) >= SEVERAL_DOMAINS:
        why = N_("Needs that weigh heavily in different areas must be answered together: %(needs)s.")
        return Sentence(why, {"needs": _names(grave)})
    if len(needs) >= MANY_NEEDS and _domains(needs) >= SEVERAL_DOMAINS and grave:
        facts = {"count": len(needs), "domains": _domains(needs), "needs": _names(grave)}
        return Sentence(N_("%(count)s needs in %(domains)s areas, and some of them weigh heavily: %(needs)s."), facts)
    return None


def _why_accompaniment(needs: list[NeedAsked]) -> Sentence | None:
    if grave := _grave(needs):
        why = N_("It weighs heavily or is urgent, so somebody should go along: %(needs)s.")
        return Sentence(why, {"needs": _names(grave)})
    if held_back := [need for need in needs if need.term.code in HARDLY_ALONE]:
        return Sentence(N_("With this one hardly goes alone: %(needs)s."), {"needs": _names(held_back)})
    if _domains(needs) >= 2:
        return Sentence(N_("More than one door has to be found: %(needs)s."), {"needs": _names(needs)})
    return None


def _grave(needs: list[NeedAsked]) -> list[NeedAsked]:
    return [need for need in needs if need.severity >= GRAVE or _is_urgent(need)]


def _is_urgent(need: NeedAsked) -> bool:
    """Whether it must be answered at once: as somebody said, or because such a need never waits."""
    return need.urgency is Urgency.NOW or (need.urgency is Urgency.SOON and cannot_wait(need.term.code))


def _domains(needs: list[NeedAsked]) -> int:
    return len({need.term.domain for need in needs})


def _names(needs: list[NeedAsked]) -> tuple[Labels, ...]:
    return tuple(Labels(need.term.labels) for need in needs)
