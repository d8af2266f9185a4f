"""The judged profiles: whom the matcher is asked for, and which rows of which lists would help them how far."""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.relevance.judged import HERE, Half, Row
from benchmarks.relevance.territory import Territory
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from matching.evaluate import Judged
from matching.metrics import HELPS
from matching.profile import Profile
from matching.profiles.from_json import parse_profile

PROFILES, JUDGEMENTS = HERE / "profiles.jsonl", HERE / "profile_judgements.csv"
ASKED_ON = date(2026, 11, 22)
SYSTEMS = ("cmfp", "family_hub", "cope", "ponte", "tutela_minori", "segretariato")


@dataclass(frozen=True)
class JudgedProfile:
    """A profile with everything that was judged for it; what is not listed has grade 0.

    Args:
        system: one of SYSTEMS.
        data: as in a file of `prossima match`.
        grades: 3 what a good link worker would propose first, 2 fitting, 1 might do, 0 no.
        needs: the codes of the profile's needs that a row covers, of rows that cover any.
    """

    system: str
    data: Mapping[str, Any]
    half: Half
    grades: Mapping[Row, int]
    needs: Mapping[Row, frozenset[str]]

    @property
    def label(self) -> str:
        """What the profile is called in both files."""
        return str(self.data["label"])

    def parsed(self, vocabulary: Vocabulary) -> Profile:
        """The question that is put to the matcher."""
        return parse_profile(self.data, vocabulary, Gazetteer.bundled(), today=ASKED_ON)

    def judged(self, territory: Territory) -> Judged:
        """Its grades by listing, the best where rows share one; rows of lists that are not here are left out.

        Raises:
            ValueError: a judged row of an imported list is no listing, or nothing that is here might do.
        """
        grades: dict[Any, int] = {}
        by_need: dict[str, set[Any]] = defaultdict(set)
        files = {file for file, _ in territory.listings}
        for row, grade in self.grades.items():
            if row[0] in files and row not in territory.listings:
                raise ValueError(f"«{self.label}»: {row} became no listing")
            for listing in territory.listings.get(row, ()):
                grades[listing] = max(grade, grades.get(listing, 0))
                for need in self.needs.get(row, ()) if grade >= HELPS else ():
                    by_need[need].add(listing)
        if not any(grades.values()):
            raise ValueError(f"«{self.label}»: nothing that is here might do")
        return Judged(self.label, self.system, grades, by_need)


def halves(labels: Iterable[str]) -> dict[str, Half]:
    """The half of each profile of one system: by turns in the order of their labels' SHA-256, so that no one chooses.

    With parity alone, as for the queries, one system of eleven would have had two profiles in the tuning half.

    >>> halves(["Elia", "Giada", "Ardit"])
    {'Elia': 'test', 'Giada': 'tuning', 'Ardit': 'tuning'}
    """
    labels = list(labels)
    order = sorted(labels, key=lambda label: hashlib.sha256(label.encode()).digest())
    return {label: "test" if order.index(label) % 2 else "tuning" for label in labels}


def read(profiles: Path = PROFILES, judgements: Path = JUDGEMENTS) -> tuple[JudgedProfile, ...]:
    """All judged profiles, in the order of the file.

    Raises:
        ValueError: a profile has no judgement, or a judgement no profile; a label or a judgement is there twice, or a
            row covers a need that the profile does not have.
    """
    grades, needs = _judgements(judgements)
    asked = [json.loads(line) for line in profiles.read_text("utf-8").splitlines()]
    labels = [one["profile"]["label"] for one in asked]
    if odd := {label for label in labels if labels.count(label) > 1} | (set(labels) ^ set(grades)):
        raise ValueError(f"twice, or only in one of the two files: {sorted(odd)}")
    half: dict[str, Half] = {}
    for system in SYSTEMS:
        half |= halves(one["profile"]["label"] for one in asked if one["system"] == system)
    found = tuple(
        JudgedProfile(one["system"], one["profile"], half[label], grades[label], needs[label])
        for one, label in zip(asked, labels, strict=True)
    )
    for profile in found:
        _check_needs(profile)
    return found


def _judgements(path: Path) -> tuple[dict[str, dict[Row, int]], dict[str, dict[Row, frozenset[str]]]]:
    """Label of a profile -> row -> grade, and the same for the needs that a row covers."""
    grades: dict[str, dict[Row, int]] = defaultdict(dict)
    needs: dict[str, dict[Row, frozenset[str]]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            label, row = line["profile"], (line["file"], int(line["line"]))
            if row in grades[label]:
                raise ValueError(f"«{label}»: {row} is judged twice")
            grades[label][row] = int(line["grade"])
            if line["needs"]:
                needs[label][row] = frozenset(line["needs"].split("|"))
    return grades, needs


def _check_needs(profile: JudgedProfile) -> None:
    asked = {need["term"] for need in profile.data.get("needs", ())}
    for row, covered in profile.needs.items():
        if not covered <= asked:
            raise ValueError(f"«{profile.label}»: {row} covers what was not asked: {sorted(covered - asked)}")
