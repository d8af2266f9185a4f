"""How long a text may be of which parts are read: nobody writes a telephone number in a page of text."""

import re
from typing import Final

from directory.errors import InvalidInput
from directory.i18n import N_

LONGEST: Final = 1_000  # characters of numbers, languages or an address; what is longer stays with the source
TOO_LONG = N_("“%(value)s” has %(written)s characters, and at most %(most)s are read here: it was kept as it is.")
_SHOWN: Final = 60  # characters of what is too long
_BLANKS: Final = re.compile(r"\s{3,}")


def squeezed(text: str) -> str:
    """A text whose long runs of blanks are two, which say as much: a line break stays one.

    >>> squeezed("0543 1     0543 2"), squeezed("Via Roma 1  \\n\\n Via Verdi 2")
    ('0543 1  0543 2', 'Via Roma 1\\n\\nVia Verdi 2')
    """
    return _BLANKS.sub(lambda run: "\n\n" if "\n" in run[0] else "  ", text)


def short_enough(text: str, most: int = LONGEST) -> str:
    """The text, squeezed, of so many characters at most.

    Raises:
        InvalidInput: it is longer than anybody writes it.
    """
    short = squeezed(text)
    if len(short) > most:
        raise InvalidInput(TOO_LONG, value=f"{short[:_SHOWN]}…", written=len(short), most=most)
    return short
