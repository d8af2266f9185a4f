"""A bar on standard error that says how far a long list is; nothing where no person looks."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from directory.settings import Settings
from importers.records.drafts import Progress
from web.i18n import translate


@contextmanager
def progress_bar(settings: Settings, label: str) -> Iterator[Progress | None]:
    """What a long piece of work is given to say how far it is; None unless standard error is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=translate(label, settings.language), file=sys.stderr) as bar:
        yield lambda done, rows: _move(bar, done, rows)
        _move(bar, bar.length or 1, bar.length or 1)


def _move(bar: Any, done: int, rows: int) -> None:
    """How many rows there are is known when the first is done."""
    bar.length = max(rows, 1)
    bar.update(max(done - bar.pos, 0))
