"""How well a question is understood: `python -m benchmarks.relevance.parsing [--half tuning|test] [--errors]`.

`parsing.csv` holds lines as link workers type them, with what a colleague would understand by them, written without
reading the parser. `colleagues.csv` (`--lines colleagues`) holds more, as colleagues type them of somebody else, in
mid-conversation: a third each in German, English and Italian (`--language`). `conversations.csv` has longer ones from
all over Italy, typed, dictated and misspelt, written later without reading parser or lines. The SHA-256 of a line's
text says whether it may be looked at while tuning; the other half is only counted. Columns are the slots of
`understood` in `prossima search --json`; `language` is that of the line.

A cell says which values are right:

- values are joined by `|`, in any order; an empty cell means that nothing may be found
- `(value)` may be found or not, where the words can be read both ways
- `one/other` separates whole alternatives, `-` is the empty one; `*` accepts anything and is not counted

How lines were judged, where it is not obvious:

- Words for ages of life are groups, not ages; a group that fits an age given beside it may be found or not ("ragazza
  17 anni"), one that contradicts it may not ("ragazza 22 anni" is no adolescent). Who only comes along has no age here.
- Nationality is not language ("mamma marocchina"), unless the adjective names the language that is asked for.
- A name with two possible municipalities ("Reggio", "Castro") and a valley are no place; streets and surnames neither.
- Who names a wheelchair for a person without asking for access leaves `wheelchair` open.

Needs are compared by domain, since colleagues agree on "housing" more than on its finer terms. Found are the domains of
the needs and of the main need of each kind of service. Expected are the domains of the needs that must be found, else
those of the main needs of the kinds of service that must. A line is right when one of them is found (where any is
expected) and nothing beyond what the line's needs, any need of its kinds of service and its interests imply.
"""

import argparse
import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary

__all__ = [
    "COLLEAGUES",
    "COLUMNS",
    "SLOTS",
    "Cell",
    "Line",
    "Parser",
    "Share",
    "found_values",
    "half_of",
    "read_lines",
    "score",
]

ASKED_AT = datetime(2026, 11, 22, 10, tzinfo=UTC)  # who was born in 2010 is of some age only then
FILE = Path(__file__).with_name("parsing.csv")
COLLEAGUES = FILE.with_name("colleagues.csv")
FILES = MappingProxyType(
    {
        "parsing": FILE,
        "colleagues": COLLEAGUES,
        "conversations": FILE.with_name("conversations.csv"),
        "talk": FILE.with_name("talk.csv"),
        "talk2": FILE.with_name("talk2.csv"),
        "talk3": FILE.with_name("talk3.csv"),
    }
)
SLOTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "municipality": ("belfiore",),
        "province": ("province",),
        "age": ("age_min", "age_max"),
        "cost": ("cost",),
        "time": ("days", "part", "from", "to", "relative"),
        "languages": ("languages",),
        "target_groups": ("target_groups",),
        "access": ("access",),
        "remote": ("remote",),
        "wheelchair": ("wheelchair",),
        "within_km": ("within_km",),
        "interests": ("interests",),
    }
)
NEED_DOMAINS = "need_domains"
WHOLE_LINE = "whole_line"
NOT_IN_WHOLE_LINE = frozenset({"within_km", "interests"})
COLUMNS = (*(column for columns in SLOTS.values() for column in columns), "needs", "service_types")

Half = Literal["tuning", "test"]
Parser = Callable[[str], Mapping[str, Any]]
Found = Mapping[str, frozenset[str]]  # column -> values


@dataclass(frozen=True)
class Alternative:
    """One right content of a cell."""

    required: frozenset[str]
    optional: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> "Alternative":
        """From "a|(b)"; "-" and "" are empty."""
        values = [] if text in {"", "-"} else text.split("|")
        optional = {value[1:-1] for value in values if value.startswith("(") and value.endswith(")")}
        return cls(frozenset(values) - {f"({value})" for value in optional}, frozenset(optional))


@dataclass(frozen=True)
class Cell:
    """What may be found in one column; no alternatives where anything may."""

    text: str
    alternatives: tuple[Alternative, ...]

    @classmethod
    def parse(cls, text: str) -> "Cell":
        """From the words of the file (see above)."""
        return cls(text, () if text == "*" else tuple(map(Alternative.parse, text.split("/"))))

    @property
    def anything(self) -> bool:
        """Whether every content is right."""
        return not self.alternatives

    @property
    def required(self) -> frozenset[str]:
        """Values that some alternative requires."""
        return frozenset(value for one in self.alternatives for value in one.required)

    @property
    def allowed(self) -> frozenset[str]:
        """Values that some alternative requires or allows."""
        return self.required.union(*(one.optional for one in self.alternatives))

    def accepts(self, found: frozenset[str]) -> bool:
        """Whether that content is right."""
        return self.anything or any(one.required <= found <= one.required | one.optional for one in self.alternatives)


@dataclass(frozen=True)
class Line:
    """A typed line and what should be understood by it."""

    text: str
    language: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Mistake:
    """A slot of a line that was understood wrongly."""

    slot: str
    expected: str
    found: str


@dataclass
class Share:
    """How many lines are right: of all, and of those where something must be found in this slot."""

    right: int = 0
    lines: int = 0
    stated_right: int = 0
    stated_lines: int = 0

    def count(self, *, right: bool, stated: bool) -> None:
        """Take one more line into account."""
        self.right += right
        self.lines += 1
        self.stated_right += right and stated
        self.stated_lines += stated

    @property
    def share(self) -> float:
        """Right lines ÷ lines; 1.0 when there are none."""
        return self.right / self.lines if self.lines else 1.0

    @property
    def stated_share(self) -> float:
        """The same among the lines where something must be found."""
        return self.stated_right / self.stated_lines if self.stated_lines else 1.0


@dataclass(frozen=True)
class Score:
    """Shares by slot, with the needs and the whole line, and the mistakes of every wrong line in the file's order."""

    shares: Mapping[str, Share]
    mistakes: Sequence[tuple[Line, tuple[Mistake, ...]]]


def half_of(text: str) -> Half:
    """Which half a line belongs to: even first byte of its SHA-256 for tuning."""
    return "test" if hashlib.sha256(text.encode()).digest()[0] % 2 else "tuning"


def read_lines(half: Half | None = None, *, language: str | None = None, path: Path = FILE) -> list[Line]:
    """The lines of one half and language, or all, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Line(row["text"], row["language"], {column: Cell.parse(row[column]) for column in COLUMNS})
        for row in rows
        if half in {None, half_of(row["text"])} and language in {None, row["language"]}
    ]


def found_values(understood: Mapping[str, Any]) -> Found:
    """The `understood` object of `prossima search --json` as sets of strings, by the columns of the file."""
    place, age, when = (understood.get(key) or {} for key in ("place", "age", "when"))
    one_value = {
        "belfiore": place.get("belfiore"),
        "province": place.get("province"),
        "within_km": place.get("within_km"),
        "age_min": age.get("min"),
        "age_max": age.get("max"),
        "wheelchair": "true" if understood.get("wheelchair") else None,
        **{column: when.get(column) for column in ("part", "from", "to", "relative")},
        **{column: understood.get(column) for column in ("cost", "access", "remote")},
    }
    many_values = {
        "days": when.get("days"),
        **{column: understood.get(column) for column in COLUMNS if column not in one_value and column != "days"},
    }
    return {
        **{column: frozenset(() if value is None else (_plain(value),)) for column, value in one_value.items()},
        **{column: frozenset(values or ()) for column, values in many_values.items()},
    }


def _plain(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def score(parser: Parser, lines: Iterable[Line], vocabulary: Vocabulary) -> Score:
    """How well that parser understands those lines.

    Args:
        parser: text -> `understood` object.
    """
    shares = {slot: Share() for slot in (*SLOTS, NEED_DOMAINS, WHOLE_LINE)}
    mistakes: list[tuple[Line, tuple[Mistake, ...]]] = []
    for line in lines:
        found = found_values(parser(line.text))
        wrong = [mistake for slot in SLOTS if (mistake := _slot_mistake(slot, line, found))]
        needs_mistake = _needs_mistake(line, found, vocabulary)
        all_wrong = (*wrong, needs_mistake) if needs_mistake else tuple(wrong)
        _count(shares, line, {mistake.slot for mistake in all_wrong})
        if all_wrong:
            mistakes.append((line, all_wrong))
    return Score(shares, mistakes)


def _slot_mistake(slot: str, line: Line, found: Found) -> Mistake | None:
    columns = SLOTS[slot]
    if all(line.cells[column].accepts(found[column]) for column in columns):
        return None
    return Mistake(
        slot,
        " ".join(line.cells[column].text or "-" for column in columns),
        " ".join("|".join(sorted(found[column])) or "-" for column in columns),
    )


def _needs_mistake(line: Line, found: Found, vocabulary: Vocabulary) -> Mistake | None:
    if line.cells["needs"].anything:
        return None
    expected, allowed = _need_domains(line, vocabulary)
    main_needs = {need for code in found["service_types"] for need in vocabulary.get("service_type", code).needs[:1]}
    domains = _domains(found["needs"] | main_needs)
    if domains <= allowed and (not expected or domains & expected):
        return None
    return Mistake(
        NEED_DOMAINS,
        f"one of {'|'.join(sorted(expected)) or '-'}, none but {'|'.join(sorted(allowed)) or '-'}",
        "|".join(sorted(domains)) or "-",
    )


def _need_domains(line: Line, vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """Domains of which one must be found, and all that may be found."""
    needs, types, interests = (line.cells[column] for column in ("needs", "service_types", "interests"))
    main_needs = {need for code in types.required for need in vocabulary.get("service_type", code).needs[:1]}
    implied = {need for code in types.allowed for need in vocabulary.get("service_type", code).needs}
    implied |= {need for code in interests.allowed for need in vocabulary.get("interest", code).needs}
    return _domains(needs.required or main_needs), _domains(needs.allowed | implied)


def _domains(needs: Iterable[str]) -> frozenset[str]:
    return frozenset(need.partition(".")[0] for need in needs)


def _count(shares: Mapping[str, Share], line: Line, wrong: set[str]) -> None:
    for slot, columns in SLOTS.items():
        cells = [line.cells[column] for column in columns]
        if not all(cell.anything for cell in cells):
            stated = not all(cell.accepts(frozenset()) for cell in cells)
            shares[slot].count(right=slot not in wrong, stated=stated)
    if not line.cells["needs"].anything:
        stated = any(line.cells[column].required for column in ("needs", "service_types"))
        shares[NEED_DOMAINS].count(right=NEED_DOMAINS not in wrong, stated=stated)
    shares[WHOLE_LINE].count(right=not wrong - NOT_IN_WHOLE_LINE - {NEED_DOMAINS}, stated=True)


def parser_of_the_search() -> Parser:
    """What `prossima search --json` understands.

    Raises:
        SystemExit: this version cannot say it as JSON.
    """
    understand: Callable[..., object] = import_module("directory.search.query").understand
    as_json: Callable[[object], Mapping[str, Any]] | None
    as_json = getattr(import_module("web.cli.output"), "understood_json", None)
    if as_json is None:
        raise SystemExit("web.cli.output has no understood_json: nothing to measure.")
    vocabulary, gazetteer = Vocabulary.bundled(), Gazetteer.bundled()
    return lambda text: as_json(understand(text, vocabulary, gazetteer, now=ASKED_AT))


def table(result: Score) -> Iterator[str]:
    """Rows to print: share right of all lines, and of those where something must be found."""
    yield f"{'slot':<14} {'all lines':>16} {'where stated':>16}"
    for slot, share in result.shares.items():
        counted = f"{share.share:.3f} ({share.right}/{share.lines})"
        stated = f"{share.stated_share:.3f} ({share.stated_right}/{share.stated_lines})"
        yield f"{slot:<14} {counted:>16} {stated:>16}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of a half, and for the tuning half what went wrong."""
    options = argparse.ArgumentParser(description="How well questions are understood.")
    options.add_argument("--half", choices=("tuning", "test"), default="tuning")
    options.add_argument("--lines", choices=tuple(FILES), default="parsing")
    options.add_argument("--language", choices=("it", "en", "de"), help="only lines of this language")
    options.add_argument("--errors", action="store_true", help="show every wrong line of the tuning half")
    chosen = options.parse_args(arguments)
    if chosen.errors and chosen.half == "test":
        options.error("lines of the test half are only counted, never shown")
    lines = read_lines(chosen.half, language=chosen.language, path=FILES[chosen.lines])
    result = score(parser_of_the_search(), lines, Vocabulary.bundled())
    print(f"{chosen.half} half, {len(lines)} lines")
    print(*table(result), sep="\n")
    if chosen.errors:
        for line, mistakes in result.mistakes:
            print(f"\n{line.text}")
            for mistake in mistakes:
                print(f"  {mistake.slot}: expected {mistake.expected}, found {mistake.found}")


if __name__ == "__main__":
    main()
