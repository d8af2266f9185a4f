"""Templates that are rendered once with marks in their holes: what is the same for all is made once, then only filled.

The words stay in the templates, where designers find them. What a template decides by itself (a part that is there or
not, a number of values) has to be in the key under which its mould is kept; what only stands in it is a hole.
"""

import re
import secrets
from collections.abc import Callable, Hashable, Mapping
from operator import itemgetter

from flask import Flask, current_app, g, request
from markupsafe import Markup

from directory.caching import Kept
from web.i18n import current_language

MOST_MOULDS = 500  # of all templates and keys in one language; a page has 20 KB, all others less than 3
_SECRET = secrets.token_hex(16)  # nobody can write it into an address
_HOLE = re.compile(f"{_SECRET}-([a-z_0-9]+)-")  # signs that neither HTML nor addresses write otherwise


def hole(name: str) -> Markup:
    """What stands in a template for a value that is filled in later."""
    return Markup(f"{_SECRET}-{name}-")  # noqa: S704 - letters and figures


class Mould:
    """HTML with holes.

    >>> Mould(f"<b>{hole('name')}</b>").filled({"name": "x", "other": "y"})
    Markup('<b>x</b>')
    """

    def __init__(self, html: str) -> None:
        """Cut the holes out."""
        self._pieces = _HOLE.split(html)
        names = self._pieces[1::2]
        self._values_of = itemgetter(*names, names[-1]) if names else None  # of two or more it gives a tuple

    def filled(self, values: Mapping[str, str]) -> Markup:
        """The HTML for these values, each escaped for where it stands; what has no hole is left out."""
        pieces = self._pieces.copy()
        if self._values_of is not None:
            pieces[1::2] = self._values_of(values)[:-1]
        return Markup("".join(pieces))  # noqa: S704 - of pieces that are escaped


def set_up_moulds(app: Flask) -> None:
    """Begin with none; each language has its own."""
    app.extensions["moulds"] = {}


def mould(key: tuple[Hashable, ...], render: Callable[[], str]) -> Mould:
    """What was rendered for a key in the request's language, where it was; `render` is called where it was not."""
    kept = _kept()
    return kept.get(key) or kept.keep(key, Mould(render()))


def _kept() -> Kept[Hashable, Mould]:
    """Those of the request's language; a page asks fifty times."""
    kept: Kept[Hashable, Mould] | None = g.get("moulds")
    if kept is None:
        of_all: dict[tuple[str, str], Kept[Hashable, Mould]] = current_app.extensions["moulds"]
        kept = g.moulds = of_all.setdefault((current_language(), request.script_root), Kept(MOST_MOULDS))
    return kept
