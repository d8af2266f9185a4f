"""`prossima unmet`: needs that nothing answers."""

import click

from directory.i18n import N_, Sentence
from directory.queries.search_log import term_labels
from directory.queries.unmet_needs import Unanswered, UnmetOverview, unmet_overview
from directory.settings import Settings
from web.cli.context import pass_settings, print_json, ready_session, say, today
from web.cli.spoken import command
from web.i18n import say as spoken
from web.i18n import translate
from web.searches.words import TermLabels, term_label
from web.unmet.words import cause_label, unmet_json

INDENT = "  "


@command(help=N_("Show which needs nothing answered, where and on how many days, and why."))
@click.option(
    "--days", type=click.IntRange(1, 3650), default=30, show_default=True, help=N_("The last so many days, with today.")
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def unmet(settings: Settings, days: int, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        overview = unmet_overview(session, today=today(), days=days, least=settings.search_log_threshold)
        labels = term_labels(session)
    if as_json:
        print_json(unmet_json(overview, labels, settings.language))
    else:
        print_overview(overview, labels, settings)


def print_overview(overview: UnmetOverview, labels: TermLabels, settings: Settings) -> None:
    """One line a need and place."""
    if not settings.search_log_days:
        say(settings, N_("Needs without an answer are not being written down: PROSSIMA_SEARCH_LOG_DAYS is 0."))
    period = {"first": overview.first, "last": overview.last}
    if overview.needs:
        say(settings, Sentence(N_("Needs without an answer from %(first)s to %(last)s:"), period))
    else:
        say(settings, Sentence(N_("From %(first)s to %(last)s nothing was left without an answer."), period))
    for one in overview.needs:
        click.echo(INDENT + line(one, labels, settings.language))


def line(one: Unanswered, labels: TermLabels, language: str) -> str:
    """Need, place, days, severity and causes."""
    if one.severity:
        message = N_("%(need)s – %(place)s: on days: %(times)s, last on %(last)s, weighs %(severity)s of 5; %(causes)s")
    else:
        message = N_("%(need)s – %(place)s: on days: %(times)s, last on %(last)s; %(causes)s")
    facts = {
        "need": spoken(term_label(labels, "need", one.need), language),
        "place": one.place,
        "times": one.times,
        "last": max(one.days),
        "severity": one.severity,
        "causes": tuple(cause_label(cause) for cause, _ in one.causes),
    }
    return translate(Sentence(message, facts), language)


COMMANDS = [unmet]
