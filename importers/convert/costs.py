"""What a service costs, from words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from directory.free_words import FREE_AT_FIRST, MOST_BESIDE_FREE, NOT_FREE, PARTLY_PAID, is_on_condition
from directory.language import fold
from importers.convert.numbers import number

CostKind = Literal["free", "low", "paid", "unknown"]
LOW_COST_AT_MOST = 10  # euro, francs or dollars, each time

AMOUNT = r"\d{1,3}(?:[. ']\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?"
PRICE = re.compile(rf"(?:€|euro|eur|chf|fr\.|\$) ?({AMOUNT})(?!\d)|(?<![\d.,])({AMOUNT}) ?(?:€|euro|eur\b|chf|\$)")
ISEE = re.compile(
    r"\bisee\b[^\d;,\n]{0,40}(\d{4,6}|\d{1,3}\.\d{3})(?:,\d\d)?(?!\d)(?: ?(?:€|euro))?"
)  # a limit has four digits: "ISEE e assegno unico, altre pratiche da € 15" names a price
THEN = re.compile(rf"\b(?:poi|dopo|successivamente|danach|then)\b\D{{0,20}}(?:{AMOUNT}|a pagamento)")
FREE = re.compile(
    r"\bgratuit|\bgratis\b|\bliber[oa]\b|\bsenza (?:cost|oneri|spes)|\bnessun (?:cost|oner)|\ba costo zero|\bfree\b|"
    r"\bno (?:fee|charge|cost)|\bkostenlos|\bkostenfrei|\bunentgeltlich|^frei\b|"
    r"^(?:none|nessun[oa]|nulla|niente|no|keine?)\b"
)
LOW = re.compile(
    r"\bticket\b|^offerta$|\bofferta liber|\boblazione|\bsimbolic|\bcontribut|\bagevolat|\bcalmierat|"
    r"\btariffa ridotta|\btessera|"
    r"\bquota associativa|\bin base al|\bdel reddito|\bsecondo (?:il )?reddito|\bsliding scale|\bdonation|\blow cost|"
    r"\bbasso costo|\breduced|\baccording to income|\bermassigt|\bspende"
)
PAID = re.compile(
    r"\ba pagamento|\bonerose?\b|\bretta\b|\btariff|\bquota\b|\bfee|\bpaid\b|\bcharge|\bkostenpflichtig|\bentgelt"
)


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
    if re.search(rf"(?<![\d.,])(?:{AMOUNT}) ?\+ ?\D", plain) and len(prices) < len(re.findall(AMOUNT, plain)):
        return Cost("paid", None, text.strip())  # "20 + pasto 5 €" costs neither
    amount = max(prices, default=None)
    return Cost(_kind(plain, amount), amount, text.strip())


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
