"""The questions that are asked of ours and of the peers: a fixed mix of what a link worker types."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.synthetic import World
from benchmarks.words import EVERYDAY, FIRST_NAMES, FORMS, THEMES, inflected, phrase_words
from directory.catalog.rows import ListingRow
from directory.taxonomies.vocabulary import Term

RADIUS_KM = 25.0
_LETTERS = "abcdefghilmnopqrstuvz"
_COMMON = 4_000  # invented words that are frequent enough to be asked for
_LANGUAGES = ("arabo", "inglese", "francese", "albanese", "rumeno", "ucraino", "spagnolo", "cinese")
_TIMES = ("il sabato", "di sera", "il martedì pomeriggio", "la mattina", "nel weekend")
_COSTS = ("gratis", "gratuito", "a basso costo", "ISEE basso")
_SENTENCES = (
    "{need} {cost} vicino a {town} per ragazza di {age} anni che parla {language}",
    "cerco {need} per un signore di {age} anni a {town}, {time}",
    "mia figlia ha {age} anni, {need}, serve qualcosa {cost} a {town} {time}",
    "qualcosa con {interest} {time} vicino a {town}",
    "ho {age} anni e parlo {language}: {need}",
    "{service} {cost} {time} a {town} che parli {language}",
)


@dataclass(frozen=True)
class Question:
    """One question.

    Args:
        filters: facet -> chosen values, as the page passes them on.
        place, within_km: chosen beside the text.
        category: a chosen kind of service, which the peers filter by as well, together with the radius.
        point: latitude and longitude of `place`.
    """

    kind: str
    text: str
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    place: str | None = None
    within_km: float | None = None
    category: str | None = None
    point: tuple[float, float] | None = None


@dataclass(frozen=True)
class NameQuestion:
    """A listing looked for by some words of its name, one of them misspelt; `number` is the only right answer."""

    number: int
    text: str


def mix(world: World, seed: int = 99) -> list[Question]:
    """345 questions of 11 kinds; a kind's are together, so shuffle where the order matters."""
    makers: dict[str, tuple[int, Callable[[random.Random, World, int], str]]] = {
        "exact words": (45, _exact),
        "inflected": (30, _inflected),
        "misspelt": (40, _misspelt),
        "name": (30, _name),
        "service and town": (40, _service_and_town),
        "sentence": (50, _sentence),
        "place only": (20, _place_only),
        "one frequent word": (15, _frequent_word),
        "three frequent words": (15, _frequent_words),
        "prefix": (20, _prefix),
    }
    dice = random.Random(seed)
    made = [
        Question(kind, make(dice, world, number)) for kind, (count, make) in makers.items() for number in range(count)
    ]
    return made + [_with_facets(dice, world, number) for number in range(40)]


def names(
    rows: Sequence[ListingRow], count: int, *, edits: int = 1, shortest: int = 5, whole: bool = False
) -> list[NameQuestion]:
    """Names with typing errors in one word of at least `shortest` letters.

    Without the errors, the words that are asked stand together in one name only, so that there is one right answer; the
    errors may still make another listing's name of it, and this counts as a miss.

    Args:
        whole: all words of the name; else the theme, the first name and the surname, of which the last is misspelt.
    """
    dice = random.Random(41 + edits + whole)
    candidates = [
        number for number in range(0, len(rows), max(len(rows) // 10_000, 1)) if _fits(rows[number], shortest)
    ]
    asked = {number: _asked_words(rows[number].name, whole=whole) for number in candidates}
    unique = _only_once(rows, asked)
    chosen = dice.sample(unique, min(count, len(unique)))
    return [NameQuestion(number, _with_error_in_last(asked[number], edits, dice)) for number in chosen]


def _fits(row: ListingRow, shortest: int) -> bool:
    return len(row.name.split()[-1]) >= shortest


def _asked_words(name: str, *, whole: bool) -> list[str]:
    words = name.split()
    return words if whole else [words[1], *words[-2:]]


def _only_once(rows: Sequence[ListingRow], asked: Mapping[int, Sequence[str]]) -> list[int]:
    """The questions whose words stand together in one name only."""
    by_surname: dict[str, list[int]] = {words[-1]: [] for words in asked.values()}
    for number, row in enumerate(rows):
        same = by_surname.get(row.name.rpartition(" ")[2])
        if same is not None:
            same.append(number)
    return [
        number
        for number, words in asked.items()
        if sum(set(words) <= set(rows[other].name.split()) for other in by_surname[words[-1]]) == 1
    ]


def _with_error_in_last(words: Sequence[str], edits: int, dice: random.Random) -> str:
    return " ".join([*words[:-1], misspelt(words[-1], dice, edits)]).lower()


def misspelt(word: str, dice: random.Random, edits: int = 1) -> str:
    """The word with letters lost, added, changed or swapped, never the first one."""
    changed = word.lower()
    for _ in range(edits):
        before = changed
        while changed in (before, word.lower()):
            changed = _edited(before, dice)
    return changed


def _edited(word: str, dice: random.Random) -> str:
    at, kind = dice.randrange(1, max(len(word) - 1, 2)), dice.randrange(4)
    head, tail = word[:at], word[at:]
    if kind == 0:
        return head + tail[1:]
    if kind == 1:
        return head + dice.choice(_LETTERS) + tail
    if kind == 2:
        return head + dice.choice(_LETTERS) + tail[1:]
    return head + tail[1:2] + tail[:1] + tail[2:]


def _some_words(dice: random.Random, world: World, count: int) -> list[str]:
    """Three of four are of the field."""
    special = world.words[len(EVERYDAY) : world.special].tolist()
    invented = world.words[world.special :][:_COMMON].tolist()
    return [dice.choice(special if dice.random() < 0.75 else invented) for _ in range(count)]


def _exact(dice: random.Random, world: World, number: int) -> str:
    return " ".join(_some_words(dice, world, 1 + number % 3))


def _inflected(dice: random.Random, world: World, number: int) -> str:
    """In another number than any listing has them."""
    written = set(world.words.tolist())
    other = [form for word in world.words[len(EVERYDAY) : world.special] if (form := inflected(word)) not in written]
    return " ".join(dice.choice(other) for _ in range(1 + number % 2))


def _misspelt(dice: random.Random, world: World, number: int) -> str:
    words = _some_words(dice, world, 1 + number % 3)
    longest = max(range(len(words)), key=lambda place: len(words[place]))
    words[longest] = misspelt(words[longest], dice)
    return " ".join(words)


def _name(dice: random.Random, world: World, number: int) -> str:
    form = f"{dice.choice(FORMS)} " if number % 2 else ""
    return f"{form}{dice.choice(THEMES)} {dice.choice(FIRST_NAMES)} {dice.choice(world.surnames)}".lower()


def _said(dice: random.Random, term: Term) -> str:
    """What people say for a term, in Italian."""
    return dice.choice(term.synonyms["it"] or (term.label("it"),))


def _town(dice: random.Random, world: World) -> str:
    """One of the towns with many services."""
    return world.towns[int(dice.random() ** 3 * 800)].name


def _service_and_town(dice: random.Random, world: World, number: int) -> str:
    return f"{_said(dice, dice.choice(world.types))} {('a', 'vicino a', 'in zona')[number % 3]} {_town(dice, world)}"


def _sentence(dice: random.Random, world: World, number: int) -> str:
    terms = world.vocabulary.terms
    return _SENTENCES[number % len(_SENTENCES)].format(
        need=_said(dice, dice.choice(terms("need"))),
        interest=_said(dice, dice.choice(terms("interest"))),
        service=_said(dice, dice.choice(world.types)),
        town=_town(dice, world),
        age=dice.choice((8, 15, 17, 19, 24, 35, 52, 78)),
        language=dice.choice(_LANGUAGES),
        cost=dice.choice(_COSTS),
        time=dice.choice(_TIMES),
    )


def _frequent(world: World) -> list[str]:
    """The most frequent words that are no stop words."""
    return [word for word in world.words[len(EVERYDAY) : len(EVERYDAY) + 60].tolist() if len(word) > 4]


def _frequent_word(_: random.Random, world: World, number: int) -> str:
    return _frequent(world)[number]


def _frequent_words(dice: random.Random, world: World, _: int) -> str:
    return " ".join(dice.sample(_frequent(world)[:12], 3))


def _place_only(dice: random.Random, world: World, _: int) -> str:
    return _town(dice, world)


def _prefix(dice: random.Random, world: World, number: int) -> str:
    words = phrase_words(_said(dice, dice.choice(world.types))) or ["psicologo"]
    words[-1] = words[-1][: 3 + number % 4]
    return " ".join(words)


def _with_facets(dice: random.Random, world: World, number: int) -> Question:
    """Words with a chosen kind of service around a town; every second one is narrowed further."""
    category = world.types[int(dice.random() ** 2 * len(world.types))].code
    town = world.towns[int(dice.random() ** 3 * 800)]
    further: dict[str, list[str]] = {"cost": ["free"]} if number % 4 == 1 else {"language": ["it", "ar"]}
    return Question(
        "with facets and radius",
        " ".join(_some_words(dice, world, 1 + number % 2)),
        filters={"service_type": [category], **(further if number % 2 else {})},
        place=town.label,
        within_km=RADIUS_KM,
        category=category,
        point=(town.point.latitude, town.point.longitude),
    )
