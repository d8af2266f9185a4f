"""What the start page offers beside the box: the areas of need, with how many resources answer them."""

from dataclasses import dataclass

from directory.catalog.catalog import Catalog
from directory.catalog.choices import domains
from directory.i18n import Labels

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
    counts = catalog.choices.counts("need_domain", catalog.live_rows)  # the same as of the filter that the link sets
    found = [
        Area(code, Labels(catalog.vocabulary.get("need", code).labels), int(count))
        for code, count in zip(domains(catalog.vocabulary), counts, strict=True)
    ]
    return sorted(found, key=lambda area: area.label.in_language(language).casefold())
