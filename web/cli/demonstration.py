"""The demo territory: loading it, and showing what it suggests to ten example profiles."""

import json
from datetime import UTC, date, datetime

import click
from sqlalchemy.orm import Session

from directory.catalog.current import current
from directory.curation.history import take_turn
from directory.data_folder import DATA
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.settings import Settings
from importers.apply import apply_plan
from importers.known_services.known_entries import Wishes
from importers.link_workers.lists import import_link_workers
from importers.plan import make_plan
from matching.link_workers.assign import propose
from matching.link_workers.team import build_team
from matching.profiles.from_json import parse_profile
from matching.rank import rank
from matching.weighting.versions import in_force
from web.cli.context import say
from web.cli.import_output import print_counts
from web.cli.output import print_proposal, print_suggestion
from web.match.examples import PROFILES

SAMPLES = DATA / "samples"
SHOWN = 5  # suggestions per profile
BY = "prossima demo"


def load_demo(session: Session, settings: Settings) -> None:
    """Import the sample lists and link workers; what is there already is left as it is."""
    take_turn(session)
    for path in sorted([*SAMPLES.glob("lists/*"), *SAMPLES.glob("esempi_*.csv")]):
        say(settings, N_("Reading %(file)s…"), file=path.name, err=True)
        plan = make_plan(session, path, source=f"demo: {path.stem}", wishes=Wishes(finds_known=False))
        apply_plan(session, plan, by=BY, now=datetime.now(UTC))
        print_counts(settings, plan, err=True)
    import_link_workers(session, SAMPLES / "link_workers.csv", by=BY, now=datetime.now(UTC))


def show_profiles(session: Session, settings: Settings, *, today: date) -> None:
    """Print suggestions and a proposed link worker for every example profile."""
    catalog = current(session, settings, today=today)
    team, weights = build_team(session, catalog.vocabulary), in_force(session)
    for path in sorted(PROFILES.glob("*.json")):
        profile = parse_profile(
            json.loads(path.read_text("utf-8")), catalog.vocabulary, Gazetteer.bundled(), today=today
        )
        click.echo()
        click.secho(f"== {profile.label} ({path.stem})", bold=True)
        match = rank(profile, catalog, limit=SHOWN, weights=weights.service)
        for number, suggestion in enumerate(match.results, 1):
            print_suggestion(number, suggestion, match, settings)
        print_proposal(propose(profile, team, limit=1, weights=weights.link_worker), settings)
