"""Services kept for a person, and suggestions put aside because they do not fit."""

from flask import Flask
from flask.testing import FlaskClient

from tests.web.cases.people import FORM, acts, kept, opened_form
from tests.web.reading import elements, value_of
from tests.web.territory import Territory


def suggested(html: str) -> set[str | None]:
    """The services that may be put aside, so those that are suggested."""
    return {(one["value"] or "").split(" ")[0] for one in elements(html, "button", name="put-aside")}


def test_a_suggestion_is_put_aside_with_its_reason_and_brought_back(client: FlaskClient, territory: Territory) -> None:
    counselling = str(territory.counselling)
    assert counselling in suggested(client.post("/match", data=FORM).text)

    html = client.post("/match", data={**FORM, "put-aside": f"{counselling} too_far"}).text
    assert counselling not in suggested(html)
    assert "Troppo lontano o difficile da raggiungere" in html
    assert value_of(html, "aside") == f"{counselling} too_far"
    again = client.post("/match", data={**FORM, "aside": f"{counselling} too_far"})
    assert counselling not in suggested(again.text)
    assert "La persona l&#39;ha rifiutato" not in again.text

    html = client.post("/match", data={**FORM, "aside": f"{counselling} too_far", "bring-back": counselling}).text
    assert counselling in suggested(html)
    assert not elements(html, "input", name="aside")


def test_what_is_no_service_or_no_reason_puts_nothing_aside(client: FlaskClient, territory: Territory) -> None:
    for wrong in ("x", f"{territory.counselling} because", "x too_far"):
        assert client.post("/match", data={**FORM, "put-aside": wrong}).status_code == 422
        assert client.post("/match", data={**FORM, "aside": wrong}).status_code == 200


def test_a_case_keeps_what_fits_and_what_does_not_through_every_edit(
    app: Flask, sara: FlaskClient, territory: Territory
) -> None:
    address, counselling, helpline = kept(sara), str(territory.counselling), str(territory.helpline)
    before = opened_form(sara, address)
    marks = f"{address}/services"
    answer = sara.post(marks, data={"put-aside": f"{counselling} not_wanted", "next": f"{address}/suggestions"})
    assert answer.location == f"{address}/suggestions"
    html = sara.get(f"{address}/suggestions").text
    assert counselling not in suggested(html)
    assert "La persona non lo vuole" in html
    sara.post(marks, data={"keep-service": helpline})
    assert "Servizi tenuti per la persona" in sara.get(address).text

    # a form that was opened before loses nothing, nor does one of now
    assert sara.post(f"{address}/profile", data={**FORM, "age": "18", "step": "draft", **before}).status_code == 303
    now = opened_form(sara, address)
    sara.post(f"{address}/profile", data={**FORM, "age": "19", "step": "draft", **now})
    page = sara.get(address).text
    assert "La persona non lo vuole" in page
    assert "Numero di ascolto" in page
    assert value_of(sara.get(f"{address}/profile").text, "age") == "19"
    assert "written" in acts(app, address)

    sara.post(marks, data={"bring-back": counselling})
    sara.post(marks, data={"let-go": helpline})
    assert counselling in suggested(sara.get(f"{address}/suggestions").text)
    assert "Servizi tenuti per la persona" not in sara.get(address).text


def test_only_who_may_write_the_case_marks_its_services(
    sara: FlaskClient, luca: FlaskClient, territory: Territory
) -> None:
    address = kept(sara)
    assert luca.post(f"{address}/services", data={"keep-service": str(territory.helpline)}).status_code == 404


def test_what_was_put_aside_goes_with_a_profile_that_is_kept(sara: FlaskClient, territory: Territory) -> None:
    address = kept(sara, aside=f"{territory.counselling} no_places")
    assert "Non hanno posti" in sara.get(address).text
