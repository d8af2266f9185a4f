"""Results as text for people and as JSON for programs (docs/cli.md tells the keys)."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from directory.catalog.listed import Listed
from directory.catalog.scoring import Reason
from directory.i18n import N_, Sentence
from directory.search.results.facets import Facet
from directory.search.results.groups import Group
from directory.search.search import SearchResult
from directory.settings import Settings
from matching.explain import coverage, reasons_to_say, to_check, what_would_change
from matching.gaps.uncovered import Uncovered
from matching.link_workers.assign import Proposal, beside_the_next
from matching.profiles.pathways import STANDINGS, Progress, Standing
from matching.rank import Match
from matching.shortlisting.assessment import Suggestion
from web.cli.context import say
from web.i18n import say_number, translate
from web.search.understood import understood_json
from web.team.plan_json import reason_json

SHOWN_REASONS = 3
PRICE = N_("Others who are expected need this room more: −%(price)s")
MARKS = {Standing.DONE: "✓", Standing.NEXT: "→", Standing.LATER: "·"}
INDENT = " " * 4
HEADINGS: Mapping[Group, str] = {  # what stands first has none
    Group.FAR: N_("Farther away"),
    Group.BESIDE: N_("Other results"),
    Group.BEYOND: N_("Beyond the distance"),
    Group.UNFILTERED: N_("Without the filters"),
    Group.OTHERS: N_("For others"),
}


def result_json(result: Listed, language: str) -> dict[str, Any]:
    """What a search result and a suggestion have in common."""
    return {
        "id": str(result.listing_id),
        "service_id": str(result.service_id),
        "name": result.name,
        "organization": result.organization,
        "municipality": result.municipality,
        "distance_km": None if result.distance_km is None else round(result.distance_km, 2),
        "full": result.is_full,
        "closed_now": result.closed_now,
        "score": round(result.score, 6),
        "eligibility": result.eligibility.code if isinstance(result, Suggestion) else None,
        "reasons": [reason_json(reason, language) for reason in result.reasons],
    }


def search_json(found: SearchResult, language: str) -> dict[str, Any]:
    """The answer of `prossima search --json`."""
    query = found.query
    return {
        "query": query.text,
        "understood": understood_json(query, found.relaxed_codes),
        "notes": [translate(note, language) for note in query.notes],
        "relaxed": [translate(one, language) for one in found.relaxed],
        "total": found.total,
        "results": [
            {**result_json(result, language), "group": group.value}
            for result, group in zip(found.results, groups_of(found), strict=True)
        ],
        "facets": [facet_json(facet, language) for facet in found.facets],
    }


def facet_json(facet: Facet, language: str) -> dict[str, Any]:
    """A facet with its values and counts."""
    return {
        "name": facet.name,
        "label": translate(facet.label, language),
        "values": [
            {"value": one.value, "label": translate(one.label, language), "count": one.count} for one in facet.values
        ],
    }


def suggestion_json(suggestion: Suggestion, match: Match, language: str) -> dict[str, Any]:
    """A suggestion: a result, what it covers, what to check, and what would change its place."""
    change = what_would_change(suggestion, match)
    return {
        **result_json(suggestion, language),
        "for_whom": translate(suggestion.for_whom, language) if suggestion.for_whom else None,
        "eligibility_reasons": [translate(one, language) for one in suggestion.eligibility_sentences],
        "covers": list(suggestion.covers),
        "to_check": [translate(one, language) for one in to_check(suggestion)],
        "would_change": translate(change.text, language) if change else None,
    }


def _uncovered_json(one: Uncovered, language: str) -> dict[str, Any]:
    nearest = one.nearest and {
        "service_id": str(one.nearest.service_id),
        "name": one.nearest.name,
        "municipality": one.nearest.municipality,
        "distance_km": round(one.nearest.km, 1),
    }
    return {"cause": one.cause.value, "text": translate(one.why, language), "nearest": nearest}


def match_json(match: Match, language: str) -> dict[str, Any]:
    """The answer of `prossima match --json`."""
    return {
        "profile": match.profile.label,
        "results": [suggestion_json(one, match, language) for one in match.results],
        "not_for_this_person": [suggestion_json(one, match, language) for one in match.not_for_this_person],
        "coverage": {need: list(names) for need, names in coverage(match).items()},
        "uncovered": [one.term.code for one in match.uncovered],
        "uncovered_causes": {one.term.code: _uncovered_json(one, language) for one in match.uncovered},
        "pathway": pathway_json(match.profile.pathway, match, language) if match.profile.pathway else None,
        "notes": [translate(note, language) for note in match.notes],
    }


def pathway_json(progress: Progress, match: Match, language: str) -> dict[str, Any]:
    """The stages with what is done, and what is suggested for the next."""
    return {
        "pathway": progress.pathway.code,
        "label": translate(progress.pathway.labels, language),
        "next": progress.next.code if progress.next else None,
        "stages": [
            {
                "stage": stage.code,
                "label": translate(stage.labels, language),
                "standing": standing.value,
                "needs": list(stage.needs),
            }
            for stage, standing in progress.standings
        ],
        "results": [suggestion_json(one, match, language) for one in match.next_stage],
    }


def proposal_json(proposal: Proposal, language: str) -> dict[str, Any]:
    """The answer of `prossima assign --json`."""
    return {
        "profile": proposal.profile.label,
        "case_points": round(proposal.case_points, 2),
        "case_reasons": [
            {"points": round(part.points, 2), "text": translate(part.text, language)} for part in proposal.case_parts
        ],
        "results": [
            {
                "id": str(one.id),
                "name": one.name,
                "organization": one.organization,
                "score": round(one.score, 6),
                "price": round(one.price, 6),
                "load_after": round(one.load_after, 4),
                "band": one.band.value,
                "remarks": [translate(remark, language) for remark in one.remarks],
                "reasons": [reason_json(reason, language) for reason in one.reasons],
            }
            for one in proposal.candidates
        ],
        "runner_up_difference": None
        if proposal.runner_up_difference is None
        else round(proposal.runner_up_difference, 6),
        "excluded": [{"name": one.name, "text": translate(one.why, language)} for one in proposal.excluded],
        "notes": [translate(note, language) for note in proposal.notes],
    }


def reasons_line(reasons: Sequence[Reason], language: str) -> str:
    """Reasons in one line."""
    return " · ".join(translate(reason.text, language) for reason in reasons)


def headline(number: int, result: Listed, language: str) -> str:
    """Name, organization, place and distance, and what would be a wasted way."""
    place = result.municipality
    if result.distance_km is not None:
        place = f"{place}, {say_number(result.distance_km, language)} km"
    exceptions = ((result.closed_now, N_("closed for now")), (result.is_full, N_("no places left")))
    said = [translate(Sentence(text), language) for applies, text in exceptions if applies]
    known = [part for part in (result.organization, place, *said) if part]
    return f"{number:>2}. {click.style(result.name, bold=True)} – {' · '.join(known)}  [{result.score:.2f}]"


def groups_of(found: SearchResult) -> list[Group]:
    """Under which heading each result of the first page stands."""
    return [group for group, size in found.headings for _ in range(size)][: len(found.results)]


def print_search(found: SearchResult, settings: Settings) -> None:
    """A page of results with its strongest reasons."""
    for note in (*found.query.notes, *found.relaxed):
        say(settings, note)
    before: Group | None = None
    for number, (result, group) in enumerate(zip(found.results, groups_of(found), strict=True), 1):
        if group is not before and group in HEADINGS:
            click.echo()
            say(settings, HEADINGS[group])
        before = group
        click.echo(headline(number, result, settings.language))
        known = [reason for reason in result.reasons if reason.known][:SHOWN_REASONS]
        click.echo(INDENT + reasons_line(known, settings.language))
    if found.results:
        say(settings, N_("Found: %(total)s, shown: %(shown)s."), total=found.total, shown=len(found.results))
    else:
        say(settings, N_("Nothing was found. Try fewer or other words, or a wider area."))


def print_match(match: Match, settings: Settings) -> None:
    """Suggestions, what is not for this person, and what nobody answers."""
    language = settings.language
    for note in match.notes:
        say(settings, note)
    for number, suggestion in enumerate(match.results, 1):
        print_suggestion(number, suggestion, match, settings)
    if match.profile.pathway:
        print_pathway(match.profile.pathway, match, language)
    if match.not_for_this_person:
        say(settings, N_("Not for this person:"))
        for one in match.not_for_this_person:
            why = " · ".join(translate(sentence, language) for sentence in one.eligibility_sentences)
            click.echo(f"{INDENT}{one.name} – {why}")
    if match.uncovered:
        say(settings, N_("Not covered now:"))
        for gap in match.uncovered:
            said = "; ".join(translate(one, language) for one in (gap.why, gap.where) if one)
            click.echo(f"{INDENT}{gap.term.label(language)} – {said}")


def print_pathway(progress: Progress, match: Match, language: str) -> None:
    """The stages in order, one line each; under the next one what is suggested for it."""
    click.secho(translate(Sentence(N_("Pathway: %(name)s"), {"name": progress.pathway.labels}), language), bold=True)
    for stage, standing in progress.standings:
        word = translate(STANDINGS[standing], language)
        click.echo(f"{INDENT}{MARKS[standing]} {translate(stage.labels, language)} ({word})")
        for one in match.next_stage if standing is Standing.NEXT else ():
            known = " · ".join(part for part in (one.organization, one.municipality) if part)
            click.echo(f"{INDENT * 2}{one.name} – {known}")


def print_suggestion(number: int, suggestion: Suggestion, match: Match, settings: Settings) -> None:
    """One suggestion: what it is, why, what would change its place, and what to check."""
    language = settings.language
    click.echo(headline(number, suggestion, language))
    click.echo(INDENT + reasons_line(reasons_to_say(suggestion, match.profile), language))
    if suggestion.for_whom:
        click.echo(INDENT + translate(suggestion.for_whom, language))
    change = what_would_change(suggestion, match)
    if change:
        click.echo(INDENT + translate(change.text, language))
    questions = [one for one in to_check(suggestion) if change is None or one != change.what]
    if questions:
        asked = " · ".join(translate(one, language) for one in questions[:SHOWN_REASONS])
        click.echo(INDENT + click.style(translate(N_("To check:"), language) + " " + asked, dim=True))


def print_proposal(proposal: Proposal, settings: Settings) -> None:
    """The proposed link workers with reasons, or why there is none."""
    language = settings.language
    for note in proposal.notes:
        say(settings, note)
    for number, one in enumerate(proposal.candidates):
        known = [reason for reason in one.reasons if reason.known and reason.value > 0][:SHOWN_REASONS]
        proposed = translate(N_("Proposed link worker:"), language)
        click.echo(f"  → {proposed} {click.style(one.name, bold=True)} – {one.organization}  [{one.score:.2f}]")
        click.echo(INDENT + reasons_line(known, language))
        if one.price:
            price = f"{one.price:.2f}"
            click.echo(INDENT + translate(Sentence(PRICE, {"price": price}), language))
        for remark in one.remarks:
            click.echo(INDENT + translate(remark, language))
        if number == 0 and proposal.runner_up_difference is not None:
            click.echo(INDENT + translate(beside_the_next(proposal.runner_up_difference), language))


def print_case(proposal: Proposal, settings: Settings) -> None:
    """What the case weighs, and from what."""
    parts = tuple(f"{part.points:g} – {translate(part.text, settings.language)}" for part in proposal.case_parts)
    message = N_("The case weighs one point: %(parts)s")
    if proposal.case_points != 1:
        message = N_("The case weighs %(points)s points: %(parts)s")
    say(settings, message, points=f"{proposal.case_points:g}", parts=parts)


def print_excluded(proposal: Proposal, settings: Settings) -> None:
    """Who is not proposed, one line a reason."""
    by_reason: dict[str, list[str]] = {}
    for one in proposal.excluded:
        by_reason.setdefault(translate(one.why, settings.language), []).append(one.name)
    if by_reason:
        say(settings, N_("Not proposed:"))
    for reason, names in by_reason.items():
        click.echo(f"{INDENT}{reason}: {', '.join(names)}")
