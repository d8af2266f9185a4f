"""Where words say what is not: a pattern alone would read "non attivo" as active."""

import re
from typing import NamedTuple

NEGATION = re.compile(
    r"\b(?:no|non|senza|esclus[oaie]|escludendo|tranne|eccetto|salvo|fuorche|vietat[oaie]|not|without|except|excluding|"
    r"kein\w*|nicht|ausser|ohne)\b"
)
SPEAKS_OF_BEFORE = re.compile(
    r"^\W*$|^\W*(?:e |sono )?(?:ammess|accett|accolt|possono|puo\b|previst|consentit|necessari|serve|richiest|allowed|"
    r"admitted|erlaubt|zugelassen|notig|erforderlich)"
)


class Negated(NamedTuple):
    """What follows a negation, and whether it may rather deny what stands before it ("invio non necessario")."""

    word: str
    after: str
    may_speak_of_before: bool


def cut_at_negation(plain: str) -> tuple[str, Negated | None]:
    """What stands before the first negation of a folded text, and what is negated; None where nothing is.

    >>> cut_at_negation("donne (no minori)")
    ('donne (', Negated(word='no', after=' minori)', may_speak_of_before=False))
    """
    found = NEGATION.search(plain)
    if found is None:
        return plain, None
    after = plain[found.end() :]
    return plain[: found.start()], Negated(found[0], after, SPEAKS_OF_BEFORE.match(after) is not None)
