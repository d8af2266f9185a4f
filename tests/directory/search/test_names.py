from directory.catalog.catalog import Door
from tests.directory.catalog.listings import listing
from tests.directory.search.test_search import find


def test_who_is_called_so_comes_first_even_where_the_name_sounds_like_a_place() -> None:
    result = find(
        "Giocatori in cerchio",
        listing(1, name="Giocatori", description="in cerchio", at="Cerchio", access=Door.FREE),
        listing(2, name="Giocatori in cerchio", organization="Gruppo (esempio)", at="Bergamo"),
    )

    assert result.query.place is None
    assert [found.row for found in result.results] == [1, 0]


def test_the_name_of_an_organization_brings_its_services_first() -> None:
    result = find(
        "Opera della Stazione",
        listing(1, name="Opera in stazione", description="opera stazione", access=Door.FREE),
        listing(2, name="Mensa", organization="Opera della Stazione (esempio)", access=Door.FREE),
        listing(3, name="Stazione", description="opera", access=Door.FREE),
    )

    assert {found.row for found in result.results[:2]} == {0, 1}
