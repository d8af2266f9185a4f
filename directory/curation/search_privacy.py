"""What of a question may be written down: nothing that could speak of one person.

docs/decisions/0006-query-log.md tells why. A question is typed in the middle of a conversation, so it can hold a name,
a number, an address or a story.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from directory.ages import OLDEST
from directory.catalog.catalog import TAXONOMIES
from directory.places.gazetteer import Municipality
from directory.search.query import Query, content_words
from directory.taxonomies.codes import CRISIS
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Vocabulary
from directory.words.given_names import GIVEN_NAMES
from directory.words.language import word_set
from directory.words.language import words as words_of

OMITTED = "…"
RESTRICTED = frozenset({RESTRICTED_DOMAIN, CRISIS})  # only area and province of these are kept
PERSON = ("age", "target_groups", "languages", "gender", "wheelchair")  # they tell who it is, in a small place
AGE_BANDS = (0, 3, 6, 11, 14, 18, 25, 35, 50, 65, 80)  # years at which a band begins
LONGEST_COUNTED = 10  # words that say something; a longer question is a story, and its words are not counted

_PLAIN_RULES = frozenset({"cost", "access", "remote", "time"})
_ON_PERSONS = frozenset({"target_group", "language", "wheelchair"})
_NOT_WRITTEN = frozenset({"place", "age", "within_km"})  # they are kept apart, coarser
_WRITTEN = frozenset({*TAXONOMIES, *_PLAIN_RULES, *_ON_PERSONS})
_KEPT = ("needs", "service_types", "interests", "when", "cost", "access", "remote")
_FILTERS: Mapping[str, str] = {
    "need": "needs",
    "service_type": "service_types",
    "interest": "interests",
    "target_group": "target_groups",
}
_BEFORE_NAMES = word_set(
    """
    via viale vicolo piazza piazzale largo strada contrada frazione localita street strasse weg platz
    sig sigra signor signora signorina dott dottor dottore dottoressa prof don suor mr mrs ms herr frau
    chiama chiamo chiamato chiamata chiamano nome cognome nominativo named called heisst
    """
)
_AFTER_INTRODUCTION = 2  # so many words after one of these are names
_SHORTEST_WORD, _LONGEST_WORD = 3, 25  # letters
_WORD = re.compile(r"[^\W_]+")
_CODED = re.compile(r"[@/_\\#]|\d")  # e-mail and web addresses, fiscal codes, telephone and house numbers


def restricted_areas(asked: Mapping[str, Any], vocabulary: Vocabulary) -> list[str]:
    """The areas of the needs whose words are never kept: all that is kept of such a question."""
    needs = [*asked.get("needs", ())]
    for code in asked.get("service_types", ()):
        needs += vocabulary.get("service_type", code).needs[:1]  # what the kind of service is there for
    return sorted({area_of(need) for need in needs if is_restricted(need)})


def is_restricted(need: str) -> bool:
    """Whether of a need, by its code, only the area and the province may be kept."""
    return need in RESTRICTED or area_of(need) in RESTRICTED


def area_of(need: str) -> str:
    """The area that a need's code belongs to."""
    return need.partition(".")[0]


def asked_for(
    understood: Mapping[str, Any], filters: Mapping[str, Sequence[str]], vocabulary: Vocabulary
) -> dict[str, Any]:
    """What was understood and chosen, in codes: without the place, with a band for the age, without what is empty.

    Args:
        understood: as `prossima search --json` prints it.
        filters: facet -> values as they stood in an address, so anything; only codes of the taxonomies are kept.
    """
    asked = {name: understood[name] for name in (*_KEPT, *PERSON)}
    if ages := understood["age"]:
        asked["age"] = age_band(ages["min"], ages["max"])
    for facet, name in _FILTERS.items():
        if not filters.get(facet):
            continue
        known = {term.code for term in vocabulary.terms(facet)}
        chosen = [value for value in filters[facet] if value in known]
        asked[name] = list(dict.fromkeys([*(asked.get(name) or ()), *chosen]))
    return {name: value for name, value in asked.items() if value}


def without_person(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The same without what tells who it is."""
    return {name: value for name, value in asked.items() if name not in PERSON}


def age_band(youngest: float, oldest: float) -> str:
    """The bands that hold both ages.

    >>> age_band(17, 17), age_band(14, 18), age_band(65, 120)
    ('14–17', '14–24', '65–120')
    """
    begins = max(start for start in AGE_BANDS if start <= max(youngest, 0))
    ends = min((start - 1 for start in AGE_BANDS if start > oldest), default=OLDEST)
    return f"{begins}–{ends:g}"


def masked_text(query: Query, *, with_person: bool) -> str:
    """The question in the words that a taxonomy or a rule knows; for all others stands one "…".

    Places, ages and distances are not in it: they are kept apart, and coarser. Words are folded, misspelt ones mended.

    Args:
        with_person: whether words that tell who it is may stay.
    """
    silent = _NOT_WRITTEN if with_person else _NOT_WRITTEN | _ON_PERSONS
    covered: dict[int, tuple[int, str]] = {}  # position -> end and words of the longest that begins there
    for span in query.spans:
        if span.kind in silent or span.kind in _WRITTEN:  # of a kind that nobody thought of here nothing is kept
            words = "" if span.kind in silent else _words_of_span(span.kind, span.words)
            covered[span.start] = max(covered.get(span.start, (0, "")), (span.end, words))
    return " ".join(_with_gaps(words_of(query.text), covered, set(content_words(query.text))))


def _words_of_span(kind: str, words: str) -> str:
    """Rules read numbers as well, such as hours: they stay out, while "1522" is a word of the taxonomies."""
    kept = words.split() if kind in TAXONOMIES else [word for word in words.split() if word.isalpha()]
    return " ".join(kept)


def _with_gaps(written: Sequence[str], covered: Mapping[int, tuple[int, str]], telling: set[str]) -> Iterator[str]:
    at, omitted = 0, False
    while at < len(written):
        if at in covered:
            at, words = covered[at]
            if words:
                yield words
                omitted = False
            continue
        if written[at] in telling and not omitted:
            omitted = True
            yield OMITTED
        at += 1


def words_to_count(query: Query) -> list[str]:
    """The words that no rule understood and that may be counted, each alone: surely no number, hardly a name."""
    chunks = [(word, bool(_CODED.search(chunk))) for chunk in query.text.split() for word in _WORD.findall(chunk)]
    folded = words_of(query.text)
    if len(chunks) != len(folded) or len(content_words(query.text)) > LONGEST_COUNTED:
        return []
    rest, names = set(query.rest), _near_names(folded)
    return list(
        dict.fromkeys(
            word
            for at, word in enumerate(folded)
            if word in rest and at not in names and not chunks[at][1] and _is_ordinary(chunks[at][0])
        )
    )


def _is_ordinary(word: str) -> bool:
    """Whether a word, as it was written, can be one of the language; a capital makes it a name."""
    return word.islower() and word.isalpha() and _SHORTEST_WORD <= len(word) <= _LONGEST_WORD


def _near_names(folded: Sequence[str]) -> set[int]:
    """Positions of given names, of the words beside them, and of those that follow "via", "signora" and the like."""
    near: set[int] = set()
    for at, word in enumerate(folded):
        if word in GIVEN_NAMES:
            near |= {at - 1, at, at + 1}
        elif word in _BEFORE_NAMES:
            near.update(range(at, at + 1 + _AFTER_INTRODUCTION))
    return near


def is_chief_town(place: Municipality) -> bool:
    """Whether a province is named after the municipality: none of these is small."""
    return set(words_of(place.name)) <= set(words_of(place.province_name))
