"""What is wrong with a list as a file to send back to the partner."""

from collections.abc import Iterable, Mapping

from flask import Response

from importers.problems import Problem
from web.i18n import current_language, gettext
from web.imports.words import problems_csv


def problems_file(problems: Iterable[Problem], mapping: Mapping[str, str]) -> Response:
    """A download in the language of whoever asks; spreadsheets see by the first character that it is UTF-8."""
    text = problems_csv(problems, mapping, current_language())
    answer = Response(text.encode("utf-8-sig"), mimetype="text/csv")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{gettext('problems')}.csv")
    return answer
