"""Attempts are counted in a file for all processes, which knows nobody's address."""

import time
from pathlib import Path

import pytest
from flask import Flask

from tests.web.account.conftest import MakeApp, browser
from tests.web.account.test_accounts_page import attempts_until_refused
from web.account.attempts import AttemptsFile
from web.account.set_up import ATTEMPTS


def store(folder: Path) -> AttemptsFile:
    """As each process makes it for itself."""
    return AttemptsFile(AttemptsFile.address(folder / "new" / "attempts.db"), key="a key")


def test_every_process_sees_what_the_others_counted(tmp_path: Path) -> None:
    one, other = store(tmp_path), store(tmp_path)
    assert [one.incr("me", 60), other.incr("me", 60), one.incr("you", 60)] == [1, 2, 1]
    assert (other.get("me"), other.get("you"), other.get("nobody")) == (2, 1, 0)
    assert other.check()
    one.clear("me")
    assert (other.get("me"), other.reset(), one.get("you")) == (0, 1, 0)


def test_counting_begins_anew_after_the_time_of_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr(time, "time", lambda: now)
    made = store(tmp_path)
    made.incr("me", 60)
    now = 1_059.0
    assert (made.incr("me", 60), made.get_expiry("me")) == (2, 1_060.0)
    now = 1_060.0
    assert (made.get("me"), made.get_expiry("me"), made.incr("me", 60)) == (0, 1_060.0, 1)


def test_two_applications_count_together(make_app: MakeApp) -> None:
    both = [browser(make_app()) for _ in range(2)]
    assert attempts_until_refused(*both) == int(ATTEMPTS.split(maxsplit=1)[0])


def test_no_address_stands_in_the_file(app: Flask) -> None:
    attempts_until_refused(browser(app))
    content = (app.config["SETTINGS"].instance_dir / "attempts.db").read_bytes()
    assert content.startswith(b"SQLite")
    assert b"127.0.0.1" not in content


def test_a_file_that_cannot_be_read_lets_nobody_try_more_often(app: Flask) -> None:
    path = app.config["SETTINGS"].instance_dir / "attempts.db"
    path.unlink(missing_ok=True)
    path.write_bytes(b"no database" * 100)
    assert not AttemptsFile(AttemptsFile.address(path), key="").check()
    assert attempts_until_refused(browser(app)) == int(ATTEMPTS.split(maxsplit=1)[0])
