"""Letting people in and out from the command line, and the first administrator's link."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from directory.settings import Settings
from tests.web.account.conftest import browser
from tests.web.cli.conftest import CommandLine
from tests.web.signing_in import is_signed_in, sign_in
from web.app import create_app

PASSWORD = "three green apples"
LINK = re.compile(r"^http://127\.0\.0\.1:8000(/account/\S+)$", re.MULTILINE)


@pytest.fixture(params=["sqlite", "postgresql"])
def run(request: pytest.FixtureRequest, new_command_line: Callable[[str, str], CommandLine]) -> CommandLine:
    """A new directory, without accounts."""
    return new_command_line(request.param, "users")


def application(run: CommandLine) -> Settings:
    return Settings.from_env(run.environment)


def test_the_first_run_prints_a_link_until_somebody_administers(run: CommandLine) -> None:
    first = run("init")
    assert first.exit_code == 0
    assert "Nessuno amministra ancora questo sito" in first.stderr
    assert "password" not in first.stdout
    (link,) = LINK.findall(first.stderr)

    app = create_app(application(run))
    app.config["WTF_CSRF_ENABLED"] = False
    data = {"name": "Anna", "email": "anna@example.org", "password": PASSWORD, "password_confirm": PASSWORD}
    assert browser(app).post(link, data=data).status_code == 302
    app.extensions["engine"].dispose()

    assert not LINK.findall(run("init").stderr)


def test_an_account_is_made_used_changed_and_locked_out(run: CommandLine) -> None:
    run("init")
    made = run("users", "add", "Sara@Example.org", "--name", "Sara Conti", "--team", "Trento", "--role", "link_worker")
    assert made.exit_code == 0, made.output
    (link,) = LINK.findall(made.stdout)

    app = create_app(application(run))
    app.config["WTF_CSRF_ENABLED"] = False
    client = browser(app)
    assert client.post(link, data={"password": PASSWORD, "password_confirm": PASSWORD}).status_code == 302
    sign_in(client, "sara@example.org", PASSWORD)
    assert is_signed_in(client)

    assert "Ruolo di sara@example.org" in run("users", "role", "sara@example.org", "coordinator").stdout
    (account,) = run.json("users", "list")["accounts"]
    assert (account["role"], account["teams"], account["active"]) == ("coordinator", ["Trento"], True)

    assert run("users", "disable", "sara@example.org").exit_code == 0
    assert not is_signed_in(client)
    assert "disattivato" in run("users", "list").stdout
    assert run("users", "enable", "sara@example.org").exit_code == 0
    sign_in(client, "sara@example.org", PASSWORD)
    assert is_signed_in(client)

    lost = run("users", "link", "sara@example.org", "--lost")
    assert len(LINK.findall(lost.stdout)) == 1
    assert not is_signed_in(client)
    app.extensions["engine"].dispose()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "nobody"), "non è un indirizzo e-mail"),
        (("add", "anna@example.org"), "C'è già un account"),
        (("add", "b@example.org", "--organization", "Nessuna"), "Non c'è l'organizzazione"),
        (("role", "nobody@example.org", "partner"), "Non c'è un account"),
        (("role", "anna@example.org", "king"), "è uno tra: partner, link_worker, coordinator e administrator"),
        (("role", "anna@example.org", "partner"), "È l'unico amministratore"),
        (("disable", "anna@example.org"), "È l'unico amministratore"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(
    arguments: tuple[str, ...], words: str, run: CommandLine
) -> None:
    run("init")
    run("users", "add", "anna@example.org", "--role", "administrator")
    before = run.json("users", "list")
    refused = run("users", *arguments)
    assert refused.exit_code == 2
    assert words in refused.stderr
    assert run.json("users", "list") == before


def test_the_keys_of_an_account_are_documented(run: CommandLine) -> None:
    run("init")
    run("users", "add", "anna@example.org")
    section = Path("docs/cli.md").read_text("utf-8").split("### `users list --json`", 1)[1].split("\n### ", 1)[0]
    told = set(re.findall(r"`(\w+)(?:\[\])?`", section))
    (account,) = json.loads(run("users", "list", "--json").stdout)["accounts"]
    assert set(account) | {"accounts"} == told
