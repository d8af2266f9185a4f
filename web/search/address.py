"""The state of a search as it stands in the address: read, changed by one step, and written again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.search.results.facets import FACETS
from directory.words.language import words
from web.pages import address_of

MOST_CHARACTERS = 300
MOST_PAGES = 500
MAP, EVERYTHING = "map", "all"  # what is in front
_PAGE = re.compile(r"[0-9]{1,9}")
_WORD = re.compile(r"[^\W_]+")  # as directory.words.language.words splits


@dataclass(frozen=True)
class Address:
    """What was asked. Links are made by `with_…` and `without_…`, which begin at the first page again."""

    text: str = ""
    near: str = ""
    within_km: float | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    view: str = ""  # "map" where that is in front, on a phone; "all" where nothing fits and all is to be shown
    is_cut: bool = False  # more was written than is read

    @classmethod
    def read(cls, arguments: MultiDict[str, str]) -> "Address":
        """Read the query string; unknown names are ignored.

        Raises:
            InvalidInput: the radius is no number.
        """
        filters = {name: tuple(dict.fromkeys(filter(None, arguments.getlist(name)))) for name in FACETS}
        text = arguments.get("q", "").strip()
        return cls(
            text=text[:MOST_CHARACTERS],
            near=arguments.get("near", "").strip()[:MOST_CHARACTERS],
            within_km=_kilometres(arguments.get("within", "")),
            filters={name: values for name, values in filters.items() if values},
            page=_page(arguments.get("page", "")),
            view=view if (view := arguments.get("view", "")) in {MAP, EVERYTHING} else "",
            is_cut=len(text) > MOST_CHARACTERS,
        )

    @property
    def is_empty(self) -> bool:
        """Nothing was asked."""
        return not (self.text or self.near or self.filters)

    @property
    def link(self) -> str:
        """The address."""
        return address_of("search.results", self.arguments())

    @property
    def points_link(self) -> str:
        """Where all results are, for the map."""
        return address_of("search.points", replace(self, page=1, view="").arguments())

    def arguments(self) -> list[tuple[str, Any]]:
        """The parts of the query string that say something."""
        page = str(self.page) if self.page > 1 else ""
        within = f"{self.within_km:g}" if self.within_km is not None else ""
        parts = [("q", self.text), ("near", self.near), ("within", within), ("page", page), ("view", self.view)]
        return [*((name, value) for name, value in parts if value), *((n, [*v]) for n, v in self.filters.items())]

    def kept(self, *but: str) -> list[tuple[str, str]]:
        """Name and value pairs for the hidden fields of a form that sets the names in `but` itself."""
        pairs: list[tuple[str, str]] = []
        for name, value in replace(self, page=1).arguments():
            if name not in but:
                pairs.extend((name, one) for one in ([value] if isinstance(value, str) else value))
        return pairs

    def on_page(self, page: int) -> "Address":
        """Another page of the same results."""
        return replace(self, page=page)

    def with_near(self, near: str) -> "Address":
        """Around another place."""
        return replace(self, near=near, page=1)

    def without_place(self) -> "Address":
        """Wherever it is."""
        return replace(self, near="", within_km=None, page=1)

    def without_radius(self) -> "Address":
        """However far it is."""
        return replace(self, within_km=None, page=1)

    def without_filters(self) -> "Address":
        """With every filter lifted."""
        return replace(self, filters={}, page=1)

    def without_filter(self, name: str, value: str) -> "Address":
        """With one chosen value lifted."""
        left = tuple(one for one in self.filters.get(name, ()) if one != value)
        filters = {**self.filters, name: left} if left else {k: v for k, v in self.filters.items() if k != name}
        return replace(self, filters=filters, page=1)

    def with_words(self, more: str) -> "Address":
        """With more words behind the text."""
        return replace(self, text=f"{self.text}, {more}", page=1)

    def without_words(self, start: int, end: int) -> "Address":
        """Without some words of the text, counted as `directory.words.language.words` does."""
        spans = [match.span() for match in _WORD.finditer(self.text)]
        if len(spans) == len(words(self.text)):
            text = self.text[: spans[start][0]] + self.text[spans[end - 1][1] :]
        else:  # a letter that folds into two words: their folded forms will do
            folded = words(self.text)
            text = " ".join((*folded[:start], *folded[end:]))
        return replace(self, text=" ".join(text.split()), page=1)


def _kilometres(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise InvalidInput(N_("“%(text)s” is no distance: write kilometres, for example 20."), text=text) from None


def _page(text: str) -> int:
    return min(max(int(text), 1), MOST_PAGES) if _PAGE.fullmatch(text) else 1
