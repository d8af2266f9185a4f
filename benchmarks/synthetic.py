"""Synthetic listings, queries and profiles: the same for every run, in the shape of the field's words.

Names and descriptions mix the words of the bundled taxonomies with filler words whose frequencies fall as 1/rank, as
those of natural text do. Latencies measured on it carry over; relevance does not.
"""

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from directory.catalog.catalog import Cost, Door
from directory.catalog.rows import ListingRow, Place
from directory.gazetteer import Gazetteer, Municipality
from directory.vocabulary import Term, Vocabulary

TODAY = date(2026, 11, 22)
NAMESPACE = uuid.UUID(int=0)
SYLLABLES = [consonant + vowel for consonant in "bcdfglmnprstv" for vowel in "aeio"]
CHUNK = 10_000  # rows made from one seed, so that a small directory is the beginning of a large one


def filler(count: int = 20_000) -> list[str]:
    """Invented words, most frequent first."""
    maker = random.Random(11)
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(maker.choices(SYLLABLES, k=maker.randint(2, 5)))] = None
    return list(words)


@dataclass(frozen=True)
class World:
    """What rows are made of."""

    vocabulary: Vocabulary
    types: tuple[Term, ...]
    towns: tuple[Municipality, ...]
    town_weights: tuple[float, ...]
    filler: tuple[str, ...]
    filler_weights: tuple[float, ...]

    @classmethod
    def bundled(cls) -> "World":
        """From the bundled taxonomies and gazetteer; some towns have many more services than others."""
        vocabulary = Vocabulary.bundled()
        towns = list(Gazetteer.bundled().municipalities)
        random.Random(5).shuffle(towns)
        words = filler()
        return cls(
            vocabulary,
            tuple(vocabulary.terms("service_type")),
            tuple(towns),
            tuple(accumulate(1 / (rank + 1) ** 0.7 for rank in range(len(towns)))),
            tuple(words),
            tuple(accumulate(1 / (rank + 20) for rank in range(len(words)))),
        )


def rows(count: int, world: World) -> Iterator[ListingRow]:
    """The first `count` listings."""
    for start in range(0, count, CHUNK):
        dice = random.Random(1000 + start // CHUNK)
        for number in range(start, min(start + CHUNK, count)):
            yield listing(number, dice, world)


def listing(number: int, dice: random.Random, world: World) -> ListingRow:
    """One listing; about a third of the facts are missing, as in real lists."""
    kind = dice.choice(world.types)
    town = dice.choices(world.towns, cum_weights=world.town_weights)[0]
    said = dice.choice(kind.synonyms["it"] or (kind.label("it"),))
    words = dice.choices(world.filler, cum_weights=world.filler_weights, k=dice.randint(20, 60))
    minimum = dice.choice([None, 0, 14, 16, 18, 65])
    return ListingRow(
        listing_id=uuid.uuid5(NAMESPACE, f"listing {number}"),
        service_id=uuid.uuid5(NAMESPACE, f"service {number}"),
        organization_id=uuid.uuid5(NAMESPACE, f"organization {number // 3}"),
        name=f"{kind.label('it')} {dice.choice(world.filler).capitalize()} {dice.choice(world.filler).capitalize()}",
        organization=f"Cooperativa {dice.choice(world.filler).capitalize()}",
        description=f"{said} {' '.join(words)}",
        place=Place(town.code, town.name, town.province, town.region, town.country),
        point=town.point,
        remote=dice.random() < 0.05,
        tags={("service_type", kind.code): 1.0, **{("need", need): 1.0 for need in kind.needs if dice.random() < 0.5}},
        minimum_age=minimum,
        maximum_age=None if minimum is None else minimum + dice.choice([5, 15, 50]),
        languages=tuple(dice.sample(["it", "en", "ar", "fr", "es", "sq", "ro", "uk"], dice.randint(0, 3))),
        cost=dice.choice(list(Cost)),
        slots=dice.getrandbits(21) if dice.random() < 0.6 else 0,
        access=Door(dice.randint(0, 3)),
        waiting_days=dice.choice([None, 3, 10, 40]),
        verified=dice.choice([None, TODAY - timedelta(days=dice.randint(1, 900))]),
        reachable=True,
    )


def queries(count: int, world: World) -> list[str]:
    """One to three words as a link worker types them: what services are called, filler, here and there an error."""
    dice = random.Random(99)
    made = []
    for number in range(count):
        kind = dice.choice(world.types)
        words = dice.choice(kind.synonyms["it"] or (kind.label("it"),)).split()[:2]
        words += dice.choices(world.filler[:3000], k=number % 3)
        if number % 5 == 0:
            words[0] = with_error(words[0], dice)
        made.append(" ".join(words))
    return made


def with_error(word: str, dice: random.Random) -> str:
    """The word with one letter left out, where it is long enough."""
    at = dice.randrange(1, max(len(word) - 1, 2))
    return word if len(word) < 5 else word[:at] + word[at + 1 :]


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
