"""What the start page offers beside the box: the areas of need, with how many resources answer them."""

from dataclasses import dataclass

from directory.catalog.catalog import Catalog
from directory.catalog.choices import domains
from directory.i18n import N_, Labels

EXAMPLE_QUESTIONS = (  # in the page's language: the search understands all of them
    N_("free psychologist near Forlì for a girl of 17"),
    N_("traineeship in Trento"),
    N_("help with debts in Bergamo"),
    N_("Italian course in the evening"),
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
