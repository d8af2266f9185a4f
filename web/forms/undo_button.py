"""A message that says what was done, with a button that undoes it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from flask import flash


@dataclass(frozen=True)
class Answers:
    """A question that may stay without an answer; each answer is a button.

    Args:
        question: in the reader's language.
        address: where an answer is sent, as `method`.
        words: by what is sent, in the reader's language.
    """

    question: str
    address: str
    words: Mapping[str, str]


def flash_with_undo(words: str, address: str, asked: Answers | None = None) -> None:
    """Say that on the next page, with a form that is sent to `address`; `words` are in the reader's language."""
    told = {"words": words, "undo": address, "asked": asdict(asked) if asked else None}
    flash(told, "success")  # type: ignore[arg-type]  # kept as JSON
