import pytest
from flask.testing import FlaskClient

from tests.web.territory import Territory


def test_what_the_text_may_become_is_said_in_the_language_of_the_page(client: FlaskClient) -> None:
    answer = client.get("/suggest", query_string={"q": "forl"})
    first = answer.json["suggestions"][0] if answer.json else {}
    assert answer.mimetype == "application/json"
    assert (first["kind"], first["text"], first["label"], first["code"]) == ("place", "Forlì", "Forlì (FC)", "D704")
    assert "Forlì-Cesena" in first["said"]
    english = client.get("/suggest", query_string={"q": "ansi", "lang": "en"}).json
    assert english is not None
    assert {"Anxiety, low mood, stress"} & {one["label"] for one in english["suggestions"]}


def test_a_service_is_among_them(client: FlaskClient, territory: Territory) -> None:
    answer = client.get("/suggest", query_string={"q": "spazio gio"}).json
    assert answer is not None
    assert str(territory.counselling) in {one["code"] for one in answer["suggestions"]}


@pytest.mark.parametrize(
    "query", ["", "q=", "q=%00", "q=%ff%fe", "q=%25", "q=" + "a" * 5_000, "q=a&q=b", "q=%F0%9F%99%82"]
)
def test_odd_input_is_answered(query: str, client: FlaskClient) -> None:
    answer = client.get(f"/suggest?{query}")
    assert answer.status_code == 200
    assert answer.json == {"suggestions": []}
