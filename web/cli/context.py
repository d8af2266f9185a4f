"""What every command needs: the settings, a session, and a voice in the user's language."""

import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import click
from sqlalchemy.orm import Session

from directory.curation.setup import require_ready
from directory.db import make_engine, open_session
from directory.errors import AppError
from directory.i18n import Labels, Sentence
from directory.settings import Settings
from web.i18n import translate

pass_settings = click.pass_obj


@contextmanager
def ready_session(settings: Settings) -> Iterator[Session]:
    """A session on a database that `prossima init` has prepared.

    Raises:
        NotReady: it has not; the sentence says so.
    """
    engine = make_engine(settings)
    try:
        require_ready(engine)
        with open_session(engine) as session:
            yield session
    finally:
        engine.dispose()


def operator(program: str) -> str:
    """Who runs this, for the history: the account on this machine and the command."""
    try:
        return f"{getpass.getuser()} ({program})"
    except (KeyError, OSError):  # an account without a name, as in some containers
        return program


def now() -> datetime:
    """The moment at which a command runs, in the time of this machine, without a zone as opening hours are."""
    return datetime.now(UTC).astimezone().replace(tzinfo=None)


def today() -> date:
    """The day on which a command runs."""
    return now().date()


def say(settings: Settings, message: str | Sentence | Labels | AppError, *, err: bool = False, **facts: Any) -> None:
    """Print a message in the user's language."""
    spoken = Sentence(message, facts) if isinstance(message, str) else message
    click.echo(translate(spoken, settings.language), err=err)


def print_json(value: dict[str, Any]) -> None:
    """One JSON object on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
