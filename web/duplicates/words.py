"""Duplicates in people's words: how sure, why, and what entries say in their fields."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.merging import ORGANIZATION, PLACE, TAGS
from directory.i18n import N_, Labels, Sentence
from directory.models import TaxonomyTerm
from importers.duplicates.questions import CODES
from importers.duplicates.side_by_side import ComparedField, Said, Why
from importers.resolution.calibration import NEAR_CERTAIN
from importers.resolution.comparisons import SERVICE
from importers.resolve import PRIOR
from importers.row_values import CHILDREN
from web.i18n import current_language, say
from web.in_words.fields import LABELS
from web.in_words.rows import row_words
from web.in_words.values import value_words
from web.services import history

PRIOR_TEXT = N_("before comparing: how seldom two entries that resemble each other are the same")
CODES_TEXT = N_("official codes: different, so a register has them as two")
UNKNOWN_TEXT = N_("says nothing: one of them does not say it, or all services of the organization share it")
SURENESS = (  # from this probability on
    (NEAR_CERTAIN, N_("almost surely the same")),
    (0.8, N_("very probably the same")),
    (0.6, N_("probably the same")),
    (0.0, N_("perhaps the same")),
)
STRENGTHS = (  # of a weight (natural logarithm of odds), from its size on
    (4.0, N_("speaks strongly for it"), N_("speaks strongly against it")),
    (1.5, N_("speaks for it"), N_("speaks against it")),
    (0.3, N_("speaks a little for it"), N_("speaks a little against it")),
    (0.0, N_("says hardly anything"), N_("says hardly anything")),
)
WHY: Mapping[Why, str] = {
    Why.ONLY: N_("only this entry says it"),
    Why.VERIFIED: N_("of the entry that was confirmed last"),
    Why.TRUSTED: N_("its list is believed more"),
    Why.NEWER: N_("said more recently"),
    Why.FULLER: N_("says more"),
    Why.TOGETHER: N_("they complete each other"),
    Why.STAYS: N_("of the entry that stays"),
}
MORE_LABELS: Mapping[str, str] = {
    "costs": N_("costs"),
    "areas": N_("area served"),
    "urls": N_("further web pages"),
    TAGS: N_("what it is about"),
    PLACE: N_("place"),
    ORGANIZATION: N_("organisation"),
}
ON_THE_MAP, NOT_ON_THE_MAP = N_("on the map: %(point)s"), N_("not on the map")
POINT_SLOTS = ("location.latitude", "location.longitude")
PLACE_SLOTS = ("location.name", "address.address_1", "address.address_2", "address.postal_code", "address.city")


def part_sentence(name: str, level: int) -> Sentence:
    """One part of an explanation: what was compared, and how alike it is."""
    if name == PRIOR:
        return Sentence(PRIOR_TEXT)
    if name == CODES:
        return Sentence(CODES_TEXT)
    comparison = next(one for one in SERVICE.comparisons if one.name == name)
    said = comparison.levels[level] if level >= 0 else UNKNOWN_TEXT
    return Sentence(N_("%(what)s: %(level)s"), {"what": Sentence(comparison.label), "level": Sentence(said)})


def strength(weight: float) -> str:
    """How much a part counts, in words.

    >>> strength(5.0), strength(-2.0), strength(0.1)
    ('speaks strongly for it', 'speaks against it', 'says hardly anything')
    """
    least = next(each for each in STRENGTHS if abs(weight) >= each[0])
    return least[1] if weight > 0 else least[2]


def sureness(probability: float) -> str:
    """How sure it is that entries are the same, in words."""
    return next(words for least, words in SURENESS if probability >= least)


def reasons(parts: Sequence[Mapping[str, Any]]) -> list[tuple[Sentence, str]]:
    """What was compared with how much it counts, the weightiest first; what says nothing is left out."""
    known = [one for one in parts if one["name"] != PRIOR and one["level"] >= 0]
    ordered = sorted(known, key=lambda one: -abs(one["weight"]))
    return [(part_sentence(one["name"], one["level"]), strength(one["weight"])) for one in ordered]


def field_label(name: str) -> str:
    """What a field that is chosen is called."""
    return {**history.FIELDS, **MORE_LABELS}.get(name, LABELS.get(name, name))


def values_in_words(session: Session, fields: Sequence[ComparedField]) -> dict[tuple[str, Any], list[str]]:
    """(field, id of the entry) -> what it says, in lines."""
    tags = [one for one in fields if one.name == TAGS]
    ids = {row["taxonomy_term_id"] for one in tags for said in one.said.values() for row in said.values[0][1]}
    terms = _terms(session, ids)
    lines = {(one.name, id_): _lines(one.name, said, terms) for one in fields for id_, said in one.said.items()}
    for one in fields:
        if one.name == PLACE and not one.is_same and len({str(lines[PLACE, id_]) for id_ in one.said}) == 1:
            _add_what_differs(one, lines)
    return lines


def _add_what_differs(place: ComparedField, lines: Mapping[tuple[str, Any], list[str]]) -> None:
    """What else is said of places whose addresses read the same: or nobody sees why they are called different."""
    values = {id_: dict(said.values) for id_, said in place.said.items()}
    slots = {slot for of_entry in values.values() for slot in of_entry} - {*PLACE_SLOTS, *POINT_SLOTS}
    for slot in sorted(slots):
        if len({str(of_entry.get(slot)) for of_entry in values.values()}) > 1:
            for id_, of_entry in values.items():
                lines[PLACE, id_].extend(_slot_lines(slot, of_entry[slot]) if of_entry.get(slot) else ["–"])
    points = {id_: [of_entry.get(slot) for slot in POINT_SLOTS] for id_, of_entry in values.items()}
    if len({str(point) for point in points.values()}) > 1:
        for id_, point in points.items():
            where = {"point": ", ".join(f"{float(degrees):.4f}" for degrees in point if degrees is not None)}
            said = Sentence(NOT_ON_THE_MAP) if None in point else Sentence(ON_THE_MAP, where)
            lines[PLACE, id_].append(say(said, current_language()))


def _terms(session: Session, ids: set[str]) -> dict[str, str]:
    language = current_language()
    query = sa.select(TaxonomyTerm.id, TaxonomyTerm.labels)
    return {str(id_): say(Labels(labels), language) for id_, labels in session.execute(query) if str(id_) in ids}


def _lines(name: str, said: Said, terms: Mapping[str, str]) -> list[str]:
    values = dict(said.values)
    if name == TAGS:
        return [", ".join(sorted(terms.get(row["taxonomy_term_id"], "?") for row in values["attributes"]))]
    if name == PLACE:
        return [", ".join(text for slot in PLACE_SLOTS if (text := values.get(slot))) or "–"]
    slots = sorted(values, key=lambda each: (each != "organization.name", each))
    return [line for slot in slots for line in _slot_lines(slot, values[slot])]


def _slot_lines(slot: str, value: Any) -> list[str]:
    if isinstance(value, list):
        table = CHILDREN[slot].model.__tablename__
        return [row_words(table, row, current_language()) for row in value]
    return [say(value_words(slot.rpartition(".")[2], value), current_language())]
