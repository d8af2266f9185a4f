"""A small invented territory in a database of its own, for tests of pages."""

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import sqlalchemy as sa
from passlib.hash import argon2
from sqlalchemy.orm import Session

from directory.accounts.accounts import add_account
from directory.db import make_engine, open_session
from directory.models import (
    Address,
    CostOption,
    Language,
    Location,
    Metadata,
    Phone,
    RequiredDocument,
    Role,
    Schedule,
    Service,
    ServiceArea,
    ServiceCapacity,
    Source,
    SourceRecord,
    Unit,
    Verification,
)
from directory.settings import Settings, SignIn
from matching.casework.sealing import new_key
from tests import factories
from tests.databases import ready_database

SUNDAY_MORNING = datetime(2026, 11, 22, 10, 30)  # noqa: DTZ001 - local to the territory, as opening hours are
VERIFIED = date(2026, 11, 10)
COORDINATOR, PASSWORD = "coordinatrice@example.org", "correct horse battery"


@dataclass(frozen=True)
class Territory:
    """Where the database is, and the services that tests speak of."""

    settings: Settings
    counselling: uuid.UUID  # everything is known of it
    helpline: uuid.UUID  # has no place, and nothing more than a number is known
    retired: uuid.UUID
    shelter: uuid.UUID  # never closes, is full, takes people on mandate only; its group is only guessed
    desk: uuid.UUID  # has hours that could not be read, and no street


def ready_settings(folder: Path) -> Settings:
    """Settings of a new SQLite database in the folder, with keys, in which nobody needs a second step to sign in."""
    return replace(
        ready_database("sqlite", folder),
        secret_key="a test key",
        case_keys=(new_key(),),
        sign_in=SignIn(second_step="optional"),
    )


def make_territory(folder: Path) -> Territory:
    """Fill a new SQLite database in the folder."""
    settings = ready_settings(folder)
    engine = make_engine(settings)
    with open_session(engine) as session:
        territory = Territory(
            settings, _counselling(session), _helpline(session), _retired(session), _shelter(session), _desk(session)
        )
        _others(session)
        _coordinator(session)
        session.commit()
    engine.dispose()
    return territory


def _counselling(session: Session) -> uuid.UUID:
    health = factories.organization(
        session, name="AUSL Romagna", description="Azienda sanitaria locale", website="www.example.org"
    )
    listing = factories.listing(
        session,
        name="Spazio Giovani",
        organization_id=health.id,
        tags=("need:mental_wellbeing.anxiety_mood", "service_type:psychological_support", "target_group:adolescents"),
        description="Psicologa e ascolto per ragazze e ragazzi.",
        email="giovani@example.org",
        minimum_age=14,
        maximum_age=20,
        eligibility_description="Ragazze e ragazzi del territorio.",
        application_process="Basta telefonare.",
        assured_date=VERIFIED,
        waiting_days=12,
        access="free",
        intensity="accompaniment",
        is_example=True,
    )
    service_id = listing.service_id
    factories.add(session, Phone(service_id=service_id, number="+390543712345", extension="3"))
    factories.add(
        session,
        Schedule(
            service_at_location_id=listing.id, freq="WEEKLY", byday="MO,TH", opens_at=time(14), closes_at=time(18)
        ),
    )
    factories.add(session, CostOption(service_id=service_id, amount=0))
    factories.add(session, RequiredDocument(service_id=service_id, document="Tessera sanitaria"))
    factories.add(session, Language(service_id=service_id, code="ar"))
    factories.add(session, ServiceArea(service_id=service_id, extent="FC", extent_type="province", name="Forlì-Cesena"))
    moment = datetime(2026, 11, 10, 9, tzinfo=UTC)
    factories.add(
        session,
        Verification(
            resource_id=service_id, resource_type="service", verified_at=moment, verified_by="Sara", method="phone"
        ),
    )
    source = factories.add(session, Source(name="Elenco di prova", licence="CC BY 4.0", mapping={}))
    factories.add(
        session,
        SourceRecord(
            source_id=source.id,
            key="1",
            line=2,
            cells={"Nome": "Spazio Giovani", "Colore": "verde"},
            values={},
            service_id=service_id,
            first_seen_at=moment,
            last_seen_at=moment,
        ),
    )
    return service_id


def _helpline(session: Session) -> uuid.UUID:
    helpline: Service = factories.service(
        session,
        name="Numero di ascolto",
        remote=True,
        tags=("need:mental_wellbeing.listening", "service_type:helpline"),
    )
    factories.add(session, Phone(service_id=helpline.id, number="1522"))
    return helpline.id


def _retired(session: Session) -> uuid.UUID:
    return factories.service(session, name="Sportello chiuso", status="defunct").id


def _shelter(session: Session) -> uuid.UUID:
    listing = factories.listing(
        session,
        name="Rifugio notturno",
        organization_id=factories.organization(session, name="RIFUGIO NOTTURNO").id,
        tags=("need:housing.emergency",),
        access="on_mandate",
    )
    service_id = listing.service_id
    factories.tagged(session, "service", service_id, "need:housing", confidence=0.6)
    factories.tagged(session, "service", service_id, "target_group:adolescents", confidence=0.6)
    unit = factories.add(session, Unit(name="posti"))
    factories.add(
        session,
        ServiceCapacity(service_id=service_id, unit_id=unit.id, available=0, maximum=42, updated=VERIFIED),
    )
    factories.add(
        session,
        Schedule(
            service_id=service_id, freq="WEEKLY", byday="MO,TU,WE,TH,FR,SA,SU", opens_at=time(0), closes_at=time(0)
        ),
    )
    return service_id


def _desk(session: Session) -> uuid.UUID:
    listing = factories.listing(session, name="Sportello del sabato", tags=("need:housing.costs",))
    service_id = listing.service_id
    location = session.get_one(Location, listing.location_id)
    location.point_source = "municipality"
    for address in session.scalars(sa.select(Address).where(Address.location_id == location.id)):
        address.address_1 = ""
    factories.add(
        session,
        Schedule(service_id=service_id, freq="WEEKLY", byday="TU", opens_at=time(9), closes_at=time(12)),
    )
    factories.add(session, Schedule(service_id=service_id, description="sabato solo su prenotazione"))
    moment = datetime(2026, 11, 10, 9, tzinfo=UTC)
    source = factories.add(session, Source(name="demo: elenco_di_esempio", mapping={}))
    factories.add(
        session,
        SourceRecord(
            source_id=source.id,
            key="1",
            line=2,
            cells={},
            values={},
            service_id=service_id,
            first_seen_at=moment,
            last_seen_at=moment,
        ),
    )
    factories.add(
        session,
        Metadata(
            sequence=1_000_000,
            resource_id=service_id,
            resource_type="service",
            last_action_date=moment,
            last_action_type="create",
            field_name="*",
            previous_value="",
            replacement_value="{}",
            updated_by="prossima demo",
        ),
    )
    return service_id


def _coordinator(session: Session) -> None:
    """Somebody who opens the coordinator's pages."""
    now = datetime(2026, 11, 10, 9, tzinfo=UTC)
    account = add_account(session, COORDINATOR, role=Role.COORDINATOR, by="test", now=now, name="Carla Rossi")
    account.password = argon2.hash(PASSWORD)


def _others(session: Session) -> None:
    """Enough for several pages of results, and a team."""
    for number in range(24):
        factories.listing(
            session,
            "Trento" if number % 2 else "Rovereto",
            name=f"Tirocini {number}",
            tags=("need:work.traineeship", "service_type:youth_centre", "interest:music"),
        )
    factories.link_worker(
        session, name="Sara Conti", cleared_for_minors=True, tags=("need:mental_wellbeing",), is_example=True
    )
    factories.link_worker(session, name="Luca Neri", tags=("need:work",), is_example=True)
