"""How well records that are the same are found, without labels and with one configuration, beside simple rules.

Three labelled lists that lie beside the project: people (febrl3), restaurants (Fodor's and Zagat's), and Italian
organizations looked for among the 71,498 of the 5×1000 list. Lists are shuffled first: one that is sorted by entity
flatters any method.

`python -m benchmarks.resolution [--misses]`
"""

import argparse
import csv
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.peers.splink_people import same_people
from benchmarks.relevance.territory import SHARED
from directory.words.language import fold
from importers.convert.addresses.streets import street_key
from importers.resolution.comparisons import ORGANIZATION, PERSON
from importers.resolution.decisions import Decided
from importers.resolution.levels import Record
from importers.resolution.values import phone_digits
from importers.resolve import LIKELY, Band, Link, Resolution

FEBRL = SHARED / "evaluation" / "febrl" / "dataset3.csv"
RESTAURANTS = SHARED / "evaluation" / "restaurants"
ORGANIZATIONS = SHARED / "evaluation" / "organizations_it" / "pairs_true.csv"
CANDIDATES = SHARED / "lists" / "cinque_per_mille_2022_ondata.csv"
NO_SHARED = "NOT MEASURED: %s is not there. The labelled lists lie beside the project, not in it."
NO_SPLINK = "NOT MEASURED: splink is not installed here; `make bench` makes an environment that has it."
SEED = 20261126
PERSON_FIELDS = {
    "given_name": "given_name",
    "surname": "family_name",
    "street_number": "house_number",
    "address_1": "street",
    "address_2": "locality",
    "suburb": "city",
    "postcode": "postal_code",
    "state": "province",
    "date_of_birth": "birth_date",
    "soc_sec_id": "code",
}
DECISIONS = 50  # that somebody confirmed, of the pairs about which the weights are least sure
NEAR_NAME = 90  # of 100: from here the rule "nearest name" takes two names for one

Pair = tuple[int, int]
Pairs = set[Pair]


@dataclass(frozen=True)
class Figure:
    """One figure of the table, a share of 1; `misses` are examples of what went wrong."""

    topic: str
    method: str
    measure: str
    value: float
    misses: tuple[str, ...] = ()


def f1(found: Pairs, true: Pairs) -> float:
    """Harmonic mean of precision and recall of pairs.

    >>> f1({(0, 1), (2, 3)}, {(0, 1)})
    0.6666666666666666
    """
    return 2 * len(found & true) / max(len(found) + len(true), 1)


def same_value(values: Iterable[str]) -> Pairs:
    """The simple rule: pairs of records that say the same."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at, value in enumerate(values):
        if value.strip():
            groups[value].append(at)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


def nearest_names(rows: Sequence[str], known: Sequence[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Likeness of folded names, 0 to 100, shape (rows, known)."""
    return process.cdist([*map(fold, rows)], [*map(fold, known)], scorer=fuzz.ratio, dtype=np.float32)


def doubtful(pairs: Sequence[Pair], found: Sequence[float]) -> list[Pair]:
    """The pairs about which a person is asked first: those nearest to an even chance, by logarithm of odds."""
    inside = np.clip(np.array(found), 1e-12, 1 - 1e-12)
    return [pairs[at] for at in np.argsort(np.abs(np.log(inside) - np.log1p(-inside)), kind="stable")[:DECISIONS]]


def decide(records: Sequence[Record], asked: Iterable[Pair], true: Pairs) -> tuple[list[Decided], Pairs, Pairs]:
    """What somebody says of pairs: to learn from, those that are the same, and those that are not."""
    said = [*asked]
    same = {pair for pair in said if pair in true}
    return [Decided(records[a], records[b], (a, b) in true) for a, b in said], same, set(said) - same


def people() -> Iterator[Figure]:
    """febrl3: pairwise F1 over clusters."""
    with FEBRL.open(encoding="utf-8", newline="") as file:
        rows = [{key.strip(): value.strip() for key, value in row.items()} for row in csv.DictReader(file)]
    random.Random(SEED).shuffle(rows)
    true = same_value(row["rec_id"].split("-")[1] for row in rows)
    records = [{field: row[column] for column, field in PERSON_FIELDS.items()} for row in rows]
    start = time.perf_counter()
    resolution = Resolution(records, PERSON)
    groups = resolution.groups()
    seconds = time.perf_counter() - start
    found = {pair for group in groups for pair in combinations(group.members, 2)}
    shown = tuple(f"missed: {rows[a]} | {rows[b]}" for a, b in sorted(true - found))
    wrong = tuple(f"wrong: {rows[a]} | {rows[b]}" for a, b in sorted(found - true))
    yield Figure("febrl3", "ours", "F1", f1(found, true), (*shown, *wrong))
    yield Figure("febrl3", "ours", "seconds", seconds)
    yield from _splink(records, true)
    left, right = np.array(sorted(true | found), np.int64).T
    asked = doubtful(sorted(true | found), resolution.probabilities(left, right).tolist())
    decided, same, apart = decide(records, asked, true)
    again = Resolution(records, PERSON, decided=decided, apart=apart).groups()
    after = {pair for group in again for pair in combinations(group.members, 2)} | same
    yield Figure("febrl3", "ours, 50 decisions", "F1", f1(after, true))
    address = same_value(f"{row['street_number']} {row['address_1']}" for row in rows)
    yield Figure("febrl3", "same address", "F1", f1(address, true))
    yield Figure("febrl3", "same number", "F1", f1(same_value(row["soc_sec_id"] for row in rows), true))
    names = [f"{row['given_name']} {row['surname']}" for row in rows]
    near = np.argwhere(np.triu(nearest_names(names, names) >= NEAR_NAME, 1))
    yield Figure("febrl3", "near name", "F1", f1(set(map(_pair, near.tolist())), true))


def _splink(records: Sequence[Record], true: Pairs) -> Iterator[Figure]:
    """The peer on the same records in the same run, where it is installed."""
    try:
        start = time.perf_counter()
        found = same_people(records)
    except ImportError:
        print(NO_SPLINK, file=sys.stderr)
        return
    yield Figure("febrl3", "splink", "F1", f1(found, true))
    yield Figure("febrl3", "splink", "seconds", time.perf_counter() - start)


def _pair(both: Sequence[int]) -> Pair:
    return both[0], both[1]


def ditto_record(text: str) -> dict[str, str]:
    """A record of a labelled pair.

    >>> ditto_record("COL name VAL ` art \\\\ 's deli ' COL addr VAL ' 12224 ventura blvd. ' ")
    {'name': "art 's deli", 'addr': '12224 ventura blvd.'}
    """
    found = {}
    for part in re.split(r"\bCOL ", text.strip())[1:]:
        name, _, value = part.partition(" VAL ")
        found[name.strip()] = re.sub(r"^[`'\"]+\s*|\s*'+$", "", value.strip()).replace("\\ '", "'").strip()
    return found


@dataclass(frozen=True)
class LabelledPairs:
    """Two lists, the second after the first, and pairs of them of which somebody said whether they are the same."""

    records: tuple[Record, ...]
    known_from: int
    pairs: tuple[Pair, ...]
    true: frozenset[Pair]


def read_restaurants() -> LabelledPairs:
    """The two lists put together again from the labelled pairs, each record once, shuffled."""
    labelled = [
        line.rstrip("\n").split("\t")
        for part in ("train", "valid", "test")
        for line in (RESTAURANTS / f"{part}.txt").read_text("utf-8").splitlines()
    ]
    lists = [sorted({line[side] for line in labelled}) for side in (0, 1)]
    for side in lists:
        random.Random(SEED).shuffle(side)
    at = [{text: number for number, text in enumerate(lists[0])}, {}]
    at[1] = {text: number + len(lists[0]) for number, text in enumerate(lists[1])}
    records = [ditto_record(text) for side in lists for text in side]
    # `class` numbers the true restaurants, and `type` is another list's taxonomy: neither is used
    kept = tuple({"name": r["name"], "address": r["addr"], "city": r["city"], "phone": r["phone"]} for r in records)
    pairs = [(at[0][a], at[1][b]) for a, b, _ in labelled]
    true = frozenset(pair for pair, (_, _, label) in zip(pairs, labelled, strict=True) if label == "1")
    return LabelledPairs(kept, len(lists[0]), tuple(pairs), true)


def restaurants() -> Iterator[Figure]:
    """F1 over the labelled pairs, each decided alone, and one-to-one."""
    labelled = read_restaurants()
    records, true, judged = labelled.records, set(labelled.true), set(labelled.pairs)
    resolution = Resolution(records, ORGANIZATION, labelled.known_from)
    left, right = np.array(labelled.pairs, np.int64).T
    likely = resolution.probabilities(left, right) >= LIKELY
    alone = {pair for pair, is_same in zip(labelled.pairs, likely, strict=True) if is_same}
    yield Figure("restaurants", "ours", "F1", f1(alone, true), _wrong_pairs(records, alone, true))
    one = {(link.row, link.known) for link in resolution.one_to_one()} & judged
    yield Figure("restaurants", "ours, one-to-one", "F1", f1(one, true), _wrong_pairs(records, one, true))
    sure = {(link.row, link.known) for link in resolution.links() if link.band is Band.SAME} & judged
    yield Figure("restaurants", "ours", "“same” is right, of those labelled", len(sure & true) / max(len(sure), 1))
    yield Figure("restaurants", "ours", "share of true ones in “same”", len(sure & true) / len(true))
    yield from _restaurants_decided(labelled, resolution.probabilities(left, right).tolist())
    rules: dict[str, Callable[[Record], str]] = {
        "same address": lambda record: street_key(record["address"]),
        "same phone": lambda record: "".join(phone_digits(record["phone"])),
    }
    for name, rule in rules.items():
        found = {pair for pair in labelled.pairs if rule(records[pair[0]]) == rule(records[pair[1]])}
        yield Figure("restaurants", name, "F1", f1(found, true))
    names = [record["name"] for record in records]
    likeness = nearest_names(names[: labelled.known_from], names[labelled.known_from :])
    nearest = {(row, int(known) + labelled.known_from) for row, known in enumerate(likeness.argmax(axis=1))} & judged
    yield Figure("restaurants", "nearest name", "F1", f1(nearest, true))


def _restaurants_decided(labelled: LabelledPairs, found: Sequence[float]) -> Iterator[Figure]:
    """The same after decisions, which are learned from and hold."""
    true, records = set(labelled.true), labelled.records
    decided, same, apart = decide(records, doubtful(labelled.pairs, found), true)
    resolution = Resolution(records, ORGANIZATION, labelled.known_from, decided=decided, apart=apart)
    left, right = np.array(labelled.pairs, np.int64).T
    likely = resolution.probabilities(left, right) >= LIKELY
    alone = {pair for pair, is_same in zip(labelled.pairs, likely, strict=True) if is_same} - apart | same
    yield Figure("restaurants", "ours, 50 decisions", "F1", f1(alone, true))
    one = {(link.row, link.known) for link in resolution.one_to_one()} & set(labelled.pairs) | same
    yield Figure("restaurants", "ours, 50 decisions", "F1, one-to-one", f1(one, true))


def _wrong_pairs(records: Sequence[Record], found: Pairs, true: Pairs) -> tuple[str, ...]:
    kinds = (("missed", true - found), ("wrong", found - true))
    return tuple(f"{kind}: {dict(records[a])} | {dict(records[b])}" for kind, pairs in kinds for a, b in sorted(pairs))


def organizations() -> Iterator[Figure]:
    """The right one of 71,498 organizations: whether it comes first, and how often the band "same" is right."""
    with ORGANIZATIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with CANDIDATES.open(encoding="utf-8", newline="") as file:
        known = list(csv.DictReader(file))
    random.Random(SEED).shuffle(known)
    looked_for = {row["codice_fiscale"] for row in rows}
    absent = [one for one in known if one["codice_fiscale"] not in looked_for]
    for topic, has_town in (("by name", False), ("with municipality", True)):
        links = _links(rows, known, has_town=has_town)
        right = [link for link in links if _is_right(link, rows, known)]
        misses = tuple(
            f"{link.probability:.2f} {rows[link.row]['nome_open_cooperazione']}: "
            f"{known[link.known - len(rows)]['denominazione']} (right: {rows[link.row]['denominazione_5x1000']})"
            for link in links
            if not _is_right(link, rows, known)
        )
        title = f"organizations_it {topic}"
        yield Figure(title, "ours", "hit@1", len(right) / len(rows), misses)
        for band in (Band.SAME, Band.ASK):
            of_band = [link for link in links if link.band is band]
            if of_band:
                hits = sum(link in right for link in of_band)
                yield Figure(title, "ours", f"“{band}” is right", hits / len(of_band))
            yield Figure(title, "ours", f"share of rows in “{band}”", len(of_band) / len(rows))
        asked = doubtful([(link.row, link.known) for link in links], [link.probability for link in links])
        truth = {(link.row, link.known) for link in right}
        after = _links(rows, known, has_town=has_town, asked=asked, true=truth)
        hits = sum(_is_right(link, rows, known) for link in after)
        yield Figure(title, "ours, 50 decisions", "hit@1", hits / len(rows))
        false = [link for link in _links(rows, absent, has_town=has_town) if link.band is Band.SAME]
        yield Figure(title, "ours", "“same” though the right one is not there", len(false) / len(rows))
        yield Figure(title, "nearest name", "hit@1", _nearest(rows, known, has_town=has_town))


def _links(
    rows: Sequence[Mapping[str, str]],
    known: Sequence[Mapping[str, str]],
    *,
    has_town: bool,
    asked: Sequence[Pair] = (),
    true: Pairs = frozenset(),  # type: ignore[assignment]
) -> list[Link]:
    columns = ("nome_open_cooperazione", "comune"), ("denominazione", "nome_comune")
    records = [
        {"name": each[name], "city": each[town] if has_town else ""}
        for some, (name, town) in zip((rows, known), columns, strict=True)
        for each in some
    ]
    decided, same, apart = decide(records, asked, true)
    links = Resolution(records, ORGANIZATION, len(rows), decided=decided, apart=apart).links()
    said = {row: Link(row, one, 1.0) for row, one in same}
    return [said.get(link.row, link) for link in links]


def _is_right(link: Link, rows: Sequence[Mapping[str, str]], known: Sequence[Mapping[str, str]]) -> bool:
    return rows[link.row]["codice_fiscale"] == known[link.known - len(rows)]["codice_fiscale"]


def _nearest(rows: Sequence[Mapping[str, str]], known: Sequence[Mapping[str, str]], *, has_town: bool) -> float:
    """Hit@1 of the nearest name, among those of the municipality if it is known."""
    likeness = nearest_names([row["nome_open_cooperazione"] for row in rows], [one["denominazione"] for one in known])
    if has_town:
        towns = np.array([one["nome_comune"] for one in known], dtype=object)
        likeness += 100 * (np.array([row["comune"] for row in rows], dtype=object)[:, None] == towns)
    best = likeness.argmax(axis=1)
    codes = [known[at]["codice_fiscale"] for at in best]
    hits = [at for at, code in enumerate(codes) if rows[at]["codice_fiscale"] == code]
    return len(hits) / len(rows)


TOPICS: tuple[tuple[tuple[Path, ...], Callable[[], Iterator[Figure]]], ...] = (
    ((FEBRL,), people),
    ((RESTAURANTS,), restaurants),
    ((ORGANIZATIONS, CANDIDATES), organizations),
)


def main() -> None:
    """Print the table; skip loudly what cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.resolution", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="show what was missed or wrong")
    shows_misses = parser.parse_args().misses
    for needed, measure in TOPICS:
        missing = [path for path in needed if not path.exists()]
        for path in missing:
            print(NO_SHARED % path, file=sys.stderr)
        for figure in () if missing else measure():
            print(f"{figure.topic:<36}{figure.method:<18}{figure.measure:<42}{figure.value:>8.4f}", flush=True)
            for miss in figure.misses if shows_misses else ():
                print(f"    {miss}")


if __name__ == "__main__":
    main()
