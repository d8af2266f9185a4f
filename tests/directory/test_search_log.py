"""The query log: what a search leaves behind, for how long, and what it never touches."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import last_sequence
from directory.curation.search_log import forget, impatient, record, record_opening
from directory.curation.search_note import Keeping, Searched, note_of
from directory.models import SearchLog, SearchTally
from directory.places.gazetteer import Gazetteer
from directory.search.query import understand
from directory.taxonomies.vocabulary import Vocabulary
from tests.conftest import TODAY
from web.search.understood import understood_json

KEEPING = Keeping(days=180, threshold=5, key="a test key")
SERVICES = [uuid.UUID(int=number) for number in range(1, 13)]


def searched(
    text: str,
    *,
    total: int = 12,
    relaxed: Sequence[str] = (),
    filters: Mapping[str, Sequence[str]] | None = None,
    services: Sequence[uuid.UUID] = SERVICES,
) -> Searched:
    query = understand(text, Vocabulary.bundled(), Gazetteer.bundled())
    return Searched(query, total, services, understood_json(query, relaxed), filters or {})


def write(session: Session, search: Searched, *, today: date = TODAY, keeping: Keeping = KEEPING) -> uuid.UUID:
    return write_all(session, [search], today=today, keeping=keeping)[0]


def write_all(
    session: Session, searches: Sequence[Searched], *, today: date = TODAY, keeping: Keeping = KEEPING
) -> list[uuid.UUID]:
    notes = {uuid.uuid4(): note_of(search, Vocabulary.bundled(), keeping) for search in searches}
    record(session, notes, keeping=keeping, today=today)
    return [*notes]


def only_row(session: Session) -> SearchLog:
    return session.scalars(sa.select(SearchLog)).one()


def named_words(session: Session) -> set[str]:
    return {word for word in session.scalars(sa.select(SearchTally.word)) if word}


def test_a_search_keeps_what_was_understood_and_what_came_of_it(session: Session) -> None:
    write(session, searched("psicologo gratis vicino Forlì per ragazza 17 anni", total=2, relaxed=["filters"]))

    row = only_row(session)
    assert (row.day, row.text) == (TODAY, "psicologo gratis ragazza")
    assert (row.municipality_code, row.province) == ("D704", "FC")
    assert row.asked["needs"] == ["mental_wellbeing.listening"]
    assert row.asked["age"] == "14–17"
    assert (row.total, row.relaxed, row.opened) == (2, ["filters"], [])
    assert row.shown == [str(service) for service in SERVICES[:10]]


def test_the_log_knows_no_person_no_device_and_no_hour() -> None:
    assert {column.name for column in SearchLog.__table__.columns} == {
        *("id", "link", "day", "text", "asked", "municipality_code", "province"),
        *("total", "relaxed", "shown", "opened"),
    }
    assert {column.name for column in SearchTally.__table__.columns} == {"digest", "day", "word", "times", "unanswered"}


def test_a_search_does_not_move_the_sequence_of_the_directory(session: Session) -> None:
    before = last_sequence(session)
    link = write(session, searched("numismatica a Forlì"))
    record_opening(session, link, SERVICES[0], today=TODAY)
    forget(session, before=TODAY)
    session.flush()
    assert last_sequence(session) == before


def test_with_no_days_nothing_is_written(session: Session) -> None:
    write(session, searched("numismatica a Forlì"), keeping=replace(KEEPING, days=0))
    assert session.scalar(sa.select(sa.func.count()).select_from(SearchLog)) == 0
    assert session.scalar(sa.select(sa.func.count()).select_from(SearchTally)) == 0


@pytest.mark.parametrize(
    "text", ["mio marito mi picchia a Bertinoro", "numismatica per chi ha tentato il suicidio, Forlì"]
)
def test_of_violence_and_crises_only_area_and_province_are_kept(session: Session, text: str) -> None:
    write(session, searched(text))

    row = only_row(session)
    assert (row.text, row.shown, row.municipality_code, row.province) == ("", [], None, "FC")
    assert [*row.asked] == ["needs"]
    assert row.asked["needs"] in (["safety"], ["mental_wellbeing"])
    assert session.scalar(sa.select(sa.func.count()).select_from(SearchTally)) == 0


def test_an_unknown_word_is_named_once_it_was_asked_for_on_enough_days(session: Session) -> None:
    for number in range(4):
        write(session, searched("numismatica"), today=TODAY - timedelta(days=30 - number))
        write(session, searched("numismatica"), today=TODAY - timedelta(days=30 - number))  # again on that day: no more
    assert named_words(session) == set()

    write(session, searched("numismatica"), today=TODAY)
    assert named_words(session) == {"numismatica"}


def test_days_that_are_no_longer_kept_do_not_count(session: Session) -> None:
    keeping = replace(KEEPING, days=10)
    for number in range(5):
        write(session, searched("numismatica"), today=TODAY - timedelta(days=6 * number), keeping=keeping)
    assert named_words(session) == set()


def test_a_word_below_the_threshold_is_nowhere_in_the_database(session: Session) -> None:
    write(session, searched("numismatica a Forlì"))
    stored = [str(value) for row in session.execute(sa.select(SearchLog.__table__)) for value in row]
    stored += [str(value) for row in session.execute(sa.select(SearchTally.__table__)) for value in row]
    assert len(stored) > 10
    assert not [value for value in stored if "numismatica" in value]


def test_what_waits_to_be_written_has_no_name_number_or_address() -> None:
    search = searched("Maria Rossi, psicologo a Forlì, via Verdi 3, numismatica 3331234567")
    note = str(note_of(search, Vocabulary.bundled(), KEEPING)).casefold()
    assert "psicologo" in note
    assert not [word for word in ("maria", "rossi", "verdi", "333") if word in note]


def test_what_stands_for_a_word_depends_on_the_key_of_the_installation() -> None:
    assert KEEPING.digest("word", "numismatica") != replace(KEEPING, key="another").digest("word", "numismatica")
    assert KEEPING.digest("word", "numismatica") != KEEPING.digest("place", "numismatica")


def test_a_tally_adds_up_within_a_day(session: Session) -> None:
    for total in (12, 0, 1):
        write(session, searched("numismatica", total=total))
    row = session.scalars(sa.select(SearchTally)).one()
    assert (row.times, row.unanswered) == (3, 2)


def test_searches_written_together_leave_what_they_leave_one_by_one(session: Session) -> None:
    texts = ["numismatica a Forlì", "psicologo", "numismatica a Bertinoro", "mio marito mi picchia a Bertinoro"]
    searches = [searched(text, total=total) for text in texts for total in (0, 12)]
    left = []
    for together in (False, True):
        for number in range(1, 5):
            write(session, searched("numismatica a Bertinoro"), today=TODAY - timedelta(days=number))
        if together:
            write_all(session, searches)
        else:
            for search in searches:
                write(session, search)
        left.append([all_rows(session, SearchLog, without={"id", "link"}), all_rows(session, SearchTally)])
        for table in (SearchLog, SearchTally):
            session.execute(sa.delete(table))

    assert left[0] == left[1]
    assert [len(rows) for rows in left[0]] == [12, 11]


def all_rows(session: Session, model: type[SearchLog | SearchTally], without: Collection[str] = ()) -> list[str]:
    columns = [column for column in model.__table__.columns if column.name not in without]
    return sorted(map(str, session.execute(sa.select(*columns))))


def test_a_word_that_no_entry_has_found_nothing_however_many_results_there_were(session: Session) -> None:
    write(session, replace(searched("numismatica tombolata"), unknown=["numismatica"]))
    assert set(session.scalars(sa.select(SearchTally.unanswered))) == {0, 1}


def test_a_village_is_named_once_it_was_asked_for_on_enough_days_and_then_without_the_person(session: Session) -> None:
    text = "psicologo a Bertinoro per ragazza di 17 anni"
    for number in range(4):
        write(session, searched(text), today=TODAY - timedelta(days=4 - number))
    before = session.scalars(sa.select(SearchLog)).all()
    assert {(row.municipality_code, row.province, row.asked["age"]) for row in before} == {(None, "FC", "14–17")}

    write(session, searched(text))
    row = session.scalars(sa.select(SearchLog).where(SearchLog.day == TODAY)).one()
    assert (row.municipality_code, row.text) == ("A809", "psicologo")
    assert set(row.asked) == {"needs", "service_types"}


def test_a_whole_province_is_not_its_chief_town(session: Session) -> None:
    write(session, searched("psicologo in provincia di Trento"))
    assert (only_row(session).municipality_code, only_row(session).province) == (None, "TN")


def test_what_was_chosen_counts_as_asked_for(session: Session) -> None:
    write(session, searched("", filters={"need": ["work"], "municipality": ["L378"]}))
    assert (only_row(session).asked, only_row(session).municipality_code) == ({"needs": ["work"]}, "L378")


def test_a_municipality_that_does_not_exist_is_no_place(session: Session) -> None:
    write(session, searched("", filters={"municipality": ["maria rossi"]}))
    assert (only_row(session).municipality_code, only_row(session).province) == (None, None)


def test_only_results_of_the_search_count_as_opened_and_each_once(session: Session) -> None:
    link = write(session, searched("psicologo"))
    assert record_opening(session, link, SERVICES[3], today=TODAY)
    assert record_opening(session, link, SERVICES[0], today=TODAY)
    assert record_opening(session, link, SERVICES[0], today=TODAY) is False
    assert record_opening(session, link, uuid.UUID(int=99), today=TODAY) is False
    assert record_opening(session, uuid.uuid4(), SERVICES[0], today=TODAY) is None  # or not yet

    assert session.scalar(sa.select(SearchLog.opened)) == [str(SERVICES[0]), str(SERVICES[3])]


def test_a_link_lives_for_a_day_and_is_then_cut(session: Session) -> None:
    link = write(session, searched("psicologo"), today=TODAY - timedelta(days=1))
    assert not record_opening(session, link, SERVICES[0], today=TODAY)

    write(session, searched("tirocinio"))
    links = session.execute(sa.select(SearchLog.day, SearchLog.link)).all()
    assert [day for day, kept in links if kept] == [TODAY]
    assert all(row != link for row in session.scalars(sa.select(SearchLog.id)))


def test_the_first_search_of_a_day_removes_what_is_too_old(session: Session) -> None:
    for age in (181, 180, 1):
        session.execute(
            sa.insert(SearchTally).values(digest="x", day=TODAY - timedelta(days=age), times=1, unanswered=0)
        )
        row = {"text": "", "asked": {}, "total": 0, "relaxed": [], "shown": [], "opened": []}
        session.execute(sa.insert(SearchLog).values(id=uuid.uuid4(), day=TODAY - timedelta(days=age), **row))

    write(session, searched("tirocinio"))

    kept = {TODAY - timedelta(days=180), TODAY - timedelta(days=1)}
    assert set(session.scalars(sa.select(SearchLog.day))) == {*kept, TODAY}
    assert set(session.scalars(sa.select(SearchTally.day))) == kept


def test_forgetting_tells_how_many_searches_went(session: Session) -> None:
    write(session, searched("tirocinio"))
    write(session, searched("psicologo"))
    assert forget(session, before=TODAY) == 0
    assert forget(session, before=TODAY + timedelta(days=1)) == 2
    assert session.scalar(sa.select(sa.func.count()).select_from(SearchLog)) == 0


def test_impatience_ends_with_the_writing(session: Session) -> None:
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("PostgreSQL takes it back with the transaction")
    before = session.connection().exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    with impatient(session):
        assert session.connection().exec_driver_sql("PRAGMA busy_timeout").scalar_one() < before
    assert session.connection().exec_driver_sql("PRAGMA busy_timeout").scalar_one() == before
