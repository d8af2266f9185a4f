"""What is recognised in the free words of a service about documents and exclusions."""

import pytest

from directory.catalog.documents import Document, documents_in
from directory.catalog.exclusions import NO_AGES, ages_named, terms_named
from tests.directory.catalog.listings import VOCABULARY

IDENTITY, PERMIT, HEALTH_CARD, ISEE = Document


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("documento d'identità", {IDENTITY}),
        ("Documento di riconoscimento in corso di validità", {IDENTITY}),
        ("un documento, anche scaduto", {IDENTITY}),
        ("passaporto", {IDENTITY}),
        ("Reisepass oder Personalausweis", {IDENTITY}),
        ("documentazione medica", set()),
        ("permesso di soggiorno o ricevuta", {PERMIT}),
        ("residence permit", {PERMIT}),
        ("Tessera sanitaria", {HEALTH_CARD}),
        ("attestazione ISEE", {ISEE}),
        ("DSU dell'anno prima", {ISEE}),
        ("ISEE se c'è", set()),
        ("curriculum", set()),
        ("permesso e tessera sanitaria", {PERMIT, HEALTH_CARD}),
        ("", set()),
    ],
)
def test_documents_that_decide_are_recognised_in_three_languages(text: str, documents: set[Document]) -> None:
    assert documents_in(text) == documents


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Sotto i 16 anni ci si rivolge alla scuola media", (0, 15)),
        ("Non si accolgono minori di 18 anni", (0, 17)),
        ("Over 65 esclusi", (65, 120)),
        ("non oltre i 30", (30, 120)),
        ("Keine Personen unter 18 Jahren", (0, 17)),
        ("Not for people under the age of 16.", (0, 15)),
        ("Chi ha un reddito superiore a 30 euro al giorno", NO_AGES),
        ("under 3 km", NO_AGES),
        ("Oltre 20 persone", NO_AGES),
        ("Non si entra con animali", NO_AGES),
        ("", NO_AGES),
    ],
)
def test_ages_are_read_only_where_years_are_meant(text: str, ages: tuple[float, float]) -> None:
    assert ages_named(text) == ages


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Sono esclusi i tossicodipendenti in fase attiva", {"addiction", "addictions.substances"}),
        ("I minorenni sono seguiti altrove", {"minors"}),
        ("Nicht für Obdachlose", {"homeless", "housing.emergency"}),
        ("Non si entra con cani", set()),
        ("", set()),
    ],
)
def test_people_are_recognised_by_their_needs_and_groups(text: str, codes: set[str]) -> None:
    assert {code for _, code in terms_named(text, VOCABULARY)} == codes
