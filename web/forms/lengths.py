"""How long a text may be: told when it is sent, so that nothing is cut off while somebody pastes."""

from wtforms import Field, Form
from wtforms.validators import StopValidation

from directory.i18n import N_
from web.i18n import current_language, gettext, say

TOO_LONG = N_("These are %(written)s characters, and at most %(most)s fit. Nothing was cut off: shorten it yourself.")


class AtMost:
    """At most so many characters, a line break being one, as people count."""

    def __init__(self, most: int) -> None:
        """Take so many."""
        self._most = most

    def __call__(self, _form: Form, field: Field) -> None:
        """Complain about a longer text, and let nobody else read it."""
        written = len((field.data or "").replace("\r\n", "\n"))
        if written > self._most:
            language = current_language()
            raise StopValidation(gettext(TOO_LONG, written=say(written, language), most=say(self._most, language)))
