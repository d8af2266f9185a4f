"""What to say about a suggestion: the reasons, what to check, and what would change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from directory.catalog.scoring import Reason
from directory.i18n import N_, Labels, Sentence
from directory.taxonomies.vocabulary import cannot_wait
from matching.eligibility import Eligibility
from matching.features.time import value_always_open
from matching.profile import Profile, heaviest_first
from matching.rank import Match
from matching.shortlisting.assessment import Suggestion
from matching.shortlisting.journeys import IN_REACH, value_next_door

SAID_ALOUD = 3
_WORDS: Final = "word_match"
_ITS_WORDS: Final = Sentence(N_("How far the entry uses the words that were told"))
_WORTH_ASKING = 0.02  # of the score: a smaller gain is not worth a phone call
_NOT_SAID: Final = frozenset({"eligibility", "completeness"})  # about the entry, not about the help
# A counselling centre need not be about music, and nobody writes an entry anew for one person's words.
_NOT_ASKED: Final = _NOT_SAID | {"interest_cover", _WORDS}
_ROUNDING: Final = 1e-5  # of a score


@dataclass(frozen=True)
class Change:
    """What would move a suggestion up.

    Args:
        feature: which one.
        gain: how much the score would grow by this alone, in [0, 1].
        is_question: the entry does not say; otherwise it is known to fit badly.
        what: what is to be asked, or fits badly.
        text: the same, with how far it would move it.
    """

    feature: str
    gain: float
    is_question: bool
    what: Sentence
    text: Sentence


@dataclass(frozen=True)
class Share:
    """What a reason adds to a score: so many points of those that it could add; 100 are a whole score."""

    text: Sentence
    points: int
    most: int


def reasons_to_say(suggestion: Suggestion, profile: Profile, *, most: int = SAID_ALOUD) -> list[Reason]:
    """The strongest reasons that speak for it, to be said aloud; of what only comes near to a need, first that.

    Beside violence or a crisis nobody repeats single words of what was told: "speaks of: cuts, die".
    """
    silent = _NOT_SAID | {_WORDS} if _is_grave(profile) else _NOT_SAID
    good = [reason for reason in suggestion.reasons if reason.is_good and reason.feature not in silent]
    return [*filter(_only_comes_near, suggestion.reasons), *good][:most]


def _is_grave(profile: Profile) -> bool:
    return any(cannot_wait(need.term.code) for need in profile.needs)


def _only_comes_near(reason: Reason) -> bool:
    return reason.feature == "need_cover" and reason.known and not reason.is_good and bool(reason.text.facts)


def to_check(suggestion: Suggestion) -> list[Sentence]:
    """What to ask before sending the person: conditions, what the entry does not say (weightiest first), remarks."""
    unknown = [
        change.what for change in _changes(suggestion, {}) if change.is_question or change.feature == "verification"
    ]
    conditions = suggestion.eligibility_sentences if suggestion.eligibility is Eligibility.TO_CHECK else ()
    return [*conditions, *unknown, *suggestion.remarks]


def what_would_change(suggestion: Suggestion, match: Match) -> Change | None:
    """The strongest unknown or weakest fact of a suggestion, and whether it would bring it to the first place.

    Nothing would change what is not for the person; why not is told with it.
    """
    changes = _changes(suggestion, _at_best(match.profile)) or _unanswered(suggestion, match)
    if suggestion.eligibility is Eligibility.NO or not changes:
        return None
    strongest = changes[0]
    # Whoever answered all would be first: that says nothing.
    first = strongest.feature != "need_cover" and _would_lead(suggestion, strongest, match)
    if strongest.is_question:
        message = N_("Could come first. %(what)s") if first else N_("Still open. %(what)s")
    else:
        message = N_("Would come first but for this: %(what)s") if first else N_("Weakest point: %(what)s")
    return replace(strongest, text=Sentence(message, {"what": strongest.what}))


def shares(suggestion: Suggestion, profile: Profile) -> list[Share]:
    """What every reason adds, the strongest first; in whole points, which add up to the score's, and `most` to 100.

    Beside violence or a crisis the words that were told add to it, but are not repeated.
    """
    is_grave = _is_grave(profile)
    all_weights = sum(reason.weight for reason in suggestion.reasons)
    points = _apportioned([reason.contribution * 100 for reason in suggestion.reasons])
    most = _apportioned([reason.weight / all_weights * 100 for reason in suggestion.reasons])
    texts = [_ITS_WORDS if is_grave and one.feature == _WORDS else one.text for one in suggestion.reasons]
    return [Share(*each) for each in zip(texts, points, most, strict=True)]


def _apportioned(parts: Sequence[float]) -> list[int]:
    """Whole numbers whose sum is that of the parts, rounded: the largest remainders are rounded up."""
    whole = [int(part + _ROUNDING) for part in parts]
    missing = round(sum(parts)) - sum(whole)
    by_remainder = sorted(range(len(parts)), key=lambda number: whole[number] - parts[number])
    for number in by_remainder[:missing]:
        whole[number] += 1
    return whole


def _would_lead(suggestion: Suggestion, change: Change, match: Match) -> bool:
    """Whether a change would bring a suggestion to the first place: what is out of reach must come into reach first.

    What is out of reach leads only where nothing near answers: then scores decide among what answers from afar.
    """
    leader, *_ = match.results or [suggestion]
    is_move = change.feature == "place"
    if leader is suggestion or (_is_far(suggestion) and not is_move):
        return False
    if _is_far(leader) and (is_move or not suggestion.covers):
        return bool(suggestion.covers)
    return suggestion.score + change.gain > leader.score + _ROUNDING


def _is_far(suggestion: Suggestion) -> bool:
    """Whether it is out of reach, and only fills the list."""
    return any(one.feature == "place" and one.known and one.value < IN_REACH for one in suggestion.reasons)


def _changes(suggestion: Suggestion, at_best: Mapping[str, float]) -> list[Change]:
    """What each feature still leaves open, the largest first; `at_best`: of those that cannot come up to 1."""
    all_weights = sum(reason.weight for reason in suggestion.reasons)
    found = []
    for reason in suggestion.reasons:
        gain = reason.weight / all_weights * (at_best.get(reason.feature, 1.0) - reason.value)
        if not reason.is_good and gain >= _WORTH_ASKING and _can_change(reason):
            found.append(Change(reason.feature, gain, not reason.known, reason.text, reason.text))
    return sorted(found, key=lambda change: (-change.gain, change.feature))


def _unanswered(suggestion: Suggestion, match: Match) -> list[Change]:
    """The heaviest need that it does not answer, of what fits in all else and still comes after others."""
    left = [one for one in heaviest_first(match.profile.needs) if one.term.code not in suggestion.covers]
    if not left or suggestion in match.results[:1]:
        return []
    all_weights = sum(reason.weight for reason in suggestion.reasons)
    what = Sentence(N_("it does not answer: %(needs)s"), {"needs": (Labels(left[0].term.labels),)})
    return [
        Change(one.feature, one.weight / all_weights * (1 - one.value), is_question=False, what=what, text=what)
        for one in suggestion.reasons
        if one.feature == "need_cover" and one.known
    ]


def _at_best(profile: Profile) -> dict[str, float]:
    """What features can say at most for a person: from next door, too, there is a way."""
    return {"place": value_next_door(profile), "open_times": value_always_open(profile)}


def _can_change(reason: Reason) -> bool:
    """Whether asking or arranging something could change it; what a service is known to be there for stays."""
    return reason.feature not in _NOT_ASKED and not (reason.known and reason.feature == "need_cover")


def coverage(match: Match) -> dict[str, tuple[str, ...]]:
    """Which need is covered by which suggestion: need code -> names, for every need asked."""
    return {
        need.term.code: tuple(result.name for result in match.results if need.term.code in result.covers)
        for need in match.profile.needs
    }
