"""Downloading a list: only from hosts that are allowed, hop by hop, bounded in size and time."""

import hashlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.settings import Fetching
from importers.fetching.fetched import EMPTY, MEGABYTE, PART_BYTES, TOO_LARGE, Fetched, Version, safe_name
from importers.fetching.web_address import WebAddress, network_addresses, web_address

NO_ANSWER = N_("%(host)s does not answer.")
NOT_TRUSTED = N_(
    "%(host)s cannot prove that it is who it says (its certificate is not valid): tell whoever runs that server."
)
BROKEN_OFF = N_("The connection to %(host)s broke off before the list was complete.")
TOO_SLOW = N_("The list was not complete after %(seconds)s seconds, so it was left.")
WEB_PAGE = N_(
    "At this address is a web page, and no list. Open it, and copy the address of the file from its download button."
)
LOCKED = N_("%(host)s gives this file only to who signs in: ask whose list it is for an address that is open.")
GONE = N_("At this address is no file any more: ask whose list it is for the new address.")
FAILED = N_("%(host)s answers with an error (%(status)s) instead of the list.")
TOO_MANY_REDIRECTS = N_("The address leads from one to the next without end: give the address of the file itself.")

MOST_REDIRECTS = 5
MOST_TRIED = 4  # network addresses of one host
REDIRECTS = {301, 302, 303, 307, 308}
QUIET_SECONDS = 20.0  # for the connection, and between two parts
FAILURES = (OSError, http.client.HTTPException, urllib3.exceptions.HTTPError)
LONGEST_HEADER = 500  # that is kept or shown
UTF_8_MARK = b"\xef\xbb\xbf"
PAGE_BEGINNINGS = (b"<!doctype html", b"<html")
SUFFIXES = {
    "text/csv": ".csv",
    "application/json": ".json",
    "application/geo+json": ".geojson",
    "application/zip": ".zip",
}


@dataclass(frozen=True)
class Download:
    """One download, with its bounds.

    Args:
        most_bytes: the list may have.
        until: when it is to be over, by `time.monotonic`.
        known: the version that was fetched last; the server need not send it again.
    """

    fetching: Fetching
    most_bytes: int
    until: float
    known: Version

    def quiet_seconds(self) -> float:
        """How long to wait for the next sign.

        Raises:
            InvalidInput: the time is over.
        """
        left = self.until - time.monotonic()
        if left <= 0:
            raise InvalidInput(TOO_SLOW, seconds=self.fetching.seconds)
        return min(left, QUIET_SECONDS)

    def require_small(self, size: int) -> None:
        """Stop at a list of more bytes than are allowed.

        Raises:
            InvalidInput: it has.
        """
        if size > self.most_bytes:
            raise InvalidInput(TOO_LARGE, megabytes=self.most_bytes // MEGABYTE)


def download(text: str, into: Path, *, fetching: Fetching, most_bytes: int, known: Version) -> Fetched | None:
    """Fetch a list into a file; None where its server says that it is the known version still.

    Raises:
        InvalidInput: an address on the way is not allowed, nothing answers, or what comes is too large, too slow, or
            no list; the sentence says which. What is in the file then is of no use.
    """
    limits = Download(fetching, most_bytes, time.monotonic() + fetching.seconds, known)
    for _ in range(MOST_REDIRECTS + 1):
        address = web_address(text, fetching)
        with _answer(address, limits) as answer:
            if answer.status not in REDIRECTS or "Location" not in answer.headers:
                return _received(address, answer, into, limits)
            text = _next_address(address, answer.headers["Location"])
    raise InvalidInput(TOO_MANY_REDIRECTS)


@contextmanager
def _answer(address: WebAddress, limits: Download) -> Iterator[urllib3.HTTPResponse]:
    """The answer of a server, of which nothing but the headers is read yet."""
    connection = _connected(address, limits)
    try:
        with _cut_off(connection.sock, limits.until):
            known = {"If-None-Match": limits.known.etag, "If-Modified-Since": limits.known.last_modified}
            headers = {
                "Host": address.origin.partition("://")[2],
                "User-Agent": "Prossima",
                "Accept": "*/*",
                "Accept-Encoding": "identity",
                **{name: value for name, value in known.items() if value},
            }
            connection.timeout = limits.quiet_seconds()
            with _told(address, limits):
                connection.request("GET", address.path, headers=headers, preload_content=False)
                answer = connection.getresponse()
            try:
                yield answer
            finally:
                answer.close()
    finally:
        connection.close()


def _connected(address: WebAddress, limits: Download) -> HTTPConnection:
    """A connection to the first network address that answers, which was checked; the name is only proven."""
    problem: Exception = OSError()
    for place in network_addresses(address, limits.fetching)[:MOST_TRIED]:
        seconds = limits.quiet_seconds()
        connection = (
            HTTPConnection(place, address.port, timeout=seconds)
            if address.scheme == "http"
            else HTTPSConnection(
                place,
                address.port,
                timeout=seconds,
                ssl_context=ssl.create_default_context(),
                server_hostname=address.host,
            )
        )
        try:
            connection.connect()
        except FAILURES as failure:
            connection.close()
            problem = failure
        else:
            return connection
    limits.quiet_seconds()
    message = NOT_TRUSTED if isinstance(problem, ssl.SSLCertVerificationError) else NO_ANSWER
    raise InvalidInput(message, host=address.host) from problem


@contextmanager
def _cut_off(connected: socket.socket | None, until: float) -> Iterator[None]:
    """End the connection when the time is over: a server that sends one letter at a time is never quiet."""

    def end() -> None:
        if connected is not None:
            with suppress(OSError):  # it has ended already
                # Not the method of an encrypted one, which takes its state from under who reads.
                socket.socket.shutdown(connected, socket.SHUT_RDWR)

    timer = threading.Timer(max(0, until - time.monotonic()), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _told(address: WebAddress, limits: Download) -> Iterator[None]:
    """Say what went wrong with a connection: that the time is over, if it is, since it was ended then."""
    try:
        yield
    except FAILURES as problem:
        limits.quiet_seconds()
        raise InvalidInput(BROKEN_OFF, host=address.host) from problem


def _next_address(address: WebAddress, location: str) -> str:
    try:
        return urljoin(address.text, location)
    except ValueError as problem:
        raise InvalidInput(FAILED, host=address.host, status=location[:LONGEST_HEADER]) from problem


def _received(address: WebAddress, answer: urllib3.HTTPResponse, into: Path, limits: Download) -> Fetched | None:
    """Write what comes into the file; None for the version that is known."""
    known = limits.known
    if answer.status == HTTPStatus.NOT_MODIFIED and (known.etag or known.last_modified):
        return None
    _require_list(address, answer)
    digest, size = hashlib.sha256(), 0
    limits.require_small(answer.length_remaining or 0)
    with into.open("wb") as file, _told(address, limits):
        for part in answer.stream(PART_BYTES):
            if not size and part.removeprefix(UTF_8_MARK).lstrip()[:20].lower().startswith(PAGE_BEGINNINGS):
                raise InvalidInput(WEB_PAGE)
            size += len(part)
            limits.require_small(size)
            digest.update(part)
            file.write(part)
            limits.quiet_seconds()
    limits.quiet_seconds()  # what is cut off may look like an end
    if not size:
        raise InvalidInput(EMPTY)
    return Fetched(
        _file_name(address, answer),
        Version(digest.hexdigest(), _short(answer.headers.get("ETag")), _short(answer.headers.get("Last-Modified"))),
    )


def _short(header: str | None) -> str:
    """What a server says, if it can be kept."""
    return header if header and len(header) <= LONGEST_HEADER and header.isprintable() else ""


def _require_list(address: WebAddress, answer: urllib3.HTTPResponse) -> None:
    match answer.status:
        case HTTPStatus.OK:
            if _kind(answer) in {"text/html", "application/xhtml+xml"}:
                raise InvalidInput(WEB_PAGE)
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
            raise InvalidInput(LOCKED, host=address.host)
        case HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
            raise InvalidInput(GONE)
        case _:
            raise InvalidInput(FAILED, host=address.host, status=str(answer.status))


def _kind(answer: urllib3.HTTPResponse) -> str:
    return answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _file_name(address: WebAddress, answer: urllib3.HTTPResponse) -> str:
    """As the server calls the file, else the end of its address."""
    said, name = Message(), ""
    with suppress(ValueError, LookupError):  # in letters that are none
        said["Content-Disposition"] = answer.headers.get("Content-Disposition", "")
        name = said.get_filename() or ""
    name = safe_name(name or unquote(address.path.partition("?")[0]))
    return name if PurePosixPath(name).suffix else name + SUFFIXES.get(_kind(answer), "")
