"""Read the link workers of the directory into a team."""

import uuid
from collections import defaultdict
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from directory import models
from directory.accounts.teams import EVERYTHING, Scope
from directory.catalog.slots import slots_of
from directory.places.geo import Point
from directory.taxonomies.vocabulary import Vocabulary
from matching.casework.assignments import kept_points
from matching.link_workers.workers import Team, WorkerRow, pack_team
from matching.profile import Gender

# Lists say it in Italian; whatever else a worker states stays as it is.
_GENDERS = {"donna": Gender.WOMAN, "uomo": Gender.MAN, "altro": Gender.OTHER}

Tags = dict[tuple[str, str], float]


def build_team(session: Session, vocabulary: Vocabulary, *, scope: Scope = EVERYTHING) -> Team:
    """The link workers of the teams that are seen, as they are in the directory now.

    Caseloads count the assignments that are kept, of whichever team: there is one of each worker.
    """
    tags, on_mandate, kept = _tags(session), _on_mandate(session), kept_points(session)
    query = (
        sa.select(models.LinkWorker, models.Organization.name, models.MunicipalityRow)
        .join(models.LinkWorker.organization)
        .outerjoin(models.MunicipalityRow, models.LinkWorker.base_municipality_code == models.MunicipalityRow.code)
        .where(scope.holds_worker(models.LinkWorker.id))
        .options(
            selectinload(models.LinkWorker.languages),
            selectinload(models.LinkWorker.service_areas),
            selectinload(models.LinkWorker.schedules),
            selectinload(models.LinkWorker.absences),
        )
    )
    rows = []
    for worker, organization, base in session.execute(query):
        row = _row(worker, organization, base, tags.get(worker.id, {}))
        load = row.load_points + kept.get(worker.id, 0.0)
        rows.append(replace(row, works_on_mandate=on_mandate.get(worker.organization_id), load_points=load))
    return pack_team(rows, vocabulary)


def _on_mandate(session: Session) -> dict[uuid.UUID, bool]:
    """Which organizations of link workers have a service that works on a mandate, if any says who may come to it."""
    service = models.Service
    # Which are live is asked of the rows: a condition would lead SQLite to read the whole directory by its status.
    query = (
        sa.select(service.organization_id, service.access, service.status)
        .where(service.organization_id.in_(sa.select(models.LinkWorker.organization_id)), service.access.is_not(None))
        .distinct()
    )
    found: dict[uuid.UUID, bool] = {}
    for organization, access, status in session.execute(query):
        if status in models.LIVE_STATUSES:
            found[organization] = found.get(organization, False) or access is models.Access.MANDATE
    return found


def _row(worker: models.LinkWorker, organization: str, base: models.MunicipalityRow | None, tags: Tags) -> WorkerRow:
    slots = 0
    for schedule in worker.schedules:
        slots |= slots_of(schedule)
    return WorkerRow(
        id=worker.id,
        name=worker.name,
        organization=organization,
        role=worker.role or "",
        description=worker.description or "",
        gender=_GENDERS.get((worker.gender or "").strip().lower(), worker.gender),
        languages=tuple(language.code for language in worker.languages),
        tags=tags,
        base=Point(float(base.latitude), float(base.longitude)) if base else None,
        base_code=worker.base_municipality_code,
        base_name=base.name if base else "",
        areas=tuple(
            (area.extent_type, area.extent) for area in worker.service_areas if area.extent_type and area.extent
        ),
        area_names=tuple(sorted(area.name for area in worker.service_areas if area.name)),
        slots=slots,
        capacity_points=worker.capacity_points,
        load_points=worker.load_points,
        cleared_for_minors=worker.cleared_for_minors,
        takes_new_people=worker.takes_new_people,
        contract_hours=worker.contract_hours,
        experience_years=worker.experience_years,
        seniority=worker.seniority,
        works_from=worker.works_from,
        works_until=worker.works_until,
        absences=tuple((one.begins_on, one.ends_on) for one in worker.absences),
        is_example=worker.is_example,
    )


def _tags(session: Session) -> dict[uuid.UUID, Tags]:
    """What each link worker is about: (taxonomy, term) -> confidence."""
    query = (
        sa.select(models.Attribute.link_id, models.Taxonomy.code, models.TaxonomyTerm.code, models.Attribute.confidence)
        .join(models.Attribute.term)
        .join(models.TaxonomyTerm.taxonomy)
        .where(models.Attribute.link_entity == "link_worker")
    )
    found: dict[uuid.UUID, Tags] = defaultdict(dict)
    for worker, taxonomy, term, confidence in session.execute(query):
        found[worker][taxonomy, term] = confidence
    return found
