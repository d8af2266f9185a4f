"""Suggestions in words, the same for the pages and the command line."""

from collections.abc import Mapping
from typing import Any

from directory.i18n import N_
from directory.search.suggest import Suggestion
from web.i18n import translate

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
    label = translate(suggestion.label, language) if not isinstance(suggestion.label, str) else suggestion.label
    means = label if label.casefold() not in suggestion.text.casefold() and suggestion.kind != "place" else ""
    parts = (translate(KINDS[suggestion.kind], language), means, suggestion.detail)
    return {
        "kind": suggestion.kind,
        "text": suggestion.text,
        "label": label,
        "detail": suggestion.detail,
        "code": suggestion.code,
        "said": " · ".join(filter(None, parts)),
    }
