"""Pathways: stages in their order, what each looks for, and where a person stands. Read from `data/pathways.csv`."""

import csv
import enum
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from directory.data_folder import DATA
from directory.errors import InvalidInput, NotFound
from directory.i18n import N_, Labels, Sentence
from directory.taxonomies.vocabulary import LANGUAGES, Term
from directory.words.language import words

PATHWAYS_FILE: Final = DATA / "pathways.csv"


class Standing(enum.StrEnum):
    """Where a stage stands for one person."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"


STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.DONE: N_("done"),
    Standing.NEXT: N_("next"),
    Standing.LATER: N_("later"),
}


@dataclass(frozen=True)
class Stage:
    """One step of a pathway.

    Args:
        needs: codes of the needs whose services are looked for in it; none where it is the work of the team.
        description: one sentence for link workers, in Italian.
    """

    code: str
    labels: Labels
    needs: tuple[str, ...]
    description: str = ""


@dataclass(frozen=True)
class Pathway:
    """A template: stages in their order, at least one."""

    code: str
    labels: Labels
    stages: tuple[Stage, ...]

    def find_stage(self, text: str) -> Stage:
        """The stage with this code or label.

        Raises:
            NotFound: there is none; the sentence lists them.
        """
        for stage in self.stages:
            if is_called(stage.code, stage.labels, text):
                return stage
        raise NotFound(
            N_("The pathway “%(pathway)s” has no stage “%(stage)s”. Its stages are: %(choices)s."),
            pathway=self.labels,
            stage=text,
            choices=_choices(self.stages),
        )


@dataclass(frozen=True)
class Progress:
    """Where one person stands on a pathway.

    Args:
        done: codes of the stages that are behind the person, or that they do not need.
        needs: what the next stage looks for, as terms of the vocabulary.
    """

    pathway: Pathway
    done: frozenset[str] = frozenset()
    needs: tuple[Term, ...] = ()

    @property
    def next(self) -> Stage | None:
        """The stage to take now."""
        return next_stage(self.pathway, self.done)

    @property
    def standings(self) -> tuple[tuple[Stage, Standing], ...]:
        """Every stage in order: what precedes the next one is done; of what follows it some may be."""
        now = self.next
        return tuple(
            (stage, Standing.DONE if stage.code in self.done else Standing.NEXT if stage is now else Standing.LATER)
            for stage in self.pathway.stages
        )

    @property
    def before(self) -> tuple[Stage, ...]:
        """What precedes the next stage; all of it where there is none."""
        return self._split()[0]

    @property
    def after(self) -> tuple[Stage, ...]:
        """What follows the next stage."""
        return self._split()[1]

    def _split(self) -> tuple[tuple[Stage, ...], tuple[Stage, ...]]:
        stages, now = self.pathway.stages, self.next
        at = stages.index(now) if now else len(stages)
        return stages[:at], stages[at + 1 :]


def next_stage(pathway: Pathway, done: Collection[str]) -> Stage | None:
    """The first stage in the pathway's order that is not done; None when all are."""
    return next((stage for stage in pathway.stages if stage.code not in done), None)


def find_pathway(text: str, pathways: Mapping[str, Pathway]) -> Pathway:
    """The pathway with this code or name, in any of the languages; a part of the name is enough where it is clear.

    Raises:
        NotFound: there is none; the sentence lists them.
    """
    for pathway in pathways.values():
        if is_called(pathway.code, pathway.labels, text):
            return pathway
    asked = words(text)
    within = [one for one in pathways.values() if asked and any(_contains(name, asked) for name in _names(one.labels))]
    if len(within) == 1:
        return within[0]
    raise NotFound(
        N_("The pathway “%(pathway)s” is not known. Pathways are: %(choices)s."),
        pathway=text,
        choices=_choices(pathways.values()),
    )


def is_called(code: str, labels: Labels, text: str) -> bool:
    """Whether a text is the code or one of the labels, accents and capitals aside."""
    return text.strip().lower() == code or words(text) in [words(name) for name in _names(labels)]


def _names(labels: Labels) -> Collection[str]:
    return labels.by_language.values()


def _contains(name: str, asked: list[str]) -> bool:
    inside = words(name)
    return any(inside[start : start + len(asked)] == asked for start in range(len(inside)))


def _choices(several: Iterable[Pathway | Stage]) -> tuple[Sentence, ...]:
    return tuple(Sentence("%(code)s (%(label)s)", {"code": one.code, "label": one.labels}) for one in several)


@cache
def read_pathways(path: Path = PATHWAYS_FILE) -> dict[str, Pathway]:
    """Read the file: one line a stage, in order.

    Returns:
        Code -> pathway, in the order of the file.
    Raises:
        InvalidInput: a line without its names or with a stage that stands there twice, with its number.
    """
    names: dict[str, Labels] = {}
    stages: dict[str, dict[str, Stage]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for line in reader:
            stage = _stage(line)
            own = stages.setdefault(line["pathway"], {})
            name = names.setdefault(line["pathway"], _labels(line, "name"))
            if stage.code in own or not all((line["pathway"], stage.code, *_names(stage.labels), *_names(name))):
                raise InvalidInput(
                    N_("%(file)s, line %(line)s: name pathway and stage in it, en and de, each stage once."),
                    file=path.name,
                    line=reader.line_num,
                )
            own[stage.code] = stage
    return {code: Pathway(code, names[code], tuple(own.values())) for code, own in stages.items()}


def _stage(line: Mapping[str, str]) -> Stage:
    needs = tuple(code for code in line["needs"].split("|") if code)
    return Stage(line["stage"], _labels(line, "label"), needs, line["description_it"])


def _labels(line: Mapping[str, str], column: str) -> Labels:
    return Labels({language: line[f"{column}_{language}"] for language in LANGUAGES})
