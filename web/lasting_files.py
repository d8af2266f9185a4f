"""Files of the pages that browsers keep for a year: their addresses say which state of all of them they belong to.

The state stands in the path, not behind a question mark, so that what a file names relative to itself – the fonts of a
stylesheet, the modules of a script – belongs to the same state without being told.
"""

import hashlib
import re
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app

LASTING = "public, max-age=31536000, immutable"
# An address without a state, or with another, is of a page that was opened before an upgrade.
SHORT = "public, max-age=3600"
_STATE_LETTERS = 12
_WITH_STATE = re.compile(rf"([0-9a-f]{{{_STATE_LETTERS}}})/(.+)")


def set_up_lasting_files(app: Flask) -> None:
    """Put the state into every address of a file, and answer such addresses; files changed later need a new start."""
    state = app.extensions["state_of_files"] = state_of_files(Path(app.static_folder or ""))

    @app.url_defaults
    def name_the_state(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static":
            values["filename"] = f"{state}/{values['filename']}"

    def static(filename: str) -> Response:
        named = _WITH_STATE.fullmatch(filename)
        answer = app.send_static_file(named[2] if named else filename)
        answer.headers["Cache-Control"] = LASTING if named and named[1] == state else SHORT
        return answer

    app.view_functions["static"] = static


def state_of_files(folder: Path) -> str:
    """The same for the same files, on every machine."""
    state = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        state.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        state.update(path.read_bytes())
    return state.hexdigest()[:_STATE_LETTERS]


def current_state() -> str:
    """Of the files that this application sends."""
    state: str = current_app.extensions["state_of_files"]
    return state
