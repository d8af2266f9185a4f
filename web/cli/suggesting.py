"""`prossima suggest`: what a text may become."""

from typing import Any

import click

from directory.catalog.current import current
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.search.suggest import LIMIT, suggest
from directory.settings import Settings
from web.cli.context import pass_settings, print_json, ready_session, say, today
from web.cli.spoken import command
from web.in_words.suggestions import said


@command("suggest", help=N_("Suggest services, organisations, terms and places that begin so."))
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", default=LIMIT, show_default=True, type=click.IntRange(1, LIMIT), help=N_("How many to show."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def suggest_(settings: Settings, text: tuple[str, ...], limit: int, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        catalog = current(session, settings, today=today())
    typed = " ".join(text)
    found = suggest(typed, catalog, Gazetteer.bundled(), limit=limit, language=settings.language)
    lines = [said(one, settings.language) for one in found]
    if as_json:
        print_json({"query": typed, "suggestions": lines})
    elif lines:
        for line in lines:
            click.echo(shown(line))
    else:
        say(settings, N_("Nothing begins so."))


def shown(line: dict[str, Any]) -> str:
    """One suggestion in one line."""
    return f"{click.style(line['text'], bold=True)} – {line['said']}"


COMMANDS = [suggest_]
