"""Whether who is named in a row agrees to be published, perhaps without the address or the telephone."""

import re

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.words.language import fold
from importers.cells.context import Context
from importers.convert.private import WITHHELD, named_subjects
from importers.convert.yes_no import yes_no
from importers.problems import PartlyRead
from importers.row_values import Values

NOT_CLEAR = N_(
    "“%(value)s” does not say clearly whether this may be published, so the row was left out: write “sì” or “no”."
)
PUBLISHING = "row.publishing"
YES = re.compile(r"(?:si|yes|ja|ok|acconsent\w*|autorizz\w*|consent\w*|d'accordo|certo|volentieri|x)\b(?! no\b)")
NO = re.compile(r"(?:no|non|nein|nego|preferi\w+ di no)\b")
EXCEPT = re.compile(r"\b(?:non|no|tranne|eccetto|escluso|esclusa|senza|salvo|ohne|nicht|except|without|but not)\b(.*)")


def consent(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Yes, no, or yes but for what it names; whoever writes something else is not published."""
    try:
        return {PUBLISHING: yes_no(cell)}
    except InvalidInput:
        plain = fold(cell).strip()
    if NO.match(plain):
        return {PUBLISHING: False}
    if YES.match(plain) is None:
        raise PartlyRead(NOT_CLEAR, {PUBLISHING: False}, value=cell)
    left_out = EXCEPT.search(plain)
    if left_out is None:
        return {PUBLISHING: True}
    about = named_subjects(left_out[1])
    if not about:
        raise PartlyRead(NOT_CLEAR, {PUBLISHING: False}, value=cell)
    return {PUBLISHING: True, WITHHELD: tuple(sorted(about))}
