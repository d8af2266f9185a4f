"""Yes and no, as lists write them."""

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.words.language import word_set

NOT_YES_OR_NO = N_("“%(value)s” is neither yes nor no: write “sì” or “no”.")
YES = word_set("si sì sí si' s x ✓ ✔ ☑ ✅ √ ok 1 1.0 vero true yes y ja j wahr oui")
NO = word_set("no n 0 0.0 falso false nein falsch non")


def yes_no(text: str) -> bool:
    """ "sì", "x", "1", "vero", "ja" … are True; "no", "0", "falso", "nein" … are False."""
    plain = text.strip().casefold().rstrip(".")
    if plain in YES:
        return True
    if plain in NO:
        return False
    raise InvalidInput(NOT_YES_OR_NO, value=text)
