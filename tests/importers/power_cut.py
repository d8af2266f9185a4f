"""`prossima`, ended by SIGKILL as by a power cut when it is about to run a statement that begins with given words.

Run as `python -m tests.importers.power_cut "INSERT INTO schedule" import list.csv --write`.
"""

import os
import signal
import sys
from typing import Any

import sqlalchemy as sa

from web.cli import main


def cut_power_at(words: str) -> None:
    """End this process, with no chance to tidy up, when a statement begins with these words."""

    def before(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().startswith(words):
            os.kill(os.getpid(), signal.SIGKILL)

    sa.event.listen(sa.Engine, "before_cursor_execute", before)


if __name__ == "__main__":
    cut_power_at(sys.argv.pop(1))
    main()
