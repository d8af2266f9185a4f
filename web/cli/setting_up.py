"""`prossima init`, `demo`, `serve`, `jobs`."""

import signal
import socket
from importlib import import_module
from types import FrameType

import click

from directory.curation.setup import initialise, upgrade_schema
from directory.db import make_engine, open_session
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.search.everyday_words import is_everyday
from directory.settings import Settings
from web.app import create_app
from web.cli.context import pass_settings, ready_session, say, today
from web.cli.demonstration import load_demo, show_profiles
from web.cli.serving import serve_pages
from web.cli.serving_log import log_only_long_queues
from web.cli.spoken import command
from web.cli.users import print_first_link
from web.jobs import JobsBeside, run_jobs


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
@pass_settings
def serve(settings: Settings, host: str, port: int) -> None:
    """See help."""
    with ready_session(settings) as session:
        app = create_app(settings)
        print_first_link(settings, session, app, served_at=f"http://{host}:{port}")
    import_module("matching.smallest_cover")  # half a second that the first network would wait for otherwise
    is_everyday("parola")  # reads the words that people say, which the first misspelt question would wait for
    listening = listen(host, port)
    address = f"http://{host}:{port}/"
    say(settings, N_("Prossima answers at %(address)s – stop with Ctrl+C."), address=address, err=True)
    signal.signal(signal.SIGTERM, _end)
    log_only_long_queues()
    with JobsBeside(settings):
        serve_pages(app, sockets=[listening])
    app.extensions["waiting_searches"].write()


def _end(_number: int, _frame: FrameType | None) -> None:
    """End as with Ctrl+C: answers are finished, and the searches that wait are written."""
    raise SystemExit


@command(help=N_("Do background jobs (reading and writing uploaded lists) without serving; `serve` does them itself."))
@pass_settings
def jobs(settings: Settings) -> None:
    """See help."""
    with ready_session(settings):
        say(settings, N_("Waiting for jobs – stop with Ctrl+C."), err=True)
    run_jobs(settings)


def listen(host: str, port: int) -> socket.socket:
    """A socket on that address.

    Raises:
        InvalidInput: it is taken, or none of this machine's.
    """
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as problem:
        message = N_("Cannot listen on %(address)s: %(problem)s. Choose another --host or --port.")
        raise InvalidInput(message, address=f"{host}:{port}", problem=problem.strerror or str(problem)) from problem


COMMANDS = [init, demo, serve, jobs]
