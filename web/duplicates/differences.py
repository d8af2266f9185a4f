"""What tells two entries apart: the words in which they differ, and official codes that only one of them has."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, groupby
from typing import Any

from directory.i18n import N_, Sentence
from directory.words.language import fold
from importers.duplicates.side_by_side import ComparedField

OTHER_CODES = N_("Different official codes (%(kind)s): %(codes)s")
TAX_ID = N_("tax code")
Line = list[tuple[str, bool]]  # pieces of a line, and whether the other entries say otherwise


def marked_lines(said: Mapping[tuple[str, Any], Sequence[str]], fields: Iterable[ComparedField]) -> dict[Any, Any]:
    """(field, id of the entry) -> its lines, in pieces, with what not every other entry says."""
    found: dict[Any, list[Line]] = {}
    for field in fields:
        words = {id_: {_plain(word) for line in said[field.name, id_] for word in line.split()} for id_ in field.said}
        for id_ in field.said:
            others = [words[other] for other in field.said if other != id_]
            known = set.intersection(*others) if others else words[id_]
            found[field.name, id_] = [pieces(line, known) for line in said[field.name, id_]]
    return found


def pieces(line: str, known: set[str]) -> Line:
    """A line in pieces that are known, and that are not.

    >>> pieces("Via Roma 55, Trento", {"via", "roma", "trento"})
    [('Via Roma ', False), ('55, ', True), ('Trento', False)]
    """
    told = ((word, _plain(word) not in known) for word in re.findall(r"\S+\s*", line))
    return [("".join(word for word, _ in some), is_other) for is_other, some in groupby(told, key=lambda one: one[1])]


def other_codes(fields: Iterable[ComparedField]) -> list[Sentence]:
    """Official codes that speak against it: two entries have one of the same kind, and none in common."""
    organization = next((one for one in fields if one.name == "organization"), None)
    if organization is None:
        return []
    by_kind: dict[str | Sentence, list[set[str]]] = {}
    for said in organization.said.values():
        for kind, codes in _codes(dict(said.values)).items():
            by_kind.setdefault(kind, []).append(codes)
    return [
        Sentence(OTHER_CODES, {"kind": kind, "codes": tuple(sorted(set().union(*every)))})
        for kind, every in by_kind.items()
        if any(a.isdisjoint(b) for a, b in combinations(every, 2))
    ]


def _codes(values: Mapping[str, Any]) -> dict[str | Sentence, set[str]]:
    found: dict[str | Sentence, set[str]] = {}
    for row in values.get("identifiers") or ():
        kind = row.get("identifier_type") or row.get("identifier_scheme") or ""
        found.setdefault(kind, set()).add(row["identifier"])
    if tax_id := values.get("organization.tax_id"):
        found[Sentence(TAX_ID)] = {tax_id}
    return found


def _plain(word: str) -> str:
    return fold(word).strip(" \t\n.,;:()«»\"'") or word.strip()
