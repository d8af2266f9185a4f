"""Fetching one list, wherever it is."""

from pathlib import Path

from directory.errors import InvalidInput
from directory.settings import Fetching
from importers.fetching.download import download
from importers.fetching.fetched import Fetched, Version
from importers.fetching.watched_folder import NO_FOLDER, copy_watched, name_within
from importers.fetching.web_address import web_address


def is_on_the_web(address: str) -> bool:
    """Whether it is a web address; else it is a file of the watched folder."""
    return "://" in address


def checked_address(text: str, fetching: Fetching) -> str:
    """The address as it is kept, if lists may be fetched from there now. What is there, is not looked at.

    Raises:
        InvalidInput: it is none, or not allowed; the sentence says what to do.
    """
    if is_on_the_web(text):
        return web_address(text, fetching).text
    if fetching.folder is None:
        raise InvalidInput(NO_FOLDER)
    return name_within(text)


def fetch(address: str, into: Path, *, fetching: Fetching, most_bytes: int, known: Version) -> Fetched | None:
    """Fetch a list into a file; None where it is the version that is known.

    Raises:
        InvalidInput: it cannot be fetched; the sentence says why.
    """
    if is_on_the_web(address):
        fetched = download(address, into, fetching=fetching, most_bytes=most_bytes, known=known)
    else:
        fetched = copy_watched(address, into, folder=fetching.folder, most_bytes=most_bytes)
    return None if fetched and fetched.version.digest == known.digest else fetched
