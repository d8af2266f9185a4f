"""Up to which ISEE people may come, from words; an ISEE beside a price or a benefit limits that, not who may come."""

import re
from decimal import Decimal

from directory.words.language import fold
from importers.convert.numbers import number

AMOUNT = r"\d{1,3}(?:[. ']\d{3})+(?:,\d{1,2})?|\d{4,6}(?:,\d{1,2})?|\d{1,3} ?mila\b"
MONEY = re.compile(rf"(?<![\d.,])(?:€ ?|euro )?({AMOUNT})(?![\d.])(?: ?(?:€|euro\b|eur\b))?")
ANY_MONEY = re.compile(r"€|\beuro\b")
UP_TO = (
    r"(?:fino (?:a|ai|agli)|sotto(?: a| i| gli| ai)?|entro(?: i| gli)?|massim[oa](?: di)?|max|<=?|≤|"
    r"(?:inferiore|minore|non (?:superiore|eccedente|oltre))(?: [oe] (?:uguale|pari))?(?: ad?| ai| agli| di| i| gli)?|"
    r"meno di|al di sotto d\w+|non super\w+(?: i| gli| ai?)?|(?:soglia|limite)(?: di)?|tra [\d.,€ ]+ e|da [\d.,€ ]+ a)"
)
ISEE = re.compile(r"\bi\.?s\.?e\.?e\b\.?")
BEHIND = re.compile(rf"\bisee\b[^\d]{{0,60}}?(?<!\w){UP_TO} ?:? ?(?={MONEY.pattern})")
BEFORE = re.compile(rf"(?<!\w){UP_TO} ?{MONEY.pattern} ?(?:di |d')?isee\b")
RANGE = re.compile(r"\b(?:tra|da) [\d.,€ ]+ (?:e|a) ")
NO_LIMIT = re.compile(
    # what it costs
    r"gratuit|\bgratis|\besen[tz]|riduzion|ridott|\bscont|agevol|tariff|\bquot[ae]\b|contribut|\bpag[ao]|"
    r"\bticket|rimbors|\brett[ae]\b|\bcost[oi]\b|\bprezz|\bfasc[ei]|in base al|"
    # what it helps to get
    r"\bbonus\b|\bassegn|\bbors[ae]\b|\bvoucher|\bdomand[ae] (?:di|per)|\bcarta (?:acquisti|dedicata)|\bpratic|"
    # who comes first, and who may come although
    r"priorit|precedenz|preferenz|preferibil|\bsubito\b|immediat|\bprima\b|"
    r"\banche\b|\bsenza\b|\bnon (?:serve|occorre|e richiest)|"
    r"(?<!non )\b(?:oltre|superiore)\b|\bnon (?:inferiore|minore)\b|indipendentemente"
)


def isee_limit(text: str) -> Decimal | None:
    """The highest ISEE with which people may come, where a statement says it and no other amount contradicts it.

    >>> isee_limit("famiglie con ISEE sotto i 20mila euro"), isee_limit("gratuito con ISEE fino a 9.360 €")
    (Decimal('20000'), None)
    """
    plain = ISEE.sub("isee", fold(text)).replace("max.", "max")
    statements = [" ".join(part.split()) for part in re.split(r"[;\n]|\.(?=\s|$)", plain)]
    found = [each for each in statements if _is_limit(each)]
    amounts = [match[1] for match in MONEY.finditer(plain)]
    if len(found) != 1 or len(amounts) != (2 if RANGE.search(found[0]) else 1):
        return None
    return _euro(amounts[-1])


def _is_limit(statement: str) -> bool:
    """Whether a statement says an ISEE that is the highest, and no price."""
    if NO_LIMIT.search(statement) or not (BEHIND.search(statement) or BEFORE.search(statement)):
        return False
    return not ANY_MONEY.search(MONEY.sub(" ", statement))


def _euro(amount: str) -> Decimal:
    thousands = amount.removesuffix("mila").strip()
    return number(thousands) * (1 if thousands == amount else 1000)
