"""What the query log's codes are called, and the overview as JSON."""

from collections.abc import Mapping
from typing import Any

from directory.i18n import N_, Labels, Sentence
from directory.queries.search_log import Asked, Gap, Outcome, SearchOverview
from web.i18n import say, translate

TermLabels = Mapping[tuple[str, str], Labels]
NO_NEED = N_("no need understood")
KINDS: Mapping[str, str] = {
    "need": N_("need"),
    "service_type": N_("kind of service"),
    "interest": N_("interest"),
}
RELAXATIONS: Mapping[str, str] = {  # codes of `SearchResult.relaxed_codes`
    "words": N_("what was asked for"),
    "radius": N_("the distance"),
    "filters": N_("the filters"),
    "terms": N_("just what was asked for"),
    "answers": N_("a sure answer nearby"),
}


def term_label(labels: TermLabels, taxonomy: str, code: str) -> Labels | Sentence | str:
    """What a term is called; a text stays as it is, and a term that is gone is called by its code."""
    if taxonomy == "need" and not code:
        return Sentence(NO_NEED)
    return labels.get((taxonomy, code), code)


def relaxation_label(code: str) -> Sentence | str:
    """The condition that was given up, in words."""
    return Sentence(RELAXATIONS[code]) if code in RELAXATIONS else code


def overview_json(overview: SearchOverview, labels: TermLabels, language: str) -> dict[str, Any]:
    """The answer of `prossima searches --json`."""

    def asked(one: Asked) -> dict[str, Any]:
        label = say(term_label(labels, one.taxonomy, one.value), language)
        return {"taxonomy": one.taxonomy, "code": one.value, "label": label, **outcome_json(one.outcome)}

    def gap(one: Gap) -> dict[str, Any]:
        label = say(term_label(labels, "need", one.domain), language)
        return {"need": one.domain, "label": label, "place": say(one.place, language), **outcome_json(one.outcome)}

    return {
        "first": overview.first.isoformat(),
        "last": overview.last.isoformat(),
        "least": overview.least,
        **outcome_json(overview.total),
        "domains": [asked(one) for one in overview.domains],
        "gaps": [gap(one) for one in overview.gaps],
        "terms": [asked(one) for one in overview.terms],
        "texts": [{"text": one.value, **outcome_json(one.outcome)} for one in overview.texts],
        "relaxations": [
            {"code": code, "label": translate(relaxation_label(code), language), "searches": count}
            for code, count in overview.relaxations
        ],
        "words": [
            {"word": one.word, "days": one.days, "searches": one.times, "few": one.unanswered} for one in overview.words
        ],
    }


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """Counts, and the share of the searches with results of which one was opened."""
    share = outcome.opened_share
    return {
        "searches": outcome.searches,
        "nothing": outcome.nothing,
        "few": outcome.few,
        "opened_share": None if share is None else round(share, 4),
    }
