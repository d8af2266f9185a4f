"""Settings, read once from the environment; the only reader of environment variables."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from directory.errors import InvalidInput
from directory.i18n import N_, Sentence

LANGUAGES = ("it", "en", "de")
_LONGEST_LOG_DAYS = 3650
_LEAST_THRESHOLD, _LARGEST_THRESHOLD = 2, 100


@dataclass(frozen=True)
class Settings:
    """What differs between installations. `docs/settings.md` explains each for administrators."""

    database_url: str
    instance_dir: Path
    language: str = "it"  # of the command line, and of the web when the browser asks for none we have
    country: str = "IT"  # ISO 3166-1 alpha-2; how phones and postal codes of partner lists are read
    secret_key: str = ""  # empty: one is made and kept in the instance folder
    nominatim_url: str = ""  # empty: places are looked up offline only
    nominatim_user_agent: str = ""
    search_log_days: int = 180  # how long searches and unmet needs are kept; 0: not at all
    search_log_threshold: int = 5  # on how many days a word or village is asked for before the log names it
    tile_url: str = ""  # of a tile server; empty: maps show the outlines that come with Prossima
    tile_attribution: str = ""  # whom the tiles are owed to; shown on the map

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Read every `PROSSIMA_*` variable.

        Raises:
            InvalidInput: naming all faults together, so that one restart mends them.
        """
        instance_dir = Path(environ.get("PROSSIMA_INSTANCE_DIR") or "instance").absolute()
        settings = cls(
            database_url=environ.get("PROSSIMA_DATABASE_URL") or f"sqlite:///{instance_dir / 'prossima.db'}",
            instance_dir=instance_dir,
            language=environ.get("PROSSIMA_LANGUAGE") or "it",
            country=environ.get("PROSSIMA_COUNTRY") or "IT",
            secret_key=environ.get("PROSSIMA_SECRET_KEY") or "",
            nominatim_url=environ.get("PROSSIMA_NOMINATIM_URL") or "",
            nominatim_user_agent=environ.get("PROSSIMA_NOMINATIM_USER_AGENT") or "",
            search_log_days=_whole_number(environ.get("PROSSIMA_SEARCH_LOG_DAYS") or "180"),
            tile_url=environ.get("PROSSIMA_TILE_URL") or "",
            tile_attribution=environ.get("PROSSIMA_TILE_ATTRIBUTION") or "",
            search_log_threshold=_whole_number(environ.get("PROSSIMA_SEARCH_LOG_THRESHOLD") or "5"),
        )
        if faults := settings.faults():
            raise InvalidInput(N_("The settings need mending (docs/settings.md): %(faults)s"), faults=tuple(faults))
        return settings

    def faults(self) -> list[Sentence]:
        """What is wrong with these values, one sentence each."""
        found: list[str] = []
        try:
            backend = make_url(self.database_url).get_backend_name()
        except ArgumentError:
            backend = ""
        if backend not in {"sqlite", "postgresql"}:
            found.append(N_("PROSSIMA_DATABASE_URL must begin with sqlite:/// or postgresql://"))
        if self.language not in LANGUAGES:
            found.append(N_("PROSSIMA_LANGUAGE must be it, en or de"))
        if self.country not in {"IT", "CH", "US", "DE", "AT", "FR", "SI"}:
            found.append(N_("PROSSIMA_COUNTRY must be a two-letter code such as IT or CH"))
        if self.nominatim_url and not self.nominatim_user_agent:
            found.append(
                N_("PROSSIMA_NOMINATIM_URL also needs PROSSIMA_NOMINATIM_USER_AGENT, the name of this installation")
            )
        if not 0 <= self.search_log_days <= _LONGEST_LOG_DAYS:
            found.append(N_("PROSSIMA_SEARCH_LOG_DAYS must be a number of days from 0 (no log) to 3650"))
        if not _LEAST_THRESHOLD <= self.search_log_threshold <= _LARGEST_THRESHOLD:
            found.append(N_("PROSSIMA_SEARCH_LOG_THRESHOLD must be a number from 2 to 100"))
        if self.tile_url and not _is_tile_url(self.tile_url):
            found.append(N_("PROSSIMA_TILE_URL must be a web address of one host, with {z}, {x} and {y} in its path"))
        if self.tile_url and not self.tile_attribution:
            found.append(N_("PROSSIMA_TILE_URL also needs PROSSIMA_TILE_ATTRIBUTION, whom the map's tiles are owed to"))
        return [Sentence(message) for message in found]

    @property
    def tile_host(self) -> str:
        """Scheme, host and port of the tile server; "" without one."""
        address = urlsplit(self.tile_url)
        return f"{address.scheme}://{address.netloc}" if self.tile_url else ""


def _is_tile_url(text: str) -> bool:
    """A host is one name, since the policy of the pages allows pictures from it."""
    address = urlsplit(text)
    is_host = bool(re.fullmatch(r"[A-Za-z0-9.-]+(:\d+)?", address.netloc))
    return (
        address.scheme in {"http", "https"} and is_host and all(part in address.path for part in ("{z}", "{x}", "{y}"))
    )


def _whole_number(text: str) -> int:
    """The number, or -1, which no setting allows, so that `faults` tells it with the others."""
    return int(text) if text.isascii() and text.isdigit() else -1


def wished_language(environ: Mapping[str, str] = os.environ) -> str:
    """The language to speak even when other settings are wrong."""
    wished = environ.get("PROSSIMA_LANGUAGE") or LANGUAGES[0]
    return wished if wished in LANGUAGES else LANGUAGES[0]
