"""What costs nothing at first alone, and sums that are said in parts."""

import pytest

from importers.convert.costs import cost
from tests.importers.lists import drafts_of


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
        ("gratuito per i primi cinque colloqui, poi cassa malati", "unknown", None),
        ("gratuito per i primi cinque colloqui", "unknown", None),
        ("primi 5 colloqui gratuiti", "unknown", None),
        ("gratuito il primo incontro, poi 30 euro", "paid", 30),
        ("gratuito, € 20 di assicurazione", "low", 20),
        ("gratuito, corso 200 €", "paid", 200),
        ("gratuito. Materiali a carico dei partecipanti", "unknown", None),
        ("gratuito, a carico del SSN", "free", 0),
        ("5 colloqui gratuiti", "free", 0),
    ],
)
def test_what_it_costs(text: str, kind: str, amount: int | None) -> None:
    found = cost(text)
    assert (found.kind, found.amount if kind != "free" else 0) == (kind, amount)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("gratis con ISEE < 10.000", "unknown"),
        ("gratuito, ISEE inferiore a 6000 euro", "unknown"),
        ("gratuito (solo residenti)", "unknown"),
        ("gratuito per i soci", "unknown"),
        ("Residenti: gratuito", "unknown"),
        ("gratuito se in carico ai servizi", "unknown"),
        ("gratuito per under 18", "unknown"),
        ("gratuito salvo materiali", "unknown"),
        ("kostenlos für Mitglieder", "unknown"),
        ("colloquio gratuito, pratiche a pagamento", "unknown"),
        ("gratuito per residenti, altrimenti 5 €", "low"),
        ("€ 250/anno (gratis ISEE < 8.000)", "paid"),
        ("gratuito per tutti", "free"),
        ("gratuito per gli utenti", "free"),
        ("gratuito per ISEE e bonus", "free"),
        ("gratuito con impegnativa", "free"),
        ("accesso gratuito previa iscrizione", "free"),
        ("gratuito, solo su appuntamento", "free"),
        ("Gratuito. Per informazioni chiamare", "free"),
    ],
)
def test_free_on_a_condition_is_not_free_for_everybody(text: str, kind: str) -> None:
    assert cost(text).kind == kind


def test_the_words_of_a_condition_are_shown_without_a_price() -> None:
    (draft,), _ = drafts_of("nome;comune;costo", "Sportello;Forlì;gratis con ISEE < 10.000")
    (option,) = draft.values["cost_options"]
    assert (option["option"], option["amount"]) == (None, None)
    assert draft.values["service.fees_description"] == "gratis con ISEE < 10.000"
