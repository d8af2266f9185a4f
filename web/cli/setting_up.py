"""`prossima init`, `demo`, `serve`, `jobs`."""

from functools import partial

import click

from directory.curation.setup import initialise, upgrade_schema
from directory.db import make_engine, open_session
from directory.i18n import N_
from directory.settings import MOST_PROCESSES, Settings
from web.app import create_app
from web.cli.context import pass_settings, ready_session, say, today
from web.cli.demonstration import load_demo, show_profiles
from web.cli.serving import listen, read_before_parting, serve_pages
from web.cli.serving_log import log_only_long_queues
from web.cli.spoken import command
from web.cli.users import print_first_link
from web.jobs import jobs_beside, run_jobs


@command(
    help=N_("Prepare the database: create or upgrade its tables, load taxonomies and municipalities."),
)
@pass_settings
def init(settings: Settings) -> None:
    """See help."""
    engine = make_engine(settings)
    say(settings, N_("Preparing the database…"), err=True)
    upgrade_schema(engine)
    with open_session(engine) as session:
        initialise(session)
        session.commit()
        shown = engine.url.render_as_string(hide_password=True)
        say(settings, N_("The database is ready: %(database)s"), database=shown, err=True)
        print_first_link(settings, session)
    engine.dispose()


@command(help=N_("Load the demo territory (real lists and invented examples), and show what it suggests."))
@pass_settings
def demo(settings: Settings) -> None:
    """See help."""
    with ready_session(settings) as session:
        load_demo(session, settings)
        session.commit()
        show_profiles(session, settings, today=today())
        print_first_link(settings, session)


@command(help=N_("Serve the web pages."))
@click.option("--host", default="127.0.0.1", show_default=True, help=N_("Address to listen on."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=N_("Port to listen on."))
@click.option(
    "--processes",
    type=click.IntRange(1, MOST_PROCESSES),
    help=N_("How many processes answer; else as PROSSIMA_PROCESSES says, or one for each processor, four at most."),
)
@pass_settings
def serve(settings: Settings, host: str, port: int, processes: int | None) -> None:
    """See help."""
    listening = listen(host, port)
    with ready_session(settings) as session:
        app = create_app(settings)
        print_first_link(settings, session, app, served_at=f"http://{host}:{port}")
    read_before_parting(settings)
    address = f"http://{host}:{port}/"
    say(settings, N_("Prossima answers at %(address)s – stop with Ctrl+C."), address=address, err=True)
    log_only_long_queues()
    jobs_process = partial(jobs_beside, settings)
    serve_pages(app, listening, processes=processes or settings.answering_processes, beside=[jobs_process])


@command(help=N_("Do background jobs (reading and writing uploaded lists) without serving; `serve` does them itself."))
@pass_settings
def jobs(settings: Settings) -> None:
    """See help."""
    with ready_session(settings):
        say(settings, N_("Waiting for jobs – stop with Ctrl+C."), err=True)
    run_jobs(settings)


COMMANDS = [init, demo, serve, jobs]
