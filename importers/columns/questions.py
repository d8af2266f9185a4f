"""Headers that are questions or sentences, as forms ask them: "In quale comune si svolge l'attività?"."""

from collections.abc import Mapping
from functools import cache

from directory.words.language import words

# What such a header has somewhere, per field; the words that come first decide between fields.
ASKED: Mapping[str, str] = {
    "service.name": (
        "nome dell associazione|nome del gruppo|nome del servizio|nome dell attivita|come si chiama|nome della vostra|"
        "nome del vostro|nome della realta|nome dell ente|nome dell organizzazione|name ihrer"
    ),
    "service.description": (
        "che cosa fate|cosa fate|che cosa offrite|cosa offrite|descrivete|descrivi|descrizione|di cosa vi occupate|"
        "quali attivita|che attivita|was bieten sie|beschreiben sie"
    ),
    "service.eligibility_description": (
        "a chi vi rivolgete|a chi e rivolt|a chi si rivolge|per chi e|chi puo partecipare|chi puo accedere|"
        "an wen richtet|fur wen"
    ),
    "service.application_process": (
        "prenotare|prenotarsi|prenotazione|iscriversi|iscrizione|come si accede|come si partecipa|anmelden"
    ),
    "service.age": "fascia d eta|fascia di eta|quale eta|che eta|eta dei partecipanti|welches alter",
    "cost": "quanto costa|gratuito|gratuita|costo|quota di partecipazione|a carico dell utente|was kostet|kostenlos",
    "languages": "quali lingue|che lingue|lingue si parlano|lingue parlate|welche sprachen",
    "accessibility": "accessibile|carrozzina|carrozzine|barriere architettoniche|barrierefrei|rollstuhl",
    "capacity.maximum": "quanti posti|posti avete|quante persone|numero massimo|wie viele platze",
    "address.city": "quale comune|che comune|quale citta|welcher gemeinde",
    "address.full": "indirizzo|dove si svolge|dove si tiene|dove vi trovate|via e numero civico|wo findet",
    "schedule": (
        "giorni e orari|quali giorni|che giorni|in quali orari|quando si svolge|quando siete aperti|fasce orarie|"
        "fascia oraria|quali orari|che orari|wann"
    ),
    "phone.number": "telefono|cellulare|numero da chiamare|telefonnummer",
    "email": "e mail|email|posta elettronica",
    "url": "sito web|sito internet|pagina facebook|sito o pagina",
    "row.publishing": (
        "acconsento alla pubblicazione|acconsento a pubblicare|acconsente alla pubblicazione|"
        "consenso alla pubblicazione|consento la pubblicazione|autorizzo la pubblicazione|"
        "autorizza la pubblicazione|autorizzazione alla pubblicazione|possiamo pubblicare|si puo pubblicare"
    ),
}
FEWEST_WORDS = 4  # of a header that asks without a question mark; a shorter one is called like a field or not
ASKED_FOR, ASKED_LATER = 0.85, 0.8  # how well such a header fits, by what stands in it first


def asked_for(header: str, field: str) -> float:
    """How well a long header fits a field, 0 where it does not ask for it.

    >>> asked_for("In quale comune si svolge l'attività?", "address.city"), asked_for("Comune", "address.city")
    (0.85, 0.0)
    """
    said = words(header)
    if len(said) < FEWEST_WORDS and "?" not in header:
        return 0.0
    places = {name: at for name in ASKED if (at := _first(name, f" {' '.join(said)} ")) is not None}
    if field not in places:
        return 0.0
    return ASKED_FOR if places[field] == min(places.values()) else ASKED_LATER


def asks_another(header: str, field: str) -> bool:
    """Whether a header is a question for something else: "Il servizio è gratuito?" names no service."""
    said = f" {' '.join(words(header))} "
    return "?" in header and any(name != field and _first(name, said) is not None for name in ASKED)


def _first(field: str, said: str) -> int | None:
    """Where a field is first asked for; the beginning of a word is enough ("rivolt")."""
    found = [at for phrase in _phrases(field) if (at := said.find(f" {phrase}")) >= 0]
    return min(found, default=None)


@cache
def _phrases(field: str) -> tuple[str, ...]:
    return tuple(" ".join(words(phrase)) for phrase in ASKED.get(field, "").split("|") if phrase)
