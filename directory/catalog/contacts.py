"""By which numbers, mail addresses and pages a listing is reached, in the form in which they are looked for."""

import re
from collections.abc import Iterable

from directory.words.language import fold

BETWEEN = " "  # around each key: none has one within
_BEFORE_HOST = re.compile(r"^(?:https?://)?(?:www\.)?")


def contact_keys(contacts: Iterable[str]) -> str:
    """All of one listing's, each once; empty where there is none.

    >>> contact_keys(["+390543712345", "Info@Centro.it", "https://www.centro.it/dove"])
    ' 390543712345 info@centro.it centro.it/dove '
    """
    keys = dict.fromkeys(contact_key(contact) for contact in contacts if contact)
    return f"{BETWEEN}{BETWEEN.join(keys)}{BETWEEN}" if keys else ""


def contact_key(contact: str) -> str:
    """Digits of a number; of anything else small letters without what all pages begin with.

    >>> contact_key("+39 0543 71-23.45"), contact_key("HTTPS://www.Centro.it")
    ('390543712345', 'centro.it')
    """
    plain = "".join(fold(contact).split())
    if any(map(str.isalpha, plain)):
        return _BEFORE_HOST.sub("", plain)
    return "".join(filter(str.isdigit, plain))
