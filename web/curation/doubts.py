"""What of a field that can be saved as it is may still be a slip, told beside it."""

from directory.curation.child_lines import values_in
from importers.convert.phones.faults import MORE_DIGITS, has_a_digit_more
from web.i18n import gettext
from web.pages import phone_words

PHONES = "phones"


def doubts(reads: str, text: str, before: str = "") -> list[str]:
    """Sentences about the canonical text of a field of this kind, without what was there before."""
    if reads != PHONES:
        return []
    known = {row["number"] for row in values_in(before)}
    new = [row["number"] for row in values_in(text) if row["number"] not in known]
    return [gettext(MORE_DIGITS, value=phone_words(number)) for number in new if has_a_digit_more(number)]
