"""Bad input gets a sentence in the user's language, exit code 2, and nothing is written."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.databases import empty_database
from tests.web.cli.conftest import CommandLine, command_line

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
RAGGED = "nome;comune;telefono\n" + "".join(f"Ente {n};Forlì;0543 1;troppo;{n}\n" for n in range(300))


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def small(request: pytest.FixtureRequest, new_command_line: Callable[[str, str], CommandLine]) -> CommandLine:
    """A prepared, empty directory."""
    return new_command_line(request.param, "empty")


def entries(run: CommandLine) -> object:
    """How many listings a search over everything sees."""
    return run.json("search", "ente forlì")["total"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vuoto.csv", b""),
        ("foto.csv", PNG),
        ("documento.pdf", b"%PDF-1.7\n" + bytes(range(256))),
        ("storto.csv", RAGGED.encode()),
        ("solo_numeri.csv", b"a;b\n1;2\n3;4\n"),
        ("rotto.xlsx", b"PK\x03\x04 not really"),
        ("elenco.json", b'[{"nome": '),
    ],
)
def test_a_file_that_cannot_be_a_list_is_refused(small: CommandLine, tmp_path: Path, name: str, content: bytes) -> None:
    before = entries(small)
    (tmp_path / name).write_bytes(content)
    result = small("import", str(tmp_path / name), "--write")
    assert result.exit_code == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.output
    assert entries(small) == before


def test_a_file_that_is_not_there_is_named(small: CommandLine) -> None:
    result = small("import", "manca.csv")
    assert result.exit_code == 2
    assert "manca.csv" in result.stderr


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("{not json", "JSON"),
        ('{"age": 240, "needs": [{"term": "housing"}]}', "240"),
        ('{"needs": [{"term": "casa"}], "place": "Atlantide"}', "Atlantide"),
        ('{"needs": [{"term": "casa"}], "place": "Castro"}', "Castro"),
        ('{"needs": [{"term": "astronautica"}]}', "astronautica"),
        ("[1, 2]", ""),
        ("[" * 100_000, "profilo.json"),
        ('{"age": 20, "age": 30, "needs": [{"term": "housing"}]}', "«age»"),
        ("{}", ""),
    ],
)
@pytest.mark.parametrize("command", ["match", "assign"])
def test_an_impossible_profile_is_refused_with_what_is_wrong(
    small: CommandLine, tmp_path: Path, command: str, profile: str, told: str
) -> None:
    path = tmp_path / "profilo.json"
    path.write_text(profile, "utf-8")
    result = small(command, str(path))
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_a_search_near_an_unknown_place_says_so(small: CommandLine) -> None:
    result = small("search", "casa", "--near", "Atlantide")
    assert result.exit_code == 2
    assert "Atlantide" in result.stderr


def test_a_command_on_an_unprepared_database_asks_for_init(tmp_path: Path) -> None:
    result = command_line(empty_database("sqlite", tmp_path, "unprepared"))("search", "casa")
    assert result.exit_code == 2
    assert "prossima init" in result.stderr


def test_wrong_settings_are_told(tmp_path: Path) -> None:
    result = CommandLine({"PROSSIMA_DATABASE_URL": "mysql://x", "PROSSIMA_INSTANCE_DIR": str(tmp_path)})("init")
    assert result.exit_code == 2
    assert "PROSSIMA_DATABASE_URL" in result.output


def test_a_dry_run_writes_nothing(small: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "elenco.csv"
    path.write_text("nome,comune\nEnte di prova,Forlì\n", "utf-8")
    before = entries(small)
    shown = json.loads(small("import", str(path), "--json").stdout)
    assert (shown["rows"], shown["created"], shown["written"]) == (1, 1, False)
    assert entries(small) == before


@pytest.mark.parametrize(
    "arguments",
    [("foo",), ("search",), ("search", "casa", "--limit", "100000"), ("search", "casa", "--pippo"), ("import",)],
)
def test_a_wrong_call_is_told_in_italian_with_where_help_is(small: CommandLine, arguments: tuple[str, ...]) -> None:
    result = small(*arguments)
    assert result.exit_code == 2
    assert "--help" in result.stderr
    assert not {"Error", "Usage", "Missing", "Invalid", "such"} & set(result.stderr.replace(":", " ").split())


def test_a_number_out_of_range_is_told_in_the_users_language(small: CommandLine) -> None:
    assert "--within è un numero da 1 a 200." in small("search", "casa", "--within", "-5").output
    assert "--limit è un numero da 1 in su." in small("tag", "--limit", "0").output


def test_help_is_in_italian(small: CommandLine) -> None:
    printed = small("import", "--help").stdout
    assert "Opzioni" in printed
    assert not {"Usage", "Options", "Show"} & set(printed.replace(":", " ").split())


@pytest.mark.parametrize(
    "wrong",
    [
        {"PROSSIMA_DATABASE_URL": "postgresql://127.0.0.1:1/nowhere"},
        {"PROSSIMA_DATABASE_URL": "", "PROSSIMA_INSTANCE_DIR": "/proc/nope"},
    ],
)
def test_a_database_that_cannot_be_reached_is_one_sentence(small: CommandLine, wrong: dict[str, str]) -> None:
    result = CommandLine({**small.environment, **wrong})("init")
    assert result.exit_code == 2
    assert "PROSSIMA_" in result.stderr
    assert "Traceback" not in result.output


def test_a_taken_port_is_one_sentence(small: CommandLine) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = small("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "--port" in result.stderr


def test_two_imports_at_once_take_turns(small: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "insieme.csv"
    path.write_text("nome,comune\n" + "".join(f"Ente numero {n},Forlì\n" for n in range(200)), "utf-8")
    command = [sys.executable, "-c", "from web.cli import main; main()", "import", str(path), "--write", "--json"]
    environment = {**os.environ, **small.environment}

    def run(_number: int) -> int:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)
        created: int = json.loads(done.stdout)["created"]
        return created

    with ThreadPoolExecutor() as pool:
        assert sorted(pool.map(run, range(2))) == [0, 200]
