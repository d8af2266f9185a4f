"""Made people and link workers, as lists and profiles have them: the same for every run."""

import random
import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from benchmarks.synthetic import TODAY
from directory.catalog.slots import slot_bits
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.geo import distance_km
from directory.taxonomies.vocabulary import Term, Vocabulary
from matching.allocation.plan import Person
from matching.link_workers.workers import WorkerRow
from matching.profile import Gender, NeedAsked, Profile, Urgency, WorkerPreferences

_LANGUAGES: Final = ("ar", "sq", "ur", "en", "uk", "ro", "fr", "es", "zh", "bn", "pa", "wo")
_WORKING: Final = (
    slot_bits(range(5), [0]),
    slot_bits(range(5), [0, 1]),
    slot_bits([0, 2, 4], [0, 1]),
    slot_bits(range(5), [1, 2]),
)


def towns_near(name: str, within_km: float) -> list[Municipality]:
    """The municipalities around one, itself included."""
    gazetteer = Gazetteer.bundled()
    centre = gazetteer.resolve(name).point
    return [one for one in gazetteer.municipalities if distance_km(one.point, centre) <= within_km]


def towns_apart(count: int) -> list[Municipality]:
    """So many municipalities of the whole country."""
    return random.Random(11).sample(Gazetteer.bundled().municipalities, count)


def made_people(count: int, towns: Sequence[Municipality], speaks_italian: float = 0.8) -> list[Person]:
    """People who all weigh one point, so that the transportation problem is what is solved."""
    dice = random.Random(12)
    return [Person(f"P-{number:06}", _profile(dice, towns, speaks_italian), 1.0) for number in range(count)]


def _profile(dice: random.Random, towns: Sequence[Municipality], speaks_italian: float) -> Profile:
    vocabulary = Vocabulary.bundled()
    needs = _some(dice, vocabulary.terms("need"), dice.choice((1, 1, 2, 2, 3, 4)))
    return Profile(
        asked_on=TODAY,
        age=float(dice.randint(14, 60)),
        place=dice.choice(towns),
        needs=tuple(NeedAsked(term, dice.randint(1, 5), dice.choice([*Urgency])) for term in needs),
        interests=_some(dice, vocabulary.terms("interest"), dice.choice((0, 0, 1, 2, 3))),
        languages=_languages(dice, speaks_italian=speaks_italian),
        free_slots=slot_bits(dice.sample(range(6), dice.randint(1, 3)), [dice.randint(0, 2)]),
        gender=dice.choice((None, Gender.WOMAN, Gender.MAN)),
        target_groups=_some(dice, vocabulary.terms("target_group"), dice.choice((0, 0, 0, 1))),
        mandate=dice.choice((None, None, None, True)),
        isee=dice.choice((None, 8_000.0, 20_000.0)),
        worker_preferences=WorkerPreferences(dice.choice((None,) * 9 + (Gender.WOMAN,)), dice.random() < 0.5),
        interpreter=dice.choice((None,) * 7 + (True,)),
    )


def made_workers(count: int, people: int, towns: Sequence[Municipality]) -> list[WorkerRow]:
    """Who together have room for about one person in twenty more than there are."""
    dice = random.Random(13)
    return [_worker(dice, number, float(round(people / count / 0.95 + 0.5)), towns) for number in range(count)]


def _worker(dice: random.Random, number: int, places: float, towns: Sequence[Municipality]) -> WorkerRow:
    vocabulary, base = Vocabulary.bundled(), dice.choice(towns)
    tags = {("need", term.code): 1.0 for term in _some(dice, vocabulary.terms("need"), dice.randint(1, 4))}
    tags |= {("interest", term.code): 1.0 for term in _some(dice, vocabulary.terms("interest"), dice.randint(0, 4))}
    groups = _some(dice, vocabulary.terms("target_group"), dice.randint(0, 3))
    away = TODAY + timedelta(days=dice.randint(1, 90))
    return WorkerRow(
        id=uuid.UUID(int=dice.getrandbits(128)),
        name=f"Operatrice {number}",
        organization=f"Ente {number % 37}",
        gender=dice.choice((None, Gender.WOMAN, Gender.WOMAN, Gender.MAN)),
        languages=_languages(dice, speaks_italian=1.0),
        tags=tags | {("target_group", term.code): 1.0 for term in groups},
        base=base.point,
        base_code=base.code,
        base_name=base.name,
        areas=(("municipality", base.code), *((("province", base.province),) if dice.random() < 0.3 else ())),
        slots=dice.choice(_WORKING),
        capacity_points=places,
        cleared_for_minors=dice.random() < 0.6,
        works_on_mandate=dice.choice((None, True, False)),
        absences=((away, away + timedelta(days=7)),) if dice.random() < 0.2 else (),
    )


def _languages(dice: random.Random, *, speaks_italian: float) -> tuple[str, ...]:
    if dice.random() < speaks_italian:
        return ("it", *dice.sample(_LANGUAGES, dice.choice((0, 0, 1, 1, 2))))
    return tuple(dice.sample(_LANGUAGES, dice.choice((1, 1, 2))))


def _some(dice: random.Random, terms: Sequence[Term], count: int) -> tuple[Term, ...]:
    return tuple(dice.sample(terms, count))
