"""What is suggested while somebody types, beside prefixes of names in SQLite."""

import random
from collections.abc import Callable, Iterator

from benchmarks import ours
from benchmarks.measure import Measure, beside_peers, in_turn
from benchmarks.questions import misspelt
from benchmarks.stage import Stage
from benchmarks.synthetic import World
from benchmarks.words import FIRST_NAMES, FORMS, THEMES

_QUESTIONS = 150


def measure(stage: Stage) -> Iterator[Measure]:
    """Beginnings of services, terms, names and places, one in five with an error."""
    engines: dict[str, Callable[[str], object]] = {
        ours.NAME: lambda text: ours.suggestions(text, stage.catalog),
        stage.beginnings.name: stage.beginnings.suggest,
    }
    yield from beside_peers("suggest", stage.size, in_turn(engines, beginnings(stage.world)), ours.NAME)


def beginnings(world: World) -> list[str]:
    """What stands in the box while a word, a name or a place is typed."""
    dice = random.Random(3)
    return [_beginning(dice, world, number) for number in range(_QUESTIONS)]


def _beginning(dice: random.Random, world: World, number: int) -> str:
    whole = (
        dice.choice(world.types).label("it"),
        f"{dice.choice(FORMS)} {dice.choice(THEMES)} {dice.choice(FIRST_NAMES)}",
        dice.choice(world.surnames),
        dice.choice(world.towns[:800]).name,
    )[number % 4].lower()
    shown = whole[: max(3, round(len(whole) * dice.uniform(0.3, 1)))].strip()
    return misspelt(shown, dice) if number % 5 == 0 and len(shown) > 5 else shown
