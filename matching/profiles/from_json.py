"""From the JSON of a profile to a `Profile`, with every fault together."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Final

from rapidfuzz import fuzz, process

from directory.ages import OLDEST
from directory.catalog.documents import Document
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer, Municipality
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.languages import language_code, language_names
from matching.profile import (
    DEFAULT_MINUTES,
    Budget,
    Contact,
    Gender,
    Means,
    NeedAsked,
    Profile,
    Travel,
    Urgency,
    WorkerPreferences,
)
from matching.profiles.free_times import free_slots
from matching.profiles.pathways import Progress, find_pathway, next_stage, read_pathways
from matching.profiles.reading import Record, raise_together, read_document, read_id
from matching.said.words_heard import with_words_heard

_OTHER_KEYS: Final = {"free_slots": "free_times"}  # fields of Profile that JSON calls differently
_NOT_GIVEN: Final = {
    "asked_on",
    "needs_from_words",
    "interests_from_words",
    "birthday",
    "origin",
    "kinds_said",
    "needs_of_others",
}  # fields of Profile that JSON does not have
_KEYS: Final = tuple(_OTHER_KEYS.get(one.name, one.name) for one in fields(Profile) if one.name not in _NOT_GIVEN)
_HIGHEST_ISEE = 10_000_000
_LONGEST_WAY = 600  # minutes
_DEFAULT_SEVERITY = 3


def parse_profile(data: object, vocabulary: Vocabulary, gazetteer: Gazetteer, *, today: date) -> Profile:
    """Read a profile from JSON (docs/cli.md).

    Args:
        data: what `json.loads` gave.
        today: the day of the question.
    Raises:
        Ambiguous: the only fault is a place that means several; `facts["choices"]` would resolve.
        InvalidInput: every fault together: unknown terms, places, keys, impossible numbers, wrong types, or nothing
            asked at all; `facts["list"]` has each as a sentence when there are several.
    """
    if not isinstance(data, Mapping):
        raise InvalidInput(N_("A profile is a JSON object, such as {“age”: 17, “place”: “Forlì”, “needs”: […]}."))
    faults: list[AppError] = []
    record = Record(data, faults)
    record.check_keys(_KEYS)
    profile = _read_profile(record, vocabulary, gazetteer, today)
    if not faults and not profile.asks_something:
        raise InvalidInput(N_("The profile asks for nothing: add at least one need, one interest, or words."))
    raise_together(faults)
    return with_words_heard(profile, vocabulary)


def _read_profile(record: Record, vocabulary: Vocabulary, gazetteer: Gazetteer, today: date) -> Profile:
    age = record.number("age", 0, OLDEST)
    return Profile(
        label=record.line("label"),
        asked_on=today,
        age=age,
        place=_read_place(record, gazetteer),
        needs=tuple(_read_needs(record, vocabulary)),
        interests=_each_once(record.texts("interests", _term_reader(vocabulary, "interest"))),
        languages=tuple(dict.fromkeys(record.texts("languages", read_language))),
        free_slots=_read_free_slots(record),
        travel=_read_travel(record),
        budget=record.choice("budget", Budget),
        isee=record.number("isee", 0, _HIGHEST_ISEE),
        gender=record.choice("gender", Gender),
        target_groups=_each_once(record.texts("target_groups", _term_reader(vocabulary, "target_group"))),
        children_ages=_read_children_ages(record, age),
        documents=_read_documents(record),
        wheelchair=record.flag("wheelchair"),
        referred=record.flag("referred"),
        mandate=record.flag("mandate"),
        words=record.text("words"),
        resident=record.flag("resident"),
        previous_worker=record.line("previous_worker") or None,
        worker_preferences=_read_worker_preferences(record),
        conflicts=record.texts("conflicts", str.strip),
        interpreter=record.flag("interpreter"),
        contact=record.choice("contact", Contact),
        home_visits=record.flag("home_visits"),
        tried=frozenset(record.texts("tried", read_id)),
        refused=frozenset(record.texts("refused", read_id)),
        active=frozenset(record.texts("active", read_id)),
        pathway=_read_pathway(record, vocabulary),
    )


def _read_children_ages(record: Record, parents_age: float | None) -> tuple[float, ...]:
    ages = tuple(sorted(record.numbers("children_ages", 0, OLDEST)))
    if ages and parents_age is not None and ages[-1] >= parents_age:
        message = N_("A child of %(child)s years cannot be the child of somebody of %(age)s: check the ages.")
        record.fault(InvalidInput(message, child=f"{ages[-1]:g}", age=f"{parents_age:g}"))
    return ages


def _read_documents(record: Record) -> frozenset[Document] | None:
    if not record.has("documents"):
        return None
    return frozenset().union(*record.texts("documents", read_document))


def _read_place(record: Record, gazetteer: Gazetteer) -> Municipality | None:
    text = record.line("place")
    return record.attempt(lambda: gazetteer.resolve(text)) if text else None


def _read_needs(record: Record, vocabulary: Vocabulary) -> list[NeedAsked]:
    """Of a need given twice the graver one counts."""
    by_code: dict[str, NeedAsked] = {}
    find = _term_reader(vocabulary, "need")
    for part in record.records("needs", N_("Need %(number)s")):
        part.check_keys([one.name for one in fields(NeedAsked)])
        name = part.line("term")
        severity = part.whole_number("severity", 1, 5)
        urgency = part.choice("urgency", Urgency)
        words = part.text("words")
        if not name:
            part.fault(InvalidInput(N_("“term” is missing: name the need by its code or in words.")))
        elif term := part.attempt(lambda name=name: find(name)):  # type: ignore[misc]  # bound to this turn of the loop
            need = NeedAsked(term, severity or _DEFAULT_SEVERITY, urgency or Urgency.SOON, words)
            by_code[term.code] = max(need, by_code.get(term.code, need), key=lambda one: one.weight)
    return [*by_code.values()]


def _term_reader(vocabulary: Vocabulary, taxonomy: str) -> Callable[[str], Term]:
    return lambda text: vocabulary.find(taxonomy, text)


def _each_once(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple({term.code: term for term in terms}.values())


def read_language(text: str) -> str:
    """The ISO 639 code of a language as people write it.

    Raises:
        InvalidInput: it is not known; the sentence says which was probably meant.
    """
    if code := language_code(text):
        return code
    near = process.extractOne(text.lower(), language_names(), scorer=fuzz.ratio, score_cutoff=65)
    if near:
        raise InvalidInput(
            N_("The language “%(text)s” is not known: did you mean “%(meant)s”?"), text=text, meant=near[0]
        )
    raise InvalidInput(N_("The language “%(text)s” is not known: write its ISO code, such as “it” or “ar”."), text=text)


def _read_free_slots(record: Record) -> int:
    slots = 0
    for bits in record.texts("free_times", lambda text: free_slots([text])):
        slots |= bits
    return slots


def _read_travel(record: Record) -> Travel | None:
    part = record.record("travel")
    if part is None:
        return None
    part.check_keys([one.name for one in fields(Travel)])
    means = part.choice("means", Means) or Means.PUBLIC_TRANSPORT
    return Travel(means, part.whole_number("minutes", 1, _LONGEST_WAY) or DEFAULT_MINUTES[means])


def _read_worker_preferences(record: Record) -> WorkerPreferences:
    part = record.record("worker_preferences")
    if part is None:
        return WorkerPreferences()
    part.check_keys([one.name for one in fields(WorkerPreferences)])
    return WorkerPreferences(part.choice("gender", Gender), part.flag("required") or False)


def _read_pathway(record: Record, vocabulary: Vocabulary) -> Progress | None:
    part = record.record("pathway")
    if part is None:
        return None
    part.check_keys(("name", "done"))
    name = part.line("name")
    if not name:
        part.fault(InvalidInput(N_("“name” is missing: say which pathway, such as “bridge_to_work”.")))
        return None
    pathway = part.attempt(lambda: find_pathway(name, read_pathways()))
    if pathway is None:
        return None
    done = frozenset(stage.code for stage in part.texts("done", pathway.find_stage))
    stage = next_stage(pathway, done)
    terms = (part.attempt(lambda code=code: vocabulary.get("need", code)) for code in (stage.needs if stage else ()))  # type: ignore[misc]
    return Progress(pathway, done, tuple(term for term in terms if term))
