import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.join import joined
from directory.catalog.rows import ListingRow
from directory.i18n import Labels
from directory.search.suggest import LIMIT, OF_ONE_KIND, Suggestion, suggest
from directory.words.language import words
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, catalog_of, listing

CATALOG = catalog_of(
    listing(1, name="Sportello Ascolto Giovani", organization="Cooperativa L'Aquilone", at="Forlì"),
    listing(2, name="Città amica", organization="Comune di Forlì", at="Forlì", tags=("need:mental_wellbeing",)),
    listing(3, name="Giovani in ascolto", organization="Comune di Trento", at="Trento"),
    listing(4, name="Segretariato sociale", organization="Comune di Trento", at="Trento"),
)


def suggested(text: str, catalog: Catalog = CATALOG, limit: int = LIMIT) -> list[Suggestion]:
    return suggest(text, catalog, GAZETTEER, limit=limit)


def texts(text: str, kind: str | None = None, catalog: Catalog = CATALOG) -> list[str]:
    return [one.text for one in suggested(text, catalog) if kind in (None, one.kind)]


def changed(catalog: Catalog, *rows: ListingRow, gone: tuple[int, ...] = ()) -> Catalog:
    fresh = build_catalog(rows, VOCABULARY, 2, beside=catalog)
    return joined(catalog, fresh, gone=np.array(gone, np.intp))


def test_a_service_says_whose_it_is_and_where() -> None:
    (service,) = [one for one in suggested("sportello asc") if one.kind == "service"]
    assert service.text == service.label == "Sportello Ascolto Giovani"
    assert service.detail == ("Cooperativa L'Aquilone", "Forlì")
    assert service.code == str(CATALOG.service_uuid(0))


def test_a_place_says_its_province_and_namesakes_are_told_apart() -> None:
    place = next(one for one in suggested("forl") if one.kind == "place")
    assert (place.text, place.label, place.detail, place.code) == ("Forlì", "Forlì (FC)", ("Forlì-Cesena",), "D704")
    assert {"Castro (BG)", "Castro (LE)"} <= {*texts("castro", "place")}


def test_a_term_is_suggested_in_the_words_that_were_begun() -> None:
    term = next(one for one in suggested("attacchi di pa") if one.kind == "need")
    assert "attacchi di panico" in term.text.lower()
    assert isinstance(term.label, Labels)
    assert term.label.by_language == VOCABULARY.get("need", term.code).labels


@pytest.mark.parametrize("text", ["ascolto", "ascolto gio", "sportello ascolto gio", "giovani sport", "asco giov"])
def test_any_words_of_a_name_may_be_begun_in_any_order(text: str) -> None:
    assert "Sportello Ascolto Giovani" in texts(text, "service")


@pytest.mark.parametrize("text", ["citta am", "CITTÀ", "cittá amica", "Citta' amica"])
def test_accents_and_capitals_do_not_matter(text: str) -> None:
    assert "Città amica" in texts(text, "service")


@pytest.mark.parametrize("text", ["aquil", "l'aquil", "l’aquilone", "cooperativa aquil", "cooperativa l aqui"])
def test_elided_articles_may_be_there_or_not(text: str) -> None:
    assert "Cooperativa L'Aquilone" in texts(text, "organization")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("sprotel", "Sportello Ascolto Giovani"),
        ("sporello asc", "Sportello Ascolto Giovani"),
        ("segretarriato soc", "Segretariato sociale"),
        ("segretraiatto", "Segretariato sociale"),  # two, in a long word
        ("esgretariato", "Segretariato sociale"),
        ("ternto", "Trento"),
        ("mlano", "Milano"),
        ("bolonga", "Bologna"),
        ("tirocnio", "Tirocinio"),
    ],
)
def test_typing_errors_are_forgiven(text: str, meant: str) -> None:
    assert meant in texts(text)


def test_what_is_written_right_is_not_mended() -> None:
    catalog = catalog_of(listing(1, name="Carlotta"), listing(2, name="Barlotta"))
    assert texts("carlott", catalog=catalog) == ["Carlotta"]


def test_the_beginning_of_a_name_comes_before_that_of_a_later_word_and_an_error_last() -> None:
    catalog = catalog_of(
        listing(1, name="Casa Girasole"),
        listing(2, name="Girasole"),
        listing(3, name="Girasola"),
        listing(4, name="Giraso"),
    )
    assert texts("girasol", "service", catalog) == ["Girasole", "Girasola", "Casa Girasole"]


def test_services_that_fit_alike_come_by_id() -> None:
    rows = [listing(number, name=f"Girasole {name}") for number, name in enumerate("ZAQ", 1)]
    assert texts("girasole", "service", catalog_of(*rows)) == ["Girasole Z", "Girasole A", "Girasole Q"]


def test_organizations_with_most_listings_come_first() -> None:
    few = listing(1, name="Uno", organization="Girasole Nord")
    many = [
        listing(number, name="Due", organization="Girasole Sud", organization_id=few.organization_id.__class__(int=9))
        for number in (2, 3)
    ]
    assert texts("girasole", "organization", catalog_of(few, *many)) == ["Girasole Sud", "Girasole Nord"]


def test_namesakes_are_one_suggestion_that_says_what_they_share() -> None:
    catalog = catalog_of(
        listing(1, name="Segretariato sociale", organization="Comune di Trento", at="Trento"),
        listing(2, name="Segretariato sociale", organization="Comune di Forlì", at="Forlì"),
        listing(3, name="Centro famiglie", organization="Comune di Forlì", at="Forlì"),
        listing(4, name="Centro famiglie", organization="Comune di Forlì", at="Cesena"),
    )
    found = {one.text: one.detail for one in suggested("segr", catalog) + suggested("centro fam", catalog)}
    assert found["Segretariato sociale"] == ()
    assert found["Centro famiglie"] == ("Comune di Forlì",)


def test_two_terms_that_are_called_the_same_are_one_question() -> None:
    found = [text.casefold() for text in texts("spazio comp")]
    assert "spazio compiti" in found
    assert len(found) == len(set(found))


def test_capitals_come_first_then_where_listings_are() -> None:
    catalog = catalog_of(listing(1, at="Forlimpopoli"))
    assert texts("forli", "place", catalog)[:2] == ["Forlì", "Forlimpopoli"]
    assert texts("forlì del", "place", catalog) == ["Forlì del Sannio"]


def test_of_one_kind_there_are_few_while_others_have_something_to_say() -> None:
    catalog = catalog_of(*(listing(number, name=f"Forlì {number}") for number in range(1, 30)))
    found = suggested("forlì", catalog)
    kinds = [one.kind for one in found]
    assert len(found) == LIMIT
    assert 2 <= kinds.count("place") <= OF_ONE_KIND
    assert kinds.count("service") > OF_ONE_KIND  # nobody else is left
    assert len({one.kind for one in found}) == len([1 for a, b in zip(kinds, [None, *kinds], strict=False) if a != b])


def test_the_last_words_are_completed_where_the_whole_text_begins_nothing() -> None:
    assert "psicologo gratis vicino a Trento" in texts("psicologo gratis vicino a Tren")
    assert "psicolgo  a Trento" in texts("psicolgo  a Ternto")
    assert texts("psicologo per") == texts("psicologo per", "need")  # an unfinished sentence is no place


@pytest.mark.parametrize(
    "text", ["", " ", "x", "xqzwk", "🙂🙂", "%_\\", "\0", "((((", "a" * 5_000, "xqzwk " * 200, "١٢٣"]
)
def test_what_is_unknown_or_odd_suggests_nothing_or_little(text: str) -> None:
    assert suggested(text) == []


def test_of_nothing_there_is_nothing() -> None:
    assert suggested("mirtillo", catalog_of()) == []
    assert texts("tren", "place", catalog_of())[0] == "Trento"
    assert suggested("tren", limit=0) == []
    assert len(suggested("tren", limit=2)) == 2


def test_a_language_prefers_its_own_names_and_understands_the_others() -> None:
    english = [one.text for one in suggest("anxi", CATALOG, GAZETTEER, language="en")]
    assert english
    assert english == texts("anxi")
    assert suggest("san", CATALOG, GAZETTEER, language="de")[0].text != texts("san")[0]


def test_a_change_is_suggested_at_once_and_what_is_gone_no_longer() -> None:
    catalog = changed(
        CATALOG,
        listing(3, name="Mirtillo in ascolto", organization="Nuova Ghirlanda", at="Trento"),
        listing(9, name="Città del sole", organization="Comune di Forlì", at="Forlì"),
        gone=(2,),
    )
    assert texts("mirtil", catalog=catalog) == ["Mirtillo in ascolto"]
    assert texts("mirtilo", catalog=catalog) == ["Mirtillo in ascolto"]
    assert texts("ghirlan", catalog=catalog) == ["Nuova Ghirlanda"]
    assert "Giovani in ascolto" in texts("giovani in ascolto", "service")
    assert "Giovani in ascolto" not in texts("giovani in ascolto", "service", catalog)
    assert texts("ascolto", "service", catalog) == ["Sportello Ascolto Giovani", "Mirtillo in ascolto"]
    assert texts("citta", "service", catalog) == ["Città amica", "Città del sole"]


LETTERS = st.text("abcdefgàéìòù' ABC", min_size=1, max_size=12)
NAMES = st.lists(LETTERS, min_size=1, max_size=4).map(" ".join).filter(lambda name: any(map(len, words(name))))


@settings(max_examples=20, deadline=None)
@given(names=st.lists(NAMES, min_size=1, max_size=30, unique_by=lambda name: tuple(words(name))))
def test_every_name_is_suggested_from_its_own_beginning_once_it_is_specific(names: list[str]) -> None:
    catalog = catalog_of(*(listing(number, name=name) for number, name in enumerate(names, 1)))
    for name in names:
        longer = [other for other in names if " ".join(words(other)).startswith(" ".join(words(name)))]
        if len("".join(words(name))) > 1 and len(longer) <= OF_ONE_KIND:
            # More than ten rows, since terms and places may begin with the same two letters.
            assert name in [one.text for one in suggest(name, catalog, GAZETTEER, limit=100) if one.kind == "service"]


@settings(max_examples=20, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    found = suggested(text)
    assert len(found) <= LIMIT
    assert len({(one.kind, one.code) for one in found}) == len(found)
