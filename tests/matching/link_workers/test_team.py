"""Link workers out of the database."""

from datetime import time

from sqlalchemy.orm import Session

from directory.catalog.slots import slot_bits
from directory.models import Language, Schedule, ServiceArea
from directory.places.gazetteer import Gazetteer
from matching.link_workers.assign import propose
from matching.link_workers.team import build_team
from tests import factories
from tests.matching.builders import ANXIETY, VOCABULARY, place, profile


def test_a_team_holds_what_the_directory_says_of_its_link_workers(session: Session) -> None:
    forli = Gazetteer.bundled().resolve("Forlì")
    factories.link_worker(
        session,
        name="Anna",
        gender="donna",
        base_municipality_code=forli.code,
        capacity_points=50.0,
        load_points=20.0,
        cleared_for_minors=True,
        languages=[Language(code="it"), Language(code="ar")],
        service_areas=[ServiceArea(extent_type="province", extent="FC")],
        schedules=[Schedule(freq="WEEKLY", byday="TU", opens_at=time(14), closes_at=time(18))],
        tags=(f"need:{ANXIETY}", "interest:music"),
    )
    factories.link_worker(session, name="Bea")

    team = build_team(session, VOCABULARY)

    anna = next(row for row in range(2) if team.rows[row].name == "Anna")
    assert len(team) == 2
    assert team.rows[anna].gender == "woman"
    assert set(team.rows[anna].languages) == {"it", "ar"}
    assert team.expertise_in(ANXIETY)[anna] == 1
    assert team.interest_in("music")[anna] == 1
    assert team.slots[anna] == slot_bits([1], [1])
    assert team.areas.serves(forli)[0][anna]
    assert team.has_base[anna]

    proposal = propose(profile(age=17, languages=("ar",), place=place()), team)
    assert [candidate.name for candidate in proposal.candidates] == ["Anna"]
    assert [excluded.name for excluded in proposal.excluded] == ["Bea"]
