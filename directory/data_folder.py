"""Where the files are that come with the program: taxonomies, gazetteer, weights, samples; see data/SOURCES.md."""

from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).resolve().parents[1] / "data"
