"""Partners' lists on the web: upload, look, confirm, done; the second time, just confirm."""

import re
import uuid
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.db import open_session
from directory.models import ColumnChoice, ImportBatch, ImportDraft, ImportState, Role, Service
from directory.settings import Settings
from importers.read import read_tables
from tests.importers.lists import SIMPLE
from tests.web.imports import (
    browser,
    confirm,
    count,
    digest,
    directory,
    draft_id,
    draft_of,
    field_of,
    list_file,
    noted,
    opened,
    upload,
)
from tests.web.signing_in import make_account, sign_in
from web.app import MAX_REQUEST_BYTES
from web.imports.folder import ImportFolder, all_folders

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A directory of its own, since jobs commit."""
    return directory(request.param, tmp_path_factory.mktemp("imports"), "imports")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application, whose jobs are done at once."""
    with opened(settings) as made:
        yield made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A coordinator's browser, in Italian."""
    return browser(app)


@pytest.fixture
def stored(app: Flask) -> Iterator[Session]:
    """What the database holds."""
    with open_session(app.extensions["engine"]) as session:
        yield session


def name(what: str) -> str:
    """A source of one test's own: the database is shared."""
    return f"{what} {uuid.uuid4().hex[:6]}"


def rows(tag: str, count: int = 3) -> list[str]:
    """Rows of services that no other test has."""
    first = 100_000 + zlib.crc32(tag.encode()) % 800_000
    return [
        f"Sportello {tag} {at};Forlì;Via {tag} {at};0543 {first + at};{tag}{at}@example.org;lun 9-12"
        for at in range(count)
    ]


def test_a_list_is_uploaded_looked_at_and_confirmed(client: FlaskClient, stored: Session, settings: Settings) -> None:
    source, before = name("Consulta"), count(stored, Service)
    address = draft_of(upload(client, list_file(rows("aurora")), source))
    page = client.get(address).text
    assert count(stored, Service) == before
    assert "3 righe" in page
    assert "Sportello aurora 0" in page
    assert "telefono" in page

    done = client.get(draft_of(confirm(client, address)), follow_redirects=True)
    assert "Sportello aurora 0" in done.text
    assert "Annulla questo caricamento" in done.text
    assert count(stored, Service) == before + 3
    assert not ImportFolder(settings, draft_id(address)).path.exists()
    batch = stored.scalars(sa.select(ImportBatch).order_by(ImportBatch.number.desc())).first()
    assert batch is not None
    assert (batch.created, batch.rows) == (3, 3)
    assert source in client.get("/imports").text


def test_what_was_corrected_is_known_the_second_time_and_for_similar_headers(
    client: FlaskClient, stored: Session
) -> None:
    source, header = name("Comune"), SIMPLE.replace("telefono", "rif xk segreteria")
    address = draft_of(upload(client, list_file(rows("betulla"), header), source))
    page = client.get(address).text
    select = field_of(page, "rif xk segreteria")
    choice = {"digest": digest(page), "step": "look", select: "organization.phone"}
    assert draft_of(client.post(address, data=choice)) == address
    assert "scelto da te" in client.get(address).text
    confirm(client, address)
    chosen = stored.scalars(sa.select(ColumnChoice).where(ColumnChoice.column == "rif xk segreteria")).all()
    assert [one.field for one in chosen] == ["organization.phone"]

    again = draft_of(upload(client, list_file(rows("betulla", 4), header), source))
    page = client.get(again).text
    assert "scelto da te" not in page
    assert "come l&#39;ultima volta" in page
    done = client.get(draft_of(confirm(client, again)), follow_redirects=True)
    assert "Sportello betulla 3" in done.text

    other = draft_of(upload(client, list_file(rows("cedro"), header.replace("xk s", "xk_S")), name("Provincia")))
    page = client.get(other).text
    assert "come in un altro elenco" in page
    assert "come l&#39;ultima volta" not in page


def test_a_column_can_be_kept_with_the_list_only(client: FlaskClient, stored: Session) -> None:
    address = draft_of(upload(client, list_file(rows("dalia")), name("Consulta")))
    page = client.get(address).text
    sent = {"digest": digest(page), "step": "confirm", field_of(page, "email"): ""}
    answer = client.post(address, data=sent)  # a correction is looked at before it is written
    told = client.get(answer.location).text
    assert "non è ancora salvato niente" in told
    assert "data-focus" in told
    assert "non è ancora salvato niente" not in client.get(address).text
    confirm(client, address)
    service = stored.scalars(sa.select(Service).where(Service.name == "Sportello dalia 0")).one()
    assert service.email is None


def test_a_list_whose_name_column_is_not_recognised_waits_for_it_to_be_chosen(client: FlaskClient) -> None:
    content = list_file(["a;1", "b;2"], "colonna1;colonna2")
    page = client.get(address := draft_of(upload(client, content, name("Strana")))).text
    assert "Nessuna colonna" in page
    assert "Conferma e salva" not in page
    client.post(address, data={"digest": digest(page), "step": "look", field_of(page, "colonna1"): "service.name"})
    assert "Conferma e salva" in client.get(address).text


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("*.csv"))[:2])
def test_real_shaped_lists_are_shown(sample: str, client: FlaskClient) -> None:
    content = (SAMPLES / sample).read_bytes()
    assert read_tables(SAMPLES / sample)
    if len(content) < 900_000:
        page = client.get(draft_of(upload(client, content, name(sample), sample))).text
        assert "Come sono state capite le colonne" in page


def test_changes_are_shown_before_and_after(client: FlaskClient) -> None:
    source = name("Consulta")
    confirm(client, draft_of(upload(client, list_file(rows("edera")), source)))
    changed = [row.replace("lun 9-12", "mar 14-18") for row in rows("edera")]
    page = client.get(draft_of(upload(client, list_file(changed), source))).text
    before, after = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<del>.*?</del>|<ins>.*?</ins>", page)][:2]
    assert "lunedì 9–12" in before
    assert "martedì 14–18" in after


def test_what_somebody_corrected_in_between_stays_and_is_shown(client: FlaskClient, stored: Session) -> None:
    source = name("Consulta")
    confirm(client, draft_of(upload(client, list_file(rows("ginestra")), source)))
    service = stored.scalars(sa.select(Service).where(Service.name == "Sportello ginestra 0")).one()
    with acting(stored, by="Sara"):
        service.email = "sara@example.org"
    stored.commit()
    changed = [row.replace("ginestra0@", "altra@") for row in rows("ginestra")]
    page = client.get(address := draft_of(upload(client, list_file(changed), source))).text
    assert "1 valore dell&#39;elenco" in page
    assert "sara@example.org" in page
    assert draft_of(confirm(client, address)) == address
    stored.refresh(service)
    assert service.email == "sara@example.org"


def test_a_plan_that_became_another_one_is_shown_again(client: FlaskClient, stored: Session) -> None:
    source = name("Consulta")
    confirm(client, draft_of(upload(client, list_file(rows("felce")), source)))
    changed = [row.replace("felce0@", "altra@") for row in rows("felce")]
    address = draft_of(upload(client, list_file(changed), source))
    with acting(stored, by="Sara"):
        stored.scalars(sa.select(Service).where(Service.name == "Sportello felce 0")).one().email = "sara@example.org"
    stored.commit()
    batches = count(stored, ImportBatch)

    page = client.get(draft_of(confirm(client, address))).text
    assert "Non è stato salvato nulla" in page
    assert "sara@example.org" in page
    assert count(stored, ImportBatch) == batches
    confirm(client, address)
    assert count(stored, ImportBatch) == batches + 1


def test_a_finished_list_whose_folder_stayed_behind_loses_it(
    client: FlaskClient, app: Flask, settings: Settings
) -> None:
    address = draft_of(upload(client, list_file(rows("narciso", 1)), name("Consulta")))
    client.post(f"{address}/cancel")
    folder = ImportFolder(settings, draft_id(address))
    folder.path.mkdir()  # as a process left it that was killed
    app.extensions["jobs"].clear()
    assert not folder.path.exists()


def test_problems_come_as_a_file_for_the_partner(client: FlaskClient) -> None:
    good, bad = rows("iris", 6), [row.replace("@example.org", " chiocciola") for row in rows("iride")]
    address = draft_of(upload(client, list_file([*good, *bad]), name("Consulta")))
    page = client.get(address).text
    assert f'href="{address.removeprefix("http://localhost")}/problems.csv"' in page
    assert "nelle righe 8, 9, 10" in page or "iride0 chiocciola" in page
    sheet = client.get(f"{address}/problems.csv")
    assert sheet.mimetype == "text/csv"
    assert sheet.data.startswith("\ufeffriga;colonna".encode())
    assert [line.split(";")[:3] for line in sheet.text.splitlines()[1:]] == [
        [str(8 + at), "email", f"iride{at} chiocciola"] for at in range(3)
    ]


def test_the_second_time_says_first_what_is_new_and_which_rows_are_gone(client: FlaskClient) -> None:
    source = name("Consulta")
    bad = [row.replace("@example.org", " chiocciola") for row in rows("origano", 4)]
    confirm(client, draft_of(upload(client, list_file([*rows("ginestra", 5), *bad]), source)))
    changed = [*rows("ginestra", 4), bad[0].replace("lun 9-12", "quando capita"), *bad[1:3]]
    page = client.get(draft_of(upload(client, list_file(changed), source))).text
    plain = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Problemi: 5, di cui nuovi: 2" in plain  # what can no longer be read, and what stays beside it
    assert "3 problemi già detti la volta scorsa, che ci sono ancora" in plain
    assert plain.index("quando capita") < plain.index("già detti") < plain.index("origano0 chiocciola")
    assert re.search(r'#problems"><span>problemi</span> <span class="count">5<', page)
    assert "Quali? Chiedi se ci sono ancora. Sportello ginestra 4" in plain


def test_a_complete_list_names_what_becomes_inactive(client: FlaskClient, stored: Session) -> None:
    source = name("Consulta")
    confirm(client, draft_of(upload(client, list_file(rows("lilla")), source)))
    page = client.get(address := draft_of(upload(client, list_file(rows("lilla", 2)), source, is_full="y"))).text
    assert "1 servizio diventa inattivo" in page
    assert "Sportello lilla 2" in page
    confirm(client, address, is_full="y", are_gone="y")
    stored.rollback()
    assert stored.scalars(sa.select(Service.status).where(Service.name == "Sportello lilla 2")).one() == "inactive"


def test_many_services_become_inactive_only_where_somebody_says_that_they_are_gone(
    client: FlaskClient, stored: Session
) -> None:
    source = name("Consulta")
    confirm(client, draft_of(upload(client, list_file(rows("timo", 6)), source)))
    address = draft_of(upload(client, list_file(rows("timo", 2)), source, is_full="y"))
    page = client.get(address).text
    assert "Sì, questi 4 servizi non sono più attivi" in page
    assert re.search(r'#retired"><span>non più attivi</span> <span class="count">4<', page)
    assert "Sportello timo 5 <" in page
    assert "riga 7 dell&#39;elenco precedente" in page or "riga 7 dell'elenco precedente" in page

    told = client.get(confirm(client, address, is_full="y").location)
    assert "Non è stato salvato nulla" in told.text
    statuses = sa.select(Service.status).where(Service.name.like("Sportello timo %"))
    stored.rollback()
    assert set(stored.scalars(statuses)) == {"active"}

    confirm(client, address, is_full="y", are_gone="y")
    stored.rollback()
    assert sorted(stored.scalars(statuses)) == [*["active"] * 2, *["inactive"] * 4]


def test_the_first_rows_are_shown_beside_the_cells_of_the_list(client: FlaskClient) -> None:
    row = "Sportello origano;FORLI';via roma 1;0543/712345;;lun-ven 9-12"
    page = client.get(draft_of(upload(client, list_file([row]), name("Consulta")))).text
    shown = page[page.index("Nell&#39;elenco:") :]
    for column, cell in zip(SIMPLE.split(";"), row.split(";"), strict=True):
        assert not cell or f"<strong>{column}</strong> {escape(cell)}<" in shown


def test_a_few_services_that_a_complete_list_lacks_need_no_further_tick(client: FlaskClient, stored: Session) -> None:
    source = name("Consulta")
    confirm(client, draft_of(upload(client, list_file(rows("salvia", 5)), source)))
    address = draft_of(upload(client, list_file(rows("salvia", 4)), source, is_full="y"))
    assert "are_gone" not in client.get(address).text
    confirm(client, address, is_full="y")
    stored.rollback()
    assert stored.scalars(sa.select(Service.status).where(Service.name == "Sportello salvia 4")).one() == "inactive"


def test_cancelling_leaves_nothing(client: FlaskClient, stored: Session, settings: Settings) -> None:
    before = count(stored, Service)
    address = draft_of(upload(client, list_file(rows("menta")), name("Consulta")))
    assert client.post(f"{address}/cancel", follow_redirects=True).status_code == 200
    assert not ImportFolder(settings, draft_id(address)).path.exists()
    assert count(stored, Service) == before
    assert client.post(f"{address}/cancel").status_code == 409


@pytest.mark.parametrize(
    ("content", "file", "sentence"), [(b"%PDF-1.7 \x00\x01\xff", "lista.pdf", "lista.pdf"), (b"", "vuota.csv", "")]
)
def test_a_wrong_file_gives_a_sentence_and_keeps_what_was_typed(
    content: bytes, file: str, sentence: str, client: FlaskClient, stored: Session
) -> None:
    source, before = name("Consulta"), count(stored, Service)
    page = client.get(draft_of(upload(client, content, source, file, is_full="y"))).text
    assert "Questo elenco non è stato caricato" in page
    assert sentence in page
    assert f'value="{source}"' in page
    assert "checked" in page
    assert count(stored, Service) == before


def test_a_form_without_a_file_or_a_name_keeps_the_rest(client: FlaskClient) -> None:
    answer = client.post("/imports", data={"source": "Consulta"})
    assert answer.status_code == 422
    assert 'value="Consulta"' in answer.text
    assert re.search(r'role="alert"[^>]*data-focus.*<a href="#list">Scegli il file', answer.text, re.DOTALL)
    assert "novalidate" in answer.text  # the summary is the page's own, in its language
    assert upload(client, source=" ").status_code == 422


def test_a_file_that_is_too_large_gives_a_sentence(client: FlaskClient, app: Flask) -> None:
    answer = upload(client, b"x" * 1_200_000)
    assert answer.status_code == 413
    assert "più di 1 MB" in answer.text
    assert "PROSSIMA" not in answer.text
    assert "prossima imports" not in client.get("/imports/9999").text
    app.extensions["jobs"].queue.immediate = False
    large = b"x" * 900_000
    assert len(large) > MAX_REQUEST_BYTES
    assert draft_of(upload(client, large, name("Grande")))


def test_a_job_that_died_is_said_and_can_be_tried_again(client: FlaskClient, app: Flask, stored: Session) -> None:
    jobs = app.extensions["jobs"]
    jobs.queue.immediate = False
    address = draft_of(upload(client, list_file(rows("quercia")), name("Consulta")))
    assert "Aspetta il suo turno" in client.get(address).text
    draft = stored.get(ImportDraft, draft_id(address))
    assert draft is not None
    draft.state = ImportState.READING  # as a process left it that was killed
    stored.commit()
    page = client.get(f"{address}/progress").text
    assert "interrotto" in page
    jobs.queue.immediate = True
    with ImportFolder(app.config["SETTINGS"], draft.id).turn():  # another job has taken it up meanwhile
        assert "Non dà segni" not in client.get(f"{address}/progress").text
        noted(ImportFolder(app.config["SETTINGS"], draft.id), "progress", seconds_ago=400)
        assert "Non dà segni da 6 minuti" in client.get(f"{address}/progress").text
        assert draft_of(client.post(f"{address}/again")).endswith(address)
        stored.refresh(draft)
        assert draft.state is ImportState.READING  # that job goes on
    assert "Conferma e salva" in client.get(draft_of(client.post(f"{address}/again"))).text
    assert client.get(f"{address}/progress").headers["HX-Refresh"] == "true"


def test_leftovers_are_removed_and_link_workers_see_nothing(app: Flask, client: FlaskClient, stored: Session) -> None:
    address = draft_of(upload(client, list_file(rows("rovere")), name("Consulta")))
    draft = stored.get(ImportDraft, draft_id(address))
    assert draft is not None
    draft.changed_at = draft.changed_at.replace(year=2020)
    stored.commit()
    app.extensions["jobs"].clear()
    assert client.get(address).status_code == 404
    settings: Settings = app.config["SETTINGS"]
    assert not (all_folders(settings) / str(draft.id)).exists()

    make_account(app, email := f"{uuid.uuid4().hex}@example.org", Role.LINK_WORKER)
    other = app.test_client()
    sign_in(other, email)
    assert other.get("/imports").status_code == 403
    assert upload(other, b"x" * 300_000).status_code in (403, 413)
