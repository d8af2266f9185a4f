from directory.catalog.words_of_rows import forms_of_stems, stems_of_rows
from tests.directory.catalog.listings import catalog_of, listing


def test_a_listing_has_the_stems_of_its_own_texts_and_not_of_its_terms() -> None:
    catalog = catalog_of(
        listing(0, name="Corsi serali", tags=("need:housing.eviction",)), listing(1, description="Un corso di musica")
    )
    first, second = stems_of_rows(catalog.text, [0, 1])
    assert {"cors", "seral"} <= first
    assert "sfratt" not in first
    assert {"cors", "music"} <= second
    assert stems_of_rows(catalog.text, [1]) == [second]


def test_a_stem_has_the_forms_of_all_listings() -> None:
    catalog = catalog_of(listing(0, name="Corsi serali"), listing(1, description="Un corso di musica"))
    assert forms_of_stems(catalog.text, {"cors", "nowhere"})["cors"] >= {"corsi", "corso"}
