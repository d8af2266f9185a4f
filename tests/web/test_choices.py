from types import SimpleNamespace
from typing import Any

from directory.i18n import Sentence
from directory.search.results.facets import Facet, FacetValue
from tests.web.reading import elements
from web.search.choices import facet_choices


def test_values_of_a_filter_are_boxes_with_their_counts_whatever_stands_in_them() -> None:
    catalog: Any = SimpleNamespaceByIdentity()
    values = [FacetValue('a"b', "Casa & <b>", 12_345, True), FacetValue("c", Sentence("No"), 0, False)]
    for _ in range(2):  # made, and kept
        html = str(facet_choices(Facet("need", Sentence("Need"), values), catalog, "it"))
        first, second = elements(html, "input")
        assert (first["name"], first["value"], "checked" in first) == ("need", 'a"b', True)
        assert (second["value"], "checked" in second) == ("c", False)
        assert "Casa &amp; &lt;b&gt;</span>" in html
        assert ">12.345</span>" in html


class SimpleNamespaceByIdentity(SimpleNamespace):
    """What may be a key of what is kept."""

    __hash__ = object.__hash__  # type: ignore[assignment]
