"""Rows whose name says no more than where they are: "Meldola" in a list of after-school clubs."""

from collections.abc import Iterable, Mapping

from directory.i18n import N_
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import fold
from importers.cells.categories import terms_mentioned
from importers.places.finder import Place
from importers.places.written_address import is_called, is_town
from importers.row_values import Values

ONLY_A_PLACE = N_("This name says only where it is, so the name of the list was put before it: check it.")
MOSTLY = 0.8  # share of names that are municipalities, for each of them to be its row's
FEWEST = 3  # names
LONGEST_TITLE = 60  # characters
OF_PLACES = frozenset({"parrocchia", "oratorio", "sede", "luogo", "localita", "quartiere", "frazione", "paese"})


def are_towns(names: Iterable[str]) -> bool:
    """Whether the names of a list are municipalities."""
    said = [name for name in names if name.strip()]
    return len(said) >= FEWEST and sum(map(is_town, said)) >= MOSTLY * len(said)


def titled(values: Values, title: str, place: Place | None, headers: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """The name of a service with that of its list before it; "" where its own says enough, or the list's says nothing.

    Args:
        headers: what the columns of names are called, by field.
    """
    name, title = values["service.name"], title.replace("_", " ")
    town = place.municipality if place else None
    is_the_town = "organization.tax_id" in values  # the municipality itself, in a list of bodies
    is_only_town = town is not None and is_called(town, name) and not is_the_town
    header = headers.get("service.name") or headers.get("organization.name", "")
    is_of_a_place = name == values["organization.name"] and fold(header).strip() in OF_PLACES
    says_what = any(term.taxonomy == "service_type" for term in terms_mentioned(title, vocabulary))
    is_fit = says_what and len(title) <= LONGEST_TITLE and not says_it(name, title)
    return f"{title} – {name}" if (is_only_town or is_of_a_place) and is_fit else ""


def says_it(name: str, title: str) -> bool:
    """Whether a name says what the list's does."""
    return any(len(word) > 4 and word[:-1] in fold(name) for word in fold(title).split())
