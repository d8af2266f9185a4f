"""A web server as a process of its own: our pages, or the bare one.

`python -m benchmarks.page_server PORT` serves with waitress, as `prossima serve` does; other servers take `make_app`.
What is served stands in the environment: BENCH_PAGE (prossima or bare), BENCH_SIZE, the listings, and BENCH_PROCESSES.
"""

import os
import sys

from flask import Flask

from benchmarks.bare_page import bare_app
from benchmarks.directory_of_rows import kept_or_made
from benchmarks.synthetic import World, rows
from web.app import create_app
from web.cli.serving import listen, read_before_parting, serve_pages

ROWS = 20


def make_app() -> Flask:
    """The application that the environment names."""
    world = World.bundled()
    if os.environ["BENCH_PAGE"] == "prossima":
        settings = kept_or_made(int(os.environ["BENCH_SIZE"]), world)
        read_before_parting(settings)
        return create_app(settings)
    return bare_app(
        [
            {
                "service_id": str(row.service_id),
                "name": row.name,
                "organization": row.organization,
                "place": row.place.name if row.place else "",
                "for_whom": f"{row.minimum_age or 0:g}–{row.maximum_age or 120:g} anni",
                "description": row.description,
                "opening": "apre domani alle 09:00",
                "verified": f"verificato il {row.verified}",
                "phone": "+39054312345",
            }
            for row in rows(ROWS, world)
        ]
    )


if __name__ == "__main__":
    serve_pages(make_app(), listen("127.0.0.1", int(sys.argv[1])), processes=int(os.environ["BENCH_PROCESSES"]))
