"""What is known of a list that was fetched."""

from dataclasses import dataclass

from directory.i18n import N_

TOO_LARGE = N_(
    "The list has more than %(megabytes)s MB. Ask whose list it is for one without pictures or other sheets; whoever "
    "runs this site may allow more (PROSSIMA_UPLOAD_MEGABYTES)."
)
EMPTY = N_("The file is empty: ask whose list it is what has become of it.")
MEGABYTE = 1_000_000
PART_BYTES = 256 * 1024
LONGEST_NAME = 100


@dataclass(frozen=True)
class Version:
    """By what a fetched list is known again.

    Args:
        digest: SHA-256 of its bytes, as hexadecimal digits; "": nothing was fetched yet.
        etag, last_modified: what its server calls it; "": nothing.
    """

    digest: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Fetched:
    """A list that was fetched, under the name that its file has there."""

    file_name: str
    version: Version


def safe_name(text: str) -> str:
    """A file's name for people to read: one line, no folders, of a bounded length; "list" for none.

    >>> safe_name("../elenchi/servizi.csv")
    'servizi.csv'
    """
    name = "".join(one for one in text.replace("\\", "/").rpartition("/")[2] if one.isprintable()).strip()
    return name[-LONGEST_NAME:].lstrip(".") or "list"
