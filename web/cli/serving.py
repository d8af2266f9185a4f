"""How pages are served: by how many processes and threads, and when Python looks for what nobody uses any more."""

import gc
import socket
from collections.abc import Sequence
from functools import partial
from importlib import import_module

import waitress
from flask import Flask

from directory.catalog.current import current
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.search.everyday_words import is_everyday
from directory.settings import Settings
from web.cli.context import ready_session, today
from web.processes import Start, forked, keep_running

THREADS = 4  # of each process; more would only take the interpreter from each other
# Python looks after 700 new objects otherwise, and through everything (a third of a second, in which nobody is
# answered) after some thousand pages. A page leaves 14 objects, 10 KB, that only such a look frees.
_LOOKS_AFTER = (10_000, 10, 10)


def read_before_parting(settings: Settings) -> None:
    """Read what every process needs, so that they share it and nobody waits for it."""
    with ready_session(settings) as session:
        current(session, settings, today=today())
    import_module("matching.smallest_cover")  # half a second that the first network would wait for otherwise
    is_everyday("parola")  # words that people say, for misspelt questions


def serve_pages(app: Flask, listening: socket.socket, *, processes: int, beside: Sequence[Start] = ()) -> None:
    """Serve an application by several processes until this one is told to end.

    They are forked, so they share what this process has read; no connection to a database may be open, no thread run.

    Args:
        listening: who asks is answered by whichever process is free.
        beside: what else is kept running meanwhile.
    """
    gc.collect()
    gc.freeze()  # the program itself stays, and need not be looked through; a look would also copy what is shared
    gc.set_threshold(*_LOOKS_AFTER)
    answering = partial(forked, partial(_answer, app, listening), "pages")
    keep_running([*[answering] * processes, *beside])


def _answer(app: Flask, listening: socket.socket) -> None:
    try:
        waitress.serve(app, threads=THREADS, ident="prossima", sockets=[listening])
    finally:
        if waiting := app.extensions.get("waiting_searches"):
            waiting.write()


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
