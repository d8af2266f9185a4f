"""Reading pages as a browser does, whatever their line breaks."""

from html.parser import HTMLParser

Attributes = dict[str, str | None]


class _Elements(HTMLParser):
    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag
        self.found: list[Attributes] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self.tag:
            self.found.append(dict(attrs))


def elements(html: str, tag: str, **wanted: str) -> list[Attributes]:
    """The attributes of every element of a kind that has these values; `class_` means class."""
    reader = _Elements(tag)
    reader.feed(html)
    asked = {name.rstrip("_"): value for name, value in wanted.items()}
    return [found for found in reader.found if asked.items() <= found.items()]


def ticked(html: str, name: str) -> set[str | None]:
    """The values of the checkboxes of that name that are ticked."""
    return {box.get("value") for box in elements(html, "input", type="checkbox", name=name) if "checked" in box}


def value_of(html: str, name: str) -> str | None:
    """What stands in the text field of that name."""
    (field,) = elements(html, "input", name=name)
    return field.get("value")
