"""The command line as people use it, on lists of its own: imported as they come, then asked."""

import csv
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def write_list(path: Path, header: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    """A list of these columns, whatever else the rows have."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def directory_of(folder: Path, *lists: Path) -> None:
    """A new directory in the folder, with these lists imported one after the other."""
    prossima(folder, "init")
    for path in lists:
        prossima(folder, "import", str(path), "--write")


def prossima(folder: Path, *arguments: str) -> str:
    """What a command prints on the directory of the folder."""
    environ = {**os.environ, "PROSSIMA_INSTANCE_DIR": str(folder), "PROSSIMA_DATABASE_URL": ""}
    command = [sys.executable, "-c", "from web.cli import main; main()", *arguments]
    return subprocess.run(command, env=environ, check=True, capture_output=True, text=True).stdout
