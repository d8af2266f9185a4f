"""How pages are served: by how many processes and threads, and when Python looks for what nobody uses any more."""

import gc
import logging
import socket
from collections.abc import Sequence
from functools import partial
from importlib import import_module

from flask import Flask
from waitress.server import create_server

from directory.catalog.current import current
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.search.reading import read_question
from directory.search.search import search
from directory.settings import Settings
from web.cli.context import now, ready_session, today
from web.cli.sharing import Counts, SharedSocket, counted, counts_of
from web.serving.processes import Start, forked, keep_running

THREADS = 4  # of each process; more would only take the interpreter from each other
# Python looks after 700 new objects otherwise, and through everything (a third of a second, in which nobody is
# answered) after some thousand pages. A page leaves 14 objects, 10 KB, that only such a look frees.
_LOOKS_AFTER = (10_000, 10, 10)
_FIRST_QUESTIONS = ("psicologo a Forlì", "psicolgo gartis")  # the second one reads what misspelt words are held against


def read_before_parting(settings: Settings) -> None:
    """Read what every process needs, so that they share it and nobody waits for it."""
    with ready_session(settings) as session:
        catalog = current(session, settings, today=today())
    for text in _FIRST_QUESTIONS:
        search(read_question(text, catalog, now=now()), catalog, today=today())
    import_module("matching.networks.smallest_cover")  # half a second that the first network would wait for otherwise


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
    counts = counts_of(processes)
    answering = [partial(forked, partial(_answer, app, listening, counts, one), "pages") for one in range(processes)]
    keep_running([*answering, *beside])


def _answer(app: Flask, listening: socket.socket, counts: Counts, place: int) -> None:
    counts[place] = 0  # whoever had this place before is dead
    logging.basicConfig()
    shared = SharedSocket(listening, counts, place)
    server = create_server(app, threads=THREADS, ident="prossima", sockets=[shared])
    server.channel_class = counted(counts, place)
    try:
        server.run()
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
