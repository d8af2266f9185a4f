"""How well the matcher suggests what was judged: `python -m benchmarks.relevance.profiles` (README.md says more)."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from benchmarks.relevance import fairness, judged_profiles
from benchmarks.relevance.ranking import HALVES
from benchmarks.relevance.territory import Territory, open_territory
from directory.errors import AppError
from matching.evaluate import AT, Answer, Figures, Judged, ablation, by_group, moves
from matching.features import FEATURES
from matching.profile import Profile
from matching.rank import rank
from matching.weighting.weights import WEIGHTS_FILE, read_weights

COLUMNS = {
    "profiles": 9,
    "nDCG@10": 9,
    "recall@10": 11,
    "coverage@5": 12,
    "organizations@5": 17,
    "alike pairs@5": 15,
}
HEADER = " " * 24 + "".join(f"{name:>{width}}" for name, width in COLUMNS.items())
MOST_MOVES = 20


@dataclass(frozen=True)
class Asked:
    """The profiles of a half, ready to be ranked in the territory."""

    territory: Territory
    profiles: Sequence[Profile]
    judged: Sequence[Judged]

    def answers(self, weights: Mapping[str, float] | None = None) -> list[Answer]:
        """What the matcher suggests.

        Args:
            weights: by feature, instead of those of the file.
        """
        catalog = self.territory.catalog
        return [
            Answer.of(judged, rank(profile, catalog, limit=AT, weights=weights), catalog)
            for profile, judged in zip(self.profiles, self.judged, strict=True)
        ]


def choose(half: str, territory: Territory) -> Asked:
    """The judged profiles of a half, or all."""
    chosen = [one for one in judged_profiles.read() if half in (one.half, "all")]
    vocabulary = territory.catalog.vocabulary
    return Asked(territory, [one.parsed(vocabulary) for one in chosen], [one.judged(territory) for one in chosen])


def line(name: str, figures: Figures) -> str:
    """One row of the table."""
    cells = (
        str(figures.profiles),
        *map(_share, (figures.ndcg, figures.recall, figures.coverage)),
        f"{figures.organizations:.2f}",
        f"{figures.alike:.2f}",
    )
    return f"{name:<24}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, COLUMNS.values(), strict=True))


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def changes(base: Figures, changed: Figures) -> str:
    """How far the figures of other weights lie from those of the file."""
    pairs = [(getattr(changed, one.name), getattr(base, one.name)) for one in fields(Figures) if one.name != "profiles"]
    _, *widths = COLUMNS.values()
    return "".join(
        f"{'–' if new is None or old is None else format(new - old, '+.3f'):>{width}}"
        for (new, old), width in zip(pairs, widths, strict=True)
    )


def rises_and_falls(base: Sequence[Answer], answers: Sequence[Answer]) -> str:
    """For how many profiles nDCG@10 is higher and for how many lower: a mean may come from one profile alone."""
    gains = [new.quality.ndcg - old.quality.ndcg for old, new in zip(base, answers, strict=True)]
    return f"{sum(gain > 0 for gain in gains)} / {sum(gain < 0 for gain in gains)}"


def weights_from(path: Path) -> dict[str, float]:
    """The weights of services in a file like data/weights.csv; features that it does not name keep theirs.

    Raises:
        ValueError: it cannot be read, has other columns, names an unknown feature, or a weight is no number from 0 up.
    """
    try:
        found = read_weights(path)
    except AppError as error:
        raise ValueError(str(error)) from error
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is not a file of weights like {WEIGHTS_FILE.name}: {error!r}") from error
    weights = {feature: weight for (subject, feature), (weight, _) in found.items() if subject == "service"}
    if unknown := sorted(set(weights) - set(FEATURES)):
        raise ValueError(f"{path}: no such feature of a service: {', '.join(unknown)}")
    return weights


def print_quality(answers: Sequence[Answer]) -> None:
    """The figures of each system and of all."""
    print(HEADER)
    for system, figures in by_group(answers).items():
        print(line(system, figures))
    print(line("all", Figures.of(answers)))


def print_ablation(asked: Asked, base: Sequence[Answer]) -> None:
    """What each feature adds: the figures without it, less those with all."""
    print("\nwithout one feature: for how many profiles the first five move, and how the figures change")
    print(HEADER.replace("profiles", "   moved") + f"{'nDCG rises / falls':>20}")
    whole = Figures.of(base)
    for feature, answers in ablation(FEATURES, asked.answers).items():
        moved = sum(old.first != new.first for old, new in zip(base, answers, strict=True))
        print(f"{feature:<24}{moved:>9}{changes(whole, Figures.of(answers))}{rises_and_falls(base, answers):>20}")


def print_moves(asked: Asked, base: Sequence[Answer], weights: Mapping[str, float], *, each: bool) -> None:
    """What other weights move; `each` lists the profiles one by one."""
    answers = asked.answers(weights)
    found = moves(base, answers)
    print(f"\nthese weights against those of {WEIGHTS_FILE.name}")
    print(HEADER)
    print(line("file", Figures.of(base)))
    print(line("these", Figures.of(answers)))
    print(f"moved: {len(found)} of {len(base)} profiles; nDCG@10 rises / falls for {rises_and_falls(base, answers)}")
    if not each:
        return
    catalog = asked.territory.catalog
    names = {catalog.listing_uuid(row): catalog.name[row] for row in range(len(catalog))}
    grades = {one.label: one.grades for one in asked.judged}
    for move in found[:MOST_MOVES]:
        print(f"{move.before:.2f} → {move.after:.2f}  {move.label}")
        for sign, listings in (("+", move.entered), ("-", move.left)):
            for listing in listings:
                print(f"    {sign} {names[listing]} ({grades[move.label].get(listing, 0)})")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures by system, and what else was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance.profiles", description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="tuning")
    parser.add_argument("--ablation", action="store_true", help="what each feature adds")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="what moves with the weights of another file")
    parser.add_argument("--fairness", action="store_true", help="what groups of profiles are given")
    chosen = parser.parse_args(arguments)
    try:
        weights = weights_from(chosen.weights) if chosen.weights else None
    except ValueError as error:
        parser.error(str(error))
    territory = open_territory()
    asked = choose(chosen.half, territory)
    answers = asked.answers()
    print(f"half: {chosen.half}; {len(territory.catalog):,} listings\n")
    reports: list[Callable[[], None]] = [partial(print_quality, answers)]
    if chosen.ablation:
        reports.append(partial(print_ablation, asked, answers))
    if weights is not None:
        reports.append(partial(print_moves, asked, answers, weights, each=chosen.half == "tuning"))
    if chosen.fairness:
        reports.append(partial(fairness.print_report, territory.catalog, asked.profiles, asked.judged))
    for report in reports:
        report()


if __name__ == "__main__":
    main()
