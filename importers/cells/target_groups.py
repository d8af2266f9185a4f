"""Whom a service is for, in words: ages, a sex that it is reserved for, and groups that the taxonomy knows."""

from directory.language import fold
from importers.cells.categories import COLUMN_CONFIDENCE, tags, terms_named
from importers.cells.context import Context, parts
from importers.cells.filling import eligibility
from importers.convert.genders import WOMEN, reserved_in_words
from importers.convert.negations import cut_at_negation
from importers.slots import Values

KIND = "target_group"
BETWEEN = r"[;|\n,]"
GROUP_OF_WOMEN = (KIND, "women")


def target_groups(cell: str, context: Context) -> Values:
    """The groups of a cell as tags, and its words with what they say; none of them is lost as an unknown category.

    Words that are just names of groups say no more than the tags do: "adulti", or minors among others, are no limit of
    age. Who is shut out is no group that it is for.
    """
    welcome, negated = cut_at_negation(fold(cell))
    found = tags(KIND)(cell if negated is None else welcome, context)
    terms = dict.fromkeys(found["terms"], COLUMN_CONFIDENCE)
    words = who_may_come(cell, context)
    if words.get("derived.gender_reserved", WOMEN) != WOMEN:
        terms.pop(GROUP_OF_WOMEN, None)
    kept = "service.eligibility_description"
    text = words.pop(kept)
    if not _is_only_names(cell, context):
        words["derived.eligibility"] = text
    elif len(parts(cell, BETWEEN)) > 1:
        words = {}
    elif not any(map(str.isdecimal, cell)):
        words = {slot: value for slot, value in words.items() if slot == "derived.gender_reserved"}
    return {**words, "terms": terms}


def who_may_come(cell: str, context: Context) -> Values:
    """Words about who may come, with the ages and the sex that they speak of."""
    values = eligibility(cell, context)
    gender = reserved_in_words(cell)
    return values if gender is None else {**values, "derived.gender_reserved": gender}


def _is_only_names(cell: str, context: Context) -> bool:
    return all(terms_named(part, KIND, context.vocabulary) for part in parts(cell, BETWEEN))
