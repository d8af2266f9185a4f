"""The terms of the taxonomies as their files have them: what they are called, and what people say for them."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from directory.data_folder import DATA
from directory.taxonomies import codes

FOLDER = DATA / "taxonomies"
FILES = MappingProxyType(
    {
        "need": "needs.csv",
        "service_type": "service_types.csv",
        "interest": "interests.csv",
        "target_group": "target_groups.csv",
    }
)
LANGUAGES: Final = ("it", "en", "de")
RESTRICTED_DOMAIN = "safety"  # violence and abuse: places and names are not for everybody's eyes
_AT_ONCE = (RESTRICTED_DOMAIN, codes.BED_TONIGHT, codes.CRISIS)
SCHEMES = ("siuss", "fnps", "istat_users", "open_eligibility")

EMERGENCY_NUMBER: Final = "emergency_number"
TELEPHONE_LINES: Final = frozenset({"helpline", EMERGENCY_NUMBER})  # kinds of service that nobody goes to


def cannot_wait(need: str) -> bool:
    """Whether a need, by its code, is one of today whoever has it: violence, a crisis, no bed for the night."""
    return need.startswith(_AT_ONCE)


@dataclass(frozen=True)
class Term:
    """One term of a taxonomy; taxonomies have at most two levels.

    Args:
        parent: code of the domain it belongs to; None at the top.
        labels: language -> what it is called.
        synonyms: language -> what people say and partner lists write.
        mappings: scheme (siuss, fnps, istat_users, open_eligibility) -> codes there.
        needs: codes of the needs that a service of this type, or a company in this interest, answers.
    """

    taxonomy: str
    code: str
    parent: str | None
    labels: Mapping[str, str]
    description: str
    synonyms: Mapping[str, tuple[str, ...]]
    mappings: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...]

    def label(self, language: str = "it") -> str:
        """The name in that language, else in Italian, else the code."""
        return self.labels.get(language) or self.labels.get("it") or self.code

    @property
    def domain(self) -> str:
        """Code of the top term above it; its own at the top."""
        return self.parent or self.code

    def phrases(self) -> Iterable[tuple[str, str]]:
        """Every label and synonym with its language: what lists write."""
        yield from self.labels.items()
        for language, several in self.synonyms.items():
            for one in several:
                yield language, one

    def heard(self) -> Iterable[tuple[str, str]]:
        """These, and what only people say who need it: too common words for texts of lists to be read or found by."""
        yield from self.phrases()
        for language, cell in _said().get((self.taxonomy, self.code), ()):
            for phrase in _several(cell):
                yield language, phrase

    def is_about(self) -> frozenset[str]:
        """The need domains that it touches."""
        own = {self.domain} if self.taxonomy == "need" else {need.partition(".")[0] for need in self.needs}
        return frozenset(own)


@cache
def _said() -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """What people say: (taxonomy, code) -> languages and phrases, these as one text."""
    found: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    with (FOLDER / "said.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            term = (row["taxonomy"], row["code"])
            found[term] = (*found.get(term, ()), (row["language"], row["phrases"]))
    return found


def read_terms(taxonomy: str, path: Path) -> Iterable[Term]:
    """The terms of a taxonomy's file, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Term(
                taxonomy=taxonomy,
                code=row["code"],
                parent=row["parent"] or None,
                labels={language: row[f"label_{language}"] for language in LANGUAGES},
                description=row["description_it"],
                synonyms={language: _several(row[f"synonyms_{language}"]) for language in LANGUAGES},
                mappings={scheme: _several(row[scheme]) for scheme in SCHEMES if row.get(scheme)},
                needs=_several(row.get("needs", "")),
            )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(one for one in cell.split("|") if one)
