"""The tables hold every object and property of HSDS 3.2."""

import json
from pathlib import Path

import pytest

from directory import models

TABLES = models.Organization.metadata.tables
OBJECTS: dict[str, list[str]] = json.loads(Path("tests/fixtures/hsds_3_2_properties.json").read_text("utf-8"))[
    "objects"
]
LEFT_OUT = {  # and why
    "service": {"wait_time", "fees", "licenses", "last_modified"},  # deprecated; the history knows the last change
    "taxonomy_term": {"taxonomy"},  # the name of what taxonomy_id points to
}


@pytest.mark.parametrize("name", OBJECTS)
def test_a_table_has_all_properties_of_its_object(name: str) -> None:
    assert set(OBJECTS[name]) - LEFT_OUT.get(name, set()) <= set(TABLES[name].columns.keys())


@pytest.mark.parametrize("name", OBJECTS)
def test_ids_are_uuids(name: str) -> None:
    assert TABLES[name].columns["id"].type.python_type.__name__ == "UUID"
