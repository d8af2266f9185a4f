"""A profile with what the person's words speak of: needs, interests, what is refused or was tried, and whose it is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Final

from directory.search.said.told_of_others import own_words
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import Term, Vocabulary, cannot_wait
from matching.profile import NeedAsked, Profile, Urgency
from matching.profiles.parts import KindsSaid
from matching.said.birthdays import LEAVES, birthday_said, leaves_care
from matching.said.deadlines import has_a_deadline
from matching.said.kinds import kinds_said
from matching.said.needs_heard import interests_heard, mentions_in, needs_heard, needs_of_others
from matching.said.origin import origin_said
from matching.said.unused_words import clauses
from matching.whom.looked_after import is_taken_in
from matching.whom.unaccompanied import is_unaccompanied

_GRAVEST: Final = 5
_LOOKS_AFTER_PARENTS: Final = 40  # years: who tells of a relative's needs alone at that age asks for these


def with_words_heard(profile: Profile, vocabulary: Vocabulary) -> Profile:
    """With what the words speak of; violence, a crisis or a night without a bed as what cannot wait.

    Where somebody named needs or interests, words add no interests: they are offered (`also.py`). What an earlier
    reading took from the words is read again, since an age that is known by now may change it.
    """
    named = tuple(need for need in profile.needs if need not in profile.needs_from_words)
    liked = tuple(term for term in profile.interests if term not in profile.interests_from_words)
    texts = (profile.words, *(need.words for need in named))
    heard = needs_heard(texts, [need.term for need in named], vocabulary, profile.age)
    of_others = [*needs_of_others(texts, vocabulary, profile.age)]
    if not (named or heard) and (profile.age or 0) >= _LOOKS_AFTER_PARENTS:
        heard = [*{term.code: term for _, terms in of_others for term in terms}.values()]
    own = [own_words(text, is_young=profile.is_minor) for text in texts]
    birthday = next(filter(None, (birthday_said(text, profile.age, profile.day) for text in own)), None)
    if not named and LEAVES not in {term.code for term in heard} and any(leaves_care(one, birthday) for one in own):
        heard = [vocabulary.get("need", LEAVES), *heard]
    urgent = _with_a_deadline(texts, vocabulary, profile.day)
    needs = tuple(_as_asked(term, is_urgent=term.code in urgent) for term in heard)
    is_unprotected = is_unaccompanied(profile) and not is_taken_in(". ".join(filter(None, texts)))
    if is_unprotected and codes.CHILD_PROTECTION not in {need.term.code for need in named}:
        protection = NeedAsked(vocabulary.get("need", codes.CHILD_PROTECTION), _GRAVEST, Urgency.NOW)
        needs = (protection, *(need for need in needs if need.term.code != codes.CHILD_PROTECTION))
    likes = () if named or liked else tuple(interests_heard(texts, vocabulary, profile.age))
    kinds = reduce(KindsSaid.joined_with, (kinds_said(text, vocabulary) for text in texts))
    return replace(
        profile,
        birthday=birthday,
        origin=next(filter(None, map(origin_said, own)), None),
        needs=(*named, *needs),
        needs_from_words=needs,
        interests=(*liked, *likes),
        interests_from_words=likes,
        kinds_said=kinds,
        needs_of_others=tuple(_not_asked(of_others, (*named, *needs))),
    )


def _not_asked(
    told: Iterable[tuple[str, tuple[Term, ...]]], needs: Iterable[NeedAsked]
) -> Iterable[tuple[str, tuple[Term, ...]]]:
    asked = {need.term.code for need in needs}
    for words, terms in told:
        if left := tuple(term for term in terms if term.code not in asked):
            yield words, left


def _as_asked(term: Term, *, is_urgent: bool) -> NeedAsked:
    if cannot_wait(term.code):
        return NeedAsked(term, _GRAVEST, Urgency.NOW)
    return NeedAsked(term, urgency=Urgency.NOW) if is_urgent else NeedAsked(term)


def _with_a_deadline(texts: Iterable[str], vocabulary: Vocabulary, today: date) -> frozenset[str]:
    """The codes of the needs beside which a date is told, in their own clause or right behind it."""
    return frozenset(code for text in texts if text for code in _urgent_in(clauses(text), vocabulary, today))


def _urgent_in(told: Sequence[str], vocabulary: Vocabulary, today: date) -> Iterable[str]:
    last: list[str] = []
    for clause in told:
        needs = [one.term.code for one in mentions_in([clause], vocabulary) if one.term.taxonomy == "need"]
        if has_a_deadline(clause, today):
            yield from needs or last
        last = needs or last
