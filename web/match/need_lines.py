"""The needs of the form, each as HTML that is made once: ninety of them are a fifth of the page."""

from functools import lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup

from directory.taxonomies.vocabulary import Vocabulary
from web.match import forms

TEMPLATE = "match/need_line.html"


@lru_cache(maxsize=1024)  # 3 KB each; most needs are in none but their first state, in three languages
def need_line(
    vocabulary: Vocabulary, code: str, language: str, *, is_chosen: bool, severity: int, urgency: str
) -> Markup:
    """The box of a need of this vocabulary, with how much it weighs and how long it can wait.

    Args:
        language: that of the request.
    """
    template: Any = current_app.jinja_env.get_template(TEMPLATE).module
    choices = {"severities": forms.SEVERITIES, "urgencies": forms.URGENCIES}
    term = vocabulary.get("need", code)
    line: Markup = template.need_line(term, language, is_chosen, severity, urgency, **choices)
    return line
