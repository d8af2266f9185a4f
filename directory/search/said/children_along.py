"""Whose age counts where a parent speaks of a child: who looks for a speech therapist at 30 has a child of 5."""

import re
from collections.abc import Iterable, Sequence

from directory.ages import OF_AGE
from directory.search.said.line import Line, Phrase
from directory.taxonomies.vocabulary import Mention, Vocabulary
from directory.words.people import CHILDREN

_OF_CHILDREN = frozenset(
    {"health.child_development", "family.childcare", "education.study_support", "education.dropout", "safety.bullying"}
)
_MONTHS_IN_A_YEAR = 12
_CHILD_OF = re.compile(
    rf"\b(?:{'|'.join(sorted(CHILDREN))}) (?:di |da |of |aged |von |mit )?(\d{{1,2}})( mesi| months?| monate\w*)?\b"
)


def of_the_child(
    line: Line, phrases: Sequence[Phrase], mentions: Iterable[Mention], vocabulary: Vocabulary
) -> Sequence[Phrase]:
    """The phrases with the age of the child instead of the parent's, where all that is needed is a child's.

    Where nobody says how old the child is, no age counts.
    """
    grown = [one for one in phrases if one.kind == "age" and one.value and one.value[0] >= OF_AGE]
    if not grown or CHILDREN.isdisjoint(line.words) or not _is_for_children(mentions, vocabulary):
        return phrases
    kept = [one._replace(value=None) if one in grown else one for one in phrases]
    found = _CHILD_OF.search(line.text)
    if found is None or any(one.kind == "age" and one.value for one in kept):
        return kept
    start, end = line.word_at(found.start(1)), line.word_at(found.end()) + 1
    years = round(int(found[1]) / _MONTHS_IN_A_YEAR, 2) if found[2] else float(found[1])
    others = [one for one in kept if one.end <= start or one.start >= end]
    return sorted([*others, Phrase("age", (years, years), start, end)], key=lambda phrase: phrase.start)


def _is_for_children(mentions: Iterable[Mention], vocabulary: Vocabulary) -> bool:
    needs = set()
    for one in mentions:
        if one.term.taxonomy == "need":
            needs.add(one.term.code)
        elif one.term.taxonomy == "service_type":
            needs.update(vocabulary.get("service_type", one.term.code).needs[:1])
    return bool(needs) and needs <= _OF_CHILDREN
