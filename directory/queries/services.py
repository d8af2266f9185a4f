"""Everything the page of one service shows, read in a fixed number of statements."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from directory.ages import AGE_GROUPS
from directory.catalog.freshness import Freshness, freshness_of, held_days
from directory.catalog.hours import WrittenHours
from directory.errors import NO_SUCH_SERVICE, NotFound
from directory.i18n import N_, Labels, Sentence
from directory.models import (
    Attribute,
    Contact,
    Location,
    Metadata,
    MunicipalityRow,
    Organization,
    Phone,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    Source,
    SourceRecord,
    TaxonomyTerm,
    Url,
    Verification,
)
from directory.places.town_names import TownName, town_name
from directory.queries.hours import Week, closed_days, week_of
from directory.words.contact_ways import refuse_calls, refuses_calls

HISTORY_ROWS = 40


@dataclass(frozen=True)
class Place:
    """Where the service is delivered, with the hours that hold there."""

    listing: ServiceAtLocation
    location: Location
    municipality: MunicipalityRow | None
    week: Week


@dataclass(frozen=True)
class Provenance:
    """A row of a list that this service, or its organization, was written from."""

    source: Source
    record: SourceRecord


@dataclass(frozen=True)
class ServicePage:
    """One service with all that people know of it."""

    service: Service
    organization: Organization
    places: tuple[Place, ...]
    week: Week  # hours of the service itself, wherever it is
    terms: Mapping[str, tuple[Labels, ...]]  # stated, by taxonomy: need, interest, target_group, service_type
    guesses: Mapping[str, tuple[Labels, ...]]  # read from the entry's words, where nothing of that taxonomy is stated
    areas: tuple[TownName, ...]  # whose residents are served, in words
    phones: tuple[Phone, ...]  # the service's first, then its places', then the organization's; fax last
    contacts: tuple[Contact, ...]
    links: tuple[Url, ...]
    verification: Verification | None  # the last one
    history: tuple[Metadata, ...]  # the latest first
    provenance: tuple[Provenance, ...]
    to_check: tuple[Sentence, ...]

    @property
    def number_to_call(self) -> Phone | None:
        """The first that somebody picks up; None where the service asks to write."""
        return next(filter(self.is_to_call, self.phones), None)

    @property
    def number_for_messages(self) -> Phone | None:
        """The first that takes messages of WhatsApp and no calls."""
        said = ((phone, phone.description or "") for phone in self.phones)
        return next((phone for phone, words in said if "whatsapp" in words.lower() and refuses_calls(words)), None)

    @property
    def is_gone_to(self) -> bool:
        """Whether people go there; else it is reached by phone or online alone."""
        return _is_gone_to(self.service, self.places)

    def is_to_call(self, phone: Phone) -> bool:
        """Whether somebody speaks there, and neither the service nor what stands beside the number refuses calls."""
        said = (phone.description, self.service.alert, self.service.application_process)
        return not is_fax(phone) and not refuse_calls(said)


def _is_gone_to(service: Service, places: Iterable[Place]) -> bool:
    return bool([*places]) or not service.remote


def is_fax(phone: Phone) -> bool:
    """Whether nobody speaks there."""
    return phone.type == "fax"


def service_page(session: Session, service_id: uuid.UUID, *, today: date) -> ServicePage:
    """Read one service with everything around it.

    Raises:
        NotFound: there is no such service.
    """
    service = session.scalar(sa.select(Service).where(Service.id == service_id).options(*_of_service()))
    if service is None:
        raise NotFound(NO_SUCH_SERVICE)
    listings = _listings(session, service_id)
    municipalities = _municipalities(session, service, listings)
    closed = [closed_days(one) for one in service.closings]
    places = tuple(_place(listing, municipalities, closed, today) for listing in listings)
    week = week_of([*service.schedules, *closed], on=today)
    ids = [service.id, service.organization_id, *(one.id for one in listings), *(one.location_id for one in listings)]
    phones = _phones(service, listings)
    has_ages = service.minimum_age is not None or service.maximum_age is not None
    terms, guesses = _terms(session, [service.id, *(one.id for one in listings)], has_ages=has_ages)
    return ServicePage(
        service=service,
        organization=service.organization,
        places=places,
        week=week,
        terms=terms,
        guesses=guesses,
        areas=_areas(service, listings, municipalities),
        phones=phones,
        contacts=(*service.contacts, *(contact for one in listings for contact in one.contacts)),
        links=tuple(service.additional_urls),
        verification=_verification(session, service.id),
        history=_history(session, ids),
        provenance=_provenance(session, service),
        to_check=tuple(_to_check(service, places, week, phones, today)),
    )


def _of_service() -> tuple[sa.orm.interfaces.ORMOption, ...]:
    return (
        joinedload(Service.organization).selectinload(Organization.phones),
        joinedload(Service.program),
        selectinload(Service.cost_options),
        selectinload(Service.required_documents),
        selectinload(Service.service_areas),
        selectinload(Service.capacities).joinedload(ServiceCapacity.unit),
        selectinload(Service.languages),
        selectinload(Service.schedules),
        selectinload(Service.closings),
        selectinload(Service.phones),
        selectinload(Service.contacts).selectinload(Contact.phones),
        selectinload(Service.additional_urls),
    )


def _listings(session: Session, service_id: uuid.UUID) -> list[ServiceAtLocation]:
    query = (
        sa.select(ServiceAtLocation)
        .where(ServiceAtLocation.service_id == service_id)
        .options(
            joinedload(ServiceAtLocation.location).options(
                selectinload(Location.addresses),
                selectinload(Location.accessibility),
                selectinload(Location.languages),
                selectinload(Location.schedules),
                selectinload(Location.phones),
            ),
            selectinload(ServiceAtLocation.service_areas),
            selectinload(ServiceAtLocation.schedules),
            selectinload(ServiceAtLocation.phones),
            selectinload(ServiceAtLocation.contacts).selectinload(Contact.phones),
        )
        .order_by(ServiceAtLocation.id)
    )
    return list(session.scalars(query))


def _municipalities(
    session: Session, service: Service, listings: Iterable[ServiceAtLocation]
) -> dict[str, MunicipalityRow]:
    codes = {address.municipality_code for one in listings for address in one.location.addresses}
    codes |= {area.extent for area in _all_areas(service, listings) if area.extent_type == "municipality"}
    query = sa.select(MunicipalityRow).where(MunicipalityRow.code.in_(sorted(filter(None, codes))))
    return {municipality.code: municipality for municipality in session.scalars(query)}


def _place(
    listing: ServiceAtLocation,
    municipalities: Mapping[str, MunicipalityRow],
    closed: Iterable[WrittenHours],
    today: date,
) -> Place:
    location = listing.location
    codes = [address.municipality_code for address in location.addresses if address.municipality_code]
    municipality = municipalities.get(codes[0]) if codes else None
    week = week_of([*(listing.schedules or location.schedules), *closed], on=today)
    return Place(listing, location, municipality, week)


def _all_areas(service: Service, listings: Iterable[ServiceAtLocation]) -> list[ServiceArea]:
    return [*service.service_areas, *(area for one in listings for area in one.service_areas)]


def _areas(
    service: Service, listings: Iterable[ServiceAtLocation], municipalities: Mapping[str, MunicipalityRow]
) -> tuple[TownName, ...]:
    names: list[TownName] = []
    for area in _all_areas(service, listings):
        municipality = municipalities.get(area.extent or "") if area.extent_type == "municipality" else None
        if municipality and area.name in (None, "", municipality.name):
            names.append(town_name(municipality.code, municipality.name))
        else:
            names.append(area.name or area.extent or area.description or "")
    return tuple(dict.fromkeys(filter(None, names)))


_Terms = dict[str, tuple[Labels, ...]]


def _terms(session: Session, ids: list[uuid.UUID], *, has_ages: bool) -> tuple[_Terms, _Terms]:
    """What is stated, and what was guessed where nothing of the kind is stated, as the catalog counts it.

    Args:
        has_ages: who is taken is said in years, which says more than groups that are ages.
    """
    query = (
        sa.select(Attribute)
        .where(Attribute.link_id.in_(ids))
        .options(joinedload(Attribute.term).joinedload(TaxonomyTerm.taxonomy))
        .order_by(Attribute.confidence.desc(), Attribute.id)
    )
    stated: dict[str, dict[str, Labels]] = defaultdict(dict)
    guessed: dict[str, dict[str, Labels]] = defaultdict(dict)
    for attribute in session.scalars(query):
        labels = Labels(attribute.term.labels or {"it": attribute.term.name})
        of_taxonomy = (stated if attribute.confidence >= 1 else guessed)[attribute.term.taxonomy.code]
        if not (has_ages and attribute.term.taxonomy.code == "target_group" and attribute.term.code in AGE_GROUPS):
            of_taxonomy.setdefault(str(labels), labels)
    guesses = {taxonomy: tuple(labels.values()) for taxonomy, labels in guessed.items() if taxonomy not in stated}
    return {taxonomy: tuple(labels.values()) for taxonomy, labels in stated.items()}, guesses


def _phones(service: Service, listings: Iterable[ServiceAtLocation]) -> tuple[Phone, ...]:
    """Each number once, the one nearest to the service first; nobody speaks at a fax, so it comes last."""
    contact_phones = (phone for contact in service.contacts for phone in contact.phones)
    place_phones = (phone for one in listings for phone in (*one.phones, *one.location.phones))
    every = (*service.phones, *place_phones, *contact_phones, *service.organization.phones)
    nearest: dict[tuple[str, str | None], Phone] = {}
    for phone in every:
        nearest.setdefault((phone.number, phone.extension), phone)
    return tuple(sorted(nearest.values(), key=is_fax))


def _verification(session: Session, service_id: uuid.UUID) -> Verification | None:
    query = (
        sa.select(Verification)
        .where(Verification.resource_id == service_id)
        .order_by(Verification.verified_at.desc(), Verification.id)
        .limit(1)
    )
    return session.scalar(query)


def _history(session: Session, ids: list[uuid.UUID]) -> tuple[Metadata, ...]:
    query = (
        sa.select(Metadata).where(Metadata.resource_id.in_(ids)).order_by(Metadata.sequence.desc()).limit(HISTORY_ROWS)
    )
    return tuple(session.scalars(query))


def _provenance(session: Session, service: Service) -> tuple[Provenance, ...]:
    query = (
        sa.select(SourceRecord, Source)
        .join(Source, Source.id == SourceRecord.source_id)
        .where(SourceRecord.service_id == service.id)
        .order_by(SourceRecord.last_seen_at.desc(), SourceRecord.id)
    )
    return tuple(Provenance(source, record) for record, source in session.execute(query))


def _to_check(
    service: Service, places: Iterable[Place], week: Week, phones: Iterable[Phone], today: date
) -> Iterable[Sentence]:
    """What nobody told us, as questions to ask on the phone."""
    no_age = service.minimum_age is None and service.maximum_age is None
    is_gone_to = _is_gone_to(service, places)  # nobody brings papers to a telephone
    assured = service.assured_date
    questions = (
        (no_age and not service.eligibility_description, N_("Who can come? No age or other condition is stated.")),
        (
            service.residence_required is None and not service.service_areas,
            N_("Does it also accept people who live in another municipality?"),
        ),
        (not service.cost_options and not service.fees_description, N_("What does it cost?")),
        (is_gone_to and not service.required_documents, N_("What has to be brought along?")),
        (not week.is_known and not any(place.week.is_known for place in places), N_("When is it open?")),
        (
            service.access is None and is_gone_to,
            N_("Can people come by themselves, or does a service have to send them?"),
        ),
        (
            service.access is None and not is_gone_to,
            N_("Can people get in touch themselves, or does a service have to do it?"),
        ),
        (service.waiting_days is None, N_("How long is the wait?")),
        (not service.languages and not service.interpretation_services, N_("Which languages are spoken?")),
        (not any(phones) and not service.email, N_("How can it be reached? No phone or e-mail is known.")),
        (assured is None, N_("Nobody has confirmed this entry yet.")),
        (
            assured is not None
            and freshness_of(assured, today, held_days(assured, service.assured_until)) == Freshness.OVER,
            N_("The last confirmation of this entry is too long ago: ask whether everything is still so."),
        ),
    )
    return (Sentence(message) for missing, message in questions if missing)
