"""What costs nothing at first alone, and sums that are said in parts."""

import pytest

from importers.convert.costs import cost


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("gratis il primo anno, poi 200", "paid", None),
        ("primo colloquio gratuito", "unknown", None),
        ("primo colloquio gratuito, poi contributo", "low", None),
        ("prima lezione gratis, poi a pagamento", "paid", None),
        ("20 + pasto 5 €", "paid", None),
        ("€ 300 + tess.", "paid", 300),
        ("30 € (assicurazione)", "paid", 30),
        ("offerta", "low", None),
        ("frei", "free", 0),
        ("gratuito", "free", 0),
        ("gratuito per i primi cinque colloqui, poi cassa malati", "free", 0),
    ],
)
def test_what_it_costs(text: str, kind: str, amount: int | None) -> None:
    found = cost(text)
    assert (found.kind, found.amount if kind != "free" else 0) == (kind, amount)
