"""Whom a service is for, in words: ages, a sex that it is reserved for, and groups that the taxonomy knows."""

import re

from directory.errors import InvalidInput
from directory.words.language import fold
from importers.cells.categories import COLUMN_CONFIDENCE, tags, terms_named
from importers.cells.choices import gender
from importers.cells.context import Context, parts
from importers.cells.filling import eligibility
from importers.cells.service_areas import service_areas
from importers.convert import yes_no as answers
from importers.convert.ages import ALONG
from importers.convert.genders import WOMEN, reserved_in_words, speaks_of_a_sex
from importers.convert.negations import cut_at_negation
from importers.convert.residence import residents_of
from importers.row_values import Values

KIND = "target_group"
FEWEST_LETTERS = 4  # of words that say for whom something is
RESERVED = re.compile(r"\W*(?:riservat|reserved|nur fur)")
BETWEEN = r"[;|\n,]"
GROUP_OF_WOMEN = (KIND, "women")
NOTHING_ASKED = re.compile(
    r"(?:nessuno?|no|senza|none|keine?)(?: (?:particolari )?(?:requisit[oi]|requirements?|voraussetzung\w*))?"
)
RESIDENCE, AREAS = "service.residence_required", "service_areas"


def target_groups(cell: str, context: Context) -> Values:
    """The groups of a cell as tags, and its words with what they say; none of them is lost as an unknown category.

    Words that are just names of groups say no more than the tags do: "adulti", or minors among others, are no limit of
    age. Who is shut out is no group that it is for.
    """
    found = tags(KIND)(_welcome(cell, context), context)
    terms = dict.fromkeys(found["terms"], COLUMN_CONFIDENCE)
    words = who_may_come(cell, context)
    if words.get("derived.gender_reserved", WOMEN) != WOMEN:
        terms.pop(GROUP_OF_WOMEN, None)
    kept = "service.eligibility_description"
    text = words.pop(kept, "")
    if not _is_only_names(cell, context):
        words["derived.eligibility"] = text
    elif len(parts(cell, BETWEEN)) > 1:
        words = {}
    elif not any(map(str.isdecimal, cell)):
        words = {slot: value for slot, value in words.items() if slot == "derived.gender_reserved"}
    return {**words, "terms": terms}


def reserved_for(cell: str, context: Context) -> Values:
    """The sex that a service is reserved for; under "riservato a", other words say for whom it is ("stranieri").

    In a column of sexes they are nothing that could be kept as such: its name may mean a genre.
    """
    try:
        return gender(cell, context)
    except InvalidInput:
        if not RESERVED.match(fold(context.header)) or speaks_of_a_sex(cell):
            raise
        found = target_groups(cell, context)
        if sum(map(str.isalpha, cell)) < FEWEST_LETTERS:
            raise
        return found


def _welcome(cell: str, context: Context) -> str:
    """The groups of a cell without those that it shuts out; a group may be called by what it does not do (NEET)."""
    names = [part for part in parts(cell, r"[;|\n]") if terms_named(part, KIND, context.vocabulary)]
    rest = ALONG.sub(" ", fold("|".join(part for part in parts(cell, r"[;|\n]") if part not in names)))
    welcome, negated = cut_at_negation(rest)
    return "|".join([*names, rest if negated is None else welcome])


def who_may_come(cell: str, context: Context) -> Values:
    """Words about who may come, with the ages, the sex and the residence that they speak of; none ask for nothing."""
    if NOTHING_ASKED.fullmatch(fold(cell).strip(" .")):
        return {}
    values = {**eligibility(cell, context), **_derived(residence_in_words(cell, context))}
    gender = reserved_in_words(cell)
    return values if gender is None else {**values, "derived.gender_reserved": gender}


def residence(cell: str, context: Context) -> Values:
    """Whether people must be residents, yes or no or in words."""
    try:
        return {RESIDENCE: answers.yes_no(cell)}
    except InvalidInput:
        if found := residence_in_words(cell, context):
            return found
        raise


def residence_in_words(cell: str, context: Context) -> Values:
    """That people must be residents, and of which area where all that is named is known."""
    named = residents_of(cell)
    if named is None:
        return {}
    areas = [area for name in named for area in service_areas(name, context.gazetteer, context.country)]
    is_known = bool(areas) and all(area["extent_type"] != "text" for area in areas)
    return {RESIDENCE: True, **({AREAS: tuple(areas)} if is_known else {})}


def _derived(found: Values) -> Values:
    return {f"derived.{slot.removeprefix('service.')}": value for slot, value in found.items()}


def _is_only_names(cell: str, context: Context) -> bool:
    return all(terms_named(part, KIND, context.vocabulary) for part in parts(cell, BETWEEN))
