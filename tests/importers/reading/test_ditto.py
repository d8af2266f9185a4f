"""Cells that repeat another one."""

from importers.read import read_bytes


def test_idem_is_what_the_line_above_or_the_same_thing_beside_says() -> None:
    rows = (
        "Nome;Prov;Sede legale;Sede operativa;Telefono\n"
        "Auser;CS;via Pelacano 7;idem;0543 404911\n"
        "Avo;FC;viale Roma 2;Ospedale;come sopra\n"
    )
    [table] = read_bytes(rows.encode(), "associazioni.csv")

    assert [row.cells for row in table.rows] == [
        ("Auser", "CS", "via Pelacano 7", "via Pelacano 7", "0543 404911"),
        ("Avo", "FC", "viale Roma 2", "Ospedale", "0543 404911"),
    ]
