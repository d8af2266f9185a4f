"""`prossima geocode`."""

import click

from directory.curation.geocode import locate_addresses
from directory.curation.history import acting
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.geocoder import geocoder
from directory.settings import Settings
from web.cli.context import operator, pass_settings, ready_session, say
from web.cli.spoken import command


@command(help=N_("Ask the configured Nominatim server for addresses known only by their municipality."))
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1), help=N_("How many addresses to ask."))
@pass_settings
def geocode(settings: Settings, limit: int) -> None:
    """See help."""
    if not settings.nominatim_url:
        raise InvalidInput(N_("No geocoder is configured. Set PROSSIMA_NOMINATIM_URL (docs/settings.md)."))
    asked = geocoder(settings.nominatim_url, user_agent=settings.nominatim_user_agent)
    with ready_session(settings) as session:
        with acting(session, by=operator("prossima geocode")):
            tally = locate_addresses(session, asked, limit=limit)
        session.commit()
    if tally.failure:
        raise tally.failure
    message = N_("%(asked)s addresses asked: %(found)s found, %(refused)s refused because they lie in another place.")
    say(settings, message, asked=tally.asked, found=tally.found, refused=tally.refused)


COMMANDS = [geocode]
