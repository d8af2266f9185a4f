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


class _Texts(HTMLParser):
    """What a reader sees or hears, each with the language that the page says it is in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        language = own.get("lang") or self.language
        self.found += [(language, own[name] or "") for name in _SAID_ATTRIBUTES if own.get(name)]
        if tag not in _WITHOUT_END:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        tags = [one for one, _ in self.open]
        if tag in tags:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if data.strip() and not {"script", "style"} & {tag for tag, _ in self.open}:
            self.found.append((self.language, " ".join(data.split())))


_SAID_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-label", "data-name", "data-several")
_WITHOUT_END = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


def texts(html: str) -> list[tuple[str, str]]:
    """What a page says, in its order, each piece with the language it is marked as."""
    reader = _Texts()
    reader.feed(html)
    return reader.found
