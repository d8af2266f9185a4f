"""The parts of a service page: those that have something to say, in the order of municipal pages."""

from collections.abc import Iterable

from directory.models import Service
from directory.queries.services import ServicePage
from web.cards.card import is_same_name
from web.services.words import PARTS


def shown_parts(page: ServicePage) -> dict[str, str]:
    """Id -> title of the parts to show; what an absent part would have said is asked under "To be checked"."""
    service, organization = page.service, page.organization
    has_unit = not is_same_name(organization.name, service.name) or organization.legal_status
    absent = {
        "what": not service.description,
        "who": not _says_for_whom(page),
        "gives": not _says_what_it_gives(page),
        "how": not (service.application_process or service.access),
        "bring": not service.required_documents,
        "when": not _says_when(page),
        "cost": not (service.fees_description or service.cost_options),
        "time": service.waiting_days is None and service.response_days is None and not service.capacities,
        "contacts": not _has_contacts(page),
        "unit": not (has_unit or organization.description),
        "check": not page.to_check,
        "history": not (page.provenance or page.history),
    }
    return {part: title for part, title in PARTS if not absent.get(part)}


def _says_for_whom(page: ServicePage) -> bool:
    service = page.service
    limits = (service.minimum_age, service.maximum_age, service.residence_required, service.isee_maximum)
    words = (service.eligibility_description, service.exclusion_criteria, service.gender_reserved, page.areas)
    return any(limit is not None for limit in limits) or any(words) or _has_terms(page, "target_group")


def _says_when(page: ServicePage) -> bool:
    weeks = (page.week, *(place.week for place in page.places))
    return any(week.is_known for week in weeks) or bool(page.week.closings)


def _says_what_it_gives(page: ServicePage) -> bool:
    service: Service = page.service
    facts = (
        service.intensity,
        service.remote,
        service.home_visits,
        service.languages,
        service.interpretation_services,
    )
    return any(facts) or _has_terms(page, "need", "service_type", "interest")


def _has_terms(page: ServicePage, *taxonomies: str) -> bool:
    return any(page.terms.get(taxonomy) or page.guesses.get(taxonomy) for taxonomy in taxonomies)


def _has_contacts(page: ServicePage) -> bool:
    service, organization = page.service, page.organization
    addresses: Iterable[object] = (service.email, organization.email, service.url, organization.website)
    return any(addresses) or any((page.phones, page.links, page.contacts))
