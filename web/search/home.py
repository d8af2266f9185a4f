"""What the start page offers beside the box: the areas of need, with how many resources answer them."""

from dataclasses import dataclass

import numpy as np

from directory.catalog.catalog import Catalog
from directory.i18n import Labels
from directory.search.facets import columns

EXAMPLE_QUESTIONS = (
    "psicologo gratis vicino a Forlì per una ragazza di 17 anni",
    "tirocinio a Trento",
    "aiuto con i debiti a Bergamo",
    "corso di italiano la sera",
)


@dataclass(frozen=True)
class Area:
    """One area of need; `count` is how many listings answer some of it."""

    code: str
    label: Labels
    count: int


def areas(catalog: Catalog, language: str) -> list[Area]:
    """Every area of need, by name in that language."""
    needs = columns(catalog)["need"]  # the same counts as the filter that the link sets
    counts = needs.counts(np.ones(len(catalog), np.bool_))
    domains = {term.code: Labels(term.labels) for term in catalog.vocabulary.terms("need")}
    found = [Area(code, domains[code], int(count)) for code, count in zip(needs.values, counts, strict=True)]
    return sorted(found, key=lambda area: area.label.in_language(language).casefold())
