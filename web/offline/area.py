"""One service as it is kept for reading without network."""

from typing import Any

from flask import url_for

from directory.catalog.catalog import Catalog
from directory.i18n import Labels
from web.cards import Card
from web.hours_words import week_words
from web.i18n import current_language, gettext, say
from web.pages import long_date, phone_words, tel_link


def kept_service(card: Card, catalog: Catalog, row: int) -> dict[str, Any]:
    """Name and the lines of its card; `words` is what the filter looks at: also what it answers and what it is."""
    terms = (Labels(catalog.terms[term].labels) for term in catalog.tags.of_row(row))
    language = current_language()
    where, whom = (" · ".join(say(fact, language) for fact in facts) for facts in (card.where, card.whom))
    hours = week_words(card.week)
    verified = long_date(card.verified) if card.verified else gettext("never verified")
    lines = [
        {"label": gettext("Where"), "text": where, "link": ""},
        {"label": gettext("Whom it is for"), "text": whom, "link": ""},
        {"label": gettext("When"), "text": hours, "link": ""},
        {
            "label": gettext("Phone"),
            "text": phone_words(card.phone) if card.phone else "",
            "link": tel_link(card.phone) if card.phone and not card.is_example else "",
        },
        {"label": gettext("Verified"), "text": verified, "link": ""},
    ]
    return {
        "name": card.name,
        "address": url_for("services.page", service_id=card.service_id),
        "lines": [line for line in lines if line["text"]],
        "words": " ".join((card.name, where, whom, *(say(term, language) for term in terms))),
    }
