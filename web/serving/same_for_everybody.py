"""Whether an answer has nothing of who reads it, so that it may be kept and given to the next."""

from typing import Final

from flask import session

FIELD: Final = "csrf_token"  # the token in forms, in the session and in `g`, as Flask-WTF calls it
_OF_NOBODY: Final = {FIELD, "_fresh"}  # the latter is how Flask-Login says that nobody has signed in


def is_for_anybody() -> bool:
    """Whether this page has nothing of who reads it: no account, no list, no message."""
    return not (session.keys() - _OF_NOBODY)
