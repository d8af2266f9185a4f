"""A link worker as fields that can be edited."""

import uuid
from collections.abc import Mapping, Sequence
from functools import partial

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from directory.accounts.teams import Scope
from directory.curation.child_lines import child_lines
from directory.curation.create_worker import THERE_ALREADY, is_called
from directory.curation.entry import Entry, Field, Section, Texts, column
from directory.curation.place_fields import OTHER_HOURS
from directory.curation.service_entry import YES_NO
from directory.curation.week_fields import has_other_hours, week_fields
from directory.errors import AppError, Conflict, InvalidInput, NotFound
from directory.i18n import N_, Sentence
from directory.models import (
    Absence,
    Attribute,
    Language,
    LinkWorker,
    Schedule,
    Seniority,
    ServiceArea,
    Taxonomy,
    TaxonomyTerm,
)

NO_SUCH_WORKER = N_("This link worker is not in the directory, or belongs to another team.")
WORKS_BACKWARDS = N_("The last day of work is before the first.")
SENIORITIES: Mapping[str, str] = {
    Seniority.STARTING: N_("in the first half year"),
    Seniority.EXPERIENCED: N_("experienced"),
    Seniority.SENIOR: N_("senior"),
}
GENDERS: Mapping[str, str] = {"woman": N_("woman"), "man": N_("man")}
KNOWN: Sequence[tuple[str, str, str, str]] = (  # taxonomy, key, title, how it is read
    ("need", "expertise", N_("Knows about"), "needs"),
    ("interest", "interests", N_("Interests"), "interests"),
    ("target_group", "worked_with", N_("Has worked with"), "target_groups"),
)
ONE_A_LINE = N_("One a line, as the filters of the search call it.")


def link_worker_entry(session: Session, worker_id: uuid.UUID, scope: Scope) -> Entry:
    """What can be edited of a link worker, as it is stored now.

    Args:
        scope: whose link workers may be seen.
    Raises:
        NotFound: there is no such link worker within the scope.
    """
    children = (LinkWorker.languages, LinkWorker.service_areas, LinkWorker.schedules, LinkWorker.absences)
    query = (
        sa.select(LinkWorker)
        .where(LinkWorker.id == worker_id, scope.holds_worker(LinkWorker.id))
        .options(*map(selectinload, children), joinedload(LinkWorker.organization))
        .execution_options(populate_existing=True)
    )
    worker = session.scalar(query)
    if worker is None:
        raise NotFound(NO_SUCH_WORKER)
    hours = week_fields(session, worker.schedules, partial(Schedule, link_worker_id=worker.id), "hours.")
    sections = (
        Section("person", Sentence(N_("The link worker")), tuple(_person(worker))),
        Section("work", Sentence(N_("Work and caseload")), tuple(_work(session, worker))),
        Section("knows", Sentence(N_("What they know and where they work")), tuple(_knows(session, worker))),
        Section(
            "hours",
            Sentence(N_("Working hours")),
            tuple(hours),
            OTHER_HOURS if has_other_hours(worker.schedules) else "",
        ),
    )
    country = worker.organization.country
    return Entry(
        worker.id,
        worker.name,
        worker.organization_id,
        sections,
        (worker.id,),
        country,
        partial(_faults, session, worker),
    )


def _person(worker: LinkWorker) -> list[Field]:
    stated = N_("As they say it themselves; used only where a person asks for a woman or a man.")
    return [
        column(worker, "name", N_("Name"), "name"),
        column(worker, "role", N_("Role")),
        column(worker, "email", N_("E-mail address"), "email"),
        column(worker, "phone", N_("Telephone"), "phone"),
        column(worker, "gender", N_("Gender"), "choice", choices=GENDERS, hint=stated),
        column(worker, "description", N_("In their own words"), "text"),
    ]


def _work(session: Session, worker: LinkWorker) -> list[Field]:
    points = N_("How much caseload the contract allows: about 1.7 points for an hour a week.")
    return [
        column(worker, "takes_new_people", N_("Takes new people"), "choice_needed", choices=YES_NO),
        column(worker, "contract_hours", N_("Contract hours a week"), "week_hours"),
        column(worker, "capacity_points", N_("Capacity in points"), "points", hint=points),
        column(worker, "load_points", N_("Caseload kept elsewhere, in points"), "points"),
        column(worker, "seniority", N_("Seniority"), "choice", choices=SENIORITIES),
        column(worker, "experience_years", N_("Years of experience"), "years"),
        column(worker, "cleared_for_minors", N_("Cleared to work with minors"), "choice", choices=YES_NO),
        column(worker, "works_from", N_("First day of work"), "day"),
        column(worker, "works_until", N_("Last day of work"), "day"),
        child_lines(
            session,
            worker.absences,
            ("begins_on", "ends_on"),
            partial(Absence, link_worker_id=worker.id),
            key="absences",
            title=N_("Absences"),
            reads="absences",
            hint=N_("One a line: 3/2/2027-20/2/2027, or “dal 3/2/2027”. Why is never kept."),
        ),
    ]


def _knows(session: Session, worker: LinkWorker) -> list[Field]:
    areas = ("name", "extent", "extent_type")
    return [
        child_lines(
            session,
            worker.languages,
            ("code",),
            partial(Language, link_worker_id=worker.id),
            key="languages",
            title=N_("Languages"),
            reads="languages",
            hint=N_("With commas: Italian, Arabic"),
        ),
        *(_terms(session, worker, *known) for known in KNOWN),
        column(worker, "base_municipality_code", N_("Works from"), "place"),
        child_lines(
            session,
            worker.service_areas,
            areas,
            partial(ServiceArea, link_worker_id=worker.id),
            key="areas",
            title=N_("Territories"),
            reads="areas",
            hint=N_("One a line: a municipality, “provincia di Trento”, a region."),
        ),
    ]


def _terms(session: Session, worker: LinkWorker, taxonomy: str, key: str, title: str, reads: str) -> Field:
    query = (
        sa.select(Attribute)
        .join(TaxonomyTerm, TaxonomyTerm.id == Attribute.taxonomy_term_id)
        .join(Taxonomy, Taxonomy.id == TaxonomyTerm.taxonomy_id)
        .where(Attribute.link_id == worker.id, Taxonomy.code == taxonomy)
        .order_by(Attribute.id)
        .execution_options(populate_existing=True)
    )
    make = partial(Attribute, link_id=worker.id, link_entity="link_worker")
    rows = session.scalars(query).all()
    return child_lines(session, rows, ("taxonomy_term_id",), make, key=key, title=title, reads=reads, hint=ONE_A_LINE)


def _faults(session: Session, worker: LinkWorker, texts: Texts) -> Mapping[str, AppError]:
    """A name that a colleague has, and days of work in the wrong order."""
    found: dict[str, AppError] = {}
    name, first, last = texts.get("name"), texts.get("works_from"), texts.get("works_until")
    if name and is_called(session, worker.organization_id, name, but=worker.id):
        found["name"] = Conflict(THERE_ALREADY, name=name)
    if first and last and last < first:
        found["works_until"] = InvalidInput(WORKS_BACKWARDS)
    return found
