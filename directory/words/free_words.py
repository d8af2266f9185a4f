"""What words say of costs: free for everybody, for some people only ("gratis con ISEE < 10.000"), or only at first."""

import re
from functools import lru_cache

from directory.words.language import fold

MOST_BESIDE_FREE = 50  # euro for an insurance or a card beside what is free; above, somebody pays for the thing itself

# behind "ISEE", which is a service, too
_LIMIT = r"(?=[^.;]{0,30}(?:\d|<|≤|\bbass|\binferior|\bminor|\bsotto|\bfino|\bentro))"
_FREE = r"(?:\bgratuit\w*|\bgratis|\bfree(?: of charge)?|\bkostenlos\w*|\bkostenfrei|\bsenza cost[oi])"
_BETWEEN = r"(?: (?:e|il servizio|l'accesso|la consulenza|l'ingresso))? ?[(:,–-]? ?"
_EVERYBODY = (
    r"(?:tutt[iae]\b|chiunque\b|ogni(?:uno|) |gli utenti\b|l'utente\b|l'utenza\b|utenti\b|"
    r"(?:i |la )?cittadin(?:i|anza)\b(?! (?:di|de|res|ital|stran))|le persone\W*$|(?:le )?famiglie\W*$|"
    r"i? ?partecipanti\b|(?:i )?beneficiari\b|(?:i )?pazient|(?:gli )?ospiti\b|il pubblico\b|legge\b|inform\w+|"
    rf"all\b|everyone\b|everybody\b|alle\b|jede|i prim|isee\b(?!{_LIMIT}))"
)
_SOME = (
    r"(?:solo|soltanto|solamente|esclusivamente|only|nur) (?!su\b|previ|per app)",
    rf"(?:solo )?(?:per|for|fur) (?!{_EVERYBODY})",
    r"(?:con|with|mit|bei|previa) (?:l'|la |un |una )?(?:isee|esenzion|reddito|certific)",
    r"(?:ai|agli|alle) ",
    r"(?:se|if|wenn|falls)\b",
    r"(?:fino a(?:i|l|d|gli)?|(?:sotto|sopra) (?:i|gli|ai))\b",
    r"(?:under|over|dai?) \d",
    r"(?:salvo|tranne|eccetto|esclus[oaie])\b",
)
CONDITION = re.compile(
    rf"{_FREE}{_BETWEEN}(?:{'|'.join(_SOME)})|"
    rf"\b(?:residenti|soci|iscritti|tesserati) ?:? (?:e )?{_FREE}|\bisee\b{_LIMIT}"
)


# "gratis il primo anno, poi 200", "gratuito per i primi cinque colloqui": only the beginning is, or the first who come.
FREE_AT_FIRST = re.compile(
    r"\bprim[oaie]\b[^.;]{0,30}\bgrat|\bgrat\w*[^.;]{0,12}\bprim[oaie]\b|\berste\w*[^.;]{0,30}\bkostenlos|"
    r"\bkostenlos\w*[^.;]{0,12}\berste|\bfirst\b[^.;]{0,30}\bfree|\bfree\b[^.;]{0,12}\bfirst\b"
)
PARTLY_PAID = re.compile(
    r"(?<!non )\b(?:a pagamento|kostenpflichtig)\b|"
    r"\ba carico(?: (?:dell?[aeio]?|degli|dei)(?: |')(?:utent\w+|famigli\w+|partecipant\w+|iscritt\w+|ospit\w+)|\W*$)"
)
NOT_FREE = re.compile(r"\bnon (?:e )?gratuit|\bnot free|\bnicht kostenlos")
_SAID_FREE = re.compile(r"\bgratuit|\bgratis\b|\bfree of charge\b|\bkostenlos|\bkostenfrei")


@lru_cache(maxsize=1024)  # the same words stand in many entries
def says_free(words: str) -> bool:
    """Whether words about costs say that it is free for everybody, and for as long as somebody comes.

    >>> says_free("Gratuito, € 20 di assicurazione"), says_free("gratuito per i primi cinque colloqui")
    (True, False)
    """
    plain = " ".join(fold(words).split())
    but = (NOT_FREE, FREE_AT_FIRST, PARTLY_PAID)
    return bool(_SAID_FREE.search(plain)) and not is_on_condition(plain) and not any(each.search(plain) for each in but)


def is_on_condition(plain: str) -> bool:
    """Whether folded words that something is free name a condition; a way to get there ("con impegnativa") is none.

    >>> is_on_condition("gratuito (solo residenti)"), is_on_condition("gratuito per tutti")
    (True, False)
    """
    return CONDITION.search(plain) is not None
