"""Texts that are no more than the answer to a question: a list had «sì» where others describe something."""

from directory.i18n import Sentence
from importers.convert import yes_no
from web.i18n import NO, YES


def answer_words(text: str) -> Sentence | str:
    """A text that is only a yes or a no is said in the reader's language; others stay as they were written.

    >>> answer_words("Sì").message, answer_words("mediazione araba su richiesta")
    ('yes', 'mediazione araba su richiesta')
    """
    said = text.strip().rstrip(".!").casefold()
    if said in yes_no.YES:
        return Sentence(YES)
    return Sentence(NO) if said in yes_no.NO else text
