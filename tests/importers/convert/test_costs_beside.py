"""What a service costs where no column of costs says it, and columns of costs that are called otherwise."""

from decimal import Decimal
from typing import Any

import pytest

from importers.convert.costs import cost, cost_in_words
from tests.importers.lists import drafts_of


def option(header: str, cell: str) -> dict[str, Any] | None:
    """The cost of the first of a few rows."""
    rows = [f"Sportello {at};Forlì;Aiuto per le pratiche di casa;{cell if at == 1 else ''}" for at in range(1, 4)]
    drafts, _ = drafts_of(f"nome;comune;descrizione;{header}", *rows)
    return next(iter(drafts[0].values.get("cost_options", ())), None)


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("gratuito", "free", 0),
        ("Servizio gratuito.", "free", 0),
        ("il servizio è gratuito; portare la tessera sanitaria", "free", 0),
        ("Solo su appuntamento - gratuito", "free", 0),
        ("accesso libero e gratuito", "free", 0),
        ("12 € al mese", "paid", 12),
        ("contributo 5 euro", "low", 5),
        ("contributo di 5 euro a incontro", "low", 5),
        ("offerta libera", "low", None),
        ("Suonare il campanello. A offerta libera", "low", None),
        ("quota associativa annuale 20 €", "paid", 20),
        ("Quota associativa annuale: € 20,00", "paid", 20),
        ("quota annua di 15 euro", "paid", 15),
        ("tessera annuale 10€", "low", 10),
        ("costo: 3,50 € a pasto", "low", Decimal("3.5")),
        ("a pagamento", "paid", None),
        ("servizio a pagamento", "paid", None),
        ("non gratuito", "paid", None),
        ("gratuito per i residenti", None, None),
        ("primo colloquio gratuito", None, None),
        ("5 € a lezione", "low", 5),
        ("kostenlos", "free", 0),
    ],
)
@pytest.mark.parametrize("header", ["note", "altre informazioni"])
def test_notes_say_what_it_costs(header: str, text: str, kind: str | None, amount: Any) -> None:
    found = option(header, text)
    assert found is not None, text
    assert (found["option"], found["amount"]) == (kind, amount)


@pytest.mark.parametrize(
    "text",
    [
        "gratuito patrocinio",
        "assistenza legale, gratuito patrocinio e consulenza",
        "contributo affitto 300 €",
        "contributi economici fino a 1000 euro",
        "contributo una tantum di 500 euro per le famiglie",
        "bonus bebè 160 € al mese",
        "accesso libero",
        "ingresso libero",
        "ISEE fino a 9.360 €",
        "buoni spesa da 50 €",
        "corsi di italiano gratuiti e a pagamento per il patentino",
        "rimborso spese 10 € per i volontari",
        "distribuzione gratuita di farmaci",
        "numero verde gratuito",
        "la chiamata è gratuita",
        "parcheggio gratuito",
        "parcheggio 2 € all'ora",
        "wifi gratuito",
        "donare 5 euro",
        "stipendio 500 € al mese",
        "borsa di tirocinio 450 euro al mese",
        "ore 15",
    ],
)
def test_words_about_something_else_say_no_cost(text: str) -> None:
    assert cost_in_words(text) == ""
    assert option("note", text) is None


def test_a_column_of_costs_wins_over_notes() -> None:
    rows = [f"Sportello {at};Forlì;10 €;gratuito" for at in range(3)]
    drafts, _ = drafts_of("nome;comune;costo;note", *rows)
    assert [row["option"] for row in drafts[0].values["cost_options"]] == ["low"]


@pytest.mark.parametrize(
    ("header", "cell", "kind"),
    [
        ("Gratuito", "sì", "free"),
        ("Gratuito", "no", "paid"),
        ("Gratuità", "sì", "free"),
        ("Retta", "120 € al mese", "paid"),
        ("Quanto si paga", "niente", "free"),
        ("Compartecipazione alla spesa", "no", "free"),
        ("Condizioni economiche", "gratuito", "free"),
        ("Quota di iscrizione", "20 €", "paid"),
    ],
)
def test_columns_of_costs_are_called_otherwise(header: str, cell: str, kind: str) -> None:
    rows = [f"Sportello {at};Forlì;Aiuto;{cell}" for at in range(4)]
    drafts, _ = drafts_of(f"nome;comune;descrizione;{header}", *rows)
    assert [row["option"] for row in drafts[0].values["cost_options"]] == [kind]


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("a offerta", "low", None),
        ("zero", "free", 0),
        ("rimborso spese", "low", None),
        ("donazione", "low", None),
        ("fasce ISEE", "low", None),
        ("si paga", "paid", None),
        ("12 al mese", "paid", 12),
        ("15/mese", "paid", 15),
        ("2,50 a pasto", "low", Decimal("2.5")),
        ("modalità di pagamento: bonifico", "unknown", None),
        ("2 incontri al mese", "unknown", None),
    ],
)
def test_other_words_of_costs(text: str, kind: str, amount: Any) -> None:
    found = cost(text)
    assert (found.kind, found.amount) == (kind, amount) or (kind == found.kind == "free")
