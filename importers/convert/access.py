"""Who may send people to a service, from words: anybody comes as they like, somebody sends them, or a judge does."""

import re

from directory.models import Access
from directory.words.language import fold
from importers.convert.negations import NEGATION

# Whoever sends people on; the booking desk of a service sends nobody.
SENDER = (
    r"(?:\w+')?(?:assistent\w+ social\w*|"
    r"servizio (?:social|socio|territorial|inviant|competent|specialist|pubblic|psich|tutela|dipendenz|di salute)\w*|"
    r"servizi\b(?! (?:on ?-?line|di prenotazion|prenotazion|client|web|telefon))|"
    r"centr[oi] d(?:i |')ascolto|cda\b|medic\w+|mmg\b|pls\b|pediatr\w+|specialist\w+|scuol\w+|insegnant\w+|"
    r"ser\.?[td]\b|csm\b|cps\b|noa\b|npi(?:a|ee)?\b|neuropsichiatr\w+|consultori\w*|pua\b|uv[mg]\w*|uepe\b|ussm\b|"
    r"centr[oi] per l'impiego|cpi\b|prefettur\w+|sozial\w+|hausarzt\w*|arzt\b|schule\w*|fachdienst\w*)"
)
OF = r"d\w{0,4}\b"  # "di", "dal", "dei", "dell'"
BY = (
    rf"\b(?:(?:tramite|attraverso|mediante|uber)|(?:richiesta|proposta|indicazione|valutazione|autorizzazione|"
    rf"relazione|lettera) {OF}|(?:inviat|segnalat|indirizzat|propost|autorizzat)[oaie] {OF})"
)
MANDATE = re.compile(r"mandat|tribunale|\bautorita\b|provvediment|on_mandate|gericht")
REFERRAL = re.compile(
    r"\binvio\b(?! (?:d\w+ |dell')?(?:modul|domand|candidatur|curricul|cv\b|document|mail|e-?mail|richiest|iscrizion))|"
    r"\binviant|(?<!auto)segnalazion(?!.*\bchiunque\b)|impegnativa|prescri|referral|\bricetta|uberweisung|zuweisung|"
    rf"{BY}'?(?: (?!a(?:l|i|gli|ll\S+)?\b|per\b)\S+){{0,2}}? ?{SENDER}"
)
SURELY_FREE = re.compile(
    r"\baccesso (?:libero|diretto|spontaneo)\b|^(?:libero|diretto)\b|"
    r"\bsenza (?:appuntamento|impegnativa|invio|prenotazione)\b|"
    r"\bwalk-?in\b|\bohne (?:termin|uberweisung)\b"
)
DIRECTLY = re.compile(
    r"\bliber[oaie]\b|\bdirett[oaie]\b|\bdirettamente\b|\bdirekt\b|\bfree\b|\bopen\b|\bspontane\w+|\bfrei(?:e[rs]?)?\b|\bwalk-?in\b|"
    r"\btutt[ie]\b"
)
# Words for how one announces oneself. Who is written there besides may be whom one has to ask: "telefonare al medico".
BY_ONESELF = re.compile(
    r"\bappuntament|\bappointment|\bprenota|\bnessun|\banonim|\btelefon(?:are|ando|at[ae]|ic[oaie]|icamente)\b|"
    r"\b(?:per|via|al|un) telefono\b|^telefono\b|\bcontattare\b|\bcontatto (?:diretto|telefonico)|\bchiamare\b|"
    r"\b(?:termin|telefonische)?(?:vereinbarung|anmeldung)\b|\banrufen\b|"
    # registers elsewhere are a condition: "iscrizione al collocamento", "iscritti alle liste"
    r"\biscrizion\w+(?! (?:al|allo|alla|ai|agli|alle|presso|nel|nella|nelle)\b| all'| nell'| (?:a|in) list)"
)
RESERVED = re.compile(r"\bin carico\b|\biscritt[ioae]\b|\bassistit[ioae]\b|\btesserat[ioae]\b|\bsoci\b|\bmitglieder\b")
SOMEBODY = re.compile(rf"(?:\b|'){SENDER}")
NO_NEED = re.compile(r"\bnessun\w*|\bnon (?:serve|occorre|necessita)\b")


def access_of(plain: str) -> Access | None:
    """What folded words say where nothing is denied; the most demanding counts, None where they do not say it.

    >>> access_of("su richiesta del medico").value, access_of("solo con iscrizione al collocamento")
    ('on_referral', None)
    """
    said = plain.strip()
    if said in (each.value for each in Access):
        return Access(said)
    if by_others := sent_by_others(said):
        return by_others
    if RESERVED.search(said):
        return None
    if DIRECTLY.search(said) or (BY_ONESELF.search(said) and not SOMEBODY.search(said)):
        return Access.FREE
    return None


def sent_by_others(plain: str) -> Access | None:
    """Who must send people, where folded words say that somebody does."""
    if MANDATE.search(plain):
        return Access.MANDATE
    return Access.REFERRAL if REFERRAL.search(plain) else None


def access_in(text: str) -> Access | None:
    """Who may send people by a column of that; "senza invio" is nobody, "no accesso diretto" leaves it open who is."""
    said, denied = list[str](), list[str]()
    for part in re.split(r"[,;.()]|\bma\b|\bbut\b|\baber\b", fold(text)):
        is_denied = NEGATION.search(part) is not None or NO_NEED.search(part) is not None
        (denied if is_denied else said).append(part)
    found = access_of(" ".join(" ".join(said).split()))
    if any(DIRECTLY.search(part) for part in denied):
        return found if found is not Access.FREE else None
    if found is None and any(access_of(part) is not None for part in denied):
        return Access.FREE
    return found


def access_in_passing(text: str) -> Access | None:
    """Who may send people by words about how to get a service, where these surely say it."""
    plain = fold(text)
    by_others = sent_by_others(plain)
    if SURELY_FREE.search(plain):
        return None if by_others else Access.FREE
    if by_others is None or NEGATION.search(plain) or NO_NEED.search(plain):
        return None
    return by_others
