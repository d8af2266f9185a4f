"""Keys of persons' profiles, and cases that somebody left, on the command line."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from directory.accounts.accounts import find_account
from directory.db import make_engine
from directory.settings import Settings
from matching.casework.cases import open_case, read_case
from matching.casework.sealing import CaseKeys
from tests.matching.casework import people
from tests.web.cli.conftest import CommandLine


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_keys_are_made_rotated_and_cases_passed_on(
    kind: str, new_command_line: Callable[[str, str], CommandLine]
) -> None:
    run = new_command_line(kind, "cases")
    old, new = (run("cases", "new-key").stdout.strip() for _ in range(2))
    run("init")
    assert "PROSSIMA_CASE_KEYS" in run("cases", "rotate-keys").stderr
    for name in ("sara", "luca"):
        run("users", "add", f"{name}@example.org", "--name", name.title())
    engine = make_engine(Settings.from_env(run.environment))
    with Session(engine, expire_on_commit=False) as session:
        sara = find_account(session, "sara@example.org")
        case = open_case(session, people.work(session, sara, keys=CaseKeys([old])), "P-1", people.PROFILE)
        session.commit()

    def with_keys(*keys: str) -> CommandLine:
        return replace(run, environment={**run.environment, "PROSSIMA_CASE_KEYS": ",".join(keys)})

    lost = with_keys(new)("cases", "rotate-keys")
    assert lost.exit_code == 2
    assert "P-1" in lost.stderr
    done = with_keys(new, old)("cases", "rotate-keys")
    assert done.exit_code == 0, done.output
    assert "1 persone su 1" in done.stdout

    assert run("cases", "pass-on", "P-1", "luca@example.org").exit_code == 2
    run("users", "disable", "sara@example.org")
    assert "con Luca" in run("cases", "pass-on", "P-1", "luca@example.org").stdout
    with Session(engine) as session:
        luca = people.work(session, find_account(session, "luca@example.org"), keys=CaseKeys([new]))
        assert read_case(session, luca, case.id).profile == people.PROFILE
    engine.dispose()
