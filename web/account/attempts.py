"""Where attempts to sign in are counted: a file that every process of this machine shares.

Attempts are few, and each takes a tenth of a second for the password alone; so the file is opened for each of them.
"""

import hashlib
import hmac
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from limits.storage import Storage

from directory.db import make_folder

_TABLE = "CREATE TABLE IF NOT EXISTS attempt (digest TEXT PRIMARY KEY, count INTEGER NOT NULL, ends REAL NOT NULL)"
_ADD = """
    INSERT INTO attempt (digest, count, ends) VALUES (?, ?, ?)
    ON CONFLICT (digest) DO UPDATE SET count = count + excluded.count RETURNING count
"""
_PATIENCE_SECONDS = 5.0  # for other processes, which write for a moment


class AttemptsFile(Storage):
    """Counts for Flask-Limiter, which makes it of an address; whom they are of is kept as a digest only."""

    STORAGE_SCHEME = ["attempts"]  # noqa: RUF012 - as the library declares it

    @classmethod
    def address(cls, path: Path) -> str:
        """What the library is given for this file."""
        return f"{cls.STORAGE_SCHEME[0]}://{path}"

    def __init__(self, uri: str, *, key: str, wrap_exceptions: bool = False) -> None:
        """The file is made with the first attempt.

        Args:
            key: of the digests, for which no other process needs another one.
        """
        super().__init__(uri, wrap_exceptions=wrap_exceptions)
        self._path, self._key = Path(uri.partition("://")[2]), key.encode()

    @property
    def base_exceptions(self) -> type[Exception]:
        """What the file may fail with."""
        return sqlite3.Error

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count an attempt; the count since the first one of the last `expiry` seconds."""
        now = time.time()
        with self._opened() as file:
            file.execute("DELETE FROM attempt WHERE ends <= ?", (now,))
            counted: int = file.execute(_ADD, (self._digest(key), amount, now + expiry)).fetchone()[0]
        return counted

    def get(self, key: str) -> int:
        """The count."""
        return int(self._of(key, "count", 0))

    def get_expiry(self, key: str) -> float:
        """When counting begins anew, in seconds since 1970."""
        return self._of(key, "ends", time.time())

    def check(self) -> bool:
        """Whether the file can be read."""
        try:
            self.get("")
        except sqlite3.Error:
            return False
        return True

    def reset(self) -> int:
        """Forget all attempts; how many counts that were."""
        with self._opened() as file:
            return file.execute("DELETE FROM attempt").rowcount

    def clear(self, key: str) -> None:
        """Forget the attempts of one."""
        with self._opened() as file:
            file.execute("DELETE FROM attempt WHERE digest = ?", (self._digest(key),))

    def _of(self, key: str, column: str, otherwise: float) -> float:
        with self._opened() as file:
            query = f"SELECT {column} FROM attempt WHERE digest = ? AND ends > ?"  # noqa: S608 - one of two columns
            found = file.execute(query, (self._digest(key), time.time())).fetchone()
        return found[0] if found else otherwise

    def _digest(self, key: str) -> str:
        return hmac.new(self._key, key.encode(), hashlib.sha256).hexdigest()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        make_folder(self._path.parent)
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE_SECONDS)) as file, file:
            file.execute(_TABLE)
            yield file
