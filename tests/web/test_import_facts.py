"""What a job found is kept as data, and said later in whichever language somebody reads."""

import json
from datetime import date
from decimal import Decimal

from directory.errors import InvalidInput
from directory.i18n import Labels, Sentence
from importers.problems import FieldValue, Problem
from web.imports.facts import failure, problem_as_json, problem_back, sentence_of


def test_problems_come_back_with_their_facts() -> None:
    facts = {
        "day": date(2026, 11, 27),
        "amount": Decimal("12.50"),
        "term": Labels({"it": "Casa", "en": "Housing"}),
        "why": Sentence("%(count)s rows", {"count": 3}),
        "new": FieldValue("phone", [{"number": "+39 0543 712345"}]),
        "choices": ("a", "b"),
    }
    problem = Problem(3, "telefono", "x", "%(day)s %(amount)s %(term)s %(why)s %(new)s %(choices)s", facts)
    assert problem_back(json.loads(json.dumps(problem_as_json(problem)))) == problem


def test_a_failure_comes_back_with_its_sentence() -> None:
    refusal = InvalidInput("%(file)s has more than %(rows)s rows.", file="lista.csv", rows=5)
    said = failure(json.loads(json.dumps(sentence_of(refusal))))
    assert said is not None
    assert (said.message, said.facts) == (refusal.message, refusal.facts)
    assert failure(None) is None
