"""The ways in which the header of a column may be read."""

import re
from collections.abc import Iterable, Iterator

from importers.columns.fields import header_lexicon
from importers.columns.header_fit import header_words
from importers.columns.scored import Column
from importers.convert.hours.dates import months_named
from importers.reading.languages_beside import without_language

SEASON = re.compile(r"\b(?:estiv|invern|summer|winter|sommer)", re.IGNORECASE)
REMARK = re.compile(  # for who fills in the list: "Sede operativa (se diversa)", "Sede (via, n., piano)"
    r"\s*\((?:(?:se|solo se|if|falls|wenn|max|massimo|facoltativ|opzional|eventual|obbligator|optional|via e |es\.|"
    r"p\.? ?es\.|z\.? ?b\.|e\.g\.)[^()]*|[^(),]+,[^()]*)\)\s*$",
    re.IGNORECASE,
)
WITHOUT_REMARK = 0.98  # how sure the rest of such a header makes us
WITH_LANGUAGE, LATER_LANGUAGE = 0.99, 0.01  # how sure "name.it" makes us, and what each language after it takes off
IN_TWO_LANGUAGES = 0.97  # how sure a half of a header makes us
INNER_NAME = 0.95  # how sure the name of a nested value makes us, beside one that stands alone
A_PEC = 0.8  # which offices read, and people have none to write from: any other address comes first


def readings(header: str) -> Iterator[tuple[str, float]]:
    """A header, both of "Kosten / Costo", and the last part of "indirizzo.cap", the path of a value within another.

    Which months are a season is no part of what its column is called: "Orario estivo (giugno-settembre)".
    """
    yield header, A_PEC if header.strip(" .").upper() == "PEC" else 1.0
    if SEASON.search(header):
        yield months_named(header)[1], 1.0
    if (found := without_language(header)) is not None:
        plain, later = found
        yield from ((said, sure * (WITH_LANGUAGE - later * LATER_LANGUAGE)) for said, sure in readings(plain))
    if REMARK.search(header):
        yield REMARK.sub("", header), WITHOUT_REMARK
    halves = re.split(r"\s+[/|]\s+", header)
    if len(halves) == 2:
        yield from ((half, IN_TWO_LANGUAGES) for half in halves)
    if re.fullmatch(r"\w{3,}(\.\w{2,})+", header):
        yield header.rpartition(".")[2], INNER_NAME


def is_headed(column: Column, aliases: Iterable[str]) -> bool:
    """Whether the header is just one of these words."""
    said = [header_words(name, header_lexicon()) for name, _ in readings(column.name)]
    return any(header_words(alias) in said for alias in aliases)
