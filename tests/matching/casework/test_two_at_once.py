"""Two sessions change one case: what is checked is still true when it is written."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.db import make_engine, open_session
from directory.errors import AppError, Conflict, InvalidInput, NotFound
from directory.models import Account, Role
from matching.casework import case_sharing, cases, person_data
from matching.casework.cases import PROFILE, Work, WrittenMeanwhile
from tests.databases import ready_database
from tests.matching.casework import people
from tests.matching.casework.people import NOW, TODAY

WHEN: dict[str, Any] = {"now": NOW, "today": TODAY}


class Scene(NamedTuple):
    """Sara's case, which she has open in the second session as it was before the first one changed anything."""

    first: Session
    second: Session
    work: Work  # Sara's
    case_id: Any
    luca: str
    mara: str


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine_of_two(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    engine = make_engine(ready_database(request.param, tmp_path_factory.mktemp("two"), "cases"))
    yield engine
    engine.dispose()


@pytest.fixture
def scene(engine_of_two: sa.Engine) -> Iterator[Scene]:
    with open_session(engine_of_two) as first, open_session(engine_of_two) as second:
        sara, luca, mara = (people.account(first, name) for name in ("Sara", "Luca", "Mara"))
        work = people.work(first, sara)
        case_id = cases.open_case(first, work, cases.new_reference(first), people.PROFILE).id
        first.commit()
        stale = cases.read_case(second, work, case_id).case
        second.commit()
        yield Scene(first, second, work, case_id, luca.email, mara.email)
        assert stale.id == case_id  # held until here: a session forgets what nobody holds


def test_what_another_session_wrote_is_seen_before_writing(scene: Scene) -> None:
    save: dict[str, Any] = {"was": people.PROFILE, "version": 1}
    cases.save_part(scene.first, scene.work, scene.case_id, PROFILE, {"age": 20}, **save)
    scene.first.commit()
    with pytest.raises(WrittenMeanwhile):
        cases.save_part(scene.second, scene.work, scene.case_id, PROFILE, {"age": 30}, **save)


Act = Callable[[Session, Scene], object]
ACTS: dict[str, Act] = {
    "save": lambda session, at: cases.save_part(
        session, at.work, at.case_id, PROFILE, {"age": 30}, was=people.PROFILE, version=1
    ),
    "give": lambda session, at: case_sharing.give(session, at.work.viewer, at.case_id, at.mara, until=None, **WHEN),
    "hand over": lambda session, at: case_sharing.hand_over(session, at.work.viewer, at.case_id, at.mara, **WHEN),
    "restrict": lambda session, at: case_sharing.restrict(session, at.work.viewer, at.case_id, restricted=True, **WHEN),
    "take back": lambda session, at: case_sharing.take_back(
        session, at.work.viewer, at.case_id, at.work.viewer.id, **WHEN
    ),
    "erase": lambda session, at: person_data.erase(session, at.work, at.case_id),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("before", "refused"), [("handed over", NotFound), ("erased", Conflict)])
def test_who_lost_a_case_meanwhile_changes_nothing_of_it(
    before: str, refused: type[AppError], act: str, scene: Scene
) -> None:
    if before == "erased":
        person_data.erase(scene.first, scene.work, scene.case_id)
    else:
        case_sharing.hand_over(scene.first, scene.work.viewer, scene.case_id, scene.luca, **WHEN)
    scene.first.commit()
    with pytest.raises(refused):
        ACTS[act](scene.second, scene)


def test_a_case_that_was_left_is_passed_on_once(scene: Scene) -> None:
    sara = scene.first.get_one(Account, scene.work.viewer.id)
    sara.active = False
    ada = people.viewer(scene.first, people.account(scene.first, "Ada", Role.ADMINISTRATOR))
    scene.first.commit()
    case_sharing.pass_on(scene.first, ada, scene.case_id, scene.luca, **WHEN)
    scene.first.commit()
    with pytest.raises(NotFound):
        case_sharing.pass_on(scene.second, ada, scene.case_id, scene.mara, **WHEN)


def test_who_was_switched_off_meanwhile_gets_no_case(scene: Scene) -> None:
    luca = scene.second.scalars(sa.select(Account).where(Account.email == scene.luca)).one()  # still active here
    scene.second.commit()
    scene.first.execute(sa.update(Account).where(Account.id == luca.id).values(active=False))
    scene.first.commit()
    at = scene._replace(mara=scene.luca)
    for act in ("give", "hand over"):
        with pytest.raises(InvalidInput):
            ACTS[act](scene.second, at)
        scene.second.rollback()


@pytest.mark.parametrize("act", ACTS)
def test_the_case_is_locked_before_anything_of_it_is_looked_at(act: str, scene: Scene) -> None:
    said: list[str] = []
    bind = scene.first.get_bind()
    note: Callable[..., None] = lambda _c, _k, statement, *_more: said.append(statement)  # noqa: E731
    sa.event.listen(bind, "before_cursor_execute", note)
    try:
        ACTS[act](scene.first, scene)
    finally:
        sa.event.remove(bind, "before_cursor_execute", note)
    about = next(one for one in said if "person_case" in one)
    assert about.startswith("UPDATE person_case")
