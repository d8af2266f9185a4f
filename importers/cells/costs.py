"""What a service costs, in words, or as an answer to the question that its column asks."""

import re
from decimal import Decimal

from directory.words.language import fold
from importers.cells.context import Context
from importers.cells.filling import MOST_EURO, within
from importers.convert import costs
from importers.convert import yes_no as answers
from importers.row_values import Values

ANSWERED_COSTS = (  # what a header may ask, and what yes and no say then
    (re.compile(r"\bgratuit|\bgratis\b|\bfree\b|\bkosten(?:los|frei)|\bunentgeltlich"), ("gratuito", "a pagamento")),
    (re.compile(r"\bticket\b"), ("ticket", "gratuito")),
    (re.compile(r"\ba pagamento\b|\bkostenpflichtig"), ("a pagamento", "gratuito")),
)
ANSWER_BEGINS = re.compile(r"(s[ií]|no|x|ja|nein|yes|true|false|vero|falso|wahr|falsch)(?=[\s,;:.(]|$)")


def cost(cell: str, context: Context) -> Values:
    """What it costs; the words are kept. A yes or no answers the question of the header: "È gratuito?", "Ticket"."""
    return priced_as(_answered(cell, context.header), cell, context.country)


def priced_as(words: str, cell: str, country: str) -> Values:
    """What words say of a cost, which are kept."""
    found = costs.cost(words, country)
    amount = Decimal(0) if found.kind == "free" and found.amount is None else found.amount
    if amount is not None:
        within(amount, MOST_EURO, cell)
    option = {
        "option": None if found.kind == "unknown" else found.kind,
        "currency": {"CH": "CHF", "US": "USD"}.get(country, "EUR"),
        "amount": amount,
        "amount_description": found.text,
    }
    return {"service.fees_description": found.text, "cost_options": (option,)}


def _answered(cell: str, header: str) -> str:
    """What a yes or no says under a header that asks for it; any other cell as it is."""
    asked = next((said for question, said in ANSWERED_COSTS if question.search(fold(header))), None)
    begins = ANSWER_BEGINS.match(fold(cell))
    if asked is None or begins is None:
        return cell
    said = asked[not answers.yes_no(begins[1])]
    return f"{said}{cell[begins.end(1) :]}" if begins.end(1) < len(cell.strip()) else said
