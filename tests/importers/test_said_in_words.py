"""Cells that say in words for whom a service is, who may come and whether it is open; and what they deny."""

import pytest

from directory.curation.setup import term_id
from tests.importers.lists import drafts_of


@pytest.mark.parametrize("header", ["Destinatari", "utenza", "utenti", "beneficiari", "target"])
@pytest.mark.parametrize(
    ("cell", "gender", "ages", "tags"),
    [
        ("solo donne", "women", (None, None), {"women"}),
        ("Solo uomini", "men", (None, None), set()),
        ("uomini e donne 18-65 anni", None, (18, 65), set()),
        ("persone sole over 65", None, (65, None), {"elderly"}),
        ("dagli 11 ai 14 anni", None, (11, 14), set()),
        ("anziani, no donne", "men", (None, None), {"elderly"}),
    ],
)
def test_for_whom_a_service_is_said_in_words(
    header: str, cell: str, gender: str | None, ages: tuple[int | None, int | None], tags: set[str]
) -> None:
    (draft,), problems = drafts_of(f"nome;{header}", f"Casa Aurora;{cell}")
    said = draft.values
    assert (said.get("service.eligibility_description"), said.get("service.gender_reserved")) == (cell, gender)
    assert tuple(said.get(f"service.{end}_age") for end in ("minimum", "maximum")) == ages
    of_kind = {str(term_id("target_group", code)) for code in ("women", "elderly", "adults", "minors")}
    named = {str(term_id("target_group", code)) for code in tags}
    assert {str(row["taxonomy_term_id"]) for row in said["attributes"]} & of_kind == named
    assert problems == []


@pytest.mark.parametrize(
    "cell",
    [
        "Adulti",
        "Adulti|Famiglie e genitori|Anziani",
        "Persone con dipendenza|Giovani (18–34)|Adulti",
        "Persone straniere|Minori stranieri non accompagnati",
        "Donne in gravidanza e neogenitori|Donne",
        "Giovani che non studiano e non lavorano (NEET)|Adulti",
    ],
)
def test_a_list_of_groups_shuts_nobody_out(cell: str) -> None:
    (draft,), problems = drafts_of("nome;destinatari", f"Sportello;{cell}")
    limits = ("service.minimum_age", "service.maximum_age", "service.gender_reserved")
    assert [draft.values.get(slot) for slot in limits] == [None, None, None]
    assert problems == []


def test_names_of_groups_are_tags_and_what_else_is_said_stands_before_the_requirements() -> None:
    (elderly,), _ = drafts_of("nome;destinatari", "Casa Aurora;over 65")
    assert (elderly.values.get("service.minimum_age"), elderly.values.get("service.eligibility_description")) == (
        65,
        None,
    )
    header = "nome;destinatari;requisiti;riservato a"
    rows = ("Casa Aurora;donne;residenza;tutti", "Casa Iris;donne sole;residenza;")
    (tagged, told), _ = drafts_of(header, *rows)
    assert tagged.values["service.eligibility_description"] == "residenza"
    assert "service.gender_reserved" not in tagged.values
    assert told.values["service.eligibility_description"] == "donne sole\nresidenza"
    assert told.values["service.gender_reserved"] == "women"


@pytest.mark.parametrize(
    ("header", "cell", "slot", "expected"),
    [
        ("accesso", "senza invio", "service.access", "free"),
        ("accesso", "invio non necessario", "service.access", "free"),
        ("accesso", "libero, senza appuntamento", "service.access", "free"),
        ("accesso", "su invio, non accesso diretto", "service.access", "on_referral"),
        ("accesso", "no accesso diretto", "service.access", None),
        ("stato", "non più attivo", "service.status", "inactive"),
        ("stato", "disattivato", "service.status", "inactive"),
        ("stato", "non ancora attivo", "service.status", "inactive"),
        ("stato", "non aperto", "service.status", "inactive"),
        ("stato", "in attivazione", "service.status", "inactive"),
        ("stato", "in corso di attivazione", "service.status", "inactive"),
        ("stato", "non chiuso", "service.status", None),
        ("stato", "attivo, chiuso ad agosto", "service.status", None),
        ("riservato a", "donne escluse", "service.gender_reserved", None),
    ],
)
def test_what_is_denied_is_not_read_as_said(header: str, cell: str, slot: str, expected: str | None) -> None:
    (draft,), problems = drafts_of(f"nome;{header}", f"Casa Aurora;{cell}", chosen={header: slot}.get)
    assert draft.values.get(slot) == expected
    assert [problem.value for problem in problems] == ([] if expected else [cell])


def test_a_few_odd_words_do_not_cost_a_column() -> None:
    """Rows count, not different values; what is left out shows a cell that does not fit."""
    odd = ("da vedere", "da sentire", "boh")
    rows = [f"Sportello {at};attivo" for at in range(40)] + [f"Casa {at};{cell}" for at, cell in enumerate(odd)]
    drafts, problems = drafts_of("nome;stato", *rows)
    assert [draft.values.get("service.status") for draft in drafts] == ["active"] * 40 + [None] * 3
    assert [problem.value for problem in problems] == [*odd]
    few = [f"Sportello {at};{cell}" for at, cell in enumerate(("attivo", "ieri", "domani", "mai", "boh"))]
    _, problems = drafts_of("nome;stato", *few)
    assert [problem.value for problem in problems] == ["ieri"]


def test_a_group_that_is_called_by_what_it_does_not_do_is_a_group_and_so_are_those_behind_it() -> None:
    (draft,), _ = drafts_of("nome;destinatari", "Sportello;Giovani che non studiano e non lavorano (NEET)|Adulti")

    groups = {str(row["taxonomy_term_id"]) for row in draft.values["attributes"]}
    assert {str(term_id("target_group", code)) for code in ("neet", "adults")} <= groups
