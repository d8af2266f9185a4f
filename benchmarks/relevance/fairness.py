"""What the matcher gives to groups of the judged profiles, and to the same profiles with one thing changed.

The profiles were written, not sampled, and the groups differ by what they need, where and at what age: a difference
between groups is a question to look into, not an effect of the group. Only the changed profiles hold all else equal.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from directory.catalog.catalog import Catalog
from matching.evaluate import AT, Judged, Treatment, common
from matching.profile import Gender, Profile
from matching.rank import rank, verdicts_in_reach

LEAST = 3  # profiles in a group of its own; smaller ones are put together
COLUMNS = {"profiles": 9, "results": 9, "score": 8, "yes": 7, "check": 7, "no": 7, "open exp.": 11, "helping exp.": 14}
HEADER = " " * 26 + "".join(f"{name:>{width}}" for name, width in COLUMNS.items())
ITALIAN = "it"

Group = Callable[[Profile], str]


def by_language(profile: Profile) -> str:
    """Whether Italian is the only language, one of several, or none of them."""
    if ITALIAN not in profile.languages:
        return "no Italian" if profile.languages else "not said"
    return "Italian only" if len(profile.languages) == 1 else "Italian and others"


def by_gender(profile: Profile) -> str:
    """As stated."""
    return profile.gender.value if profile.gender else "not said"


def by_municipality(profile: Profile) -> str:
    """Where the person lives."""
    return profile.place.name if profile.place else "not said"


GROUPS: dict[str, Group] = {"language": by_language, "gender": by_gender, "municipality": by_municipality}
CHANGED: dict[str, Callable[[Profile], Profile]] = {
    "as written": lambda profile: profile,
    "gender: woman": lambda profile: replace(profile, gender=Gender.WOMAN),
    "gender: man": lambda profile: replace(profile, gender=Gender.MAN),
    "gender: other": lambda profile: replace(profile, gender=Gender.OTHER),
    "gender: not said": lambda profile: replace(profile, gender=None),
    "language: Italian": lambda profile: replace(profile, languages=(ITALIAN,)),
    "language: English": lambda profile: replace(profile, languages=("en",)),
    "language: Arabic": lambda profile: replace(profile, languages=("ar",)),
    "language: Romanian": lambda profile: replace(profile, languages=("ro",)),
    "language: Chinese": lambda profile: replace(profile, languages=("zh",)),
}


def print_report(catalog: Catalog, profiles: Sequence[Profile], judged: Sequence[Judged]) -> None:
    """The tables of all groups, then those of the changed profiles."""
    print(f"\nwhat groups of profiles are given (groups under {LEAST} are put together)")
    print("yes, check, no: of the listings that answer in reach; exp.: attention of ten ranks that falls on listings")
    print("open without a question, or judged helpful. The groups differ in needs, places and ages as well.")
    treated = [treatment(catalog, profile, one) for profile, one in zip(profiles, judged, strict=True)]
    for name, group in GROUPS.items():
        print(f"\nby {name}\n{HEADER}")
        for label, treatments in grouped(profiles, treated, group).items():
            print(line(label, Treatment.mean(treatments)))
    print(f"\nthe same profiles, with one thing changed for all of them\n{HEADER}{'in common':>11}{'same first':>12}")
    print_changed(catalog, profiles)


def treatment(catalog: Catalog, profile: Profile, judged: Judged) -> Treatment:
    """What one profile is given."""
    return Treatment.of(rank(profile, catalog, limit=AT), verdicts_in_reach(profile, catalog), judged.grades)


def grouped(profiles: Sequence[Profile], treated: Sequence[Treatment], group: Group) -> dict[str, list[Treatment]]:
    """The treatments of each group, largest first; groups under LEAST are put together at the end."""
    sizes = Counter(map(group, profiles))
    small = sum(size < LEAST for size in sizes.values())
    together = f"{small} smaller groups"

    def place(pair: tuple[str, Treatment]) -> tuple[int, str]:
        return -sizes[pair[0]], pair[0]

    pairs = sorted(((group(profile), one) for profile, one in zip(profiles, treated, strict=True)), key=place)
    found: dict[str, list[Treatment]] = {}
    for label, of_label in groupby(pairs, key=lambda pair: pair[0]):
        found.setdefault(label if sizes[label] >= LEAST else together, []).extend(one for _, one in of_label)
    return found


def print_changed(catalog: Catalog, profiles: Sequence[Profile]) -> None:
    """What all profiles are given after one change; no grade is used, since they are of the profiles as written."""
    written = [rank(profile, catalog, limit=AT) for profile in profiles]
    for name, change in CHANGED.items():
        changed = [change(profile) for profile in profiles]
        matches = [rank(profile, catalog, limit=AT) for profile in changed]
        treated = [
            Treatment.of(match, verdicts_in_reach(profile, catalog), {})
            for profile, match in zip(changed, matches, strict=True)
        ]
        pairs = list(zip(written, matches, strict=True))
        share = sum(common(before, after) for before, after in pairs) / len(pairs)
        same = sum(
            [one.listing_id for one in before.results[:1]] == [one.listing_id for one in after.results[:1]]
            for before, after in pairs
        )
        print(line(name, Treatment.mean(treated), graded=False) + f"{share:>11.3f}{same:>12}")


def line(name: str, given: Treatment, *, graded: bool = True) -> str:
    """One row of a table."""
    shares = "".join(f"{_share(value):>7}" for value in (given.yes, given.to_check, given.no))
    helping = f"{given.helping_exposure:.3f}" if graded else "–"
    return (
        f"{name:<26}{given.profiles:>9}{given.results:>9.2f}{_share(given.score):>8}{shares}"
        f"{given.open_exposure:>11.3f}{helping:>14}"
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
