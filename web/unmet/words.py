"""What unmet needs are called, and the coordinator's list as JSON."""

from typing import Any

from directory.i18n import Sentence
from directory.queries.unmet_needs import Unanswered, UnmetOverview
from directory.why_unmet import CAUSES, Cause
from web.i18n import say, translate
from web.searches.words import TermLabels, term_label


def cause_label(cause: Cause) -> Sentence:
    """Why nothing answered, in words."""
    return Sentence(CAUSES[cause])


def unmet_json(overview: UnmetOverview, labels: TermLabels, language: str) -> dict[str, Any]:
    """The answer of `prossima unmet --json`."""

    def needs(one: Unanswered) -> dict[str, Any]:
        causes = [
            {"cause": cause.value, "label": translate(cause_label(cause), language), "times": times}
            for cause, times in one.causes
        ]
        return {
            "need": one.need,
            "label": say(term_label(labels, "need", one.need), language),
            "place": say(one.place, language),
            "municipality": one.municipality or None,
            "times": one.times,
            "first": min(one.days).isoformat(),
            "last": max(one.days).isoformat(),
            "severity": one.severity,
            "causes": causes,
        }

    return {
        "first": overview.first.isoformat(),
        "last": overview.last.isoformat(),
        "least": overview.least,
        "needs": [needs(one) for one in overview.needs],
    }
