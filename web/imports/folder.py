"""The folder of one uploaded list: its file, how far the job is, whether it is cancelled, what is shown of the plan."""

import fcntl
import json
import math
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

from directory.settings import Settings
from importers.records.drafts import Progress

EVERY_SECONDS = 0.3  # how often a job says how far it is


class Cancelled(Exception):
    """Somebody cancelled the import while its job ran."""


@dataclass(frozen=True)
class HowFar:
    """How far a job is: rows done of rows; both 0 while that is not known."""

    stage: str = ""
    done: int = 0
    rows: int = 0


class ImportFolder:
    """What is kept of an upload outside of the database, until it is imported or given up.

    The job holds the lock of the folder as long as it runs; the system lets go of it when the job's process dies.
    """

    def __init__(self, settings: Settings, draft_id: uuid.UUID) -> None:
        self.path = all_folders(settings) / str(draft_id)

    def keep(self, upload: FileStorage) -> None:
        """Put the uploaded file there."""
        self.path.mkdir(parents=True, mode=0o700)
        (self.path / "list").mkdir()
        upload.save(self.path / "list" / (secure_filename(upload.filename or "") or "list"))

    def put(self, file: Path, name: str) -> None:
        """Move a file there, in the place of the one that is there."""
        kept = self.path / "list"
        self.path.mkdir(parents=True, mode=0o700, exist_ok=True)
        kept.mkdir(exist_ok=True)
        for old in kept.iterdir():
            old.unlink()
        file.replace(kept / (secure_filename(name) or "list"))

    @property
    def list_path(self) -> Path:
        """The uploaded file; a path where nothing is when it is gone."""
        return next((self.path / "list").glob("*"), self.path / "list" / "gone")

    def remove(self) -> None:
        """Forget everything; safe to repeat."""
        shutil.rmtree(self.path, ignore_errors=True)

    @contextmanager
    def turn(self, *, patience_seconds: float = 0) -> Iterator[bool]:
        """Whether nobody else works on this list now; it is ours until the end.

        A job is patient, since a page that only looks takes the turn for a moment.
        """
        with self._holding("lock", patience_seconds) as is_ours:
            yield is_ours

    @contextmanager
    def last_word(self) -> Iterator[None]:
        """Between a job that ends and somebody who cancels, one comes first: the other sees what has become of it.

        A job looks whether it is cancelled and commits within; who cancels looks at the state and asks within.
        """
        with self._holding("last_word", math.inf):
            yield

    @contextmanager
    def _holding(self, lock: str, patience_seconds: float) -> Iterator[bool]:
        """Whether a lock is ours until the end; it is not where the folder is gone."""
        try:
            descriptor = os.open(self.path / lock, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            yield False
            return
        try:
            yield _locked(descriptor, time.monotonic() + patience_seconds)
        finally:
            os.close(descriptor)

    def is_worked_on(self) -> bool:
        """Whether a job runs."""
        with self.turn() as is_free:
            return not is_free and self.path.exists()

    def cancel(self) -> None:
        """Ask the job to stop."""
        if self.path.exists():
            (self.path / "cancelled").touch()

    def is_cancelled(self) -> bool:
        """Whether somebody asked the job to stop."""
        return (self.path / "cancelled").exists()

    def seconds_since(self, name: str) -> float:
        """How long ago something was noted here, such as "cancelled" or "progress"; 0 where it never was."""
        try:
            return max(0.0, time.time() - (self.path / name).stat().st_mtime)
        except FileNotFoundError:
            return 0.0

    def require_wanted(self) -> None:
        """Stop when somebody cancelled.

        Raises:
            Cancelled: somebody did.
        """
        if self.is_cancelled():
            raise Cancelled

    def attempts(self) -> int:
        """How many jobs began and did not end by themselves: their processes were killed, or one runs."""
        try:
            return (self.path / "attempts").stat().st_size
        except FileNotFoundError:
            return 0

    def begin_attempt(self) -> int:
        """Note that a job begins, where it stays if the process is killed; how many have begun with it."""
        with (self.path / "attempts").open("ab") as file:
            file.write(b".")
        return self.attempts()

    def forgive_attempt(self) -> None:
        """The job that runs is not stopped because of its list."""
        if begun := self.attempts():
            os.truncate(self.path / "attempts", begun - 1)

    def forget_attempts(self) -> None:
        """A job ended by itself, well or not."""
        (self.path / "attempts").unlink(missing_ok=True)

    def progress(self, stage: str) -> Progress:
        """What a long piece of work is given to say how far it is."""
        said, of = 0.0, -1

        def tell(done: int, rows: int) -> None:
            nonlocal said, of
            if time.monotonic() - said >= EVERY_SECONDS or done >= rows or rows != of:  # how many there are, at once
                said, of = time.monotonic(), rows
                self.require_wanted()
                self.write("progress", {"stage": stage, "done": done, "rows": rows})

        tell(0, 0)
        return tell

    def how_far(self) -> HowFar:
        """What the job said last."""
        said = self.read("progress")
        return HowFar(**said) if said else HowFar()

    def write(self, name: str, value: dict[str, Any]) -> None:
        """Keep a value; whoever reads at the same time reads the old one or the new one."""
        self.write_lines(name, [value])

    def write_lines(self, name: str, values: Any) -> int:
        """Keep values one by one, to be read in parts; how many there were."""
        draft, count = self.path / f"{name}.new", 0
        with draft.open("w", encoding="utf-8") as file:
            for count, value in enumerate(values, 1):  # noqa: B007 - counts what a generator gives
                file.write(json.dumps(value, ensure_ascii=False) + "\n")
        draft.replace(self.path / name)
        return count

    def read(self, name: str) -> dict[str, Any]:
        """A value that was kept; empty when there is none."""
        return next(self.read_lines(name), {})

    def read_lines(self, name: str) -> Iterator[dict[str, Any]]:
        """Values that were kept, in their order."""
        try:
            with (self.path / name).open(encoding="utf-8") as file:
                for line in file:
                    yield json.loads(line)
        except FileNotFoundError:
            return


def all_folders(settings: Settings) -> Path:
    """Where the folders of uploads are."""
    return settings.instance_dir / "imports"


def _locked(descriptor: int, until: float) -> bool:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(0.05)
        else:
            return True
