"""An edit is found by the next request, in whichever process, without building everything again."""

import dataclasses
import json
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory import models
from directory.catalog import current as module
from directory.catalog import files
from directory.catalog.build import build, build_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.combinations import Choices
from directory.catalog.current import current
from directory.catalog.join import joined
from directory.catalog.rows import ListingRow
from directory.db import make_engine
from directory.search.query import understand
from directory.search.search import SearchResult, search
from directory.settings import Settings
from tests import factories
from tests.databases import ready_database
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, catalog_of, listing

TODAY = date(2026, 11, 22)
COLUMNS = [
    field.name
    for field in dataclasses.fields(Catalog)
    if field.name not in {"live", "tie_breakers", "municipality", "languages"} and "NDArray" in str(field.type)
]

TEXTS = ("name", "organization", "place", "phone", "required_documents", "exclusion_criteria")


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Iterator[Settings]:
    yield replace(settings, instance_dir=tmp_path)
    module._kept.pop(settings.database_url, None)


@pytest.fixture
def never_built_again(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on."""

    def forbid() -> None:
        monkeypatch.setattr(module, "build", lambda *_, **__: pytest.fail("was built again"))

    return forbid


def facts(catalog: Catalog) -> dict[uuid.UUID, dict[str, Any]]:
    """What a catalog says of every live listing, whatever row and code it has."""
    found = {}
    for row in catalog.live_rows.tolist():
        said: dict[str, Any] = {
            name: str(getattr(catalog, name)[row].tolist()) for name in COLUMNS
        }  # NaN is not itself
        said |= {name: getattr(catalog, name)[row] for name in TEXTS}
        said["tags"] = catalog.tags.of_row(row)
        said["excluded"] = catalog.excluded.of_row(row)
        for cover in ("needs", "kinds", "interests"):
            said[cover] = getattr(catalog, cover).values[:, row].tolist()
        said["languages"] = {
            code for code in catalog.language_codes if catalog.languages[row] & catalog.language_bit(code)
        }
        for name in Choices.NAMES:
            if name != "language":  # by place among the codes, which may stand in another order
                said[f"choices of {name}"] = catalog.choices.counts(name, np.array([row])).tolist()
        found[catalog.listing_uuid(row)] = said
    return found


def found_by(catalog: Catalog, text: str) -> SearchResult:
    return search(understand(text, VOCABULARY, GAZETTEER), catalog, limit=50, today=TODAY)


def agree(catalog: Catalog, whole: Catalog) -> None:
    """Whether a joined catalog answers as one that was built anew."""
    assert facts(catalog) == facts(whole)
    for text in ("consultorio", "mensa a Forlì", "arabo", "musica il martedì", "", "sfratto gratis", "xilografia"):
        one, other = found_by(catalog, text), found_by(whole, text)
        assert {found.listing_id for found in one.results} == {found.listing_id for found in other.results}
        assert one.total == other.total
        counts = [{value.value: value.count for value in facet.values} for facet in one.facets]
        assert counts == [{value.value: value.count for value in facet.values} for facet in other.facets]


def test_every_kind_of_edit_is_in_the_next_catalog(
    session: Session, own: Settings, never_built_again: Callable[[], None]
) -> None:
    placed = factories.listing(session, name="Consultorio", tags=("service_type:family_counselling_centre",))
    other = factories.listing(session, "Trento", name="Mensa")
    helpline = factories.service(session, name="Telefono amico", remote=True)
    gone = factories.service(session, name="Dormitorio")
    current(session, own, today=TODAY)
    never_built_again()

    def checked() -> None:
        session.flush()
        agree(current(session, own, today=TODAY), build(session, today=TODAY))

    factories.listing(session, "Bergamo", name="Xilografia per tutti", tags=("interest:music",))
    checked()
    service = session.get_one(models.Service, placed.service_id)
    service.name = "Spazio giovani"
    checked()
    session.get_one(models.Organization, service.organization_id).name = "Azienda sanitaria"
    checked()
    language = factories.add(session, models.Language(service_id=service.id, code="ar"))
    checked()
    factories.add(session, models.Language(location_id=placed.location_id, code="uk"))
    checked()
    session.delete(language)
    checked()
    hours = models.Schedule(service_at_location_id=other.id, byday="TU", opens_at=time(9), closes_at=time(12))
    factories.add(session, hours)
    checked()
    hours.byday = "WE"
    checked()
    tag = factories.tagged(session, "service_at_location", other.id, "need:housing.eviction")
    checked()
    session.delete(tag)
    factories.tagged(session, "organization", helpline.organization_id, "interest:music")
    checked()
    gone.status = models.ServiceStatus.DEFUNCT
    checked()
    passport = factories.add(session, models.RequiredDocument(service_id=service.id, document="passaporto"))
    checked()
    passport.document = "attestazione ISEE"
    checked()
    session.delete(passport)
    checked()
    service.exclusion_criteria = "Non sotto i 16 anni, né persone senza dimora"
    checked()
    session.delete(session.get_one(models.ServiceAtLocation, other.id))
    checked()
    location = session.get_one(models.Location, placed.location_id)
    location.latitude = 44.5
    checked()
    factories.add(session, models.ServiceAtLocation(service_id=helpline.id, location_id=location.id))
    checked()


def test_what_is_not_of_the_directory_of_services_changes_no_listing(
    session: Session, own: Settings, never_built_again: Callable[[], None]
) -> None:
    factories.listing(session, name="Consultorio")
    before = current(session, own, today=TODAY)
    never_built_again()
    factories.link_worker(session)

    after = current(session, own, today=TODAY)

    assert after.text is before.text


def test_a_changed_term_is_read_into_every_listing(session: Session, own: Settings) -> None:
    factories.listing(session, name="Consultorio", tags=("need:housing.eviction",))
    current(session, own, today=TODAY)
    term = session.query(models.TaxonomyTerm).filter_by(code="housing.eviction").one()
    term.synonyms = {**term.synonyms, "it": ["zzyzx"]}
    session.flush()

    assert current(session, own, today=TODAY).text.knows("zzyzx")


def test_too_many_changes_are_built_and_not_joined(
    session: Session, own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.listing(session, name="Consultorio")
    current(session, own, today=TODAY)
    monkeypatch.setattr("directory.catalog.changes.MOST_SERVICES", 2)
    for _ in range(3):
        factories.listing(session)

    assert current(session, own, today=TODAY).all_live
    assert len(current(session, own, today=TODAY)) == 4


@hypothesis_settings(max_examples=12, deadline=None)
@given(st.data())
def test_joining_gives_what_building_gives(data: st.DataObject) -> None:
    town = st.sampled_from([None, "Forlì", "Trento", "Bergamo"])
    tags = st.sets(st.sampled_from(["need:housing", "interest:music", "service_type:canteen", "target_group:minors"]))
    rows = {
        number: listing(
            number,
            name=data.draw(st.sampled_from(["Mensa", "Consultorio Xilografia", "Sfratto"])),
            at=data.draw(town),
            tags=tuple(data.draw(tags)),
            languages=tuple(data.draw(st.sets(st.sampled_from(["it", "ar", "uk"])))),
            slots=data.draw(st.integers(0, 2**21 - 1)),
            required_documents=tuple(data.draw(st.lists(st.sampled_from(["passaporto", "ISEE", "foto"]), max_size=2))),
            exclusion_criteria=data.draw(st.sampled_from(["", "Non oltre i 30 anni", "No alcolisti o minorenni"])),
        )
        for number in range(data.draw(st.integers(0, 6)))
    }
    numbers = data.draw(st.sets(st.integers(0, 8)))
    fresh = {
        n: listing(
            n,
            name="Mensa nuova",
            at=data.draw(town),
            tags=tuple(data.draw(tags)),
            languages=("sq",),
            exclusion_criteria="No tossicodipendenti",
        )
        for n in numbers
    }
    removed = data.draw(st.sets(st.integers(0, 6)))
    now: dict[int, ListingRow] = {**{n: row for n, row in rows.items() if n not in removed}, **fresh}
    base = catalog_of(*rows.values())
    changed = [place for place, number in enumerate(sorted(rows)) if number in {*removed, *fresh}]

    catalog = joined(
        base, build_catalog(fresh.values(), VOCABULARY, 2, beside=base), gone=np.array(changed, dtype=np.intp)
    )

    agree(catalog, catalog_of(*now.values()))


def test_a_few_listings_bring_no_words_but_their_own() -> None:
    """An edit does not wait for the words of a whole taxonomy, which stand in the catalog already."""
    base = catalog_of(listing(1, tags=("need:housing",)))

    fresh = build_catalog([listing(2, name="Mensa", tags=("interest:music",))], VOCABULARY, 2, beside=base)

    assert not {"mens", "music"} - set(fresh.text.base.stems)
    assert not {"allogg", "sfratt"} & set(fresh.text.base.stems)
    assert {"allogg", "sfratt"} <= set(base.text.base.stems)


@pytest.fixture(params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """A database that several processes use."""
    settings = ready_database(request.param, tmp_path, "fresh")
    engine = make_engine(settings)
    with Session(engine) as session:
        factories.listing(session, name="Consultorio")
        session.commit()
    engine.dispose()
    yield settings
    module._kept.pop(settings.database_url, None)


ANSWERING = """
import json, sys
from datetime import date
from pathlib import Path
from directory.catalog import current as module
from directory.catalog.current import current
from directory.db import make_engine, open_session
from directory.settings import Settings
settings = Settings(database_url=sys.argv[1], instance_dir=Path(sys.argv[2]))
engine = make_engine(settings)
for line in sys.stdin:
    with open_session(engine) as session:
        catalog = current(session, settings, today=date(2026, 11, 22))
    names = sorted(catalog.name[row] for row in catalog.live_rows.tolist())
    print(json.dumps({"names": names, "built_up_to": module._kept[settings.database_url].base.sequence}), flush=True)
"""


class Answering:
    """Another process that answers requests one after the other."""

    def __init__(self, settings: Settings) -> None:
        command = [sys.executable, "-c", ANSWERING, settings.database_url, str(settings.instance_dir)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def stop(self) -> None:
        self.process.communicate()


def test_an_edit_of_one_process_is_found_by_the_next_request_of_others(shared: Settings) -> None:
    others = [Answering(shared), Answering(shared)]
    engine = make_engine(shared)
    try:
        assert [other.ask()["names"] for other in others] == [["Consultorio"]] * 2
        for name in ("Biblioteca", "Mensa"):
            with Session(engine) as session:
                factories.listing(session, name=name)
                session.commit()
            assert all(name in other.ask()["names"] for other in others)
        with Session(engine) as session:
            session.query(models.Service).filter_by(name="Mensa").one().name = "Refettorio"
            session.commit()
        assert [other.ask()["names"] for other in others] == [["Biblioteca", "Consultorio", "Refettorio"]] * 2
    finally:
        for other in others:
            other.stop()
        engine.dispose()


def test_a_renewal_in_the_background_is_taken_by_the_others_at_the_next_change(
    shared: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def remembered(*arguments: Any, **options: Any) -> "subprocess.Popen[bytes]":
        started.append(popen(*arguments, **options))
        return started[-1]

    popen = subprocess.Popen
    monkeypatch.setattr("directory.catalog.renewal.subprocess.Popen", remembered)
    monkeypatch.setattr(module, "RENEW_FROM", 1)
    engine = make_engine(shared)
    other = Answering(shared)
    try:
        first = other.ask()["built_up_to"]
        with Session(engine) as session:
            factories.listing(session, name="Biblioteca")
            session.commit()
            assert "Biblioteca" in list(current(session, shared, today=TODAY).name)
        assert started.pop().wait(timeout=60) == 0
        with Session(engine) as session:
            factories.listing(session, name="Mensa")
            session.commit()

        answer = other.ask()

        assert answer["names"] == ["Biblioteca", "Consultorio", "Mensa"]
        assert answer["built_up_to"] > first
    finally:
        other.stop()
        engine.dispose()


def test_a_catalog_of_another_past_is_not_taken(session: Session, own: Settings) -> None:
    """As after a backup was restored: the numbers go on from an earlier one, with other changes."""
    factories.listing(session, name="Consultorio")
    savepoint = session.begin_nested()
    factories.listing(session, name="Perduta")
    current(session, own, today=TODAY)
    savepoint.rollback()
    factories.listing(session, name="Biblioteca")

    assert sorted(current(session, own, today=TODAY).name) == ["Biblioteca", "Consultorio"]
    module._kept.clear()
    assert sorted(current(session, own, today=TODAY).name) == ["Biblioteca", "Consultorio"]


def test_a_joined_catalog_is_never_saved_as_a_whole_one(session: Session, own: Settings) -> None:
    factories.listing(session, name="Consultorio")
    current(session, own, today=TODAY)
    factories.listing(session, name="Biblioteca")
    current(session, own, today=TODAY)

    (folder,) = (place for place in module.folder(own).iterdir() if place.is_dir())
    opened = files.open_catalog(folder, identity=str(module._change(session, module._version(folder)[0]).id))

    assert list(opened.name) == ["Consultorio"]
