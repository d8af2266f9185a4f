"""Synthetic listings and profiles: the same for every run, in the shape of the field's words.

Chunks of rows are made from one seed each, so that a small directory is the beginning of a large one. Latencies
measured on them carry over; relevance does not.
"""

import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.words import EVERYDAY, FIRST_NAMES, FORMS, THEMES, filler, phrase_words, surnames, taxonomy_words
from directory.catalog.catalog import Cost, Door
from directory.catalog.rows import ListingRow, Place
from directory.catalog.slots import slot_bits
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.geo import Point
from directory.taxonomies.vocabulary import Term, Vocabulary

TODAY = date(2026, 11, 22)
CHUNK = 10_000
TOPICAL = 0.15  # share of a description's words that come from what its service is called
LANGUAGES = ("en", "fr", "ar", "es", "sq", "ro", "uk", "zh", "de", "ur")
_SCATTER = 0.01  # degrees around the centre of the town, about a kilometre
_SPREAD = 0x9E3779B97F4A7C15  # odd, so that ids are unique; they are in another order than the rows
_OFFICE, _AFTERNOONS, _EVENINGS = slot_bits(range(5), [0]), slot_bits(range(5), [1]), slot_bits(range(5), [2])
_OPENINGS = (
    _OFFICE,
    _OFFICE | _AFTERNOONS,
    _AFTERNOONS,
    _AFTERNOONS | _EVENINGS,
    slot_bits([5], [0, 1]),
    slot_bits([1, 3], [0]),
    slot_bits([0, 2, 4], [1]),
    slot_bits(range(7), range(3)),
    slot_bits([2], [1, 2]),
    slot_bits([5, 6], [2]),
)


_COSTS = (Cost.UNKNOWN,) * 3 + (Cost.FREE,) * 5 + (Cost.LOW, Cost.PAID)
_EURO = {Cost.UNKNOWN: None, Cost.FREE: 0.0, Cost.LOW: 5.0, Cost.PAID: 60.0}
_SPOKEN = (
    *((),) * 20,
    *(("it",),) * 8,
    *(("it", language) for language in LANGUAGES),
    *(("it", one, another) for one, another in zip(LANGUAGES, LANGUAGES[3:], strict=False)),
)
_DAYS = [TODAY - timedelta(days=days) for days in range(1_500)]


@dataclass(frozen=True, eq=False)
class World:
    """What rows are made of.

    Args:
        words: every word of the descriptions; `word_sums` are the running sums of their frequencies.
        special: how many of the words, the first, are everyday's and the taxonomies'; the others are invented.
        own_words, own_counts: per service type, positions in `words` of what it is called; shape (types, most).
        towns, town_sums: some towns have many more services than others.
    """

    vocabulary: Vocabulary
    types: tuple[Term, ...]
    type_sums: NDArray[np.float64]
    towns: tuple[Municipality, ...]
    town_sums: NDArray[np.float64]
    words: NDArray[np.object_]
    word_sums: NDArray[np.float64]
    special: int
    own_words: NDArray[np.int64]
    own_counts: NDArray[np.int64]
    surnames: tuple[str, ...]

    @classmethod
    def bundled(cls) -> "World":
        """From the bundled taxonomies and gazetteer."""
        vocabulary = Vocabulary.bundled()
        types = list(vocabulary.terms("service_type"))
        towns = list(Gazetteer.bundled().municipalities)
        random.Random(5).shuffle(towns)
        random.Random(6).shuffle(types)
        special = [*EVERYDAY, *(word for word in taxonomy_words(vocabulary) if word not in EVERYDAY)]
        words = [*special, *filler(set(special))]
        own_words, own_counts = _own_words(types, words)
        return cls(
            vocabulary,
            tuple(types),
            _falling(len(types), 0.8),
            tuple(towns),
            _falling(len(towns), 0.7),
            np.array(words, dtype=object),
            _falling(len(words), 1.0),
            len(special),
            own_words,
            own_counts,
            tuple(surnames()),
        )


def _falling(count: int, power: float) -> NDArray[np.float64]:
    sums = np.cumsum(1 / np.arange(1, count + 1) ** power)
    return np.asarray(sums / sums[-1], np.float64)


def _own_words(types: list[Term], words: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    place = {word: index for index, word in enumerate(words)}
    own = [
        [place[word] for language, phrase in kind.phrases() if language == "it" for word in phrase_words(phrase)]
        for kind in types
    ]
    padded = np.zeros((len(types), max(map(len, own))), np.int64)
    for row, several in zip(padded, own, strict=True):
        row[: len(several)] = several
    return padded, np.array([len(several) for several in own])


def rows(count: int, world: World) -> Iterator[ListingRow]:
    """The first `count` listings."""
    for start in range(0, count, CHUNK):
        chunk = _chunk(start, world)
        yield from chunk if start + CHUNK <= count else list(chunk)[: count - start]


def number_of(listing_id: uuid.UUID) -> int:
    """Which of the listings an id belongs to, counted from 0."""
    return listing_id.int & ((1 << 64) - 1)


def _chunk(start: int, world: World) -> Iterator[ListingRow]:
    dice = np.random.default_rng([2026, start // CHUNK])
    kinds = np.searchsorted(world.type_sums, dice.random((CHUNK, 3)))
    towns = [world.towns[place] for place in np.searchsorted(world.town_sums, dice.random(CHUNK)).tolist()]
    places = {town.code: Place(town.code, town.name, town.province, town.region, town.country) for town in towns}
    texts, names = _descriptions(kinds[:, 0], dice, world), _names(dice, world)
    organizations = _organizations(dice, world)
    columns = _facts(towns, dice)
    points = _points(towns, dice)
    several = dice.integers(1, 4, CHUNK).tolist()
    luck = dice.random((CHUNK, 16)).tolist()
    facts = zip(*columns.values(), strict=True)
    for at, (kind_places, of_one) in enumerate(zip(kinds.tolist(), facts, strict=True)):
        number = start + at
        yield ListingRow(
            listing_id=_id(number),
            service_id=_id(number, 1),
            organization_id=_id(number // 3, 2),
            name=names[at],
            organization=organizations[number // 3 - start // 3],
            description=texts[at],
            place=places[towns[at].code],
            point=points[at],
            tags=_tags([world.types[place] for place in kind_places[: several[at]]], luck[at], world),
            **dict(zip(columns, of_one, strict=True)),
        )


def _id(number: int, kind: int = 0) -> uuid.UUID:
    scattered = ((number * 4 + kind) * _SPREAD) & ((1 << 64) - 1)
    return uuid.UUID(int=scattered << 64 | number)


def _descriptions(kinds: NDArray[np.int64], dice: np.random.Generator, world: World) -> list[str]:
    """30 to 80 words, some of them what the service is called."""
    lengths = dice.integers(30, 81, CHUNK)
    total = int(lengths.sum())
    places = np.searchsorted(world.word_sums, dice.random(total))
    topical = np.flatnonzero(dice.random(total) < TOPICAL)
    kind = np.repeat(kinds, lengths)[topical]
    places[topical] = world.own_words[kind, (dice.random(len(topical)) * world.own_counts[kind]).astype(np.int64)]
    words = world.words[places].tolist()
    ends = np.cumsum(lengths).tolist()
    return [" ".join(words[first:end]) for first, end in zip([0, *ends], ends, strict=False)]


def _names(dice: np.random.Generator, world: World) -> list[str]:
    """Such as "Sportello Ascolto Giovani San Marco Rossi"."""
    choices = zip(
        dice.integers(0, len(FORMS), CHUNK).tolist(),
        dice.integers(0, len(THEMES), CHUNK).tolist(),
        (dice.random(CHUNK) < 0.2).tolist(),
        dice.integers(0, len(FIRST_NAMES), CHUNK).tolist(),
        dice.integers(0, len(world.surnames), CHUNK).tolist(),
        strict=True,
    )
    return [
        f"{FORMS[form]} {THEMES[theme]} {'San ' if holy else ''}{FIRST_NAMES[first]} {world.surnames[surname]}"
        for form, theme, holy, first, surname in choices
    ]


def _organizations(dice: np.random.Generator, world: World) -> list[str]:
    """One for three listings; the last may go on in the next chunk, where it has another name."""
    kinds = ("Cooperativa sociale", "Associazione", "Fondazione", "Comune di", "Azienda sanitaria di", "Caritas")
    count = CHUNK // 3 + 2
    choices = zip(
        dice.integers(0, 6, count).tolist(), dice.integers(0, len(world.surnames), count).tolist(), strict=True
    )
    return [f"{kinds[kind]} {world.surnames[surname]}" for kind, surname in choices]


def _tags(kinds: Sequence[Term], luck: Sequence[float], world: World) -> dict[tuple[str, str], float]:
    tags: dict[tuple[str, str], float] = {("service_type", kind.code): 1.0 for kind in kinds}
    for need, chance in zip(kinds[0].needs, luck[4:], strict=False):
        if chance < 0.5:
            tags["need", need] = 1.0 if chance < 0.35 else 0.6
    for at, (taxonomy, share) in enumerate((("target_group", 0.4), ("interest", 0.1))):
        if luck[at] < share:
            terms = world.vocabulary.terms(taxonomy)
            tags[taxonomy, terms[int(luck[at + 2] * len(terms))].code] = 1.0
    return tags


def _points(towns: Sequence[Municipality], dice: np.random.Generator) -> list[Point | None]:
    """Near the centre of the town; one in twenty listings has none."""
    centres = np.array([(town.point.latitude, town.point.longitude) for town in towns])
    known = (dice.random(len(towns)) < 0.95).tolist()
    scattered = (centres + dice.normal(0, _SCATTER, centres.shape)).tolist()
    return [Point(*where) if has else None for has, where in zip(known, scattered, strict=True)]


def _facts(towns: Sequence[Municipality], dice: np.random.Generator) -> dict[str, list[Any]]:
    """What listings say of themselves, by field; a third to a half is missing, as in real lists."""

    def one_of(*values: object) -> list[Any]:
        return [values[place] for place in dice.integers(0, len(values), len(towns)).tolist()]

    def true(share: float) -> list[bool]:
        return [chance < share for chance in dice.random(len(towns)).tolist()]

    minimum, cost, spoken = one_of(None, None, 0, 6, 11, 14, 16, 18, 18, 65), one_of(*_COSTS), one_of(*_SPOKEN)
    spans, days = one_of(None, 5, 12, 50), dice.integers(0, 1_500, len(towns)).tolist()
    return {
        "remote": true(0.05),
        "eligibility": [
            f"Per persone dai {least} anni residenti nel comune di {town.name}" if says and least is not None else ""
            for says, least, town in zip(true(0.3), minimum, towns, strict=True)
        ],
        "minimum_age": minimum,
        "maximum_age": [
            None if least is None or span is None else least + span for least, span in zip(minimum, spans, strict=True)
        ],
        "home_visits": true(0.05),
        "languages": spoken,
        "interpretation": true(0.05),
        "cost": cost,
        "cost_amount": [_EURO[one] for one in cost],
        "isee_maximum": one_of(*[None] * 36, 6_000, 9_360, 15_000, 20_000),
        "slots": one_of(*_OPENINGS, *[0] * 6),
        "access": one_of(*Door),
        "intensity": one_of(0, 1, 2, 3),
        "waiting_days": one_of(None, None, 3, 10, 40),
        "response_days": one_of(None, None, 1.5, 4.0, 12.0),
        "places": one_of(None, None, None, 0, 2, 15),
        "verified": [_DAYS[day] if has else None for has, day in zip(true(0.7), days, strict=True)],
        "gender_reserved": one_of("women", "men", *[None] * 48),
        "residence_required": one_of(None, None, True, False),
        "areas": [(("province", town.province),) if says else () for says, town in zip(true(0.15), towns, strict=True)],
        "wheelchair": one_of(None, None, True, False),
        "reachable": true(0.9),
        "closed_now": true(0.02),
    }


def profiles(count: int, world: World) -> list[dict[str, object]]:
    """Profiles in the form that `parse_profile` reads, each with two to four needs."""
    dice = random.Random(7)
    needs = [term.code for term in world.vocabulary.terms("need") if not term.code.startswith("safety")]
    interests = [term.code for term in world.vocabulary.terms("interest")]
    return [
        {
            "label": f"profilo {number}",
            "age": dice.randint(15, 34),
            "place": dice.choice(["Forlì", "Trento", "Bergamo", "Cesena", "Rovereto", "Milano"]),
            "needs": [
                {"term": need, "severity": dice.randint(1, 5), "urgency": dice.choice(["can_wait", "soon", "now"])}
                for need in dice.sample(needs, dice.randint(2, 4))
            ],
            "interests": dice.sample(interests, 2),
            "languages": ["it", dice.choice(["ar", "en", "sq"])],
            "free_times": ["tuesday afternoon", "saturday morning"],
            "travel": {"means": dice.choice(["foot", "public_transport", "car"]), "minutes": 40},
            "budget": dice.choice(["free", "low", "any"]),
        }
        for number in range(count)
    ]
