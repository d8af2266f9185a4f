"""The place of a service, as fields that can be edited: address, phones and hours there."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from directory.curation.child_lines import placed_lines
from directory.curation.entry import Field, Section, column
from directory.curation.week_fields import has_other_hours, week_fields
from directory.i18n import N_, Sentence
from directory.models import Address, Location, Phone, Schedule, ServiceAtLocation
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.town_names import TownName, said_town

PHONE_COLUMNS = ("number", "extension", "type", "description")
PHONES_HINT = N_("One a line, the one to call first; with the area code: 0543 712345 int. 3, front desk")
OTHER_HOURS = N_("Hours that return otherwise, such as every second week, stay as they are: they come from a list.")


def phones_field(
    session: Session, phones: Sequence[Phone], make: partial[Phone], title: str, prefix: str = ""
) -> Field:
    """The telephones of one owner, one a line."""
    more = {"key": f"{prefix}phones", "title": title, "reads": "phones", "hint": PHONES_HINT}
    return placed_lines(session, phones, PHONE_COLUMNS, make, **more)


def place_section(session: Session, listing: ServiceAtLocation) -> Section:
    """The fields of one place; its hours are those that hold there: of the service at this place, else of the place."""
    location, prefix = listing.location, f"place-{listing.id}."
    address = location.addresses[0] if location.addresses else None
    schedules = listing.schedules or location.schedules
    make_hours = partial(Schedule, service_at_location_id=listing.id)
    fields = [
        column(location, "name", N_("Name of the place"), prefix=prefix),
        *([] if address is None else _address(location, address, prefix)),
        column(location, "transportation", N_("How to get there"), "text", prefix=prefix),
        column(listing, "description", N_("About the service at this place"), "text", prefix=f"{prefix}listing-"),
        phones_field(
            session,
            [*listing.phones, *location.phones],
            partial(Phone, service_at_location_id=listing.id),
            N_("Telephones at this place"),
            prefix,
        ),
        *week_fields(session, schedules, make_hours, f"{prefix}hours."),
    ]
    called = location.name or (_town(address) if address else "") or "–"
    remark = OTHER_HOURS if has_other_hours(schedules) else ""
    return Section(f"place-{listing.id}", Sentence(N_("Place: %(name)s"), {"name": called}), tuple(fields), remark)


def _town(address: Address) -> TownName:
    """As people of each language call it; as it was written where nobody knows which one it is."""
    if not address.municipality_code:
        return address.city or ""
    return said_town(Gazetteer.bundled().by_code(address.municipality_code))


def _address(location: Location, address: Address, prefix: str) -> list[Field]:
    def write_street(text: str) -> None:
        address.address_1 = text
        if location.point_source == "geocoder" and address.municipality_code:  # found for the street before
            put_at_centre(location, Gazetteer.bundled().by_code(address.municipality_code))

    def write_municipality(code: str) -> None:
        town = Gazetteer.bundled().by_code(code)
        settle(address, town)
        put_at_centre(location, town)

    return [
        Field(f"{prefix}address_1", N_("Street and number"), "line", address.address_1, write_street),
        column(address, "postal_code", N_("Postal code"), "postal_code", prefix=prefix),
        Field(
            f"{prefix}municipality",
            N_("Municipality"),
            "municipality",
            address.municipality_code or "",
            write_municipality,
        ),
    ]


def settle(address: Address, town: Municipality) -> None:
    """Put an address into a municipality."""
    address.municipality_code, address.city = town.code, town.name
    address.state_province, address.region, address.country = town.province, town.region, town.country


def put_at_centre(location: Location, town: Municipality) -> None:
    """Nothing better than the centre is known until the address is looked up."""
    location.latitude, location.longitude = town.point.latitude, town.point.longitude
    location.point_source = "municipality"
