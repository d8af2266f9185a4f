"""The least that a page of results can be: Flask, one template, and twenty rows that lie in memory."""

from collections.abc import Mapping, Sequence

from flask import Flask, render_template, request
from jinja2 import DictLoader

TEMPLATE = """<!DOCTYPE html>
<html lang="it">
  <head><meta charset="utf-8"><title>{{ asked }}</title></head>
  <body>
    <h1>{{ asked }}</h1>
    <ol>
      {% for row in rows %}
      <li>
        <h2><a href="/services/{{ row.service_id }}">{{ row.name }}</a></h2>
        <p>{{ row.organization }} · {{ row.place }} · {{ row.for_whom }}</p>
        <p>{{ row.description }}</p>
        <p>{{ row.opening }} · {{ row.verified }}</p>
        <p><a href="tel:{{ row.phone }}">{{ row.phone }}</a></p>
      </li>
      {% endfor %}
    </ol>
  </body>
</html>
"""


def bare_app(rows: Sequence[Mapping[str, str]]) -> Flask:
    """An application with one page, which shows these rows whatever is asked."""
    app = Flask("bare")
    app.jinja_loader = DictLoader({"results.html": TEMPLATE})

    @app.get("/search")
    def results() -> str:
        return render_template("results.html", rows=rows, asked=request.args.get("q", ""))

    return app
