"""A form that was refused, kept as it was sent: its page offers to send it again, so that nothing is typed twice."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import request
from werkzeug.exceptions import HTTPException

from web.db import current_settings

_OF_THE_PAGE = "csrf_token"
_OF_SECRETS = frozenset({"security", "account"})  # whose forms ask for passwords and codes: those are typed anew
_SECRET = re.compile("password|secret|credential")
_NOT_TYPED = re.compile(r"(was|first)\b|next$")  # what was there before, and where to go on
_LONG = 20  # characters; what is shorter is quickly typed, or was chosen


@dataclass(frozen=True)
class KeptForm:
    """What somebody sent from a page of ours.

    Args:
        address: where it goes.
        fields: names and values in the order of the page, without the token.
    """

    address: str
    fields: tuple[tuple[str, str], ...]

    @property
    def texts(self) -> list[str]:
        """What was written in longer texts, to look at or to copy; never what the page itself sent along."""
        written = [
            value.strip()
            for name, value in self.fields
            if len(value) >= _LONG and not _NOT_TYPED.match(name) and value[0] not in "{[" and re.search(r"\s", value)
        ]
        return list(dict.fromkeys(written))


def kept_form() -> KeptForm | None:
    """The form of this request; None where it holds secrets or files, or may come from another site.

    Another site could fill in a form of ours and let the reader send it, so only what a browser says to come from a
    page of ours is offered again.
    """
    if request.method != "POST" or request.endpoint is None or request.blueprint in _OF_SECRETS or not _is_from_here():
        return None
    try:
        fields, files = tuple(request.form.items(multi=True)), request.files
    except HTTPException:  # too large, or no form
        return None
    if any(one.filename for one in files.values()) or any(_SECRET.search(name) for name, _ in fields):
        return None
    return KeptForm(request.full_path.rstrip("?"), tuple(one for one in fields if one[0] != _OF_THE_PAGE))


def page_it_came_from() -> str:
    """The page of ours on which the form of this request stood; "" where that is not said."""
    said = request.headers.get("Referer", "")
    parts = urlsplit(said)
    if not _is_ours(said) or not parts.path.startswith("/") or parts.path.startswith("//"):
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _is_from_here() -> bool:
    said = request.headers.get("Origin") or request.headers.get("Referer", "")
    return _is_ours(said)


def _is_ours(address: str) -> bool:
    return _site(address) in {_site(request.host_url), _site(current_settings().sign_in.base_url)} - {("", "")}


def _site(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc
