"""Files whose name ends like another kind of file: they are read as what they are, and this is told."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import PurePath

from directory.i18n import N_, Sentence
from importers.problems import Problem
from importers.reading.tables import Table

NAMED_OTHERWISE = N_(
    "%(name)s is called %(suffix)s, but it is %(kind)s and was read as that: nothing is missing, but other programs "
    "may not open it. Give it the ending of what it is, or save it again as .xlsx."
)


class Kind(StrEnum):
    """What a file is by what is in it."""

    WORKBOOK = N_("an Excel workbook (.xlsx)")
    OLD_WORKBOOK = N_("an old Excel workbook (.xls)")
    OPEN_SPREADSHEET = N_("an OpenDocument spreadsheet (.ods)")
    TEXT = N_("a text table (.csv)")
    WEB_PAGE = N_("a web page (.html)")
    JSON = N_("JSON (.json)")
    PACKAGE = N_("a package of files (.zip)")


KINDS_OF = {
    **dict.fromkeys((".xlsx", ".xlsm"), Kind.WORKBOOK),
    ".xls": Kind.OLD_WORKBOOK,
    ".ods": Kind.OPEN_SPREADSHEET,
    **dict.fromkeys((".csv", ".tsv", ".txt"), Kind.TEXT),
    **dict.fromkeys((".html", ".htm"), Kind.WEB_PAGE),
    **dict.fromkeys((".json", ".geojson", ".jsonl", ".ndjson"), Kind.JSON),
    ".zip": Kind.PACKAGE,
}


def with_its_kind(tables: Sequence[Table], name: str, kind: Kind) -> list[Table]:
    """The tables of a file, of which the first tells where the file's name says another kind."""
    suffix = PurePath(name).suffix.casefold()
    if not tables or KINDS_OF.get(suffix, kind) is kind:
        return [*tables]
    told = Problem(None, "", name, NAMED_OTHERWISE, {"name": name, "suffix": suffix, "kind": Sentence(kind.value)})
    first, *others = tables
    return [replace(first, problems=[told, *first.problems]), *others]
