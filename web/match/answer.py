"""The page of suggestions for a profile, and what is written down of it."""

from collections.abc import Sequence
from typing import Any

from flask import current_app, render_template
from sqlalchemy.orm import Session

from directory.catalog.catalog import Catalog
from directory.places.gazetteer import Gazetteer
from matching.casework.marked_services import NO_FIT_WORDS, Aside
from matching.link_workers.assign import propose
from matching.link_workers.team import build_team
from matching.network import propose_network
from matching.profile import Profile
from matching.profiles.intensity import Intensity, IntensityProposal
from matching.rank import Match
from matching.said.also import also_said, perhaps_said
from matching.said.facts import FactsSaid, facts_said
from matching.weighting.versions import in_force
from web import clock
from web.db import current_settings
from web.match.marked import shown_asides
from web.match.networks import intensity_view, network_view
from web.match.parts import in_parts
from web.match.results import match_view
from web.match.whom import for_whom
from web.match.workers import proposal_view
from web.searches.recording import keeping_of
from web.unmet.recording import log_unmet

SUGGESTIONS, WORKERS = 10, 3


def record_unmet(session: Session, match: Match) -> None:
    """Write down for the coordinators which needs nothing covers."""
    keeping = keeping_of(current_settings(), current_app.config["SECRET_KEY"])
    log_unmet(session, match, keeping=keeping, today=clock.today(), warn=current_app.logger.warning)


def told_in(profile: Profile, catalog: Catalog) -> FactsSaid:
    """What the person's words tell and the profile leaves empty."""
    return facts_said(
        profile, catalog.vocabulary, Gazetteer.bundled(), now=clock.now(), served=catalog.municipalities.has
    )


def results_page(
    session: Session,
    catalog: Catalog,
    match: Match,
    intensity: IntensityProposal,
    asides: Sequence[Aside],
    **page: Any,
) -> str:
    """Suggestions, the network where one is needed, and link workers.

    Args:
        asides: what was put aside, shown apart.
        page: what else the template needs: `form` and `view`, and `case` or `keeping`; `told`: what was taken
            from words.
    """
    now = clock.now()
    team, weights = build_team(session, catalog.vocabulary), in_force(session)
    is_network = intensity.value is Intensity.NETWORK
    network = propose_network(match.profile, catalog, service_weights=weights.service) if is_network else None
    found = match_view(catalog, match, now=now)
    members = [one.suggestion.row for one in network.members] if network else []
    return render_template(
        "match/results.html",
        found=found,
        whom=for_whom(match),
        **in_parts(found.suggestions, match, members),
        also_said=also_said(match.profile, catalog.vocabulary),
        perhaps_said=perhaps_said(match.profile, catalog.vocabulary),
        facts_said=told_in(match.profile, catalog),
        put_aside=shown_asides(session, asides),
        no_fit=NO_FIT_WORDS,
        proposal=proposal_view(propose(match.profile, team, limit=WORKERS, weights=weights.link_worker), team),
        intensity=intensity_view(intensity, network),
        network=network_view(catalog, network, now=now) if network else None,
        **page,
    )
