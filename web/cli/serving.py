"""How pages are served: by how many threads, and when Python looks for what nobody uses any more."""

import gc
from typing import Any

import waitress
from flask import Flask

THREADS = 4  # more would only take the interpreter from each other
# Python looks after 700 new objects otherwise, and through everything (a third of a second, in which nobody is
# answered) after some thousand pages. A page leaves 14 objects, 10 KB, that only such a look frees.
_LOOKS_AFTER = (10_000, 10, 10)


def serve_pages(app: Flask, **where: Any) -> None:
    """Serve an application until the process is told to end.

    Args:
        where: `sockets`, or `host` and `port`, as waitress takes them.
    """
    gc.collect()
    gc.freeze()  # the program itself stays, and need not be looked through
    gc.set_threshold(*_LOOKS_AFTER)
    waitress.serve(app, threads=THREADS, ident="prossima", **where)
