"""What lists write, in pages of another language: marked with its own, so that it is read aloud in it (WCAG 3.1.2)."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from directory.i18n import Labels, Sentence, Written
from directory.words.written_language import written_language
from web.i18n import current_language, translate

_OPEN, _CLOSE = "\ue000", "\ue001"  # letters that no text has: what stands between them is a number


def marked(thing: Sentence | Labels | Written | str | None) -> Markup:
    """A text of a list, or a sentence about such texts, as HTML."""
    if isinstance(thing, Sentence):
        return _marked_sentence(thing)
    if isinstance(thing, Labels):
        return escape(translate(thing, current_language()))
    return _marked_text(thing or "")


def marked_in_a_row(things: Iterable[str], between: str = "; ") -> Markup:
    """Several texts, of which those that are `Written` are in the language of whoever wrote them."""
    return escape(between).join(_marked_text(one) if isinstance(one, Written) else one for one in things if one)


def _marked_text(text: str) -> Markup:
    language = written_language(text)
    if language is None or language == current_language():
        return escape(text)
    return Markup('<span lang="{}">{}</span>').format(language, text)


def _marked_sentence(sentence: Sentence) -> Markup:
    """Translated with numbers in the place of such texts, which are then put in as HTML."""
    texts: list[Written] = []
    html = escape(translate(_numbered(sentence, texts), current_language()))
    for number, text in enumerate(texts):
        html = html.replace(f"{_OPEN}{number}{_CLOSE}", _marked_text(text))
    return html


def _numbered(fact: Any, texts: list[Written]) -> Any:
    if isinstance(fact, Sentence):
        return Sentence(fact.message, {name: _numbered(one, texts) for name, one in fact.facts.items()})
    if isinstance(fact, tuple):
        return tuple(_numbered(one, texts) for one in fact)
    if not isinstance(fact, Written):
        return fact
    texts.append(fact)
    return f"{_OPEN}{len(texts) - 1}{_CLOSE}"
