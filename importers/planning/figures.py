"""What importing a list gave, in figures: for the report on the real lists."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from importers.planning.planned import Plan
from importers.problems import Problem
from importers.records.rows import NO_NAME

EXAMPLES = 2  # of each kind of problem
LONGEST_EXAMPLE = 60


@dataclass(frozen=True)
class ProblemKind:
    """Problems with the same sentence: how many, and a few of them as "line: value"."""

    message: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class ListFigures:
    """One list.

    Args:
        refusal: why the list could not be read, "" when it could; the figures are 0 then.
        rows_with_name: rows that somebody could find by a name.
        records: rows that became records.
        columns: how many there are; `mapped`: how many fill a field.
    """

    name: str
    refusal: str = ""
    country: str = ""
    rows: int = 0
    rows_with_name: int = 0
    records: int = 0
    columns: int = 0
    mapped: int = 0
    municipality_expected: int = 0
    municipality_resolved: int = 0
    problems: tuple[ProblemKind, ...] = ()


def figures(name: str, plan: Plan) -> ListFigures:
    """The figures of a plan."""
    nameless = sum(problem.message == NO_NAME for problem in plan.problems)
    return ListFigures(
        name=name,
        refusal=str(plan.refusal) if plan.refusal else "",
        country=plan.country,
        rows=plan.rows,
        rows_with_name=plan.rows - nameless,
        records=len(plan.records),
        columns=len(plan.mapping) + len(plan.unmapped),
        mapped=len(plan.mapping),
        municipality_expected=plan.municipality_expected,
        municipality_resolved=plan.municipality_resolved,
        problems=problem_kinds(plan.problems),
    )


def problem_kinds(problems: Sequence[Problem]) -> tuple[ProblemKind, ...]:
    """Problems counted by their sentence, the most frequent first."""
    counts = Counter(problem.message for problem in problems)
    return tuple(
        ProblemKind(message, count, tuple(_example(each) for each in problems if each.message == message)[:EXAMPLES])
        for message, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    )


def markdown(lists: Sequence[ListFigures]) -> str:
    """A table of all lists, then the kinds of problems of each."""
    lines = [
        "| list | country | rows | with a name | records | columns mapped | with a place | municipality found |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
        *(_line(each) for each in lists),
    ]
    for each in lists:
        lines += ["", f"## {each.name}", ""]
        if each.refusal:
            lines.append(f"Not imported: {each.refusal}")
        elif not each.problems:
            lines.append("No problems.")
        else:
            lines += ["| problems | sentence | for example |", "|--:|---|---|"]
            lines += [
                f"| {kind.count} | {_cell(_readable(kind.message))} | {_cell('; '.join(kind.examples))} |"
                for kind in each.problems
            ]
    return "\n".join(lines) + "\n"


def _line(each: ListFigures) -> str:
    if each.refusal and not each.rows:
        return f"| {each.name} | | | | | | | |"
    records = f"{each.records} ({_share(each.records, each.rows_with_name)})"
    found = f"{each.municipality_resolved} ({_share(each.municipality_resolved, each.municipality_expected)})"
    return (
        f"| {each.name} | {each.country} | {each.rows} | {each.rows_with_name} | {records} "
        f"| {each.mapped} of {each.columns} | {each.municipality_expected} | {found} |"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _example(problem: Problem) -> str:
    value = " ".join(problem.value.split())
    short = value if len(value) <= LONGEST_EXAMPLE else value[: LONGEST_EXAMPLE - 1] + "…"
    return f"line {problem.line}: {short}"


def _readable(message: str) -> str:
    """The sentence without its placeholders' syntax: "%(value)s" becomes "…"."""
    parts = message.replace("%%", "%").split("%(")
    return parts[0] + "".join("…" + part.partition(")s")[2] for part in parts[1:])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
