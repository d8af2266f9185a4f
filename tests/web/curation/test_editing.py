"""Correcting what the directory says of a service, in forms."""

import re
import uuid
from datetime import time

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.models import Metadata, Organization, Phone, Schedule, Service, Verification
from directory.queries.record_history import last_change
from tests.web.conftest import Counter
from tests.web.curation.sending import fields, send
from tests.web.territory import SUNDAY_MORNING, Territory

TODAY = SUNDAY_MORNING.date()


def form_of(territory: Territory) -> str:
    return f"/curation/services/{territory.counselling}"


def rows(html: str) -> list[str]:
    return [" ".join(words.split()) for words in re.findall(r'role="rowheader">(.*?)</th>', html, re.DOTALL)]


def test_what_changes_is_shown_first_then_saved_and_found_at_once(
    coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    shown = send(coordinator, form_of(territory), "preview", description="Ascolto con le farfalle", waiting_days="20")
    assert shown.status_code == 200
    assert rows(shown.text) == ["Cos&#39;è", "Giorni fino al primo appuntamento"]
    assert stored.get_one(Service, territory.counselling).waiting_days == 12

    answer = coordinator.post(form_of(territory), data={**fields(shown.text), "step": "save"}, follow_redirects=True)

    assert "Salvato." in answer.text
    assert "Ascolto con le farfalle" in answer.text
    assert "Spazio Giovani" in coordinator.get("/search?q=farfalle").text
    change = last_change(stored, [territory.counselling])
    assert change is not None
    assert change.updated_by.startswith("Carla Rossi [")


def test_a_telephone_with_perhaps_a_digit_too_many_is_saved_and_said_before(
    coordinator: FlaskClient, territory: Territory
) -> None:
    shown = send(coordinator, form_of(territory), "preview", phones="05430002500")
    assert shown.status_code == 200
    assert "ha più cifre di quasi tutti i numeri" in shown.text
    answer = coordinator.post(form_of(territory), data={**fields(shown.text), "step": "save"}, follow_redirects=True)
    assert "Salvato." in answer.text
    again = send(coordinator, form_of(territory), "preview", description="Ascolto")
    assert "ha più cifre" not in again.text


def test_going_back_to_the_form_keeps_what_was_written(coordinator: FlaskClient, territory: Territory) -> None:
    shown = send(coordinator, form_of(territory), "preview", alert="Chiuso il 24")
    again = coordinator.post(form_of(territory), data={**fields(shown.text), "step": "edit"})
    assert fields(again.text)["alert"] == "Chiuso il 24"


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("name", "", "Questo campo non può restare vuoto."),
        ("minimum_age", "200", "200 non è possibile"),
        ("minimum_age", "60", "più bassa della minima"),
        ("waiting_days", "-3", "sotto lo zero"),
        ("phones", "12", "non è un numero di telefono"),
        ("phones", "0543 71", "incompleto"),
        ("phones", "0543 00022x", "ha una lettera o un segno tra le cifre"),
        ("phones", "333 123456", "ha nove cifre"),
        ("phones", "1234567", "è senza prefisso"),
        ("phones", "34012345678", "ha più cifre di quante ne può avere"),
        ("email", "giovani at example", "non è un indirizzo e-mail"),
        ("languages", "arabo, klingon", "«klingon» non è una lingua"),
        ("costs", "poco", "non comincia con un importo"),
        ("description", "a" * 5001, "troppo lungo"),
        ("status", "sleeping", "Scegli una voce"),
    ],
)
def test_a_bad_value_gets_a_sentence_beside_the_field_and_nothing_is_lost(
    key: str, typed: str, sentence: str, coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    before = stored.scalar(sa.select(sa.func.count()).select_from(Metadata))
    answer = send(coordinator, form_of(territory), "save", **{key: typed, "alternate_name": "Il nido"})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert fields(answer.text)["alternate_name"] == "Il nido"
    if key != "status":
        assert fields(answer.text)[key] == typed
    assert stored.scalar(sa.select(sa.func.count()).select_from(Metadata)) == before


def test_hours_that_cannot_be_read_are_told(coordinator: FlaskClient, territory: Territory) -> None:
    form = fields(coordinator.get(form_of(territory)).text)
    monday = next(key for key in form if key.endswith("hours.MO") and not key.startswith("was."))
    assert form[monday] == "14:00-18:00"

    wrong = coordinator.post(form_of(territory), data={**form, monday: "quando capita", "step": "preview"})
    right = coordinator.post(form_of(territory), data={**form, monday: "9-12.30, 15-18", "step": "preview"})

    assert wrong.status_code == 422
    assert "non si legge come orario" in wrong.text
    assert "09:00-12:30, 15:00-18:00" in right.text


def test_hours_of_days_of_the_month_and_of_seasons_are_written_in_lines(
    coordinator: FlaskClient, territory: Territory
) -> None:
    form = fields(coordinator.get(form_of(territory)).text)
    other = next(key for key in form if key.endswith("hours.other") and not key.startswith("was."))
    typed = "primo giovedì del mese 20.45\nda ottobre a maggio: sabato mattina"

    shown = coordinator.post(form_of(territory), data={**form, other: typed, "step": "preview"})
    saved = coordinator.post(form_of(territory), data={**fields(shown.text), "step": "save"}, follow_redirects=True)

    assert "ogni 1° giovedì del mese dalle 20:45" in saved.text.lower()
    assert "ottobre–maggio: sabato mattina (orario da chiedere)" in saved.text.lower()
    again = fields(coordinator.get(form_of(territory)).text)[other]
    assert again == "ogni 1° giovedì del mese dalle 20:45\nottobre–maggio: sabato mattina"


def test_checking_while_one_writes_says_the_same_sentence(coordinator: FlaskClient) -> None:
    assert "non è un numero" in coordinator.post("/curation/check/phones?name=phones", data={"phones": "12"}).text
    assert coordinator.post("/curation/check/phones?name=phones", data={"phones": "1522"}).text == ""
    assert "&lt;b&gt;" in coordinator.post("/curation/check/email?name=e", data={"e": "<b>"}).text
    assert coordinator.post("/curation/check/nothing?name=e", data={"e": ""}).status_code == 404


def test_nothing_changed_is_said_and_nothing_is_written(coordinator: FlaskClient, territory: Territory) -> None:
    assert "Non hai cambiato nulla." in send(coordinator, form_of(territory), "preview").text


def test_two_people_decide_field_by_field(coordinator: FlaskClient, territory: Territory, stored: Session) -> None:
    old = fields(coordinator.get(form_of(territory)).text)
    send(coordinator, form_of(territory), "save", alert="Uno", application_process="Passare di persona.")

    clash = coordinator.post(form_of(territory), data={**old, "alert": "Due", "step": "save"})
    assert clash.status_code == 409
    assert "L&#39;ultima modifica è di Carla Rossi." in clash.text
    assert ("Uno" in clash.text, "Due" in clash.text) == (True, True)
    asked = fields(clash.text)
    assert coordinator.post(form_of(territory), data={**asked, "step": "preview"}).status_code == 409

    mine = coordinator.post(form_of(territory), data={**asked, "keep.alert": "mine", "step": "preview"})
    assert rows(mine.text) == ["Avviso"]
    theirs = coordinator.post(form_of(territory), data={**asked, "keep.alert": "theirs", "step": "preview"})
    assert "Non hai cambiato nulla." in theirs.text
    coordinator.post(form_of(territory), data={**fields(mine.text), "step": "save"})

    service = stored.get_one(Service, territory.counselling)
    assert (service.alert, service.application_process) == ("Due", "Passare di persona.")


def test_a_hidden_text_that_no_page_wrote_is_refused_in_a_sentence(
    coordinator: FlaskClient, territory: Territory
) -> None:
    form = fields(coordinator.get(form_of(territory)).text)
    answer = coordinator.post(form_of(territory), data={**form, "was.phones": "{", "phones": "1522", "step": "save"})
    assert answer.status_code == 422
    assert "arrivato incompleto" in answer.text
    assert coordinator.post(form_of(territory), data={"step": "save", "was.place": "x"}).status_code == 409


def test_closing_a_service_takes_it_out_of_the_searches(coordinator: FlaskClient, territory: Territory) -> None:
    address = f"/curation/services/{territory.desk}"
    assert "Sportello del sabato" in coordinator.get("/search?q=sportello+del+sabato").text
    send(coordinator, address, "save", status="temporarily closed")
    assert "Chiuso per ora" in coordinator.get(f"/services/{territory.desk}").text
    send(coordinator, address, "save", status="defunct")
    assert f"/services/{territory.desk}" not in coordinator.get("/search?q=sportello+del+sabato").text


def test_an_organization_is_edited_from_the_service(
    coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    organization = stored.get_one(Service, territory.counselling).organization_id
    address = f"/curation/organizations/{organization}"
    assert f"{address}?from={territory.counselling}" in coordinator.get(form_of(territory)).text
    answer = send(coordinator, f"{address}?from={territory.counselling}", "save", phones="0543 731111, centralino")
    assert answer.headers["Location"] == f"/services/{territory.counselling}"
    [phone] = stored.scalars(sa.select(Phone).where(Phone.organization_id == organization))
    assert (phone.number, phone.description) == ("+390543731111", "centralino")


def test_a_partner_edits_what_is_theirs_only(partner: FlaskClient, territory: Territory, stored: Session) -> None:
    own, other = territory.counselling, territory.shelter
    assert f"/curation/services/{own}" in partner.get(f"/services/{own}").text
    assert f"/curation/services/{other}" not in partner.get(f"/services/{other}").text
    assert send(partner, f"/curation/services/{own}", "save", alert="Avviso della partner").status_code == 302
    foreign = stored.get_one(Service, other).organization_id
    for address in (f"services/{other}", f"services/{other}/history", f"organizations/{foreign}"):
        assert partner.get(f"/curation/{address}").status_code == 403, address
    for address in (f"services/{other}", f"services/{other}/restore", f"organizations/{foreign}/restore"):
        assert partner.post(f"/curation/{address}", data={"step": "save"}).status_code == 403, address
    assert stored.get_one(Organization, foreign).name == "RIFUGIO NOTTURNO"


def test_a_link_worker_confirms_in_one_tap_but_does_not_edit(
    worker: FlaskClient, territory: Territory, stored: Session
) -> None:
    page = worker.get(f"/services/{territory.helpline}")
    assert "Confermo, è giusto" in page.text
    assert f"/curation/services/{territory.helpline}/history" not in page.text

    answer = worker.post(
        f"/curation/services/{territory.helpline}/confirm", data={"method": "phone"}, follow_redirects=True
    )

    assert "Confermato per telefono: Sara Conti<" in answer.text
    assert "verificato" in answer.text
    assert stored.get_one(Service, territory.helpline).assured_date == TODAY
    [kept] = stored.scalars(sa.select(Verification).where(Verification.resource_id == territory.helpline))
    assert kept.method == "phone"
    assert worker.get(f"/curation/services/{territory.helpline}").status_code == 403


def test_after_confirming_only_a_page_of_this_site_is_opened(worker: FlaskClient, territory: Territory) -> None:
    address = f"/curation/services/{territory.helpline}/confirm"
    for wanted in ("https://evil.example", "//evil.example", "/\\evil.example", "evil"):
        answer = worker.post(address, data={"method": "phone", "next": wanted})
        assert answer.headers["Location"] == f"/services/{territory.helpline}"
    answer = worker.post(address, data={"method": "phone", "next": "/desk/review?page=2"})
    assert answer.headers["Location"] == "/desk/review?page=2"
    assert worker.post(address, data={"method": "guess"}).status_code == 422


def test_the_history_speaks_in_words_and_a_value_can_be_taken_back(
    coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    send(coordinator, form_of(territory), "save", intensity="information")
    page = coordinator.get(f"{form_of(territory)}/history")
    assert "Modifica: servizio, quanto aiuto" in rows(page.text)
    assert ("accompagna nel tempo" in page.text, "informa e orienta" in page.text) == (True, True)
    change = last_change(stored, [territory.counselling])
    assert change is not None

    sent = {"change": str(change.id), "stored": "information"}
    answer = coordinator.post(f"{form_of(territory)}/restore", data=sent, follow_redirects=True)

    assert "Il valore di prima è tornato." in answer.text
    assert stored.get_one(Service, territory.counselling).intensity == "accompaniment"
    assert coordinator.post(f"{form_of(territory)}/restore", data=sent).status_code == 409
    other = {"change": str(uuid.uuid4()), "stored": ""}
    assert coordinator.post(f"{form_of(territory)}/restore", data=other).status_code == 404


def test_what_is_no_line_of_hours_is_told_beside_it(coordinator: FlaskClient, territory: Territory) -> None:
    form = fields(coordinator.get(form_of(territory)).text)
    other = next(key for key in form if key.endswith("hours.other") and not key.startswith("was."))
    answer = send(coordinator, form_of(territory), "preview", **{other: "quando capita alle 20.45"})
    assert answer.status_code == 422
    assert "scrivi una riga per ciascuno" in answer.text
    assert "quando capita alle 20.45" in answer.text


@pytest.mark.parametrize("typed", ["dal 1 giugno al 15 settembre: martedì 9-12", "dal 1/6 al 15/9: martedì 9-12"])
def test_hours_of_a_season_are_written_by_hand_and_taken_back(
    typed: str, coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    form = fields(coordinator.get(form_of(territory)).text)
    other = next(key for key in form if key.endswith("hours.other") and not key.startswith("was."))
    send(coordinator, form_of(territory), "save", **{other: typed})

    row = stored.scalars(sa.select(Schedule).where(Schedule.season == "06-01/09-15")).one()
    assert (row.byday, row.opens_at) == ("TU", time(9))
    assert "1 giugno–15 settembre: martedì 09:00–12:00" in coordinator.get(f"/services/{territory.counselling}").text
    assert "1 giugno–15 settembre: martedì 9–12" in coordinator.get(form_of(territory)).text
    send(coordinator, form_of(territory), "save", **{other: ""})
    stored.expire_all()
    assert stored.scalar(sa.select(Schedule).where(Schedule.season.is_not(None))) is None


def test_a_telephone_that_was_added_is_taken_away_from_the_history(
    coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    send(coordinator, form_of(territory), "save", phones="0543 712345 int. 3\n0543 999003, serale")
    page = coordinator.get(f"{form_of(territory)}/history").text
    assert "Togli questa aggiunta" in page
    added = stored.scalars(sa.select(Phone).where(Phone.number == "+390543999003")).one()
    change = stored.scalars(sa.select(Metadata).where(Metadata.resource_id == added.id)).one()

    sent = {"change": str(change.id), "stored": ""}
    answer = coordinator.post(f"{form_of(territory)}/restore", data=sent, follow_redirects=True)

    assert "Quello che era stato aggiunto non c&#39;è più." in answer.text
    assert "Eliminazione: telefono" in rows(answer.text)
    assert stored.scalars(sa.select(Phone.id).where(Phone.number == "+390543999003")).first() is None


def test_the_latest_changes_tell_of_telephones_and_hours_too(
    coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    with acting(stored, by="Carla Rossi"):
        phone = Phone(service_id=territory.counselling, number="+390543999001")
        stored.add(phone)
        stored.flush()
        phone.number = "+390543999002"
        stored.flush()
        stored.get_one(Organization, stored.get_one(Service, territory.counselling).organization_id).email = "a@b.it"
    stored.commit()
    page = coordinator.get(f"/services/{territory.counselling}").text
    latest = re.search(r"Ultime modifiche</summary>(.*?)</details>", page, re.DOTALL)
    assert latest is not None
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in latest[1].split("<tr>")]
    assert any("Aggiunta: telefono" in row and "0543 999001" in row for row in rows)
    assert any("Modifica: telefono" in row and row.endswith("0543 999001 0543 999002") for row in rows)
    assert any("organizzazione" in row and "a@b.it" in row for row in rows)
    with acting(stored, by="Carla Rossi"):
        stored.delete(phone)
        stored.flush()
    stored.commit()
    assert "Eliminazione: telefono" in " ".join(coordinator.get(f"/services/{territory.counselling}").text.split())


def test_the_form_asks_the_database_the_same_number_of_times_however_much_there_is(
    coordinator: FlaskClient, territory: Territory, statements: Counter
) -> None:
    with statements.counting() as seen:
        coordinator.get(form_of(territory))
    assert len(seen) <= 25


def test_ages_that_cross_are_told_together_with_what_else_is_wrong(
    coordinator: FlaskClient, territory: Territory
) -> None:
    answer = send(
        coordinator, form_of(territory), "preview", minimum_age="99", maximum_age="12", email="giovani at example"
    )
    assert "non è un indirizzo e-mail" in answer.text
    assert "più bassa della minima" in answer.text


def test_an_old_mobile_number_of_nine_digits_can_be_saved_again(
    coordinator: FlaskClient, territory: Territory, stored: Session
) -> None:
    send(coordinator, form_of(territory), "save", phones="+39 330 419657")
    shown = re.search(r'name="phones"[^>]*>\s*([^<]*)', coordinator.get(form_of(territory)).text)
    assert shown
    assert shown[1].strip() == "+39330419657"
    send(coordinator, form_of(territory), "save", phones=f"{shown[1].strip()}, sera")
    stored.expire_all()
    [phone] = stored.scalars(sa.select(Phone).where(Phone.service_id == territory.counselling))
    assert (phone.number, phone.description) == ("+39330419657", "sera")
