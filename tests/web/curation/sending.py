"""Sending a form back as a browser does: every field with what stands in it."""

from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

TERMS = "about."


class _Fields(HTMLParser):
    """The fields of the form of a given class or of the last one of the main part."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._area = self._select = ""
        self._is_main = False
        self._option: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        name = given.get("name", "")
        self._is_main = self._is_main or tag == "main"
        if not self._is_main:
            return
        if tag == "input" and name.startswith(TERMS) and given.get("type") == "checkbox":
            if "checked" in given:
                self._add_term(name, given["value"])
        elif tag == "input" and given.get("type") not in {"radio", "checkbox"}:
            self.found[name] = given.get("value", "")
        elif tag == "textarea":
            self._area, self.found[name] = name, ""
        elif tag == "select":
            self._select, self._option = name, None
        elif tag == "option" and self._select and ("selected" in given or self._option is None):
            self._option = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            if self._select.startswith(TERMS):
                self._add_term(self._select, self._option or "")
            elif self._option is not None:
                self.found[self._select] = self._option
            self._select = ""

    def _add_term(self, name: str, value: str) -> None:
        """Boxes and choices of one field are read as one text of several lines."""
        self.found[name] = "\n".join(filter(None, (self.found.get(name, ""), value)))

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area] += data


def fields(html: str) -> dict[str, str]:
    """What stands in the fields of the page's forms; radios and boxes are left to the test, but for those of terms."""
    parser = _Fields()
    parser.feed(html)
    return {name: text for name, text in parser.found.items() if name}


def send(client: FlaskClient, address: str, step: str, **changed: str) -> TestResponse:
    """Open the form there, change these fields, and press the button."""
    return client.post(address, data={**fields(client.get(address).text), **changed, "step": step})
