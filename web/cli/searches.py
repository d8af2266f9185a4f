"""`prossima searches`: what people look for and do not find."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import click

from directory.curation.search_log import forget
from directory.curation.unmet_needs import forget_unmet
from directory.i18n import N_, Sentence
from directory.queries.search_log import Outcome, SearchOverview, search_overview, term_labels
from directory.settings import Settings
from web.cli.context import pass_settings, print_json, ready_session, say, today
from web.cli.spoken import command
from web.i18n import say as spoken
from web.i18n import translate
from web.searches.words import TermLabels, overview_json, relaxation_label, term_label

INDENT = "  "


@command(help=N_("Show what people look for and do not find, from the query log."))
@click.option(
    "--days",
    type=click.IntRange(0, 3650),
    help=N_("The last so many days: 30 if not said. With --forget: keep only these."),
)
@click.option(
    "--forget",
    "is_to_forget",
    is_flag=True,
    help=N_("Remove what is older than PROSSIMA_SEARCH_LOG_DAYS, or --days; unmet needs as well."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def searches(settings: Settings, days: int | None, is_to_forget: bool, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        if is_to_forget:
            kept = settings.search_log_days if days is None else days
            # Nothing is kept with 0 days, not even today's.
            before = today() - timedelta(days=kept) if kept else today() + timedelta(days=1)
            removed = forget(session, before=before)
            forget_unmet(session, before=before)
            session.commit()
            say(settings, N_("Searches removed from the query log: %(count)s."), count=removed, err=as_json)
            if not as_json:
                return
        overview = search_overview(
            session,
            today=today(),
            days=30 if days is None or is_to_forget else max(days, 1),
            least=settings.search_log_threshold,
            kept_days=settings.search_log_days,
        )
        labels = term_labels(session)
    if as_json:
        print_json(overview_json(overview, labels, settings.language))
    else:
        print_overview(overview, labels, settings)


def print_overview(overview: SearchOverview, labels: TermLabels, settings: Settings) -> None:
    """The period, then the lists, one line a row; empty ones are left out."""
    total = overview.total
    if not settings.search_log_days:
        say(settings, N_("The query log is switched off (PROSSIMA_SEARCH_LOG_DAYS is 0)."))
    message = N_("From %(first)s to %(last)s: %(searches)s searches, %(few)s with few results, %(nothing)s with none.")
    facts: dict[str, Any] = {"searches": total.searches, "few": total.few, "nothing": total.nothing}
    say(settings, Sentence(message, {"first": overview.first, "last": overview.last, **facts}))
    if total.opened_share is not None:
        message = N_("Of 100 searches with results, a result was opened in %(share)s.")
        say(settings, message, share=round(100 * total.opened_share))
    for title, lines in _lists(overview, labels, settings.language):
        if lines:
            say(settings, title)
            for line in lines:
                click.echo(INDENT + line)
    say(settings, N_("Shown is only what was asked for at least %(least)s times."), least=overview.least)


def _lists(overview: SearchOverview, labels: TermLabels, language: str) -> Iterator[tuple[str, list[str]]]:
    """Title and lines of each list, in the order of the page."""

    def label(taxonomy: str, code: str) -> str:
        return spoken(term_label(labels, taxonomy, code), language)

    gaps = [(f"{label('need', one.domain)} – {spoken(one.place, language)}", one.outcome) for one in overview.gaps]
    terms = [(label(one.taxonomy, one.value), one.outcome) for one in overview.terms]
    texts = [(one.value, one.outcome) for one in overview.texts]
    given_up = [(translate(relaxation_label(code), language), count) for code, count in overview.relaxations]
    yield N_("Needs and places with few results"), [f"{name}: {_counts(outcome)}" for name, outcome in gaps]
    yield N_("What was asked for, with few results"), [f"{name}: {_counts(outcome)}" for name, outcome in terms]
    yield N_("Words not understood"), [f"{one.word}: {one.unanswered}/{one.times}" for one in overview.words]
    yield N_("Questions with few results"), [f"{text}: {_counts(outcome)}" for text, outcome in texts]
    yield N_("Conditions given up"), [f"{name}: {count}" for name, count in given_up]


def _counts(outcome: Outcome) -> str:
    """How many of the searches had few results, and how many none: "7/12 (3)"."""
    return f"{outcome.few}/{outcome.searches} ({outcome.nothing})"


COMMANDS = [searches]
