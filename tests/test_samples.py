"""The demo territory: complete, resolvable, and nobody real in the invented part."""

import csv
import json
import re
from datetime import date
from pathlib import Path

import phonenumbers
import pytest

from directory.errors import InvalidInput
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.geo import distance_km
from directory.taxonomies.vocabulary import Vocabulary
from importers.convert.hours.opening_hours import hours
from matching.profile import Profile
from matching.profiles.from_json import parse_profile

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"
HEADER = (
    "ente,servizio,descrizione,tipo di servizio,bisogni,interessi,destinatari,età minima,età massima,requisiti,"
    "esclusioni,riservato a,residenza richiesta,isee massimo,indirizzo,cap,comune,provincia,latitudine,longitudine,"
    "telefono,email,sito,orari,costo,lingue,mediazione linguistica,accesso,come fare,documenti,intensità,"
    "giorni di attesa,giorni di risposta,posti disponibili,posti totali,a distanza,a domicilio,area servita,"
    "accessibile in carrozzina,verificato il,esempio"
)
TAXONOMY_OF = {
    "tipo di servizio": "service_type",
    "bisogni": "need",
    "interessi": "interest",
    "destinatari": "target_group",
}
YES_NO = (
    "residenza richiesta",
    "mediazione linguistica",
    "a distanza",
    "a domicilio",
    "accessibile in carrozzina",
)
ONE_OF = {
    "riservato a": {"", "donne", "uomini"},
    "accesso": {"libero", "su invio", "su mandato"},
    "intensità": {"", "informazione", "accompagnamento", "rete"},
    **{column: {"", "sì", "no"} for column in YES_NO},
}
Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def examples() -> list[Row]:
    return [row for path in sorted(SAMPLES.glob("esempi_*.csv")) for row in read(path.name)]


def profiles() -> list[Path]:
    return sorted((SAMPLES / "profiles").glob("*.json"))


def profile_of(path: Path) -> Profile:
    data = json.loads(path.read_text("utf-8"))
    return parse_profile(data, Vocabulary.bundled(), Gazetteer.bundled(), today=date(2026, 11, 22))


def test_every_example_file_has_the_recommended_header() -> None:
    for path in SAMPLES.glob("esempi_*.csv"):
        assert path.read_bytes().split(b"\n", 1)[0].decode() == HEADER, path.name
        assert b"\r" not in path.read_bytes()


def test_there_are_at_least_170_examples_and_50_in_each_main_area() -> None:
    assert len(examples()) >= 170
    for area in ("forli_cesena", "trentino", "bergamo"):
        assert len(read(f"esempi_{area}.csv")) >= 50


def test_every_example_is_marked_and_says_what_it_is() -> None:
    for row in examples():
        assert row["esempio"] == "sì"
        assert "esempio)" in row["ente"]
        assert row["servizio"]
        assert row["tipo di servizio"]
        assert row["bisogni"]


def test_descriptions_are_written_one_by_one() -> None:
    texts = [row["descrizione"] for row in examples()]
    assert len(set(texts)) == len(texts)
    assert min(map(len, texts)) > 60
    openings = [" ".join(text.split()[:4]) for text in texts]
    assert max(openings.count(opening) for opening in set(openings)) <= 2


def test_all_terms_of_the_examples_are_labels_or_codes_of_the_taxonomies() -> None:
    vocabulary = Vocabulary.bundled()
    known = {
        name: {text for term in vocabulary.terms(name) for text in (term.code, term.label())}
        for name in TAXONOMY_OF.values()
    }
    unknown = {
        (row["servizio"], written)
        for row in examples()
        for column, taxonomy in TAXONOMY_OF.items()
        for written in filter(None, row[column].split("|"))
        if written not in known[taxonomy]
    }
    assert not unknown


def test_cells_with_fixed_values_keep_to_them() -> None:
    for row in examples():
        for column, allowed in ONE_OF.items():
            assert row[column] in allowed, (row["servizio"], column)


def test_municipalities_and_served_municipalities_are_in_the_gazetteer() -> None:
    gazetteer = Gazetteer.bundled()
    for row in examples():
        if row["comune"]:
            place = gazetteer.resolve(f"{row['comune']} ({row['provincia']})")
            assert place.name == row["comune"]
        for served in filter(None, row["area servita"].split("; ")):
            if not served.lower().startswith("provincia "):
                assert gazetteer.resolve(served).name == served


def test_coordinates_lie_near_the_municipality() -> None:
    located = [row for row in examples() if row["latitudine"]]
    assert len(located) >= len(examples()) / 2
    for row in located:
        point = Gazetteer.bundled().resolve(f"{row['comune']} ({row['provincia']})").point
        assert abs(float(row["latitudine"]) - point.latitude) < 0.2, row["servizio"]
        assert abs(float(row["longitudine"]) - point.longitude) < 0.2, row["servizio"]


def test_ages_places_days_and_dates_are_possible() -> None:
    for row in examples():
        assert 0 <= float(row["età minima"] or 0) <= float(row["età massima"] or 120) <= 120
        if row["posti totali"] and row["posti disponibili"]:
            assert 0 <= int(row["posti disponibili"]) <= int(row["posti totali"])
        assert all(int(row[column] or 0) >= 0 for column in ("giorni di attesa", "giorni di risposta"))
        assert float(row["isee massimo"] or 0) >= 0
        if row["verificato il"]:
            assert date(2025, 6, 1) <= date.fromisoformat(row["verificato il"]) <= date(2026, 11, 30)


def test_opening_hours_of_nearly_all_examples_can_be_read() -> None:
    open_at = [row["orari"] for row in examples() if row["orari"]]
    assert sum(_readable(text) for text in open_at) >= 0.8 * len(open_at)


def _readable(text: str) -> bool:
    try:
        return bool(hours(text).openings)
    except InvalidInput:
        return False


def test_phone_numbers_are_well_formed_and_belong_to_nobody() -> None:
    for row in [*examples(), *read("link_workers.csv")]:
        for written in filter(None, row["telefono"].split(" / ")):
            number = phonenumbers.parse(written.partition(" int.")[0], "IT")
            assert phonenumbers.is_valid_number(number), written
            assert re.match(r"(\+41 91|0\d+) 000", written), written


def test_mail_and_web_addresses_are_reserved_for_examples() -> None:
    for row in [*examples(), *read("link_workers.csv")]:
        assert not row["email"] or row["email"].endswith("@example.org")
        assert not row.get("sito") or row["sito"].startswith("https://www.example.org/")


def test_the_examples_have_what_makes_a_directory_awkward() -> None:
    rows = examples()
    assert any(row["posti disponibili"] == "0" for row in rows)
    assert any(float(row["età minima"] or 0) % 1 for row in rows)
    assert any(row["accesso"] == "su mandato" for row in rows)
    assert any(row["riservato a"] == "donne" for row in rows)
    assert any(not row["comune"] and row["a distanza"] == "sì" for row in rows)
    assert any(not row["verificato il"] for row in rows)


def test_link_workers_are_marked_and_their_terms_and_places_exist() -> None:
    vocabulary, gazetteer = Vocabulary.bundled(), Gazetteer.bundled()
    workers = read("link_workers.csv")
    assert len(workers) >= 12
    assert len({(worker["nome"], worker["ente"]) for worker in workers}) == len(workers)
    for worker in workers:
        assert worker["esempio"] == "sì"
        for code in worker["competenze"].split("|"):
            assert vocabulary.find("need", code).code == code
        for code in worker["interessi"].split("|"):
            assert vocabulary.find("interest", code).code == code
        gazetteer.resolve(worker["comune"])
        assert {worker["minori"], worker["prende nuove persone"]} <= {"sì", "no"}


def test_link_workers_differ_in_load_clearance_and_language() -> None:
    workers = read("link_workers.csv")
    assert any(float(w["punti carico"]) > float(w["punti capacità"]) for w in workers)
    assert any(w["minori"] == "no" for w in workers)
    assert any(w["prende nuove persone"] == "no" for w in workers)
    spoken = {language.strip() for w in workers for language in w["lingue"].split(",")}
    assert spoken >= {"arabo", "tedesco", "albanese"}


def test_real_rows_are_of_the_three_areas_only() -> None:
    with (SAMPLES / "lists" / "biblioteche.csv").open(encoding="utf-8", newline="") as file:
        libraries = list(csv.DictReader(file, delimiter=";", strict=True))
    assert {row["provincia"] for row in libraries} == {"Forlì-Cesena", "Trento", "Bergamo"}
    assert {row["provincia"] for row in read("lists/punti_ivg.csv")} == {"FC", "TN", "BG"}


def test_every_system_has_a_profile() -> None:
    systems = (
        "cmfp-ticino",
        "family-hub-forli",
        "cope-trento",
        "ponte-bergamo",
        "tutela-minori",
        "segretariato-sociale",
    )
    names = [path.stem for path in profiles()]
    assert len(names) == 10
    assert all(any(name.startswith(system) for name in names) for system in systems)
    assert all(name in (SAMPLES / "README.md").read_text("utf-8") for name in names)


@pytest.mark.parametrize("path", profiles(), ids=lambda path: path.stem)
def test_a_profile_is_understood_and_says_its_needs_in_words(path: Path) -> None:
    profile = profile_of(path)

    assert profile.label
    assert profile.age
    assert profile.place
    assert profile.interests
    assert all(need.words for need in profile.needs)


@pytest.mark.parametrize("path", profiles(), ids=lambda path: path.stem)
def test_at_least_six_examples_near_a_profile_answer_its_needs(path: Path) -> None:
    profile = profile_of(path)
    assert sum(_answers(profile, row) for row in examples()) >= 6


def _answers(profile: Profile, row: Row) -> bool:
    """Names one of the needs, is within 20 km, and open to this person. The labels are those of `label_it`."""
    names = {name for need in profile.needs for name in (need.term.code, need.term.label())}
    doors = {"libero", *(["su invio"] if profile.referred else []), *(["su mandato"] if profile.mandate else [])}
    old_enough = float(row["età minima"] or 0) <= (profile.age or 0) <= float(row["età massima"] or 120)
    women_only = row["riservato a"] == "donne" and profile.gender != "woman"
    fits = old_enough and not women_only and row["accesso"] in doors and row["posti disponibili"] != "0"
    return fits and bool(names & set(row["bisogni"].split("|"))) and _is_near(profile, row)


def _is_near(profile: Profile, row: Row) -> bool:
    if not row["comune"] or not profile.place:
        return False
    place = Gazetteer.bundled().resolve(f"{row['comune']} ({row['provincia']})")
    return distance_km(profile.place.point, place.point) <= 20


@pytest.mark.parametrize("path", profiles(), ids=lambda path: path.stem)
def test_a_link_worker_with_room_fits_each_profile(path: Path) -> None:
    profile = profile_of(path)
    needs = {need.term.code for need in profile.needs}
    assert profile.place
    assert any(
        needs & set(worker["competenze"].split("|"))
        and _covers(worker["territori"], profile.place)
        and worker["prende nuove persone"] == "sì"
        and float(worker["punti carico"]) < float(worker["punti capacità"])
        and (worker["minori"] == "sì" or not profile.is_minor)
        for worker in read("link_workers.csv")
    )


def _covers(territory: str, place: Municipality) -> bool:
    """The municipality is named, or its province: "provincia di Bergamo", "Provincia autonoma di Trento"."""
    province = re.compile(rf"provincia (?:autonoma )?di {place.province_name}", re.IGNORECASE)
    return any(part == place.name or province.fullmatch(part) for part in territory.split("; "))
