"""JSON lines: an object in each line."""

import io
import json

import pytest

from importers.read import read_bytes
from importers.reading.json_lines import JsonLines

OBJECTS = [{"nome": f"Sportello {at}", "comune": "Forlì"} for at in range(3)]
LINES = "\n".join(json.dumps(each, ensure_ascii=False) for each in OBJECTS)


@pytest.mark.parametrize("name", ["corsi.jsonl", "corsi.ndjson", "corsi.json", "corsi.txt"])
@pytest.mark.parametrize("text", [LINES, f"{LINES}\n", LINES.replace("\n", "\n\n")])
def test_each_line_is_a_row(name: str, text: str) -> None:
    (found,) = read_bytes(text.encode(), name)
    assert found.header == ("nome", "comune")
    assert [row.cells for row in found.rows] == [(f"Sportello {at}", "Forlì") for at in range(3)]
    assert found.rows[1].line == text[: text.index("Sportello 1")].count("\n") + 1


def test_one_line_alone_is_a_list_of_one_where_the_name_says_so() -> None:
    (found,) = read_bytes(json.dumps(OBJECTS[0]).encode(), "corsi.jsonl")
    assert len(found.rows) == 1


def test_nothing_is_an_empty_array() -> None:
    assert JsonLines(io.StringIO("\n")).read(100) == "\n[]"
