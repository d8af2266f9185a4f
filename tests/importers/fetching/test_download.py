"""Lists are fetched over the network only from where it is allowed, bounded in size and time."""

import gzip
import hashlib
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from directory.errors import InvalidInput
from directory.settings import Fetching, Settings
from importers.fetching import download as download_module
from importers.fetching import web_address as web_address_module
from importers.fetching.download import download
from importers.fetching.fetch import checked_address, fetch
from importers.fetching.fetched import TOO_LARGE, Fetched, Version
from importers.fetching.web_address import is_public, web_address
from tests.importers.publishing import Published, Publisher, publishing

LIST = b"nome;comune\nSportello;Forl\xc3\xac\n"


@pytest.fixture(scope="module")
def running() -> Iterator[Publisher]:
    with publishing() as server:
        yield server


@pytest.fixture
def server(running: Publisher) -> Publisher:
    running.at.clear()
    running.asked.clear()
    return running


def fetched(server: Publisher, path: str, into: Path, known: Version | None = None, **limits: Any) -> Fetched | None:
    fetching = replace(server.fetching, **limits)
    return fetch(server.origin + path, into / "list", fetching=fetching, most_bytes=1_000_000, known=known or Version())


def refusal(server: Publisher, path: str, into: Path, **limits: Any) -> str:
    with pytest.raises(InvalidInput) as caught:
        fetched(server, path, into, **limits)
    return caught.value.message


def test_a_list_is_fetched_with_its_name_and_version(server: Publisher, tmp_path: Path) -> None:
    server.at["/elenchi/servizi%20sociali.csv?anno=2026"] = Published(LIST, headers={"ETag": '"1"'})
    found = fetched(server, "/elenchi/servizi sociali.csv?anno=2026#foglio", tmp_path)
    assert found == Fetched("servizi sociali.csv", Version(hashlib.sha256(LIST).hexdigest(), '"1"'))
    assert (tmp_path / "list").read_bytes() == LIST
    (_, headers) = server.asked[0]
    assert headers["Host"] == server.origin.removeprefix("http://")


def test_the_name_that_a_server_says_comes_first_and_is_only_a_name(server: Publisher, tmp_path: Path) -> None:
    server.at["/x"] = Published(LIST, headers={"Content-Disposition": 'attachment; filename="../../elenco.csv"'})
    broken = "attachment; filename*=idna''%ff"
    server.at["/export"] = Published(LIST, headers={"Content-Type": "text/csv", "Content-Disposition": broken})
    assert [one.file_name for path in ("/x", "/export") if (one := fetched(server, path, tmp_path))] == [
        "elenco.csv",
        "export.csv",
    ]


def test_what_is_known_is_not_fetched_again(server: Publisher, tmp_path: Path) -> None:
    server.at["/etag"] = Published(LIST, headers={"ETag": '"1"'})
    server.at["/same"] = Published(LIST)
    digest = hashlib.sha256(LIST).hexdigest()
    assert fetched(server, "/etag", tmp_path, Version(digest, '"1"')) is None
    assert not (tmp_path / "list").exists()  # the server said so, and sent nothing
    assert fetched(server, "/same", tmp_path, Version(digest)) is None
    assert fetched(server, "/etag", tmp_path, Version(digest, '"0"', "Wed, 21 Oct 2026 07:28:00 GMT")) is None
    assert server.asked[-1][1]["If-Modified-Since"] == "Wed, 21 Oct 2026 07:28:00 GMT"
    changed = fetched(server, "/same", tmp_path, Version("another"))
    assert changed is not None


def test_redirects_are_followed_to_allowed_hosts_only(server: Publisher, tmp_path: Path) -> None:
    server.at["/list"] = Published(LIST)
    server.at["/here"] = Published(status=302, headers={"Location": "/list"})
    server.at["/away"] = Published(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data"})
    other_port = server.origin.replace(str(server.server_port), str(server.server_port + 1))
    server.at["/beside"] = Published(status=307, headers={"Location": f"{other_port}/list"})
    server.at["/file"] = Published(status=301, headers={"Location": "file:///etc/passwd"})
    server.at["/round"] = Published(status=301, headers={"Location": "/round"})
    server.at["/broken"] = Published(status=301, headers={"Location": "http://[x"})
    assert fetched(server, "/here", tmp_path) is not None
    assert [refusal(server, f"/{one}", tmp_path) for one in ("away", "beside", "file", "round", "broken")] == [
        web_address_module.NOT_ALLOWED,
        web_address_module.NOT_ALLOWED,
        web_address_module.NO_ADDRESS,
        download_module.TOO_MANY_REDIRECTS,
        download_module.FAILED,
    ]


@pytest.mark.parametrize("without_length", [False, True])
def test_a_list_that_is_too_large_is_left(server: Publisher, tmp_path: Path, without_length: bool) -> None:
    server.at["/large"] = Published(b"x" * 1_000_001, without_length=without_length)
    server.at["/bomb"] = Published(gzip.compress(bytes(20_000_000)), headers={"Content-Encoding": "gzip"})
    assert refusal(server, "/large", tmp_path) == TOO_LARGE
    assert refusal(server, "/bomb", tmp_path) == TOO_LARGE
    assert (tmp_path / "list").stat().st_size <= 1_000_000


@pytest.mark.parametrize("drips", ["headers", "body"])
def test_a_list_that_comes_letter_by_letter_is_left_when_the_time_is_over(
    server: Publisher, tmp_path: Path, drips: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.at["/slow"] = Published(drips=drips)
    monkeypatch.setattr(download_module, "PART_BYTES", 1_000_000)  # no part is ever complete
    assert refusal(server, "/slow", tmp_path, seconds=0.2) == download_module.TOO_SLOW


@pytest.mark.parametrize(
    ("published", "message"),
    [
        (Published(b"\xef\xbb\xbf <!DOCTYPE html><p>Accedi"), download_module.WEB_PAGE),
        (Published(LIST, headers={"Content-Type": "text/html; charset=utf-8"}), download_module.WEB_PAGE),
        (Published(status=401), download_module.LOCKED),
        (Published(status=404), download_module.GONE),
        (Published(status=500), download_module.FAILED),
        (Published(status=304), download_module.FAILED),  # though nothing is known
        (Published(b"nome", headers={"Content-Length": "9"}, without_length=True), download_module.BROKEN_OFF),
        (Published(b""), "The file is empty: ask whose list it is what has become of it."),
    ],
)
def test_what_is_no_list_is_said(server: Publisher, tmp_path: Path, published: Published, message: str) -> None:
    server.at["/x"] = published
    assert refusal(server, "/x", tmp_path) == message


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        origin = f"http://127.0.0.1:{taken.getsockname()[1]}"
    fetching = Fetching(private_hosts=(origin,))
    with pytest.raises(InvalidInput) as caught:
        download(f"{origin}/x", tmp_path / "list", fetching=fetching, most_bytes=1, known=Version())
    assert caught.value.message == download_module.NO_ANSWER


PUBLIC = Fetching(hosts=("https://dati.example.org", "https://dati.example.org:8443"))


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("dati.example.org://x", web_address_module.NO_ADDRESS),
        ("https://", web_address_module.NO_ADDRESS),
        ("https://dati.example.org:port/", web_address_module.NO_ADDRESS),
        ("ftp://dati.example.org/", web_address_module.NO_ADDRESS),
        ("https://sara:segreto@dati.example.org/", web_address_module.WITH_PASSWORD),
        ("https://dati.example.org@evil.example/", web_address_module.WITH_PASSWORD),
        ("http://dati.example.org/", web_address_module.NOT_ENCRYPTED),
        ("https://www.dati.example.org/", web_address_module.NOT_ALLOWED),
        ("https://dati.example.org.evil.example/", web_address_module.NOT_ALLOWED),
        ("https://dati.example.org:444/", web_address_module.NOT_ALLOWED),
        ("https://127.0.0.1/", web_address_module.NOT_ALLOWED),
        (r"https://dati.example.org\.evil.example/", web_address_module.NO_ADDRESS),
    ],
)
def test_an_address_that_is_not_allowed_is_refused(address: str, message: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        checked_address(address, PUBLIC)
    assert caught.value.message == message


def test_an_allowed_address_is_kept_in_one_way_of_writing() -> None:
    assert checked_address(" HTTPS://Dati.Example.ORG:443/è a.csv#b ", PUBLIC) == (
        "https://dati.example.org/%C3%A8%20a.csv"
    )
    assert web_address("https://dati.example.org:8443", PUBLIC).text == "https://dati.example.org:8443/"


@pytest.mark.parametrize(
    "place",
    ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "fe80::1", "fd00::1", "::ffff:192.168.1.1", "64:ff9b::7f00:1"],
)
def test_an_allowed_name_that_leads_into_a_private_network_is_refused(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("9.9.9.9", 443)), (0, 0, 0, "", (place, 443))]
    )
    assert not is_public(place)
    with pytest.raises(InvalidInput) as caught:
        download("https://dati.example.org/", tmp_path / "x", fetching=PUBLIC, most_bytes=1, known=Version())
    assert caught.value.message == web_address_module.NOT_PUBLIC


def test_hosts_are_read_from_the_settings() -> None:
    fetching = Settings.from_env(
        {
            "PROSSIMA_FETCH_HOSTS": "Dati.Example.org, opendata.example.org:8443",
            "PROSSIMA_FETCH_PRIVATE_HOSTS": "http://127.0.0.1:9000,archivio",
        }
    ).fetching
    assert fetching.hosts == ("https://dati.example.org", "https://opendata.example.org:8443")
    assert fetching.private_hosts == ("http://127.0.0.1:9000", "https://archivio")
    assert not Settings.from_env({}).fetching.is_on


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PROSSIMA_FETCH_HOSTS", "*.example.org"),
        ("PROSSIMA_FETCH_HOSTS", "http://dati.example.org"),
        ("PROSSIMA_FETCH_HOSTS", "https://dati.example.org/elenchi"),
        ("PROSSIMA_FETCH_PRIVATE_HOSTS", "sara@archivio"),
        ("PROSSIMA_FETCH_FOLDER", "elenchi"),
        ("PROSSIMA_FETCH_SECONDS", "0"),
        ("PROSSIMA_JOB_MINUTES", "0"),
    ],
)
def test_impossible_settings_are_told(name: str, value: str) -> None:
    with pytest.raises(InvalidInput, match=name):
        Settings.from_env({name: value})
