"""The page of an import that is written, and taking it back."""

import re

import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.models import ImportBatch, Service
from tests.importers.lists import SIMPLE
from tests.web.imports import confirm, count, draft_of, list_file, upload
from tests.web.test_imports import name, rows

SARA = "Sara Conti [b98f93dd-0c5b-4c19-9c1e-4e5a0d3f7a11]"


def written(client: FlaskClient, lines: list[str], source: str, **more: str) -> str:
    """The page of an import."""
    done = client.get(draft_of(confirm(client, draft_of(upload(client, list_file(lines), source, **more)), **more)))
    return str(done.location)


def part(page: str, heading: str) -> str:
    """What stands below a heading."""
    found = re.search(rf">{heading}</h2>(.*?)</section>", page, re.DOTALL)
    assert found, heading
    return found[1]


def test_problems_and_their_file_stay_after_writing(client: FlaskClient) -> None:
    lines = [*rows("abete", 6), "Sportello senza mail;Forlì;;;chiocciola;"]
    done = written(client, lines, name("Consulta"))
    page = client.get(done).text
    assert "1 problema" in page
    assert f'href="{done}/problems.csv"' in page
    sheet = client.get(f"{done}/problems.csv")
    assert [line.split(";")[:3] for line in sheet.text.splitlines()[1:]] == [["8", "email", "chiocciola"]]
    assert sheet.text.splitlines()[1].split(";")[4]  # what is expected there
    assert "problems.csv" not in client.get(written(client, rows("abete", 6), name("Altra"))).text


def test_what_became_inactive_is_a_list_of_its_own(client: FlaskClient) -> None:
    source = name("Consulta")
    new = client.get(written(client, rows("bosso"), source)).text
    assert "Sportello bosso 2" in part(new, "I servizi nuovi")
    left = [row.replace("lun 9-12", "mar 9-12") for row in rows("bosso", 2)]
    page = client.get(written(client, left, source, is_full="y", are_gone="y")).text
    assert "Sportello bosso 2" in part(page, "Non più attivi")
    changed = part(page, "I servizi cambiati")
    assert "Sportello bosso 1" in changed
    assert "Sportello bosso 2" not in changed
    assert re.search(r'non più attivi</span>\s*<span class="count">1<', page)


def test_all_that_became_inactive_is_listed_without_lines_of_the_list_before(client: FlaskClient) -> None:
    source = name("Consulta")
    written(client, rows("nocciolo", 27), source)
    page = part(
        client.get(written(client, rows("nocciolo", 1), source, is_full="y", are_gone="y")).text, "Non più attivi"
    )
    assert page.count('href="/services/') == 26
    assert "altri 16" in page
    assert "la ricerca" not in page
    assert "riga" not in page


def test_an_import_that_a_later_one_holds_is_not_offered_to_be_undone(client: FlaskClient, stored: Session) -> None:
    source = name("Consulta")
    first = written(client, rows("ciliegio"), source)
    second = written(client, [row.replace("lun 9-12", "mar 9-12") for row in rows("ciliegio")], source)
    page = client.get(f"{first}/undo").text
    assert f'action="{first}/undo"' not in page
    assert page.count(f'href="{second}/undo"') == 1
    assert "Sportello ciliegio" not in page  # the same reason for each
    answer = client.post(f"{first}/undo")
    assert answer.status_code == 422
    batch = stored.get_one(ImportBatch, int(first.rpartition("/")[2]))
    assert batch.undone_at is None
    client.post(f"{second}/undo")
    assert f'action="{first}/undo"' in client.get(f"{first}/undo").text


def test_undoing_counts_what_changed_and_apart_what_was_only_seen_again(client: FlaskClient) -> None:
    source = name("Consulta")
    written(client, rows("frassino", 6), source)
    changed = [row.replace("lun 9-12", "mar 9-12") for row in rows("frassino", 2)]
    done = written(client, [*changed, *rows("frassino", 6)[2:]], source)
    page = client.get(f"{done}/undo").text
    assert "Tornano com&#39;erano le schede di 2 righe." in page
    assert "4 righe erano solo state riviste: le loro schede non sono cambiate." in page
    assert "tornate com&#39;erano: 2" in client.post(f"{done}/undo", follow_redirects=True).text


def test_who_changed_something_since_is_called_by_name_alone(client: FlaskClient, stored: Session) -> None:
    done = written(client, rows("drago"), name("Consulta"))
    with acting(stored, by=SARA):
        stored.scalars(sa.select(Service).where(Service.name == "Sportello drago 0")).one().email = "s@example.org"
    stored.commit()
    page = client.get(f"{done}/undo").text
    assert "Sara Conti l&#39;ha cambiato" in page
    assert "b98f93dd" not in page
    client.post(f"{done}/undo")
    assert "[" not in re.sub(r"<(script|style).*?</\1>|<[^>]*>", "", client.get(f"{done}/undo").text, flags=re.DOTALL)


def test_a_town_that_several_are_called_waits_on_the_desk(client: FlaskClient, stored: Session) -> None:
    lines = ["Sportello ulivo;Castro;;;;", "Sportello noce;Forlì;;;;"]
    address = draft_of(upload(client, list_file(lines), name("Consulta")))
    assert "Castro può essere Castro (BG), Castro (LE)" in client.get(address).text
    confirm(client, address)
    assert 'href="/desk/towns"' in client.get("/desk").text
    page = client.get("/desk/towns").text
    assert "«Castro» può essere: Castro (BG), Castro (LE)" in page
    assert "Sportello noce" not in page
    service = stored.scalars(sa.select(Service).where(Service.name == "Sportello ulivo")).one()
    assert f"/curation/services/{service.id}" in page


def test_an_import_is_undone_after_saying_what_is_taken_back(client: FlaskClient, stored: Session) -> None:
    before = count(stored, Service)
    confirm(client, draft_of(upload(client, list_file(rows("primula")), name("Consulta"))))
    stored.rollback()
    number = stored.scalars(sa.select(sa.func.max(ImportBatch.number))).one()
    page = client.get(f"/imports/{number}/undo").text
    assert "di 3 righe" in page
    assert count(stored, Service) == before + 3
    assert "annullato" in client.post(f"/imports/{number}/undo", follow_redirects=True).text
    assert count(stored, Service) == before
    assert client.get(f"/imports/{number}/undo").headers["Location"].endswith(f"/imports/{number}")


def test_an_import_that_is_partly_undone_says_so_and_which_one_holds_the_rest(
    client: FlaskClient, stored: Session
) -> None:
    called, lines = name("Consulta"), rows("genziana")
    for some in (lines, lines[:1]):
        confirm(client, draft_of(upload(client, list_file(some), called)))
    stored.rollback()
    later = stored.scalars(sa.select(sa.func.max(ImportBatch.number))).one()
    told = plain(client.post(f"/imports/{later - 1}/undo", follow_redirects=True).text)
    assert "è annullato in parte. Schede tolte: 2" in told
    assert f"Righe che restano finché non si annullano i caricamenti successivi ({later}): 1" in told
    assert "è annullato." not in told
    assert "annullato in parte" in told[told.index("Che cosa puoi fare") :]
    page = client.get(f"/imports/{later - 1}").text
    assert "Annullato in parte da" in page
    assert tiles(page) | {"nuove": "1", "invariate": "0"} == tiles(page)
    assert f"/imports/{later}/undo" in page
    assert "le ricerche lo trovano" not in page
    client.post(f"/imports/{later}/undo")
    assert "Il resto si può annullare adesso" in client.get(f"/imports/{later - 1}").text
    assert "è annullato. Schede tolte: 1" in plain(
        client.post(f"/imports/{later - 1}/undo", follow_redirects=True).text
    )


def test_what_is_counted_of_an_import_that_is_partly_undone_is_what_still_stands(client: FlaskClient) -> None:
    source, header = name("Consulta"), f"{SIMPLE};note"
    first = [f"{row};" for row in rows("pesco", 6)]
    confirm(client, draft_of(upload(client, list_file(first, header), source)))
    changed = [first[0].replace("lun 9-12", "mar 9-12"), first[1].replace("lun 9-12", "mer 9-12"), *first[2:4]]
    new = [f"{row};" for row in rows("susino", 2)]
    second = draft_of(upload(client, list_file([*changed, *new], header), source, is_full="y"))
    page = str(client.get(draft_of(confirm(client, second, is_full="y", are_gone="y"))).location)
    counted = {"nuove": "2", "cambiate": "2", "non più attivi": "2", "invariate": "2"}
    assert tiles(client.get(page).text) | counted == tiles(client.get(page).text)
    third = [changed[0].replace("mar 9-12", "gio 9-12"), new[0]]
    confirm(client, draft_of(upload(client, list_file(third, header), source)))

    client.post(f"{page}/undo")

    left = client.get(page).text
    assert tiles(left) | {"nuove": "1", "cambiate": "1", "non più attivi": "0", "invariate": "0"} == tiles(left)
    assert "Non più attivi</h2>" not in left


def test_the_desk_counts_lists_that_wait(client: FlaskClient) -> None:
    upload(client, list_file(rows("salvia")), name("Consulta"))
    assert "elenco di un partner da guardare e confermare" in client.get("/desk").text


def plain(page: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def tiles(page: str) -> dict[str, str]:
    """What the tiles of a page count."""
    return dict(re.findall(r"<span>([^<]+)</span>\s*<span class=\"count\">([^<]+)<", page))


def test_the_page_before_and_after_saving_count_the_same(client: FlaskClient) -> None:
    source, header = name("Consulta"), f"{SIMPLE};note"
    every = [f"{row};" for row in rows("carpino", 12)]
    first = draft_of(upload(client, list_file(every, header), source))
    confirm(client, first)
    changed = [every[0] + "chiuso definitivamente", every[1].replace("lun 9-12", "mar 9-12"), *every[2:10]]
    changed.append("Corso di ceramica carpino;Cesena;Via Nuova 9;;;gio 20-22;")
    address = draft_of(upload(client, list_file(changed, header), source, is_full="y"))
    shown = client.get(address).text
    assert "Sportello carpino 0" in part(shown, "L&#39;elenco dice che 1 servizio non è più attivo")
    before = tiles(shown)
    after = tiles(client.get(client.get(draft_of(confirm(client, address, is_full="y"))).location).text)
    assert after["non più attivi"] == "3"
    assert {words: before.get(words, "0") for words in after} == after  # what is zero has no tile before


def test_problems_that_still_stand_are_told_again_after_the_new_ones(client: FlaskClient) -> None:
    source = name("Consulta")
    bad = [*rows("tiglio", 6), "Senza mail tiglio;Forlì;;;chiocciola;", ";Forlì;Via Roma 1;;;"]
    written(client, bad, source)
    address = draft_of(upload(client, list_file(bad), source))
    plain = " ".join(re.sub(r"<[^>]+>", " ", client.get(address).text).split())
    assert "Problemi: 2, di cui nuovi: 0" in plain
    assert "2 problemi già detti la volta scorsa, che ci sono ancora" in plain
    assert "chiocciola" in plain

    worse = [rows("tiglio", 1)[0].replace("lun 9-12", "quando capita"), *bad[1:]]
    done = client.get(written(client, worse, source)).text
    plain = " ".join(re.sub(r"<[^>]+>", " ", done).split())
    assert "Problemi: 4, di cui nuovi: 2" in plain
    assert plain.index("quando capita") < plain.index("2 problemi già detti") < plain.index("chiocciola")
