"""What the words for a person say: their gender, and groups that a stated age rules out."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from directory.ages import AGE_GROUPS, OF_AGE, SURELY_OLD, ages_called
from directory.words.language import word_set
from directory.words.people import (
    CHILDREN,
    FATHERS,
    MEN,
    MOTHERS,
    PARENTS,
    POSSESSIVES,
    SEVERAL_FATHERS,
    SEVERAL_MEN,
    SEVERAL_MOTHERS,
    SEVERAL_WOMEN,
    WOMEN,
)

# Left out: "ragazzi", who may be of any gender, and "marito" and "moglie", of whom others complain.
_GENDER_BY_WORD: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(WOMEN | SEVERAL_WOMEN | MOTHERS | SEVERAL_MOTHERS, "woman"),
        **dict.fromkeys(MEN | SEVERAL_MEN | FATHERS | SEVERAL_FATHERS, "man"),
    }
)
_ONLY_GENDER = frozenset({"uomo", "uomini", "signor", "signore", "signora", "man", "men", "lady", "mann", "herr"})
_PERSONS = (WOMEN | SEVERAL_WOMEN | MEN | SEVERAL_MEN) - {"pensionistin", "witwe", "witwer"}
_ELDERS = PARENTS | {"eltern"}
_WITHOUT, _BETWEEN = word_set("senza without ohne"), POSSESSIVES | word_set("i il la l the die den")
_GERMAN = frozenset(  # words of sentences in which "man" is anybody: "wo sucht man an"
    {"wo", "und", "ich", "nicht", "zum", "zur", "fur", "mit", "kann", "wie", "wer", "oder", "sucht", "ist", "bin"}
)
_SURE_OF_AGE = ("children", "minors", "elderly")  # "ragazza" and "giovane" are said of people of many ages
_BESIDE_OTHERS = frozenset({"families", "caregivers", "expecting_parents", "single_parents"})  # of whom others speak


def gender_of(words: Sequence[str]) -> str | None:
    """Whether folded words speak of a woman or a man; None where of neither, or of both.

    Not as `matching.said.person.gender_said` reads a note: a question is a few words that name whom it is for anywhere,
    a parent as well ("mamma sola"), and seldom anybody else, so it is not looked for who is the person among several.
    """
    found = None
    for word in words:
        gender = None if word == "man" and not _GERMAN.isdisjoint(words) else _GENDER_BY_WORD.get(word)
        if gender is not None and gender != found:
            if found is not None:
                return None
            found = gender
    return found


def words_of_gender(words: Sequence[str]) -> set[int]:
    """The positions of the words that tell the gender and nothing else; "mamma" tells more."""
    if gender_of(words) is None:
        return set()
    return {at for at, word in enumerate(words) if word in _ONLY_GENDER}


def only_of_gender(words: Sequence[str], gender: str | None) -> set[int]:
    """The positions of all words that tell this gender, "girl" as well as "mother"."""
    if gender is None:
        return set()
    return {at for at, word in enumerate(words) if _GENDER_BY_WORD.get(word) == gender}


def is_word_for_a_person(word: str) -> bool:
    """Whether a word says of somebody no more than the gender: "girl", but not "mother"."""
    return word in _PERSONS


def not_along(words: Sequence[str]) -> set[int]:
    """The positions of relatives who do not come along: "visita senza i genitori"."""
    found = set()
    for at, word in enumerate(words):
        before = at - 1
        while before >= 0 and words[before] in _BETWEEN:
            before -= 1
        if word in _ELDERS and before >= 0 and words[before] in _WITHOUT:
            found.add(at)
    return found


def allows_ages(target_group: str, ages: tuple[float, float] | None) -> bool:
    """Whether somebody of these ages in years, both included, can be in the group."""
    first, last = ages_called(target_group)
    return ages is None or (first <= ages[1] and ages[0] < last + 1)


def ages_of_groups(codes: Sequence[str]) -> tuple[float, float] | None:
    """The years, both included, of the one group of an age that is named; None where others may be meant.

    >>> ages_of_groups(["children"]), ages_of_groups(["children", "families"]), ages_of_groups(["adolescents"])
    ((0, 10), None, None)
    """
    named = [code for code in codes if code in AGE_GROUPS]
    if len(named) != 1 or named[0] not in _SURE_OF_AGE or not _BESIDE_OTHERS.isdisjoint(codes):
        return None
    return ages_called(named[0])


def is_old(ages: tuple[float, float] | None) -> bool:
    """Whether somebody of these ages in years is old; "mamma 80 anni" has no children to look after."""
    return ages is not None and ages[0] >= SURELY_OLD


def grew_out_of(need: str, ages: tuple[float, float] | None, words: Iterable[str]) -> bool:
    """Whether only children have such a need and somebody of age is spoken of: "27 anni, dislessico, cerca lavoro"."""
    is_grown = ages is not None and ages[0] >= OF_AGE and CHILDREN.isdisjoint(words)
    return is_grown and need == "health.child_development"


def of_old_people(need: str) -> str:
    """The need as old people have it: for somebody of 80 who meets nobody there is company, no group of teenagers."""
    return "social.elderly_company" if need in ("social", "social.meeting", "mental_wellbeing.withdrawal") else need
