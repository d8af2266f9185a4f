"""Hours by appointment are no open door."""

from datetime import datetime, time

from directory.catalog.hours import WrittenHours
from directory.catalog.slots import slot_bits
from directory.search.query import understand
from directory.search.search import search
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, catalog_of, listing
from tests.directory.search.asking import TODAY, said


def test_a_slot_by_appointment_is_no_open_door() -> None:
    saturday = slot_bits([5], [0])
    appointed = WrittenHours(byday="SA", opens_at=time(9), closes_at=time(12), by_appointment=True)
    open_door = appointed._replace(by_appointment=None)
    catalog = catalog_of(
        listing(1, name="Psicologo", slots=saturday, hours=(appointed,)),
        listing(2, name="Psicologo", slots=saturday, hours=(appointed, open_door)),
    )
    query = understand(
        "psicologo il sabato", vocabulary=VOCABULARY, gazetteer=GAZETTEER, now=datetime.combine(TODAY, time(9))
    )

    result = search(query, catalog, today=TODAY)

    told = {found.row: said(result, place)["time"] for place, found in enumerate(result.results)}
    assert told == {0: "At that time by appointment only", 1: "Open at that time"}
