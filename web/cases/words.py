"""A person's profile in words, in the order and with the labels of its form; and what was done with a case."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from directory.curation.search_privacy import area_of
from directory.errors import AppError
from directory.i18n import N_, Labels, Sentence
from directory.models import CaseAct
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Vocabulary
from directory.words.day_words import WEEKDAYS
from directory.words.languages import language_name
from matching.casework.case_access import LoggedAct
from matching.casework.cases import INTENSITY
from matching.profiles.intensity import INTENSITY_WORDS
from matching.profiles.pathways import read_pathways
from web.i18n import NO, YES
from web.match import forms
from web.pages import weekday

Word = Sentence | Labels | str
Wording = Callable[[Any], list[Word]]

ACTS: Final[Mapping[CaseAct, str]] = {
    CaseAct.OPENED: N_("opened the case"),
    CaseAct.READ: N_("read it"),
    CaseAct.WRITTEN: N_("changed it"),
    CaseAct.SHARED: N_("gave the case to"),
    CaseAct.REVOKED: N_("took the case back from"),
    CaseAct.RESTRICTED: N_("restricted the case"),
    CaseAct.UNRESTRICTED: N_("opened the case to the team's coordinators"),
    CaseAct.HANDED_OVER: N_("handed the case over to"),
    CaseAct.PROPOSED: N_("proposed link workers to the coordinators"),
    CaseAct.EXPORTED: N_("exported everything"),
    CaseAct.ERASED: N_("erased the data"),
}
_ANSWERS: Final = {True: YES, False: NO}


@dataclass
class FoldedActs:
    """The same act of the same account in one day, as one line: the last of them, and how many."""

    last: LoggedAct
    times: int = 1

    @property
    def is_read(self) -> bool:
        """Whether it is a reading, whose order among other acts tells nothing."""
        return self.last.act is CaseAct.READ


def folded(log: Iterable[LoggedAct]) -> list[FoldedActs]:
    """The log, the latest first, as it is shown: all reads of a day, other acts where they follow each other."""
    lines: list[FoldedActs] = []
    newest: dict[tuple[Any, ...], FoldedActs] = {}  # of each kind
    for one in log:
        kind = (one.act, one.account_id, one.subject_id, one.at.date())
        same = newest.get(kind)
        if same is not None and (same.is_read or same is lines[-1]):
            same.times += 1
        else:
            newest[kind] = FoldedActs(one)
            lines.append(newest[kind])
    return lines


@dataclass(frozen=True)
class Fact:
    """One thing that a profile says: its key, the label of the form, and what was said."""

    key: str
    label: str
    values: list[Word]


def in_words(content: Mapping[str, Any], vocabulary: Vocabulary) -> list[Fact]:
    """What the profile says, in the order of its form; what it does not say is left out."""
    wordings = _wordings(vocabulary)
    return [
        Fact(key, label, wording(content[key]))
        for key, (label, wording) in wordings.items()
        if content.get(key) not in (None, "", [])
    ]


def labels_of(keys: tuple[str, ...], vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """The labels of some of the profile's keys."""
    wordings = _wordings(vocabulary)
    return tuple(Sentence(wordings[key][0]) for key in keys if key in wordings)


def asks_about_safety(content: Mapping[str, Any]) -> bool:
    """Whether a need is of the kind that is handled apart."""
    return any(area_of(need["term"]) == RESTRICTED_DOMAIN for need in content.get("needs", ()))


def _wordings(vocabulary: Vocabulary) -> dict[str, tuple[str, Wording]]:
    """Key of the profile -> the label of the form, and how a value is said."""
    terms = {kind: _each(_term(vocabulary, kind)) for kind in ("need", "interest", "target_group")}
    return {
        "age": (N_("Age"), _one),
        "children_ages": (N_("Ages of the children help is asked for"), _each(lambda age: f"{age:g}")),
        "place": (N_("Municipality"), _one),
        "resident": (N_("Registered as resident there?"), _choice(_ANSWERS)),
        "gender": (N_("Gender, as the person says it"), _choice(forms.GENDERS)),
        "target_groups": (N_("Belongs to a group that services name"), terms["target_group"]),
        "words": (N_("In the person's own words"), _one),
        "needs": (N_("What is needed?"), _each(_need(vocabulary))),
        "interests": (N_("What does the person like?"), terms["interest"]),
        "budget": (N_("Can pay"), _choice(forms.BUDGETS)),
        "isee": (N_("ISEE in euro"), _one),
        "referred": (N_("Does a service send the person?"), _choice(_ANSWERS)),
        "mandate": (N_("Is there a mandate of an authority?"), _choice(_ANSWERS)),
        "previous_worker": (N_("Link worker from before"), _one),
        INTENSITY: (N_("How much help"), _choice(INTENSITY_WORDS)),
        "worker_preferences": (N_("The person would rather have as link worker"), _preference),
        "wheelchair": (N_("Needs a place without steps (wheelchair)"), _choice(_ANSWERS)),
        "documents": (N_("Documents the person has"), _documents),
        "languages": (N_("Languages the person speaks well"), _each(language_name)),
        "interpreter": (N_("Somebody interprets for the person"), _choice(_ANSWERS)),
        "travel": (N_("Travels"), _travel),
        "free_times": (N_("Free times in the week"), _each(_free_time)),
        "pathway": (N_("Pathway"), _pathway),
    }


def _one(value: Any) -> list[Word]:
    return [f"{value:.10g}" if isinstance(value, int | float) else str(value)]


def _each(wording: Callable[[Any], Word]) -> Wording:
    return lambda values: [wording(value) for value in values]


def _choice(words: Mapping[Any, str]) -> Wording:
    return lambda value: [Sentence(words[value]) if value in words else str(value)]


def _term(vocabulary: Vocabulary, taxonomy: str) -> Callable[[str], Word]:
    def wording(code: str) -> Word:
        try:
            return Labels(vocabulary.get(taxonomy, code).labels)
        except AppError:  # a term that the vocabulary no longer has
            return code

    return wording


def _need(vocabulary: Vocabulary) -> Callable[[Mapping[str, Any]], Word]:
    term = _term(vocabulary, "need")

    def wording(need: Mapping[str, Any]) -> Word:
        facts = {
            "need": term(need["term"]),
            "weight": Sentence(forms.SEVERITIES[need["severity"]]),
            "urgency": Sentence(forms.URGENCIES[need["urgency"]]),
        }
        return Sentence(N_("%(need)s: %(weight)s, %(urgency)s"), facts)

    return wording


def _preference(wish: Mapping[str, Any]) -> list[Word]:
    condition = [Sentence(N_("This wish about the link worker is a condition"))] if wish.get("required") else []
    return [*_choice(forms.GENDERS)(wish.get("gender")), *condition]


def _documents(codes: list[str]) -> list[Word]:
    known = _choice(forms.DOCUMENTS)
    return [word for code in codes or [forms.NO_DOCUMENT] for word in known(code)]


def _travel(travel: Mapping[str, Any]) -> list[Word]:
    found = _choice(forms.MEANS)(travel["means"])
    if travel.get("minutes"):
        found.append(Sentence(N_("at most %(minutes)s minutes one way"), {"minutes": travel["minutes"]}))
    return found


def _free_time(box: str) -> Word:
    day, _, part = box.partition(" ")
    facts = {"day": weekday(WEEKDAYS.index(day)), "part": Sentence(forms.PART_WORDS[part])}
    return Sentence(N_("%(day)s, %(part)s"), facts)


def _pathway(progress: Mapping[str, Any]) -> list[Word]:
    pathway = read_pathways().get(progress["name"])
    if pathway is None:
        return [progress["name"]]
    done = tuple(stage.labels for stage in pathway.stages if stage.code in progress.get("done", ()))
    return [pathway.labels, Sentence(N_("done: %(stages)s"), {"stages": done})] if done else [pathway.labels]
