"""Where a list of suggestions ends: better a short one than one that goes on with what barely comes near."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.taxonomies.vocabulary import cannot_wait
from matching.features.needs import covering
from matching.features.words import ANSWERING_SHARE, FULL_SHARE, words_asked
from matching.gaps.doors_asked import asks_for_a_door
from matching.gaps.first_doors import at_home
from matching.rules.border import across_the_border
from matching.shortlisting.assessment import Assessment
from matching.shortlisting.combine import ANSWERS_OF_255
from matching.shortlisting.journeys import from_afar
from matching.whom.for_whom import hardly_for
from matching.whom.unaccompanied import for_unaccompanied, is_unaccompanied

A_CHOICE: Final = 2  # answers to a need: with fewer in reach, what is farther away is shown as well
PLENTY: Final = 5  # answers to a need: with so many, nobody reads out what is for people in another situation
_SEVERAL: Final = 2  # words
BARELY: Final = 0.55  # share of the best score below which what only comes near is not worth reading out


def worth_reading(rows: Sequence[int], known: Assessment) -> list[int]:
    """The rows without those that only lengthen the list, in their order.

    What only comes near to a need stays if it comes up to `BARELY` of the best and says for whom it is: who wants to
    learn to use a computer is not helped by the names of six libraries. What is too far away and does not say whether
    its help by phone is for people from there stays as long as it answers a need that nothing nearer does; what is
    nearer and across a border may not help people from here, and only what answers a need is worth asking there. What
    is for people in another situation stays where little else answers.
    """
    if asks_for_a_door(known.profile):
        begins = at_home(known.profile, known.catalog)
        return [row for row in rows if begins[row]]
    if not known.profile.needs or not rows:
        return [*rows]
    at = np.array(rows, np.intp)
    afar = from_afar(known.profile, known.catalog)[at]
    covers = np.array([covering(need, known.catalog)[at] for need in known.profile.needs])
    has_room = known.with_room[at]
    is_abroad = across_the_border(known.profile, known.catalog)[at]
    left = ~(covers & has_room & ~afar & ~is_abroad).any(axis=1)  # needs that nothing nearer answers
    answers = np.where(afar, covers[left].any(axis=0), covers.any(axis=0))
    total = known.scores.total[at]
    comes_up = (total >= BARELY * total.max()) & _says_for_whom(known.catalog)[at]
    if _is_grave(known):
        comes_up &= _comes_near(known)[at]
    has_choice = (covers & has_room & ~is_abroad).sum(axis=1) >= PLENTY
    is_needed = covers[~has_choice].any(axis=0) | _shares_an_interest(known)[at]
    is_of_others = hardly_for(known.profile, known.catalog)[at] & ~is_needed
    if is_unaccompanied(known.profile):
        answers |= for_unaccompanied(known.catalog)[at]
    is_kept = answers | (~afar & ~is_abroad & (comes_up | _answers_otherwise(known)[at]))
    return [row for row, stays in zip(rows, (is_kept & ~is_of_others).tolist(), strict=True) if stays]


def _says_for_whom(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): the entry names groups, ages or a gender."""
    says: NDArray[np.bool_] = (catalog.target_groups != 0) | catalog.age_known | catalog.is_reserved
    return says


def _answers_otherwise(known: Assessment) -> NDArray[np.bool_]:
    """Shape (n,): it has to do with an interest, or its text with much of what was said.

    Beside a crisis or violence one word of it ("scuola") is not enough: nobody reads out such names then.
    """
    found = _shares_an_interest(known)
    if "word_match" in known.measured:
        has_words = known.measured["word_match"].score >= ANSWERING_SHARE / FULL_SHARE
        found |= has_words & _states_several(known) if _is_grave(known) else has_words
    return found


def _shares_an_interest(known: Assessment) -> NDArray[np.bool_]:
    found = np.zeros(len(known.catalog), np.bool_)
    for term in known.profile.interests:
        found |= known.catalog.cover_of_interest(term.code) >= ANSWERS_OF_255
    return found


def _is_grave(known: Assessment) -> bool:
    return any(cannot_wait(need.term.code) for need in known.profile.needs)


def _comes_near(known: Assessment) -> NDArray[np.bool_]:
    """Shape (n,): it has to do with a need."""
    covers = [known.catalog.cover_of_need(need.term.code) >= ANSWERS_OF_255 for need in known.profile.needs]
    found: NDArray[np.bool_] = np.logical_or.reduce(covers)
    return found


def _states_several(known: Assessment) -> NDArray[np.bool_]:
    """Shape (n,): the entry itself has two of the words that were said, or the only one."""
    whole = known.catalog.whole
    states = np.zeros(len(whole), np.bool_)
    for words, _ in words_asked(known.profile):
        readings = known.catalog.find_words(words).readings
        states |= whole.text.count_words(readings, only_stated=True) >= min(_SEVERAL, len(words))
    return known.catalog.of(states)
