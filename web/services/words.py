"""What the service page calls things: kinds of access, ways to verify, names of fields in the history."""

from collections.abc import Mapping

from directory.curation.units import PLACES
from directory.i18n import N_, Sentence, Written
from directory.models import Access, ServiceCapacity
from directory.queries.services import ServicePage
from web.in_words.answers import answer_words

PARTS = (  # of the page: what is to be asked beside the number to call, then the order of municipal pages
    ("check", N_("To be checked")),
    ("what", N_("What it is")),
    ("who", N_("Whom it is for")),
    ("gives", N_("What you get")),
    ("how", N_("How to get it")),
    ("bring", N_("What to bring")),
    ("when", N_("When")),
    ("where", N_("Where")),
    ("cost", N_("Costs")),
    ("time", N_("Waiting and deadlines")),
    ("contacts", N_("Contacts")),
    ("unit", N_("Who is responsible")),
    ("history", N_("History and sources")),
)

EDITED_IN: Mapping[str, str] = {  # parts of the page -> where in the form they are edited
    "what": "part-service",
    "who": "part-who",
    "gives": "part-about",
    "how": "part-how",
    "contacts": "part-contact",
}

METHODS: Mapping[str, str] = {
    "partner_link": N_("by the service itself"),
    "phone": N_("by phone"),
    "visit": N_("on a visit"),
    "email": N_("by e-mail"),
    "web_page": N_("on its web page"),
    "unsaid": N_("by a worker, without saying how"),
}

CHANGED: Mapping[str, str] = {
    "create": N_("Addition"),
    "update": N_("Change"),
    "delete": N_("Removal"),
}

LOADERS: Mapping[str, str] = {
    "prossima demo": N_("loaded as demonstration"),
    "prossima init": N_("set up with the directory"),
    "prossima sources fetch": N_("fetched by itself"),
}


def door_words(page: ServicePage) -> str:
    """Who may get in, "" where that is not known; at a telephone nobody comes through a door."""
    access = Access(page.service.access) if page.service.access else None
    if access is Access.FREE and not page.is_gone_to:
        return N_("People can call directly.") if page.number_to_call else N_("People can get in touch directly.")
    return {
        None: "",
        Access.FREE: N_("People can come by themselves."),
        Access.REFERRAL: N_("A service has to send the person."),
        Access.MANDATE: N_("Only on an authority's mandate."),
    }[access]


def capacity_words(capacity: ServiceCapacity) -> Sentence:
    """What is left of what; a unit other than places keeps the partner's own word."""
    facts = {"available": capacity.available, "maximum": capacity.maximum, "unit": capacity.unit.name}
    if capacity.unit.name != PLACES:
        of_all, alone = N_("Free: %(available)s of %(maximum)s (%(unit)s)"), N_("Free: %(available)s (%(unit)s)")
    elif capacity.available:
        of_all, alone = N_("Places free: %(available)s of %(maximum)s"), N_("Places free: %(available)s")
    else:
        of_all, alone = N_("No place free of %(maximum)s"), N_("No place free")
    return Sentence(of_all if capacity.maximum else alone, facts)


def interpreting(words: str) -> Sentence:
    """Whether somebody interprets, as the list says it."""
    return Sentence(N_("Interpreting: %(words)s"), {"words": _own_words(words)})


def accessible(words: str) -> Sentence:
    """How one gets in, as the list says it."""
    return Sentence(N_("Accessibility: %(words)s"), {"words": _own_words(words)})


def _own_words(text: str) -> Sentence | Written:
    said = answer_words(text)
    return Written(said) if isinstance(said, str) else said


def source_words(name: str) -> str:
    """The name of a list for people: the demonstration's are called "demo: …" to keep them apart.

    >>> source_words("demo: esempi_bergamo"), source_words("Elenco: sportelli")
    ('esempi bergamo', 'Elenco: sportelli')
    """
    return name.removeprefix("demo: ").replace("_", " ") if name.startswith("demo: ") else name
