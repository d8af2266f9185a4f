"""Settings, read once from the environment; the only reader of environment variables."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
    complex_share_percent: int = 60  # of one worker's people in a plan; 100 bounds nothing, as in the next two
    load_gap_percent: int = 100  # between the heaviest and the lightest caseload after a plan
    group_gap_percent: int = 20  # of suitability, between a group of people and all
    search_log_threshold: int = 5  # on how many days a word or village is asked for before the log names it

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
            complex_share_percent=_whole_number(environ.get("PROSSIMA_COMPLEX_SHARE_PERCENT") or "60"),
            load_gap_percent=_whole_number(environ.get("PROSSIMA_LOAD_GAP_PERCENT") or "100"),
            group_gap_percent=_whole_number(environ.get("PROSSIMA_GROUP_GAP_PERCENT") or "20"),
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
        bounds = (self.complex_share_percent, self.load_gap_percent, self.group_gap_percent)
        if not all(0 <= percent <= 100 for percent in bounds):
            message = N_("PROSSIMA_COMPLEX_SHARE_PERCENT, _LOAD_GAP_PERCENT and _GROUP_GAP_PERCENT go from 0 to 100")
            found.append(message)
        if not _LEAST_THRESHOLD <= self.search_log_threshold <= _LARGEST_THRESHOLD:
            found.append(N_("PROSSIMA_SEARCH_LOG_THRESHOLD must be a number from 2 to 100"))
        return [Sentence(message) for message in found]


def _whole_number(text: str) -> int:
    """The number, or -1, which no setting allows, so that `faults` tells it with the others."""
    return int(text) if text.isascii() and text.isdigit() else -1


def wished_language(environ: Mapping[str, str] = os.environ) -> str:
    """The language to speak even when other settings are wrong."""
    wished = environ.get("PROSSIMA_LANGUAGE") or LANGUAGES[0]
    return wished if wished in LANGUAGES else LANGUAGES[0]
