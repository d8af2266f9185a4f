"""Failures that a person can do something about: a kind, a sentence for people, facts for programs."""

from typing import Any

from directory.i18n import N_

NO_SUCH_SERVICE = N_("This service is not in the directory. Search for it by name: it may have a new address.")


class AppError(Exception):
    """An expected failure. `message` is an English sentence with named placeholders, filled after translating.

    >>> str(InvalidInput("The age %(age)s is not possible.", age=240))
    'The age 240 is not possible.'
    """

    def __init__(self, message: str, **facts: Any) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts

    def __str__(self) -> str:
        return self.message % self.facts if self.facts else self.message


class InvalidInput(AppError):
    """What was given cannot be understood or is not possible."""


class ReasonMissing(InvalidInput):
    """This is done only with a reason that is kept, and none was given."""


class Ambiguous(InvalidInput):
    """What was given means more than one thing; `facts["choices"]` lists them in words."""


class NotFound(AppError):
    """What was asked for does not exist."""


class Conflict(AppError):
    """The change contradicts what is already stored."""


class TooMany(AppError):
    """So much came at once that no more is taken for now; the sentence says what to do instead."""


class NotReady(AppError):
    """Something must be prepared first, such as the database; the sentence says how."""
