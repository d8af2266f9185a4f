"""Whether what is free is free for some people only: "gratis con ISEE < 10.000", "gratuito per i soci"."""

import re

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


def is_on_condition(plain: str) -> bool:
    """Whether folded words that something is free name a condition; a way to get there ("con impegnativa") is none.

    >>> is_on_condition("gratuito (solo residenti)"), is_on_condition("gratuito per tutti")
    (True, False)
    """
    return CONDITION.search(plain) is not None
