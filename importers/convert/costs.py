"""What a service costs, from words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from directory.words.free_words import FREE_AT_FIRST, MOST_BESIDE_FREE, NOT_FREE, PARTLY_PAID, is_on_condition
from directory.words.language import fold
from importers.convert.numbers import number

CostKind = Literal["free", "low", "paid", "unknown"]
LOW_COST_AT_MOST = 10  # euro, francs or dollars, each time

AMOUNT = r"\d{1,3}(?:[. ']\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?"
PRICE = re.compile(
    rf"(?:€|euro|eur|chf|fr\.|\$) ?({AMOUNT})(?!\d)|(?<![\d.,])({AMOUNT})(?:[.,][-–])? ?(?:€|euro|eur\b|chf|\$)"
)
ISEE = re.compile(
    r"\bisee\b[^\d;,\n]{0,40}(\d{4,6}|\d{1,3}\.\d{3})(?:,\d\d)?(?!\d)(?: ?(?:€|euro))?"
)  # a limit has four digits: "ISEE e assegno unico, altre pratiche da € 15" names a price
EACH_TIME = r"(?:al|a|all'|alla|per|ogni) ?(?:mese|anno|lezione|incontro|pasto|volta|seduta|settimana|giorno|ingresso)"
PRICE_ALONE = re.compile(rf"({AMOUNT}) ?(?:{EACH_TIME}|/ ?(?:mese|anno|lezione|incontro|pasto|seduta))")
THEN = re.compile(rf"\b(?:poi|dopo|successivamente|danach|then)\b\D{{0,20}}(?:{AMOUNT}|a pagamento)")
FREE = re.compile(
    r"\bgratuit|\bgratis\b|\bliber[oa]\b|\bsenza (?:cost|oneri|spes)|\bnessun (?:cost|oner)|\ba costo zero|\bfree\b|"
    r"\bzero$|\bno (?:fee|charge|cost)|\bkostenlos|\bkostenfrei|\bunentgeltlich|^frei\b|"
    r"^(?:none|nessun[oa]|nulla|niente|no|keine?)\b"
)
LOW = re.compile(
    r"\bticket\b|^(?:a )?offerta$|\bofferta liber|\brimborso spese|\bdonazion|\bfasce (?:di )?isee|"
    r"\boblazione|\bsimbolic|\bcontribut|\bagevolat|\bcalmierat|"
    r"\btariffa ridotta|\btessera|"
    r"\bnach (?:dem )?einkommen|\bselon (?:le |les )?revenu|"
    r"\bquota associativa|\bin base al|\bdel reddito|\bsecondo (?:il )?reddito|\bsliding scale|\bdonation|\blow cost|"
    r"\bbasso costo|\breduced|\baccording to income|\bermassigt|\bspende"
)
PAID = re.compile(
    r"\ba pagamento|\bsi paga\b|\bonerose?\b|\bretta\b|\btariff|\bquota\b|\bfee|\bpaid\b|\bcharge|"
    r"\bkostenpflichtig|\bentgelt"
)


# A statement that speaks of nothing but the price, among others of a note; what is given to people is none, and neither
# is what only a part of it costs ("parcheggio gratuito").
STATEMENTS = re.compile(r"[;\n|]+|\.(?=\s|$)|\s[-–—]\s")
LONGEST_STATEMENT = 90  # characters
_WHAT = (
    r"(?:(?:il |la |l'|i |le |gli )?(?:servizi[oi]|accesso|ingresso|consulenz[ae]|partecipazione|frequenza|attivit[aà]|"
    r"prestazion[ei]|colloqui[o]?|sportello|corso|corsi|tutto|prim\w+ \w+|iscrizione) )?"
)
_SUM = rf"(?:di |da |: ?)?(?:(?:€|euro|eur|chf) ?(?:{AMOUNT})|(?:{AMOUNT}) ?(?:€|euro|eur|chf))"
_WHEN = (
    rf"(?: ?(?:{EACH_TIME}|/ ?\w+|\bannu\w+|\bmensil\w+|\bl'anno|\ba (?:persona|testa|famiglia|bambino|iscritto|"
    r"corso|ciclo)))*"
)
_PRICE_OF = (
    r"(?:(?:costo|costi|prezzo|tariffa|retta|ticket|abbonamento|iscrizione|quota|tessera|contributo|offerta|"
    r"si paga(?:no)?)(?: (?:associativ\w|annu\w+|mensil\w+|simbolic\w|minim\w|volontari\w|richiest\w|spese|"
    r"di (?:iscrizione|partecipazione|frequenza)|d'iscrizione|partecipativ\w|per (?:il|la) (?:corso|tessera)|"
    r"assicurativ\w|del pasto|soci[oa]?))* ?)"
)
SAYS_PRICE = re.compile(
    rf"(?:non )?{_WHAT}(?:(?:e'?|sono) )?(?:(?:completamente|totalmente|del tutto|libero e) )?"
    rf"(?:gratuit[oaie]|gratis|kostenlos|kostenfrei|free of charge)(?: (?:per|con|ai|agli|solo|fino|il|la|i|le) .*)?|"
    rf"{_WHAT}(?:e )?(?:a )?(?:offerta libera|libera offerta|pagamento)|"
    rf"(?:con )?contributo (?:libero|volontario|spese)|"
    rf"(?:(?:con|e' richiesto un|e richiesto un|richiesto|richiesta|previsto|previsto un) )?{_PRICE_OF}{_SUM}{_WHEN}|"
    rf"{_SUM}{_WHEN}"
)


def cost_in_words(text: str) -> str:
    """The statements of a note or a description that say what the service costs, and nothing else.

    >>> cost_in_words("Suonare al citofono. Servizio gratuito"), cost_in_words("contributo affitto 300 €")
    ('Servizio gratuito', '')
    """
    said = (" ".join(each.split()) for each in STATEMENTS.split(text))
    found = [each for each in said if 0 < len(each) <= LONGEST_STATEMENT and SAYS_PRICE.fullmatch(fold(each))]
    return "; ".join(found)


@dataclass(frozen=True)
class Cost:
    """`amount` in the currency of the place, each time or as `text` says."""

    kind: CostKind
    amount: Decimal | None
    text: str


def cost(text: str, country: str = "IT") -> Cost:
    """Free, low (a ticket, a contribution, at most LOW_COST_AT_MOST), paid or unknown; never fails, `text` is kept.

    What is free on a condition is not free for everybody, so that it is unknown.

    >>> cost("10,50 euro/mese").kind, cost("Gratuito").kind, cost("Gratuito con ISEE fino a 9.360").kind
    ('paid', 'free', 'unknown')
    """
    plain = " ".join(fold(text).split())
    prices = [number(match[1] or match[2], country) for match in PRICE.finditer(ISEE.sub(" ", plain))]
    if re.fullmatch(AMOUNT, plain):
        prices = [number(plain, country)]
    elif not prices and (each_time := PRICE_ALONE.fullmatch(plain)):
        prices = [number(each_time[1], country)]
    if re.search(rf"(?<![\d.,])(?:{AMOUNT}) ?\+ ?\D", plain) and len(prices) < len(re.findall(AMOUNT, plain)):
        return Cost("paid", None, text.strip())  # "20 + pasto 5 €" costs neither
    amount = max(prices, default=None)
    return Cost(_kind(plain, amount), amount, text.strip())


def speaks_of_price(text: str) -> bool:
    """Whether words say anything of what something costs, be it on a condition.

    >>> speaks_of_price("gratis con ISEE sotto 9.000"), speaks_of_price("12"), speaks_of_price("vedi regolamento")
    (True, True, False)
    """
    plain = " ".join(fold(text).split())
    ways = (FREE, LOW, PAID, NOT_FREE, PARTLY_PAID, FREE_AT_FIRST, PRICE, PRICE_ALONE, ISEE)
    return re.fullmatch(AMOUNT, plain) is not None or any(way.search(plain) for way in ways)


def _kind(plain: str, amount: Decimal | None) -> CostKind:
    at_first = bool(FREE_AT_FIRST.search(plain))
    if at_first and THEN.search(plain) and not amount:
        return "paid"
    free = bool(FREE.search(plain)) and not NOT_FREE.search(plain) and not LOW.search(plain)
    if amount:
        is_beside = free and not at_first and not is_on_condition(plain) and amount <= MOST_BESIDE_FREE
        return "low" if amount <= LOW_COST_AT_MOST or is_beside else "paid"
    if free and not at_first and (is_on_condition(plain) or PARTLY_PAID.search(plain)):
        return "unknown"
    if (free and not at_first) or amount == 0:
        return "free"
    if LOW.search(plain):
        return "low"
    return "paid" if PAID.search(plain) or NOT_FREE.search(plain) else "unknown"
