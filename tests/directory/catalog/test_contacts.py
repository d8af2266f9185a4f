from datetime import date

from sqlalchemy.orm import Session

from directory.catalog.build import build
from directory.catalog.catalog import Catalog
from directory.catalog.join import joined
from directory.models import Phone
from directory.words.strings import Strings
from tests import factories
from tests.directory.catalog.listings import catalog_of, listing

TODAY = date(2026, 11, 22)


def _found(catalog: Catalog, text: str) -> list[str]:
    return [catalog.name[row] for row in catalog.contacts.containing(text).tolist()]


def test_a_listing_is_known_by_every_way_to_reach_it(session: Session) -> None:
    office = factories.organization(session, email="Ufficio@Ente.it", website="https://www.ente.it")
    one = factories.listing(session, organization_id=office.id)
    other = factories.listing(session, organization_id=office.id)
    numbers = {"service_at_location_id": one.id, "location_id": one.location_id, "organization_id": office.id}
    for number, (owner, owner_id) in enumerate(numbers.items()):
        factories.add(session, Phone(number=f"+3905430000{number}", type="fax", **{owner: owner_id}))

    catalog = build(session, today=TODAY)

    rows = {catalog.listing_uuid(row): catalog.contacts[row] for row in range(len(catalog))}
    assert rows[one.id] == " 39054300000 39054300001 39054300002 ufficio@ente.it ente.it "
    assert rows[other.id] == " 39054300002 ufficio@ente.it ente.it "


def test_contacts_are_found_in_old_and_new_rows() -> None:
    base = catalog_of(listing(1, name="A", contacts=("+391",)), listing(2, name="B"))
    both = joined(base, catalog_of(listing(3, name="C", contacts=("a@b.it", "+391"))), gone=base.live_rows[:0])

    assert _found(both, " 391 ") == ["A", "C"]
    assert _found(both, "@b.it") == ["C"]
    assert _found(both, "nobody") == []


def test_texts_that_contain_another_are_found_once() -> None:
    texts = Strings.pack(["", "aa aa", "b", "aà a"])

    assert texts.containing("a").tolist() == [1, 3]
    assert texts.containing("à").tolist() == [3]
    assert Strings.pack([]).containing("a").tolist() == []
