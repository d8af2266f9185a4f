"""Lists inside JSON objects, as interfaces send them, and maps (GeoJSON)."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from directory.errors import InvalidInput
from importers.plan import make_plan
from importers.read import read_bytes, read_tables
from importers.reading.geojson import OTHER_GEOMETRY
from importers.reading.json_list import BODY_ABOVE, RECORDS_COUNTED
from importers.reading.tables import Table

ENTRIES = [{"nome": "Mensa", "comune": "Forlì"}, {"nome": "Doccia", "comune": "Cesena"}]


def read(value: Any, name: str = "elenco.json") -> list[Table]:
    return read_bytes(json.dumps(value, indent=1).encode(), name)


@pytest.mark.parametrize(
    "around",
    [
        {"data": ENTRIES},
        {"results": {"items": ENTRIES, "total": 2}},
        {"help": "…", "success": True, "result": {"fields": [{"id": "nome", "type": "text"}], "records": ENTRIES}},
        {"meta": {"page": 1, "tags": ["x", "y"]}, "errors": [], "data": ENTRIES},
    ],
)
@pytest.mark.parametrize("name", ["elenco.json", "elenco.txt"])
def test_a_list_inside_an_object_is_found(around: dict[str, Any], name: str) -> None:
    (found,) = read(around, name)

    assert (found.name, found.header) == ("elenco", ("nome", "comune"))
    assert [row.cells for row in found.rows] == [("Mensa", "Forlì"), ("Doccia", "Cesena")]
    text = json.dumps(around, indent=1).split("\n")
    assert ['"nome": "Mensa"' in text[row.line] for row in found.rows] == [True, False]


def test_two_lists_in_one_object_are_two_tables() -> None:
    found = read({"servizi": ENTRIES, "enti": {"tutti": [{"denominazione": "Comune"}]}})
    assert [(one.name, len(one.rows)) for one in found] == [("servizi", 2), ("enti.tutti", 1)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"data": [{"nome": "Mensa"}, 3]}', "must be a JSON array"),
        ('{"data": [1, 2]}', "must be a JSON array"),
        ('{"data": [{"nome": "Mensa"}', "line 1, column"),
        ('{"data": [{"nome": "Mensa"}]} x', "line 1, column"),
        ('{"data" [{"nome": "Mensa"}]}', "line 1, column"),
        ("{3: 4}", "line 1, column"),
    ],
)
def test_what_is_no_list_inside_an_object_is_refused(text: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        read_bytes(text.encode(), "elenco.json")


def features(*geometries: Any) -> dict[str, Any]:
    """A map with a thing for each geometry."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": f"f{at}",
                "properties": {"nome": f"Centro {at}", "indirizzo": f"Via Roma {at}, Forlì (FC)"},
                "geometry": geometry,
            }
            for at, geometry in enumerate(geometries)
        ],
    }


def test_a_map_is_a_list_with_the_places_of_its_points(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "mappa.geojson"
    area = {"type": "Polygon", "coordinates": [[[12.0, 44.2], [12.1, 44.2], [12.0, 44.3], [12.0, 44.2]]]}
    point = {"type": "Point", "coordinates": [12.0407, 44.2227, 34.0]}
    path.write_text(json.dumps(features(point, area, None)), "utf-8")

    plan = make_plan(session, path)

    values = [record.values for record in plan.records]
    assert [each["service.name"] for each in values] == ["Centro 0", "Centro 1", "Centro 2"]
    assert {each["address.city"] for each in values} == {"Forlì"}
    assert (values[0]["location.latitude"], values[0]["location.longitude"]) == ("44.2227", "12.0407")
    assert [each["location.point_source"] for each in values] == ["source", "municipality", "municipality"]
    said = [(each.value, each.message) for each in plan.problems]
    assert said == [("", RECORDS_COUNTED), ("Polygon", OTHER_GEOMETRY)]


def test_a_map_keeps_what_its_properties_are_called() -> None:
    point = {"type": "Point", "coordinates": [12.0407, 44.2227]}
    (found,) = read(features(point))
    assert found.header == ("nome", "indirizzo", "id", "geometry.latitude", "geometry.longitude")
    assert found.rows[0].cells == ("Centro 0", "Via Roma 0, Forlì (FC)", "f0", "44.2227", "12.0407")


def test_a_long_list_inside_an_object_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "lungo.json"
    with path.open("w", encoding="utf-8") as file:
        file.write('{"results": {"items": [{"nome": "inizio"}')
        for at in range(40_000):
            file.write(f',\n{{"nome": "Servizio {at}", "descrizione": "{"x" * 400}"}}')
        file.write("]}}")
    tracemalloc.start()
    (found,) = read_tables(path)
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.rows) == 40_001
    assert highest < path.stat().st_size


@pytest.mark.parametrize(
    ("text", "lines", "is_counted"),
    [
        ('[{"nome": "Uno"}, {"nome": ""}, {"nome": "Tre"}]', [1, 3], True),
        ('[{"nome": "Uno"}, {"nome": ""},\n{"nome": "Tre"}]', [1, 3], True),
        ('[\n{"nome": "Uno"},\n{"nome": ""},\n{"nome": "Tre"}\n]', [2, 4], False),
        ('[{"nome": "Uno"}]', [1], False),
    ],
)
def test_records_of_one_line_are_counted_and_this_is_said(text: str, lines: list[int], is_counted: bool) -> None:
    (found,) = read_bytes(text.encode(), "lista.json")
    assert [row.line for row in found.rows] == lines
    assert [(each.line, each.message) for each in found.problems] == [(None, RECORDS_COUNTED)] * is_counted


def test_a_problem_of_a_record_names_its_number() -> None:
    features = ", ".join(
        f'{{"type": "Feature", "geometry": {geometry}, "properties": {{"nome": "Uno"}}}}'
        for geometry in ('{"type": "Point", "coordinates": [12.04, 44.22]}', '{"type": "Point", "coordinates": []}')
    )
    (found,) = read_bytes(f'{{"type": "FeatureCollection", "features": [{features}]}}'.encode(), "lista.geojson")
    assert [each.line for each in found.problems] == [None, 2]


def test_how_records_are_counted_is_not_told_where_no_record_is_named(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "lista.json"
    path.write_text(json.dumps(ENTRIES))
    assert list(make_plan(session, path).problems) == []


DESKS = '[{"titolo": "Ascolto", "comune": "Forlì"}, {"titolo": "Borse", "comune": "Cesena"}]'


@pytest.mark.parametrize("text", [f'{{"ente": "Caritas", "dati": {DESKS}}}', f'{{"dati": {DESKS}, "ente": "Caritas"}}'])
def test_the_body_beside_a_list_is_that_of_its_rows(text: str) -> None:
    (found,) = read_bytes(text.encode(), "servizi.json")
    assert found.header == ("titolo", "comune", "ente")
    assert [row.cells[2] for row in found.rows] == ["Caritas", "Caritas"]
    assert [each.value for each in found.problems if each.message == BODY_ABOVE] == ["Caritas"]


@pytest.mark.parametrize(
    "text",
    [
        f'{{"provider": "opendata", "dati": {DESKS}}}',
        f'{{"ente": "", "dati": {DESKS}}}',
        f'{{"ente": {{"nome": "Caritas"}}, "dati": {DESKS}}}',
        f'{{"titolo": "Elenco", "aggiornato": "novembre", "dati": {DESKS}}}',
        f'{{"ente": "Caritas", "dati": {DESKS.replace("comune", "ente")}}}',
        DESKS,
    ],
)
def test_what_else_stands_beside_a_list_is_no_body(text: str) -> None:
    (found,) = read_bytes(text.encode(), "servizi.json")
    assert len(found.header) == 2
    assert BODY_ABOVE not in [each.message for each in found.problems]


@pytest.mark.parametrize(
    "row",
    [
        {"titolo": "Mensa", "organizzazione": {"nome": "Cooperativa Alfa"}},
        {"titolo": "Mensa", "organizzazioni": [{"nome": "Cooperativa Alfa", "telefono": "0461 555101"}]},
        {"titolo": "Mensa", "contatti": [{"ente": "Cooperativa Alfa", "telefono": "0461 555101", "orari": "lun"}]},
        {"titolo": "Mensa", "operator": "Cooperativa Alfa"},
        {"titolo": "Mensa", "gestito_da": "Cooperativa Alfa"},
        {"titolo": "Mensa", "dettagli": {"nomeEnte": "Cooperativa Alfa"}},
        {"titolo": "Mensa", "provider": {"name": "Cooperativa Alfa"}},
        {"titolo": "Mensa", "Träger": "Cooperativa Alfa"},
    ],
)
@pytest.mark.parametrize("around", [{"ente": "Provincia di Trento"}, {"organization": "Open data portal Trento"}])
def test_the_body_beside_a_list_is_none_where_its_rows_name_theirs(row: dict[str, Any], around: dict[str, str]) -> None:
    (found,) = read({**around, "servizi": [row, {"titolo": "Docce"}]})
    assert "Trento" not in str([each.cells for each in found.rows])
    assert any("Cooperativa Alfa" in cell for cell in found.rows[0].cells)
    assert BODY_ABOVE not in [each.message for each in found.problems]


def test_a_portal_beside_a_list_gives_no_service() -> None:
    (found,) = read({"organization": "Open data portal Trento", "servizi": ENTRIES})
    assert found.header == ("nome", "comune")
