import pytest

from directory.catalog.catalog import Door
from directory.search.results.groups import Group
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names, said


def test_closed_doors_come_behind_open_ones_and_say_why() -> None:
    result = find(
        "dormitorio",
        listing(1, name="Dormitorio", closed_now=True, access=Door.FREE),
        listing(2, name="Dormitorio", access=Door.FREE, places=0),
        listing(3, name="Dormitorio", access=Door.MANDATE),
        listing(4, name="Dormitorio"),
        listing(5, name="Dormitorio", access=Door.REFERRAL, places=2),
        listing(6, name="Dormitorio", access=Door.FREE),
    )

    assert [found.row for found in result.results] == [5, 4, 3, 2, 1, 0]
    assert [said(result, place)["open_door"] for place in range(6)] == [
        "No referral is needed",
        "Needs a referral",
        "Ask whether it takes new people",
        "Only on an authority's mandate",
        "Full at the moment",
        "Closed for some time",
    ]


def test_what_is_reserved_for_the_other_gender_comes_last() -> None:
    rows = [
        listing(1, name="Dormitorio", gender_reserved="men"),
        listing(2, name="Dormitorio"),
        listing(3, name="Dormitorio", gender_reserved="women"),
    ]

    result = find("dormitorio per una ragazza", *rows)

    assert [found.row for found in result.results] == [2, 1, 0]
    assert said(result, 2)["gender"] == "Reserved for men"
    assert "gender" not in said(find("dormitorio", *rows))


def test_what_shuts_somebody_out_comes_after_all_others_however_well_it_fits() -> None:
    rows = [
        listing(1, name="Dormitorio per chi è senza casa", gender_reserved="women", access=Door.FREE),
        listing(2, name="Uomini in cammino", description="Anche un dormitorio."),
    ]

    assert [found.row for found in find("uomo senza casa, dormitorio", *rows).results] == [1, 0]
    assert [found.row for found in find("donna senza casa, dormitorio", *rows).results] == [0, 1]


def test_who_is_hit_by_a_man_finds_what_is_reserved_for_women_first() -> None:
    rows = [
        listing(1, name="Centro antiviolenza", tags=("need:safety.partner_violence",), gender_reserved="women"),
        listing(2, name="Uomini in cammino", description="Per chi picchia."),
    ]

    assert find("il padre la picchia, violenza in casa", *rows).results[0].row == 0


def test_the_gender_is_no_word_that_was_not_understood() -> None:
    assert find("uomo che cerca un dormitorio", listing(1, name="Dormitorio")).query.rest == ()


def test_what_is_for_others_comes_after_what_is_far() -> None:
    result = find(
        "uomo senza dimora, Trento",
        listing(1, name="Casa delle donne", at="Trento", tags=("need:housing.emergency",), gender_reserved="women"),
        listing(2, name="Dormitorio", at="Bergamo", tags=("need:housing.emergency",)),
        listing(3, name="Accoglienza", at="Trento", tags=("need:housing.emergency",)),
    )

    assert [found.name for found in result.results] == ["Accoglienza", "Dormitorio", "Casa delle donne"]
    assert (result.total, result.count(Group.FAR), result.count(Group.OTHERS)) == (3, 1, 1)


def test_who_is_in_danger_is_not_sent_where_only_a_court_sends_people() -> None:
    rows = [
        listing(1, name="Tutela minori", tags=("need:safety.child_abuse",), access=Door.MANDATE),
        listing(2, name="Linea", tags=("need:safety.child_abuse",)),
    ]

    result = find("mio papà mi picchia, ho 15 anni", *rows)

    assert [found.row for found in result.results] == [1, 0]
    assert result.count(Group.OTHERS) == 1
    assert result.query.gender is None


def test_what_to_do_first_in_a_danger_is_said_before_all_results() -> None:
    def notes(text: str) -> str:
        return " ".join(str(note) for note in find(text, listing(1)).query.notes)

    assert "1522 (violence and stalking: day and night), 112" in notes("mio marito mi picchia")
    assert "114" in notes("mio papà mi picchia")
    assert "danger to life" in notes("non voglio più vivere")
    assert ": 142 (victims of violence" in notes("mi picchia, Lugano")
    assert notes("corso di italiano") == ""


def test_who_is_old_is_not_sent_where_children_are_expected() -> None:
    rows = [
        listing(1, name="Ludoteca", tags=("target_group:expecting_parents", "target_group:families")),
        listing(2, name="Ludoteca", tags=("target_group:elderly", "target_group:families")),
        listing(3, name="Ludoteca", tags=("target_group:families",)),
    ]

    old = find("ludoteca, signora 82 anni", *rows)
    assert [found.row for found in old.results][-1] == 0
    assert old.count(Group.OTHERS) == 1
    assert find("ludoteca, signora di 32 anni", *rows).count(Group.OTHERS) == 0


@pytest.mark.parametrize(
    "text", ["un uomo che picchia la moglie e vuole smettere, Bergamo", "uomo maltrattante Bergamo"]
)
def test_a_man_who_wants_to_stop_beating_is_not_sent_where_women_hide(text: str) -> None:
    shelter = listing(1, name="Casa", at="Bergamo", gender_reserved="women", tags=("need:safety.partner_violence",))
    line = listing(2, name="Linea", remote=True, tags=("need:safety.partner_violence",))

    assert names(find(text, shelter, line)) == [line.name, shelter.name]
    assert [group for group, _ in find(text, shelter, line).headings] == [Group.NEAR, Group.OTHERS]
    assert names(find("il padre la picchia, Bergamo", shelter, line))[0] == shelter.name
    of_her = find("il ragazzo la picchia e lei vuole cambiare casa, Bergamo", shelter, line)
    assert [group for group, _ in of_her.headings] == [Group.NEAR]


def test_who_may_die_tonight_finds_open_doors_before_full_ones_that_want_a_referral() -> None:
    full = listing(
        1, name="Centro", at="Treviglio", places=0, access=Door.REFERRAL, tags=("need:mental_wellbeing.crisis",)
    )
    line = listing(2, name="Linea", remote=True, access=Door.FREE, tags=("need:mental_wellbeing.crisis",))

    assert names(find("vuole ammazzarsi, Treviglio", full, line)) == [line.name, full.name]
