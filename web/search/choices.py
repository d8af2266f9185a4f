"""The values of a filter as HTML. A page of results has two hundred of them, so a template is not quick enough."""

from functools import lru_cache

from markupsafe import Markup

from directory.caching import once_per_catalog
from directory.catalog.catalog import Catalog
from directory.search.results.facets import Facet, FacetValue
from web.i18n import say, say_number

_BOX = Markup('<label class="choice"><input type="checkbox" name="{}" value="{}"')
_WORDS = Markup('><span>{}</span> <span class="count">')
_END = "</span></label>"
Words = dict[str, tuple[str, str]]  # value -> what stands around its count


def facet_choices(facet: Facet, catalog: Catalog, language: str) -> Markup:
    """A box to tick for each value, with its count."""
    words = _words(catalog).setdefault((facet.name, language), {})
    parts: list[str] = []
    for one in facet.values:
        value, _, count, is_chosen = one
        box, label = words.get(value) or words.setdefault(value, _worded(facet.name, one, language))
        parts += (box, " checked" if is_chosen else "", label, _count_words(count, language), _END)
    return Markup("".join(parts))  # noqa: S704 - escaped piece by piece


@lru_cache(maxsize=10_000)
def _count_words(count: int, language: str) -> str:
    return say_number(count, language)


@once_per_catalog  # labels belong to its vocabulary
def _words(_catalog: Catalog) -> dict[tuple[str, str], Words]:
    """By facet and language; all facets of a catalog with every municipality of Italy have about 8,500 values."""
    return {}


def _worded(facet: str, value: FacetValue, language: str) -> tuple[str, str]:
    return str(_BOX.format(facet, value.value)), str(_WORDS.format(say(value.label, language)))
