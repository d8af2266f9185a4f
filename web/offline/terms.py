"""What can be asked of a kept area: terms, languages and towns, with the services that answer each of them."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.danger.heard import CHILDREN, NEVER_OF_A_CHILD, PEOPLE_OF_A_CHILD, RULES, UNLESS
from directory.danger.signs import ABOUT, sign_patterns
from directory.danger.what_to_do_first import CALL_AT_ONCE, what_to_do_first
from directory.i18n import Labels
from directory.places.gazetteer import Municipality
from directory.places.town_names import TownName
from directory.search.results.membership import tells_membership
from directory.taxonomies.codes import CHILD_ABUSE, EMERGENCY, VIOLENCE
from directory.taxonomies.vocabulary import Term
from directory.words.languages import LANGUAGES, SPOKEN_HERE
from web.i18n import current_language, say, translate
from web.offline.words import KeptWords

LEVELS = 9  # of how far a service answers; a digit is exact enough for an order
_LEAST = 2  # of these; less is no answer and nothing like one


def names_asked(catalog: Catalog, rows: Sequence[int]) -> list[str]:
    """The names of languages and towns: words that no phrase of the vocabulary has."""
    towns = (name for town in _towns(catalog, rows) for name in _names(town))
    return [*(name for labels in LANGUAGES.values() for name in labels.by_language.values()), *towns]


def kept_terms(catalog: Catalog, rows: Sequence[int], place: Municipality, words: KeptWords) -> list[dict[str, Any]]:
    """Everything that a question may speak of, also what no kept service answers: then this can be said.

    Returns:
        `kind` (the taxonomy, language or town), `label`, `alone` and `phrases` (how it is said, as of `KeptWords`),
        `fits` (how far, from 2 to 9 -> places among the rows), `first` (what to do before anything else),
        `member` (whether who says it tells to which group somebody belongs).
    """
    language = current_language()
    terms = [
        {
            "kind": term.taxonomy,
            "label": term.label(language),
            **words.of_term((term.taxonomy, term.code)),
            "fits": _fits(_cover(catalog, term)[rows]),
            "first": _first(term, place),
            "member": term.taxonomy == "target_group" or tells_membership(term.code),
        }
        for term in catalog.terms
    ]
    return [*terms, *_languages(catalog, rows, words), *_named_towns(catalog, rows, words)]


def kept_dangers(catalog: Catalog) -> dict[str, Any]:
    """How dangers are heard, as regular expressions that scripts read as Python does.

    Returns:
        `rules`: each with the place of its need among the terms, `pattern`, and what it weighs; two are enough. Signs,
        which `is_sign` tells, count only where no sentence is heard. A rule is not heard where its `unless` is found.
        `about`: of what is only spoken about. `child`: by which `violence` is `abuse` of a child, too (both are places
        among the terms), but where the rule is `never_of_a_child`. `at_once`: what to do first where the term of
        `emergency` is heard.
    """

    def rule(need: str, weight: int, pattern: str, *, is_sign: bool) -> dict[str, Any]:
        place = catalog.term_index("need", need)
        return {"term": place, "pattern": pattern, "weight": weight, "is_sign": is_sign}

    known = {term.code for term in catalog.vocabulary.terms("need")}
    sentences = [
        rule(need, 2, pattern.pattern, is_sign=False)
        | {"never_of_a_child": pattern in NEVER_OF_A_CHILD}
        | ({"unless": UNLESS[pattern].pattern} if pattern in UNLESS else {})
        for need, pattern in RULES
        if need in known
    ]
    signs = [rule(need, weight, pattern, is_sign=True) for need, weight, pattern in sign_patterns() if need in known]
    return {
        "rules": [*sentences, *signs],
        "about": ABOUT.pattern,
        "child": {"people": PEOPLE_OF_A_CHILD.pattern, "children": CHILDREN.pattern},
        "violence": catalog.term_index("need", VIOLENCE),
        "abuse": catalog.term_index("need", CHILD_ABUSE),
        "emergency": catalog.term_index("need", EMERGENCY),
        "at_once": translate(CALL_AT_ONCE, current_language()),
    }


def _cover(catalog: Catalog, term: Term) -> NDArray[np.float32]:
    """Shape (n,): how far each listing answers a term, in [0, 1]."""
    if term.taxonomy == "target_group":
        return catalog.for_group(term.code).astype(np.float32)
    covers = {
        "need": catalog.cover_of_need,
        "service_type": catalog.cover_of_kind,
        "interest": catalog.cover_of_interest,
    }
    return covers[term.taxonomy](term.code).astype(np.float32) / np.float32(255)


def _fits(cover: NDArray[np.float32]) -> dict[int, list[int]]:
    levels = np.rint(cover * LEVELS).astype(int)
    return {
        level: np.flatnonzero(levels == level).tolist() for level in range(LEVELS, _LEAST - 1, -1) if level in levels
    }


def _first(term: Term, place: Municipality) -> list[str]:
    if term.taxonomy != "need":
        return []
    told = what_to_do_first((term.code,), country=place.country)
    return [translate(sentence, current_language()) for sentence in told]


def _languages(catalog: Catalog, rows: Sequence[int], words: KeptWords) -> Iterable[dict[str, Any]]:
    for code, labels in LANGUAGES.items():
        if code != SPOKEN_HERE:
            speaks = (catalog.languages[rows] & catalog.language_bit(code)) != 0
            yield _named("language", labels, speaks, words)


def _named_towns(catalog: Catalog, rows: Sequence[int], words: KeptWords) -> Iterable[dict[str, Any]]:
    for town, own in _towns(catalog, rows).items():
        is_there = np.zeros(len(rows), np.bool_)
        is_there[own] = True
        yield _named("town", town, is_there, words)


def _named(kind: str, name: TownName, having: NDArray[np.bool_], words: KeptWords) -> dict[str, Any]:
    return {
        "kind": kind,
        "label": say(name, current_language()),
        **words.of_names(_names(name)),
        "fits": _fits(having.astype(np.float32)),
        "first": [],
        "member": False,
    }


def _towns(catalog: Catalog, rows: Sequence[int]) -> dict[TownName, list[int]]:
    """The town of each row that has one -> places among the rows."""
    found: dict[TownName, list[int]] = {}
    for place, row in enumerate(rows):
        if town := catalog.town(row):
            found.setdefault(town, []).append(place)
    return found


def _names(name: TownName) -> list[str]:
    """In all languages, those of a town with two names apart."""
    said = name.by_language.values() if isinstance(name, Labels) else (name,)
    return [part for one in said for part in one.split(" / ")]
