"""Words of the pages of imports: fields of columns, and how far a job is."""

from collections.abc import Iterable, Mapping
from typing import Any

from directory.i18n import N_, Sentence
from directory.models import FetchRhythm
from importers.planning.coordinator_notes import is_of_the_list
from importers.planning.three_way import ADDRESS, COST_WORDS, COSTS, TELEPHONES
from importers.problems import Problem
from importers.sheets.problems_and_questions import problems_sheet
from web.i18n import translate
from web.in_words.expected import expected_of
from web.in_words.fields import slot_label, worded

HEADINGS = (N_("line"), N_("column"), N_("value"), N_("what is wrong"), N_("what is expected"))
WHOLE = (N_("the whole list"), N_("the whole row"), N_("the whole column"))
STAGES: Mapping[str, str] = {
    "": N_("It waits for its turn."),
    "reading": N_("The list is read and compared with the directory."),
    "checking": N_("The list is compared once more, so that nobody's change is lost."),
    "writing": N_("The list is written into the directory."),
}
RHYTHMS: Mapping[FetchRhythm, str] = {
    FetchRhythm.DAY: N_("every day"),
    FetchRhythm.WEEK: N_("every week"),
    FetchRhythm.MONTH: N_("every month"),
}
OWN_LABELS: Mapping[str, str] = {
    "reference": N_("which row of another table it belongs to"),
    "address.municipality_code": N_("municipality code"),
    "service.remarks": N_("remarks, read only for what closes the service"),
    "row.publishing": N_("whether it may be published"),
    "row.published": N_("whether it is published"),
    "service.closed_on": N_("closed since"),
    "service.referral_note": N_("whether a doctor must refer people"),
    "service.birth_years": N_("years of birth"),
    "schedule.period": N_("in which months or days it is open"),
    "schedule.closed": N_("closing days"),
    "schedule.morning": N_("hours in the morning"),
    "schedule.afternoon": N_("hours in the afternoon"),
    "schedule.evening": N_("hours in the evening"),
    "schedule.from": N_("opens at"),
    "schedule.to": N_("closes at"),
    "schedule.winter": N_("winter hours"),
    "schedule.summer": N_("summer hours"),
    "schedule.monday": N_("hours on Monday"),
    "schedule.tuesday": N_("hours on Tuesday"),
    "schedule.wednesday": N_("hours on Wednesday"),
    "schedule.thursday": N_("hours on Thursday"),
    "schedule.friday": N_("hours on Friday"),
    "schedule.saturday": N_("hours on Saturday"),
    "schedule.sunday": N_("hours on Sunday"),
}
VAGUER: Mapping[str, str] = {  # why a value of a list is asked about that says less than was known
    **dict.fromkeys(TELEPHONES, N_("digits seem to be missing in the list")),
    **dict.fromkeys((COST_WORDS, COSTS), N_("the list no longer says what it costs")),
    **dict.fromkeys(ADDRESS, N_("the town in the list may be several, or none")),
}
QUESTION_FIELDS: Mapping[str, str] = {  # what is shown of a possible duplicate -> the field whose label it has
    "name": "service.name",
    "organization": "organization",
    "address": "address.address_1",
    "city": "address.city",
    "phone": "phone",
    "email": "email",
    "url": "url",
}
SURE, LIKELY = 0.8, 0.5
CERTAINTIES = ((SURE, N_("certain")), (LIKELY, N_("probable")), (0.0, N_("a guess: check it")))


def certainty(confidence: float) -> str:
    """How sure a column's field is, in a word."""
    return next(word for least, word in CERTAINTIES if confidence >= least)


def why_asked(value: Mapping[str, Any]) -> str:
    """Why a value of a plan is asked about, in English; empty where the directory was changed otherwise."""
    return VAGUER.get(value["field"], "") if value.get("is_vaguer") else ""


def problems_csv(problems: Iterable[Problem], mapping: Mapping[str, str], language: str) -> str:
    """What is wrong with a list, as a sheet to send back to the partner."""

    def say_it(what: str | Sentence) -> str:
        return translate(what, language)

    def expected(problem: Problem) -> str:
        return say_it(expected_of(problem.message, mapping.get(problem.column, "")))

    of_the_list = worded(filter(is_of_the_list, problems), language)
    return problems_sheet(of_the_list, headings=HEADINGS, say=say_it, expected=expected, whole=WHOLE)


def column_label(field: str) -> Sentence:
    """What a column holds, in words that no other field of a column has."""
    return Sentence(OWN_LABELS[field]) if field in OWN_LABELS else slot_label(field)
