"""What a site or a register does not publish itself (drafts, private entries, the bin) is not published here either."""

import pytest

from importers.cells.choices import TO_BE_CHECKED
from importers.records.draft import NOT_PUBLISHED_THERE, NOT_TO_BE_PUBLISHED
from tests.importers.lists import drafts_of


@pytest.mark.parametrize(
    ("header", "states"),
    [
        ("post_status", ("publish", "draft", "private", "trash", "pending")),
        ("Status", ("publish", "draft", "private", "auto-draft", "future")),
        ("Stato", ("pubblicato", "bozza", "privato", "cestino", "in revisione")),
        ("Stato scheda", ("online", "offline", "nascosto", "archiviato", "da approvare")),
        ("Pubblicato", ("sì", "no", "no", "no", "no")),
        ("Stato", ("attivo", "non pubblicato", "bozza", "nascosta", "eliminato")),
    ],
)
def test_rows_that_their_site_does_not_publish_are_left_out(header: str, states: tuple[str, ...]) -> None:
    rows = [f"Sportello {at};Forlì;{state}" for at, state in enumerate(states)]
    drafts, problems = drafts_of(f"post_title;comune;{header}", *rows)
    assert [draft.name for draft in drafts] == ["Sportello 0"]
    left_out = (NOT_PUBLISHED_THERE, NOT_TO_BE_PUBLISHED)  # the latter where the cell itself asks for it
    assert [problem.line for problem in problems if problem.message in left_out] == [3, 4, 5, 6]


def test_a_status_that_asks_to_check_is_told_and_no_other_is_lost_with_it() -> None:
    states = ("attivo", "sospeso", "da verificare", "attivo")
    rows = [f"Sportello {at};Forlì;{state}" for at, state in enumerate(states)]
    drafts, problems = drafts_of("nome;comune;stato", *rows)
    assert [draft.values.get("service.status") for draft in drafts] == ["active", "temporarily closed", None, "active"]
    assert [(problem.line, problem.message) for problem in problems] == [(4, TO_BE_CHECKED)]


def test_a_public_or_private_body_is_no_status() -> None:
    rows = [f"Scuola {at};Forlì;{kind}" for at, kind in enumerate(("privato", "pubblico", "privato"))]
    drafts, _ = drafts_of("nome;comune;stato", *rows)
    assert len(drafts) == 3
