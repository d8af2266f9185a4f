"""A catalog of everything, built by a process of its own while the others go on answering: `python -m` this module.

The settings come through standard input, since a database's address can hold a password.
"""

import json
import subprocess
import sys
from contextlib import suppress
from datetime import date
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from directory.settings import Settings

_PROJECT = Path(__file__).resolve().parents[2]


def start(settings: Settings, folder: Path, today: date) -> None:
    """Begin to build in another process, unless one is at it already; nobody waits for it."""
    with suppress(OSError):  # without another process the changes stay beside the catalog, which is only slower
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "renewal.lock").open("w") as lock:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                return
        process = subprocess.Popen(
            [sys.executable, "-m", "directory.catalog.renewal"],
            cwd=_PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert process.stdin is not None  # noqa: S101 - it was asked for
        with process.stdin as pipe:
            pipe.write(json.dumps([settings.database_url, str(settings.instance_dir), today.isoformat()]).encode())


def main() -> None:
    """Build for the settings on standard input, unless another process does."""
    from directory.catalog import current  # noqa: PLC0415 - it imports this module
    from directory.db import make_engine, open_session  # noqa: PLC0415

    database_url, instance_dir, today = json.load(sys.stdin)
    settings = Settings(database_url=database_url, instance_dir=Path(instance_dir))
    with (current.folder(settings) / "renewal.lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return
        engine = make_engine(settings)
        with open_session(engine) as session:
            current.renew(session, settings, today=date.fromisoformat(today))
        engine.dispose()


if __name__ == "__main__":
    main()
