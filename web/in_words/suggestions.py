"""Suggestions in words, the same for the pages and the command line."""

from collections.abc import Mapping
from typing import Any

from directory.i18n import N_
from directory.search.suggest import Suggestion
from web.i18n import say, translate

KINDS: Mapping[str, str] = {
    "need": N_("need"),
    "service_type": N_("kind of service"),
    "interest": N_("interest"),
    "target_group": N_("group of people"),
    "place": N_("place"),
    "organization": N_("organisation"),
    "service": N_("service"),
}


def said(suggestion: Suggestion, language: str) -> dict[str, Any]:
    """One suggestion as JSON; `said` is the line under its text: what it is, and what else tells it apart."""
    label, detail = say(suggestion.label, language), [say(one, language) for one in suggestion.detail]
    is_plain_place = suggestion.kind == "place" and isinstance(suggestion.label, str)  # its province says enough
    means = "" if is_plain_place or label.casefold() in suggestion.text.casefold() else label
    if means and suggestion.kind == "place":
        detail = []  # the letters of its province stand in the label
    parts = (translate(KINDS[suggestion.kind], language), means, *detail)
    return {
        "kind": suggestion.kind,
        "text": suggestion.text,
        "label": label,
        "detail": " · ".join(detail),
        "code": suggestion.code,
        "said": " · ".join(filter(None, parts)),
    }
