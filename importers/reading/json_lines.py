"""JSON lines: an object in each line, as programs write logs and long lists, read as one array of them."""

from collections.abc import Iterator
from typing import TextIO


class JsonLines:
    """The text of an array of the objects; each stays in its line."""

    def __init__(self, text: TextIO) -> None:
        self._parts = self._of(text)

    def read(self, size: int, /) -> str:
        """At least so many characters, in whole lines, as long as there are any."""
        found, length = list[str](), 0
        for part in self._parts:
            found.append(part)
            length += len(part)
            if size <= length:
                break
        return "".join(found)

    @staticmethod
    def _of(text: TextIO) -> Iterator[str]:
        before = "["
        for line in text:
            if line.strip():
                yield before + line
                before = ","
            else:
                yield line
        yield "]" if before == "," else "[]"
