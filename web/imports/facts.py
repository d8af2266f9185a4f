"""Problems and failures as JSON and back, so that what a job found is said in the language of whoever reads it."""

from collections.abc import Mapping
from typing import Any

from directory.errors import AppError, InvalidInput
from directory.i18n import Sentence
from directory.sentences_as_data import as_data, from_data
from importers.problems import FieldValue, Problem


def facts_as_json(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Every fact as plain data."""
    return {name: _as_json(fact) for name, fact in facts.items()}


def problem_as_json(one: Problem) -> dict[str, Any]:
    """A problem as plain data."""
    return {
        "line": one.line,
        "column": one.column,
        "value": one.value,
        "message": one.message,
        "facts": facts_as_json(one.facts),
    }


def problem_back(kept: Mapping[str, Any]) -> Problem:
    """The problem that `problem_as_json` was given."""
    facts = {name: _back(fact) for name, fact in kept["facts"].items()}
    return Problem(kept["line"], kept["column"], kept["value"], kept["message"], facts)


def sentence_of(problem: AppError) -> dict[str, Any]:
    """A failure as plain data."""
    kept: dict[str, Any] = as_data(Sentence(problem.message, problem.facts))
    return kept


def failure(kept: Mapping[str, Any] | None) -> InvalidInput | None:
    """The failure again, for pages that show one."""
    said = from_data(kept) if kept else None
    return InvalidInput(said.message, **said.facts) if isinstance(said, Sentence) else None


def _as_json(fact: Any) -> Any:
    if isinstance(fact, FieldValue):
        return {"field": {"name": fact.field, "value": fact.value}}
    return as_data(fact)


def _back(kept: Any) -> Any:
    match kept:
        case {"field": {"name": name, "value": value}}:
            return FieldValue(name, value)
        case _:
            return from_data(kept)
