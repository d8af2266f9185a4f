"""What a service costs, in people's words: texts stay as they were written, except those that only say "free"."""

from collections.abc import Mapping

from directory.i18n import N_, Sentence
from directory.models import CostOption, Service
from directory.words.language import fold
from web.i18n import current_language, gettext, say

COST_KINDS: Mapping[str, str] = {"free": N_("free of charge"), "low": N_("low cost"), "paid": N_("to be paid")}
_FREE = frozenset(
    {
        *("gratuito", "gratuita", "gratuiti", "gratuite", "gratis", "servizio gratuito", "accesso gratuito"),
        *("nessun costo", "senza costi", "free", "free of charge", "no charge", "no cost"),
        *("kostenlos", "kostenfrei", "unentgeltlich", "keine kosten"),
    }
)


def is_simply_free(words: str | None) -> bool:
    """Whether the words say that nothing is to be paid, and nothing else; then they can be said in each language.

    >>> is_simply_free("Gratuito."), is_simply_free("Gratuito con ISEE fino a 9.360")
    (True, False)
    """
    return " ".join(fold(words or "").strip(" .!").split()) in _FREE


def said_costs(words: str | None) -> str:
    """A description of costs, in the language of the request where it only says that there are none."""
    return gettext("free of charge") if is_simply_free(words) else words or ""


def plain_costs(service: Service) -> str:
    """The costs in one line, with what an amount is for; empty where nobody knows them."""
    for option in service.cost_options:
        told = said_costs(option.amount_description or service.fees_description)
        if words := _option_words(option, told):
            return words
    return said_costs(service.fees_description)


def _option_words(option: CostOption, told: str) -> str:
    """What the list said of an option where that says more than the amount; nothing of a condition is left out."""
    if option.amount:
        plain_amount = f"{option.amount.normalize():f}".replace(".", ",")
        if plain_amount in told:
            return told
        amount = say(Sentence(N_("%(amount)s euro"), {"amount": option.amount}), current_language())
        return f"{amount} ({told})" if told else amount
    if told:
        return told
    if option.amount == 0:
        return gettext("free of charge")
    kind = COST_KINDS.get(option.option or "")
    return gettext(kind) if kind else ""
