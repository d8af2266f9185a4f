"""A service with its places, as fields that can be edited."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from directory.curation.about_fields import about_fields
from directory.curation.child_lines import child_lines
from directory.curation.entry import Entry, Field, Section, Texts, column
from directory.curation.place_fields import OTHER_HOURS, phones_field, place_section
from directory.curation.units import places_unit
from directory.curation.week_fields import has_other_hours, week_fields
from directory.errors import NO_SUCH_SERVICE, AppError, InvalidInput, NotFound
from directory.i18n import N_, Sentence
from directory.models import (
    Access,
    Closing,
    Contact,
    CostOption,
    Intensity,
    Language,
    Location,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceCapacity,
    ServiceStatus,
)

STATUSES: Mapping[str, str] = {
    ServiceStatus.ACTIVE: N_("active"),
    ServiceStatus.TEMPORARILY_CLOSED: N_("closed for now"),
    ServiceStatus.INACTIVE: N_("not active: not shown in searches"),
    ServiceStatus.DEFUNCT: N_("no longer exists"),
}
ACCESSES: Mapping[str, str] = {
    Access.FREE: N_("people can come by themselves"),
    Access.REFERRAL: N_("a service has to send the person"),
    Access.MANDATE: N_("only on an authority's mandate"),
}
INTENSITIES: Mapping[str, str] = {
    Intensity.INFORMATION: N_("informs and advises"),
    Intensity.ACCOMPANIMENT: N_("walks along over time"),
    Intensity.NETWORK: N_("brings several services together"),
}
YES_NO: Mapping[str, str] = {"true": N_("yes"), "false": N_("no")}
GENDERS: Mapping[str, str] = {"women": N_("only women"), "men": N_("only men")}
CONTACT_COLUMNS = ("name", "title", "department", "email")
UNTICK = N_("Untick what is not so. What is taken out or refused is not proposed again.")
AGES_CROSSED = N_("The highest age is below the lowest.")


def service_entry(session: Session, service_id: uuid.UUID, *, today: date) -> Entry:
    """What can be edited of a service, as it is stored now.

    Raises:
        NotFound: there is no such service.
    """
    query = sa.select(Service).where(Service.id == service_id).options(*_loaded())
    service = session.scalar(query.execution_options(populate_existing=True))
    if service is None:
        raise NotFound(NO_SUCH_SERVICE)
    listings = _listings(session, service_id)
    sections = (
        Section("service", Sentence(N_("The service")), tuple(_of_service(service))),
        Section("about", Sentence(N_("What it is about")), tuple(about_fields(session, service_id)), UNTICK),
        Section("who", Sentence(N_("Whom it is for")), tuple(_for_whom(service))),
        Section("how", Sentence(N_("How to get it")), tuple(_how(session, service, today))),
        Section("contact", Sentence(N_("Contacts")), tuple(_contacts(session, service))),
        Section("closings", Sentence(N_("When it is closed")), (_closings(session, service),)),
        *_own_hours(session, service, listings),
        *(place_section(session, listing) for listing in listings),
    )
    ids = (service.id, *(one.id for one in listings), *(one.location_id for one in listings))
    country = service.organization.country
    return Entry(service.id, service.name, service.organization_id, sections, ids, country, _ages_in_order)


def _loaded() -> tuple[Any, ...]:
    lists = (
        Service.cost_options,
        Service.required_documents,
        Service.languages,
        Service.schedules,
        Service.phones,
        Service.closings,
    )
    return (
        *(selectinload(one) for one in (*lists, Service.contacts)),
        selectinload(Service.capacities).joinedload(ServiceCapacity.unit),
        joinedload(Service.organization),
    )


def _listings(session: Session, service_id: uuid.UUID) -> Sequence[ServiceAtLocation]:
    query = (
        sa.select(ServiceAtLocation)
        .where(ServiceAtLocation.service_id == service_id)
        .options(
            joinedload(ServiceAtLocation.location).options(
                *map(selectinload, (Location.addresses, Location.schedules, Location.phones)),
            ),
            *map(selectinload, (ServiceAtLocation.schedules, ServiceAtLocation.phones)),
        )
        .order_by(ServiceAtLocation.id)
        .execution_options(populate_existing=True)
    )
    return session.scalars(query).all()


def _of_service(service: Service) -> list[Field]:
    return [
        column(service, "name", N_("Name"), "name"),
        column(service, "alternate_name", N_("Also called")),
        column(service, "status", N_("Status"), "choice_needed", choices=STATUSES),
        column(
            service,
            "alert",
            N_("Notice"),
            hint=N_("Shown at the top: “waiting list full”. When it is closed is written further down."),
        ),
        column(service, "description", N_("What it is"), "text"),
        column(service, "intensity", N_("How much it does"), "choice", choices=INTENSITIES),
        column(service, "remote", N_("By phone or online"), "choice", choices=YES_NO),
        column(service, "home_visits", N_("Also at home"), "choice", choices=YES_NO),
    ]


def _for_whom(service: Service) -> list[Field]:
    return [
        column(service, "eligibility_description", N_("Whom it is for"), "text"),
        column(service, "minimum_age", N_("From which age"), "age", hint=N_("In years; empty when it is not known.")),
        column(service, "maximum_age", N_("Up to which age"), "age"),
        column(service, "gender_reserved", N_("Only for women or men"), "choice", choices=GENDERS),
        column(service, "residence_required", N_("Only for residents"), "choice", choices=YES_NO),
        column(service, "isee_maximum", N_("ISEE up to, in euro"), "euro"),
        column(service, "exclusion_criteria", N_("Not for"), "text"),
    ]


def _how(session: Session, service: Service, today: date) -> list[Field]:
    def lines(rows: Sequence[Any], columns: tuple[str, ...], make: Callable[..., Any], **more: str) -> Field:
        return child_lines(session, rows, columns, partial(make, service_id=service.id), **more)

    return [
        column(service, "access", N_("Who may come"), "choice", choices=ACCESSES),
        column(service, "application_process", N_("How to come"), "text"),
        lines(
            service.required_documents,
            ("document",),
            RequiredDocument,
            key="documents",
            title=N_("What to bring"),
            reads="documents",
            hint=N_("One a line."),
        ),
        column(service, "fees_description", N_("Costs, in words"), "text"),
        lines(
            service.cost_options,
            ("amount", "amount_description", "option"),
            CostOption,
            key="costs",
            title=N_("Prices"),
            reads="costs",
            hint=N_("One a line, the amount in euro first: 20 each time. Write 0 for free of charge."),
        ),
        column(service, "waiting_days", N_("Days until the first appointment"), "count"),
        column(service, "response_days", N_("Days until an answer"), "age_like"),
        _free_places(session, service, today),
        lines(
            service.languages,
            ("code",),
            Language,
            key="languages",
            title=N_("Languages"),
            reads="languages",
            hint=N_("With commas: Italian, Arabic"),
        ),
        column(service, "interpretation_services", N_("Interpreting")),
    ]


def _free_places(session: Session, service: Service, today: date) -> Field:
    latest = max(service.capacities, key=lambda one: one.updated, default=None)

    def write(text: str) -> None:
        if not text and latest is not None:
            session.delete(latest)
        elif text and latest is not None:
            latest.available, latest.updated = int(text), today
        elif text:
            unit_id = places_unit(session).id
            session.add(ServiceCapacity(service_id=service.id, unit_id=unit_id, available=int(text), updated=today))

    before = "" if latest is None else str(latest.available)
    return Field("places_free", N_("Places free today"), "count", before, write)


def _contacts(session: Session, service: Service) -> list[Field]:
    return [
        phones_field(session, service.phones, partial(Phone, service_id=service.id), N_("Telephones of the service")),
        column(service, "email", N_("E-mail address"), "email"),
        column(service, "url", N_("Web page"), "url"),
        child_lines(
            session,
            service.contacts,
            CONTACT_COLUMNS,
            partial(Contact, service_id=service.id),
            key="contacts",
            title=N_("People to ask for"),
            reads="contacts",
            hint=N_("One a line, with semicolons: Anna Verdi; psychologist; anna@example.org"),
        ),
    ]


def _closings(session: Session, service: Service) -> Field:
    return child_lines(
        session,
        service.closings,
        ("begins_on", "ends_on", "reason"),
        partial(Closing, service_id=service.id),
        key="closings",
        title=N_("Closing periods"),
        reads="closings",
        hint=N_("One a line, the first and the last day, then why: 20/12/2026-7/1/2027, holidays."),
    )


def _own_hours(session: Session, service: Service, listings: Sequence[ServiceAtLocation]) -> tuple[Section, ...]:
    """Hours of the service itself: where it has no place, or has some already."""
    if listings and not service.schedules:
        return ()
    make = partial(Schedule, service_id=service.id)
    fields = week_fields(session, service.schedules, make, "hours.")
    remark = OTHER_HOURS if has_other_hours(service.schedules) else ""
    return (Section("hours", Sentence(N_("Hours of the service")), tuple(fields), remark),)


def _ages_in_order(texts: Texts) -> Mapping[str, AppError]:
    low, high = texts.get("minimum_age"), texts.get("maximum_age")
    return {"maximum_age": InvalidInput(AGES_CROSSED)} if low and high and float(low) > float(high) else {}
