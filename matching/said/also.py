"""Wishes that a person's words name and the profile does not: offered to whoever fills it in, never added unasked."""

from directory.taxonomies.likely_needs import LikelyNeeds
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.language import ALL_STOP_WORDS, words
from matching.profile import Profile
from matching.said.needs_heard import interests_heard, mentions_in

OFFERED = ("need", "interest")  # taxonomies
_ENOUGH = 4  # words that say something: of fewer nothing is guessed


def also_said(profile: Profile, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """Needs and interests that the words speak of, without those asked: the finer and the wider one of a need are one.

    Where needs are ticked, words add none to them (`matching.profile`), so what was said would pass unseen. What others
    need, such as a mother, is offered, too.
    """
    texts = [profile.words, *(need.words for need in profile.needs)]
    mentions = mentions_in(texts, vocabulary, profile.age)
    of_others = (term for _, terms in profile.needs_of_others for term in terms)
    liked = {term.code for term in interests_heard(texts, vocabulary, profile.age)}  # no language that is spoken
    told = (one.term for one in mentions if one.term.taxonomy != "interest" or one.term.code in liked)
    said = {(term.taxonomy, term.code): term for term in (*told, *of_others)}
    asked = {need.term.code for need in profile.needs} | {term.code for term in profile.interests}
    wider = {need.term.parent for need in profile.needs}
    whole = {need.term.code for need in profile.needs if need.term.parent is None}
    return tuple(
        term
        for term in said.values()
        if term.taxonomy in OFFERED and term.code not in asked | wider and term.parent not in whole
    )


def perhaps_said(profile: Profile, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """Needs that the words probably tell of where none was heard or asked: guesses, for a person to choose from."""
    told = [word for word in words(profile.words) if word not in ALL_STOP_WORDS]
    if profile.needs or len(told) < _ENOUGH:
        return ()
    return tuple(vocabulary.get("need", one.code) for one in LikelyNeeds.of(vocabulary).told_by(words(profile.words)))
