"""What to say about a suggestion: the reasons, what to check, and what would change it."""

from dataclasses import dataclass
from typing import Final

from directory.catalog.scoring import Reason
from directory.i18n import N_, Sentence
from matching.assessment import Suggestion
from matching.eligibility import Eligibility
from matching.rank import Match

SAID_ALOUD = 3
_WORTH_ASKING = 0.02  # of the score: a smaller gain is not worth a phone call
_NOT_SAID: Final = frozenset({"eligibility", "completeness"})  # about the entry, not about the help
_NOT_ASKED: Final = _NOT_SAID | {"interest_cover"}  # a counselling centre need not be about music


@dataclass(frozen=True)
class Change:
    """What would move a suggestion up.

    Args:
        feature: which one.
        gain: how much the score would grow at most, in [0, 1].
        is_question: the entry does not say; otherwise it is known to fit badly.
    """

    feature: str
    gain: float
    is_question: bool
    text: Sentence


def reasons_to_say(suggestion: Suggestion, *, most: int = SAID_ALOUD) -> list[Reason]:
    """The strongest reasons that speak for it, to be said aloud."""
    return [reason for reason in suggestion.reasons if reason.is_good and reason.feature not in _NOT_SAID][:most]


def to_check(suggestion: Suggestion) -> list[Sentence]:
    """What to ask before sending the person: conditions, what the entry does not say (weightiest first), remarks."""
    unknown = [change.text for change in _changes(suggestion) if change.is_question or change.feature == "verification"]
    conditions = suggestion.eligibility_sentences if suggestion.eligibility is Eligibility.TO_CHECK else ()
    return [*conditions, *unknown, *suggestion.remarks]


def what_would_change(suggestion: Suggestion, match: Match) -> Change | None:
    """The strongest unknown or weakest fact of a suggestion, and whether it would bring it to the first place."""
    changes = _changes(suggestion)
    if not changes:
        return None
    strongest = changes[0]
    ahead = [other.score for other in match.results if other is not suggestion and other.score >= suggestion.score]
    first = bool(ahead) and suggestion.score + strongest.gain > max(ahead)
    if strongest.is_question:
        message = N_("Could come first: %(what)s") if first else N_("Still open: %(what)s")
    else:
        message = N_("Would come first but for this: %(what)s") if first else N_("Weakest point: %(what)s")
    text = Sentence(message, {"what": strongest.text})
    return Change(strongest.feature, strongest.gain, strongest.is_question, text)


def _changes(suggestion: Suggestion) -> list[Change]:
    """What each feature still leaves open, the largest first."""
    all_weights = sum(reason.weight for reason in suggestion.reasons)
    found = []
    for reason in suggestion.reasons:
        gain = reason.weight / all_weights * (1 - reason.value)
        if not reason.is_good and gain >= _WORTH_ASKING and reason.feature not in _NOT_ASKED:
            found.append(Change(reason.feature, gain, not reason.known, reason.text))
    return sorted(found, key=lambda change: (-change.gain, change.feature))


def coverage(match: Match) -> dict[str, tuple[str, ...]]:
    """Which need is covered by which suggestion: need code -> names, for every need asked."""
    return {
        need.term.code: tuple(result.name for result in match.results if need.term.code in result.covers)
        for need in match.profile.needs
    }
