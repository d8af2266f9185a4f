"""A message that says what was done, with a button that undoes it."""

from flask import flash


def flash_with_undo(words: str, address: str) -> None:
    """Say that on the next page, with a form that is sent to `address`; `words` are in the reader's language."""
    flash({"words": words, "undo": address}, "success")  # type: ignore[arg-type]  # kept as JSON
