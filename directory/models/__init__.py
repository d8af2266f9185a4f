"""The directory's tables, named after HSDS 3.2 (https://docs.openreferral.org); one file per group of objects."""

from directory.models.account import Account, AccountSession, Passkey, Role, Team
from directory.models.assignment import Assignment, AssignmentPlan, AssignmentProposal, Decision, EndReason
from directory.models.contact import PHONE_ORDER, Contact, Language, Phone, Url
from directory.models.duplicates import DuplicateQuestion, DuplicateQuestionMember, DuplicateSearch
from directory.models.entry_report import EntryReport, Fault
from directory.models.imports import (
    ColumnChoice,
    DuplicateDecision,
    FetchRhythm,
    ImportBatch,
    ImportDraft,
    ImportProblems,
    ImportRow,
    ImportSchedule,
    ImportState,
    SourceTrust,
)
from directory.models.link_worker import Absence, LinkWorker, Seniority
from directory.models.location import Accessibility, Address, Location, LocationType, MunicipalityRow
from directory.models.organization import Funding, Organization, OrganizationIdentifier, Program
from directory.models.person_case import CaseAccess, CaseAct, CaseGrant, CaseState, PersonCase
from directory.models.provenance import (
    ChangeCounter,
    Metadata,
    MetaTableDescription,
    Source,
    SourceRecord,
    Verification,
)
from directory.models.schedule import Closing, Frequency, PartOfDay, Schedule
from directory.models.search_log import SearchLog, SearchTally
from directory.models.service import (
    LIVE_STATUSES,
    Access,
    CostOption,
    Intensity,
    RequiredDocument,
    Service,
    ServiceArea,
    ServiceCapacity,
    ServiceStatus,
    Unit,
)
from directory.models.service_at_location import ServiceAtLocation
from directory.models.shared_list import SharedList
from directory.models.taxonomy import Attribute, TagDecision, Taxonomy, TaxonomyTerm
from directory.models.unmet_need import UnmetNeed
from directory.models.weights import WeightVersion

__all__ = [
    "LIVE_STATUSES",
    "PHONE_ORDER",
    "Absence",
    "Access",
    "Accessibility",
    "Account",
    "AccountSession",
    "Address",
    "Assignment",
    "AssignmentPlan",
    "AssignmentProposal",
    "Attribute",
    "CaseAccess",
    "CaseAct",
    "CaseGrant",
    "CaseState",
    "ChangeCounter",
    "Closing",
    "ColumnChoice",
    "Contact",
    "CostOption",
    "Decision",
    "DuplicateDecision",
    "DuplicateQuestion",
    "DuplicateQuestionMember",
    "DuplicateSearch",
    "EndReason",
    "EntryReport",
    "Fault",
    "FetchRhythm",
    "Frequency",
    "Funding",
    "ImportBatch",
    "ImportDraft",
    "ImportProblems",
    "ImportRow",
    "ImportSchedule",
    "ImportState",
    "Intensity",
    "Language",
    "LinkWorker",
    "Location",
    "LocationType",
    "MetaTableDescription",
    "Metadata",
    "MunicipalityRow",
    "Organization",
    "OrganizationIdentifier",
    "PartOfDay",
    "Passkey",
    "PersonCase",
    "Phone",
    "Program",
    "RequiredDocument",
    "Role",
    "Schedule",
    "SearchLog",
    "SearchTally",
    "Seniority",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceCapacity",
    "ServiceStatus",
    "SharedList",
    "Source",
    "SourceRecord",
    "SourceTrust",
    "TagDecision",
    "Taxonomy",
    "TaxonomyTerm",
    "Team",
    "Unit",
    "UnmetNeed",
    "Url",
    "Verification",
    "WeightVersion",
]
