"""The values of a filter as HTML. A page of results has two hundred of them, so a template is not quick enough."""

from functools import lru_cache

from markupsafe import Markup

from directory.catalog.catalog import Catalog
from directory.search.facets import Facet, FacetValue
from web.i18n import say, say_number

_MOST_WORDED = 50_000  # values in all languages; with every municipality of Italy there are about 8,500 in one
_BOX = Markup('<label class="choice"><input type="checkbox" name="{}" value="{}"')
_WORDS = Markup('><span>{}</span> <span class="count">')
_END = "</span></label>"
Words = dict[tuple[str, str, str], tuple[str, str]]  # facet, value, language -> what stands around the count


def facet_choices(facet: Facet, catalog: Catalog, language: str) -> Markup:
    """A box to tick for each value, with its count."""
    words = _words(catalog)
    parts: list[str] = []
    for value in facet.values:
        key = (facet.name, value.value, language)
        box, label = words.get(key) or _worded(words, key, value)
        parts += (box, " checked" if value.chosen else "", label, _count_words(value.count, language), _END)
    return Markup("".join(parts))  # noqa: S704 - escaped piece by piece


@lru_cache(maxsize=10_000)
def _count_words(count: int, language: str) -> str:
    return say_number(count, language)


@lru_cache(maxsize=2)  # today's catalog, and the one before while it is still in use: labels belong to its vocabulary
def _words(_catalog: Catalog) -> Words:
    return {}


def _worded(words: Words, key: tuple[str, str, str], value: FacetValue) -> tuple[str, str]:
    if len(words) >= _MOST_WORDED:
        words.clear()
    found = str(_BOX.format(key[0], key[1])), str(_WORDS.format(say(value.label, key[2])))
    words[key] = found
    return found
