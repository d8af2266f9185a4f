"""Settings, read once from the environment; the only reader of environment variables."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from directory.errors import InvalidInput
from directory.i18n import N_, Sentence

LANGUAGES = ("it", "en", "de")
_LONGEST_LOG_DAYS = 3650
_LEAST_THRESHOLD, _LARGEST_THRESHOLD = 2, 100
_LONGEST_SESSION_HOURS = 720
_MOST_PROXIES = 5
_LARGEST_UPLOAD_MEGABYTES = 500  # what importers read at most
_LONGEST_FETCH_SECONDS = 3600
_LONGEST_JOB_MINUTES = 1440
MOST_PROCESSES = 64
_USUAL_PROCESSES = 4  # at most, where no setting says otherwise: each takes memory
_HOST = re.compile(r"(?:(https?)://)?((?:[A-Za-z0-9_-]+\.)*[A-Za-z0-9_-]+|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?/?")


@dataclass(frozen=True)
class SignIn:
    """Who may read and how people sign in."""

    public_reading: str = "yes"  # "no": every page asks to sign in
    second_step: str = "required"  # of coordinators and administrators; or "optional"
    session_hours: int = 12  # after so long without a click one signs in again
    base_url: str = ""  # of the site as people reach it; what links in messages begin with
    proxies: int = 0  # how many trusted reverse proxies stand in front
    smtp_url: str = ""  # empty: no e-mail is sent
    mail_from: str = ""
    limits_url: str = ""  # where attempts are counted; empty: in a file of the instance folder
    oidc_issuer: str = ""  # empty: no other identity provider
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    oidc_name: str = ""  # what people call that provider

    @property
    def is_public(self) -> bool:
        """Whether the directory is read without an account."""
        return self.public_reading == "yes"

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "SignIn":
        """Read the variables; `faults` says what is wrong with them."""
        return cls(
            public_reading=environ.get("PROSSIMA_PUBLIC_READING") or "yes",
            second_step=environ.get("PROSSIMA_SECOND_STEP") or "required",
            session_hours=_whole_number(environ.get("PROSSIMA_SESSION_HOURS") or "12"),
            base_url=(environ.get("PROSSIMA_BASE_URL") or "").rstrip("/"),
            proxies=_whole_number(environ.get("PROSSIMA_PROXIES") or "0"),
            smtp_url=environ.get("PROSSIMA_SMTP_URL") or "",
            mail_from=environ.get("PROSSIMA_MAIL_FROM") or "",
            limits_url=environ.get("PROSSIMA_LIMITS_URL") or "",
            oidc_issuer=(environ.get("PROSSIMA_OIDC_ISSUER") or "").rstrip("/"),
            oidc_client_id=environ.get("PROSSIMA_OIDC_CLIENT_ID") or "",
            oidc_client_secret=environ.get("PROSSIMA_OIDC_CLIENT_SECRET") or "",
            oidc_name=environ.get("PROSSIMA_OIDC_NAME") or "",
        )

    def faults(self) -> list[str]:
        """What is wrong with these values, one sentence each."""
        is_web = urlsplit(self.base_url).scheme in {"http", "https"} and urlsplit(self.base_url).hostname
        checks = (
            (self.public_reading in {"yes", "no"}, N_("PROSSIMA_PUBLIC_READING must be yes or no")),
            (self.second_step in {"required", "optional"}, N_("PROSSIMA_SECOND_STEP must be required or optional")),
            (
                1 <= self.session_hours <= _LONGEST_SESSION_HOURS,
                N_("PROSSIMA_SESSION_HOURS must be a number from 1 to 720"),
            ),
            (not self.base_url or is_web, N_("PROSSIMA_BASE_URL must begin with http:// or https://")),
            (0 <= self.proxies <= _MOST_PROXIES, N_("PROSSIMA_PROXIES must be a number from 0 to 5")),
            (
                _is_mail_server(self.smtp_url),
                N_("PROSSIMA_SMTP_URL must begin with smtp:// or smtps:// and name a host"),
            ),
            (
                not self.smtp_url or ("@" in self.mail_from and self.base_url),
                N_("PROSSIMA_SMTP_URL also needs PROSSIMA_MAIL_FROM, the sender, and PROSSIMA_BASE_URL, for the links"),
            ),
            (
                not self.limits_url or self.limits_url.startswith(("redis://", "rediss://", "redis+unix://")),
                N_("PROSSIMA_LIMITS_URL must begin with redis://, rediss:// or redis+unix://, or be left out"),
            ),
            (
                not self.oidc_issuer or (self.oidc_client_id and self.oidc_client_secret),
                N_("PROSSIMA_OIDC_ISSUER also needs PROSSIMA_OIDC_CLIENT_ID and PROSSIMA_OIDC_CLIENT_SECRET"),
            ),
        )
        return [sentence for is_right, sentence in checks if not is_right]


@dataclass(frozen=True)
class Fetching:
    """From where lists may be fetched by themselves; from nowhere unless somebody who runs the site says so."""

    hosts: tuple[str, ...] = ()  # origins such as https://dati.example.org, whose addresses must be public
    private_hosts: tuple[str, ...] = ()  # origins within the own network; http only where it is written
    folder: Path | None = None  # whose files may be watched
    seconds: int = 120  # for one list, from the first look-up to the last byte

    @property
    def is_on(self) -> bool:
        """Whether a list may be fetched from anywhere."""
        return bool(self.hosts or self.private_hosts or self.folder)

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Fetching":
        """Read the variables; `faults` says what is wrong with them."""
        folder = environ.get("PROSSIMA_FETCH_FOLDER") or ""
        return cls(
            hosts=_origins(environ.get("PROSSIMA_FETCH_HOSTS") or ""),
            private_hosts=_origins(environ.get("PROSSIMA_FETCH_PRIVATE_HOSTS") or ""),
            folder=Path(folder) if folder else None,
            seconds=_whole_number(environ.get("PROSSIMA_FETCH_SECONDS") or "120"),
        )

    def faults(self) -> Iterator[str]:
        """What is wrong with these values, one sentence each."""
        if not all(one.startswith("https://") for one in self.hosts):
            yield N_("PROSSIMA_FETCH_HOSTS must be names of hosts such as dati.example.org, with commas between them")
        if "" in self.private_hosts:
            yield N_("PROSSIMA_FETCH_PRIVATE_HOSTS must be hosts such as archivio.local or http://127.0.0.1:8080")
        if self.folder and not self.folder.is_absolute():  # it may be away for a while, as shared ones are
            yield N_("PROSSIMA_FETCH_FOLDER must be the whole path of a folder, such as /srv/elenchi")
        if not 1 <= self.seconds <= _LONGEST_FETCH_SECONDS:
            yield N_("PROSSIMA_FETCH_SECONDS must be a number from 1 to 3600")


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
    sign_in: SignIn = SignIn()
    tile_url: str = ""  # of a tile server; empty: maps show the outlines that come with Prossima
    tile_attribution: str = ""  # whom the tiles are owed to; shown on the map
    case_keys: tuple[str, ...] = field(default=(), repr=False)  # the first one encrypts, all decrypt; none: no cases
    jobs_url: str = ""  # where background jobs wait; empty: in a file of the instance folder
    upload_megabytes: int = 100  # the largest list that may be uploaded
    job_minutes: int = 30  # after so long a background job is ended with its process
    fetching: Fetching = Fetching()
    processes: int = 0  # that answer pages; 0: one for each processor, up to a few

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
            tile_url=environ.get("PROSSIMA_TILE_URL") or "",
            tile_attribution=environ.get("PROSSIMA_TILE_ATTRIBUTION") or "",
            search_log_threshold=_whole_number(environ.get("PROSSIMA_SEARCH_LOG_THRESHOLD") or "5"),
            jobs_url=environ.get("PROSSIMA_JOBS_URL") or "",
            upload_megabytes=_whole_number(environ.get("PROSSIMA_UPLOAD_MEGABYTES") or "100"),
            job_minutes=_whole_number(environ.get("PROSSIMA_JOB_MINUTES") or "30"),
            fetching=Fetching.from_env(environ),
            processes=_whole_number(environ.get("PROSSIMA_PROCESSES") or "0"),
            sign_in=SignIn.from_env(environ),
            case_keys=tuple(re.findall(r"[^,\s]+", environ.get("PROSSIMA_CASE_KEYS") or "")),
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
        if not all(map(is_case_key, self.case_keys)):
            found.append(N_("PROSSIMA_CASE_KEYS must be keys from “prossima cases new-key”, with commas between them"))
        more = (*self._faults_of_tiles(), *self._faults_of_jobs(), *self.fetching.faults(), *self.sign_in.faults())
        return [Sentence(message) for message in (*found, *more)]

    def _faults_of_jobs(self) -> Iterator[str]:
        if self.jobs_url and not self.jobs_url.startswith(("redis://", "rediss://", "unix://")):
            yield N_("PROSSIMA_JOBS_URL must begin with redis://, rediss:// or unix://, or be left out")
        if not 1 <= self.upload_megabytes <= _LARGEST_UPLOAD_MEGABYTES:
            yield N_("PROSSIMA_UPLOAD_MEGABYTES must be a number from 1 to 500")
        if not 1 <= self.job_minutes <= _LONGEST_JOB_MINUTES:
            yield N_("PROSSIMA_JOB_MINUTES must be a number from 1 to 1440")
        if not 0 <= self.processes <= MOST_PROCESSES:
            yield N_("PROSSIMA_PROCESSES must be a number from 1 to 64, or be left out")

    def _faults_of_tiles(self) -> Iterator[str]:
        if self.tile_url and not _is_tile_url(self.tile_url):
            yield N_("PROSSIMA_TILE_URL must be a web address of one host, with {z}, {x} and {y} in its path")
        if self.tile_url and not self.tile_attribution:
            yield N_("PROSSIMA_TILE_URL also needs PROSSIMA_TILE_ATTRIBUTION, whom the map's tiles are owed to")

    @property
    def answering_processes(self) -> int:
        """How many processes answer pages."""
        usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return self.processes or min(usable, _USUAL_PROCESSES)

    @property
    def tile_host(self) -> str:
        """Scheme, host and port of the tile server; "" without one."""
        address = urlsplit(self.tile_url)
        return f"{address.scheme}://{address.netloc}" if self.tile_url else ""


def is_case_key(text: str) -> bool:
    """Whether it is a key of 256 bits in URL-safe base 64."""
    return bool(re.fullmatch(r"[A-Za-z0-9_-]{43}=", text))


def _is_mail_server(url: str) -> bool:
    """Whether mail can be given to it; "" sends none."""
    try:
        parts = urlsplit(url)
        return not url or (parts.scheme in {"smtp", "smtps"} and bool(parts.hostname) and parts.port != 0)
    except ValueError:  # a port that is no number
        return False


def _is_tile_url(text: str) -> bool:
    """A host is one name, since the policy of the pages allows pictures from it."""
    address = urlsplit(text)
    is_host = bool(re.fullmatch(r"[A-Za-z0-9.-]+(:\d+)?", address.netloc))
    return (
        address.scheme in {"http", "https"} and is_host and all(part in address.path for part in ("{z}", "{x}", "{y}"))
    )


def origin_of(scheme: str, host: str, port: int | None) -> str:
    """What two addresses of one server have in common, written in one way only.

    >>> origin_of("HTTPS", "Dati.Example.org", 443)
    'https://dati.example.org'
    """
    usual = {"http": 80, "https": 443}.get(scheme.lower())
    name = f"[{host}]" if ":" in host else host
    return f"{scheme}://{name}{'' if port in {None, usual} else f':{port}'}".lower()


def _origins(text: str) -> tuple[str, ...]:
    """The origins of hosts with commas or spaces between them; "" for what is none."""
    found = (_HOST.fullmatch(one) for one in re.findall(r"[^,\s]+", text))
    return tuple(
        origin_of(one[1] or "https", one[2].strip("[]"), int(one[3]) if one[3] else None) if one else ""
        for one in found
    )


def _whole_number(text: str) -> int:
    """The number, or -1, which no setting allows, so that `faults` tells it with the others."""
    return int(text) if text.isascii() and text.isdigit() else -1


def wished_language(environ: Mapping[str, str] = os.environ) -> str:
    """The language to speak even when other settings are wrong."""
    wished = environ.get("PROSSIMA_LANGUAGE") or LANGUAGES[0]
    return wished if wished in LANGUAGES else LANGUAGES[0]
