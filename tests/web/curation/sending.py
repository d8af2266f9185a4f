"""Sending a form back as a browser does: every field with what stands in it."""

from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class _Fields(HTMLParser):
    """The fields of the form of a given class or of the last one of the main part."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._area = self._select = ""
        self._is_main = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        name = given.get("name", "")
        self._is_main = self._is_main or tag == "main"
        if not self._is_main:
            return
        if tag == "input" and given.get("type") not in {"radio", "checkbox"}:
            self.found[name] = given.get("value", "")
        elif tag == "textarea":
            self._area, self.found[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in self.found):
            self.found[self._select] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area] += data


def fields(html: str) -> dict[str, str]:
    """What stands in the fields of the page's forms; radios and boxes are left to the test."""
    parser = _Fields()
    parser.feed(html)
    return {name: text for name, text in parser.found.items() if name}


def send(client: FlaskClient, address: str, step: str, **changed: str) -> TestResponse:
    """Open the form there, change these fields, and press the button."""
    return client.post(address, data={**fields(client.get(address).text), **changed, "step": step})
