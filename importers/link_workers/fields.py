"""The columns of a list of link workers, and how their cells are read."""

from collections.abc import Mapping

from directory.i18n import N_
from directory.models import Seniority
from importers.cells import categories, choices, filling, opening_hours, telephones
from importers.cells.context import Context, Fill
from importers.convert.periods import periods
from importers.row_values import Values

NOT_A_SENIORITY = N_(
    "“%(value)s” does not say how long somebody has done this work: write “inizio”, “esperto” or “senior”."
)

_GENDERS = {"women": "woman", "men": "man"}
_SENIORITY_WORDS: Mapping[Seniority, str] = {
    Seniority.STARTING: r"inizi|junior|nuov|primo|start|new|anfang|neu|tirocin",
    Seniority.SENIOR: r"senior|coordina|referent|supervi|leitung",
    Seniority.EXPERIENCED: r"espert|experienced|erfahren|autonom",
}


def _number(slot: str, highest: int) -> Fill:
    def fill(cell: str, context: Context) -> Values:
        found: Values = filling.number(slot, highest)(cell, context)
        return {slot: float(found[slot])}

    return fill


def _gender(cell: str, context: Context) -> Values:
    found = choices.gender(cell, context).get("service.gender_reserved", "")
    return {"link_worker.gender": _GENDERS[found]} if found in _GENDERS else {}


def _seniority(cell: str, context: Context) -> Values:  # noqa: ARG001
    return {"link_worker.seniority": choices.choice(_SENIORITY_WORDS, cell, NOT_A_SENIORITY)}


def _absences(cell: str, context: Context) -> Values:
    return filling.partly(
        lambda: periods(cell, context.country),
        lambda found: {"absences": tuple({"begins_on": one.begins, "ends_on": one.ends} for one in found)},
    )


def _phone(cell: str, context: Context) -> Values:
    found: Values = telephones.phones("phones")(cell, context)
    return {"link_worker.phone": found["phones"][0]["number"]}


def _base(cell: str, context: Context) -> Values:
    return {"link_worker.base_municipality_code": context.gazetteer.resolve(cell, country=None).code}


FIELDS: Mapping[str, tuple[str, Fill]] = {
    "name": ("nome|nome e cognome|link worker|name", filling.text("link_worker.name")),
    "organization": ("ente|organizzazione|organization|trager", filling.text("organization.name")),
    "role": ("ruolo|role|funktion", filling.text("link_worker.role")),
    "email": ("email|e mail|mail", filling.first_email("link_worker.email")),
    "phone": ("telefono|cellulare|phone|telefon", _phone),
    "gender": ("genere|sesso|gender|geschlecht", _gender),
    "languages": ("lingue|languages|sprachen", filling.languages),
    "expertise": ("competenze|expertise|skills|kompetenzen", categories.tags("need")),
    "interests": ("interessi|interests|interessen", categories.tags("interest")),
    "worked_with": (
        "esperienza con|tipi di esperienza|worked with|erfahrung mit",
        categories.tags("target_group"),
    ),
    "base": ("comune|sede|base|municipality|gemeinde", _base),
    "territories": ("territori|territorio|area|territories|gebiet", filling.service_area),
    "schedule": ("orario|orari|hours|arbeitszeit", opening_hours.schedule),
    "hours": (
        "ore contratto|ore settimanali|contract hours|wochenstunden",
        _number("link_worker.contract_hours", 60),
    ),
    "seniority": ("anzianita|livello|seniority|erfahrungsstufe", _seniority),
    "from": ("in servizio dal|data inizio|works from|im dienst seit", filling.day("link_worker.works_from")),
    "until": ("in servizio fino al|data fine|works until|im dienst bis", filling.day("link_worker.works_until")),
    "absences": ("assenze|assente|absences|abwesenheiten", _absences),
    "experience": ("anni esperienza|esperienza|experience years", _number("link_worker.experience_years", 70)),
    "capacity": (
        "punti capacita|capacita|capacity points|capacity",
        _number("link_worker.capacity_points", 10_000),
    ),
    "load": ("punti carico|carico|load points|load", _number("link_worker.load_points", 10_000)),
    "minors": ("minori|minorenni|cleared for minors", filling.yes_no("link_worker.cleared_for_minors")),
    "open": ("prende nuove persone|disponibile|takes new people", filling.yes_no("link_worker.takes_new_people")),
    "description": ("descrizione|presentazione|description|beschreibung", filling.text("link_worker.description")),
    "example": ("esempio|example|beispiel", filling.yes_no("link_worker.is_example")),
}
