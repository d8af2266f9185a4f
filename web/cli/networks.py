"""The intensity of help and the network proposal, as text for people and as JSON for programs (docs/cli.md)."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click

from directory.i18n import N_, Labels, Sentence
from directory.settings import Settings
from matching.explain import to_check
from matching.network import Gap, Member, Network, NetworkProposal
from matching.profiles.intensity import INTENSITY_WORDS, IntensityProposal
from web.cli.context import say
from web.cli.output import INDENT, SHOWN_REASONS, headline, result_json
from web.i18n import translate


def more_json(intensity: IntensityProposal, proposal: NetworkProposal | None, language: str) -> dict[str, Any]:
    """What `prossima match --json` says beside the suggestions."""
    return {
        "intensity": {"value": intensity.value.value, "reason": translate(intensity.reason, language)},
        "network": network_json(proposal, language) if proposal else None,
    }


def network_json(proposal: NetworkProposal, language: str) -> dict[str, Any]:
    """The proposed network with its alternatives."""
    return {
        **_members_json(proposal.best, language),
        "alternatives": [_alternative_json(one, language) for one in proposal.alternatives],
        "uncovered": [_gap_json(gap, language) for gap in proposal.uncovered],
        "notes": [translate(note, language) for note in proposal.notes],
    }


def _gap_json(gap: Gap, language: str) -> dict[str, Any]:
    closest = result_json(gap.closest, language) if gap.closest else None
    return {"need": gap.need.term.code, "why": translate(gap.why, language), "closest": closest}


def _members_json(network: Network, language: str) -> dict[str, Any]:
    totals = asdict(network.totals)
    if totals["farthest_km"] is not None:
        totals["farthest_km"] = round(totals["farthest_km"], 2)
    return {"members": [_member_json(member, language) for member in network.members], "totals": totals}


def _alternative_json(network: Network, language: str) -> dict[str, Any]:
    return {**_members_json(network, language), "later": [need.term.code for need in network.later]}


def _member_json(member: Member, language: str) -> dict[str, Any]:
    needs = [{"need": one.need.term.code, "cover": round(one.cover, 4), "in_time": one.in_time} for one in member.needs]
    return {
        **result_json(member.suggestion, language),
        "needs": needs,
        "why": translate(member.why, language),
        "timing": translate(member.timing, language) if member.timing else None,
        "to_check": [translate(one, language) for one in to_check(member.suggestion)],
    }


def print_intensity(intensity: IntensityProposal, settings: Settings) -> None:
    """How much help, and why."""
    click.echo()
    value = Sentence(INTENSITY_WORDS[intensity.value])
    say(settings, N_("How much help: %(value)s. %(why)s"), value=value, why=intensity.reason)


def print_network(proposal: NetworkProposal, settings: Settings) -> None:
    """The members with what they are there for, the alternatives, and what nobody covers."""
    language = settings.language
    click.echo()
    click.secho(translate(N_("The network"), language), bold=True)
    for note in proposal.notes:
        say(settings, note)
    if proposal.members:
        click.echo(" · ".join(translate(one, language) for one in proposal.best.totals.sentences()))
    for number, member in enumerate(proposal.members, 1):
        _print_member(number, member, language)
    for number, network in enumerate(proposal.alternatives, 1):
        parts = tuple(f"{one.suggestion.name} ({_needs_of(one, language)})" for one in network.members)
        say(settings, N_("Alternative %(number)s: %(members)s"), number=number, members=" + ".join(parts))
        if network.what_it_costs:
            click.echo(INDENT + translate(network.what_it_costs, language))
    _print_gaps(proposal.uncovered, settings)


def _print_member(number: int, member: Member, language: str) -> None:
    click.echo(headline(number, member.suggestion, language))
    extents = tuple(one.extent for one in member.needs)
    click.echo(INDENT + translate(Sentence(N_("For: %(needs)s"), {"needs": extents}), language))
    said = (member.why, *([member.timing] if member.timing else []))
    click.echo(INDENT + " · ".join(translate(one, language) for one in said))
    if questions := to_check(member.suggestion)[:SHOWN_REASONS]:
        asked = " · ".join(translate(one, language) for one in questions)
        click.echo(INDENT + click.style(translate(N_("To check:"), language) + " " + asked, dim=True))


def _needs_of(member: Member, language: str) -> str:
    return ", ".join(one.need.term.label(language) for one in member.needs)


def _print_gaps(gaps: Sequence[Gap], settings: Settings) -> None:
    if gaps:
        say(settings, N_("Not covered:"))
    for gap in gaps:
        label = translate(Labels(gap.need.term.labels), settings.language)
        closest = f" ({gap.closest.name})" if gap.closest else ""
        click.echo(f"{INDENT}{label} – {translate(gap.why, settings.language)}{closest}")
