"""What is said of a network: why a member is in it, whether it comes in time, and what the whole amounts to."""

from collections.abc import Iterable, Sequence
from typing import Final

from directory.i18n import N_, Labels, Sentence
from matching.profile import NeedAsked

OTHERS_WAIT = N_("The others in reach make people wait too long, or do not say how long: %(needs)s")
IN_TIME, IN_TIME_WHAT_IS_URGENT = N_("Answers in time"), N_("Answers in time what is urgent: %(needs)s")
ALONE_IN_TIME = N_("Answers in time, while the others make people wait too long or do not say how long: %(needs)s")
LATER: Final = N_("Answers later, or does not say when, for: %(needs)s")


def names_of(needs: Iterable[NeedAsked]) -> tuple[Labels, ...]:
    """Needs as people call them."""
    return tuple(Labels(need.term.labels) for need in needs)


def member_why(
    alone: Sequence[NeedAsked],
    *,
    only_one: Sequence[NeedAsked],
    only_in_time: Sequence[NeedAsked],
    count: int,
    is_best: bool,
) -> Sentence:
    """Why this service and no other.

    Args:
        alone: the needs that no other member of the network is there for; at least one, or it would be no member.
        only_one: those of them that nothing else covers which the person could go to.
        only_in_time: those that something else covers as well, but too late or without saying when.
        count: how many services could take over all of `alone`, this one included.
        is_best: whether it is the best network; there, nothing that could take over suits better, or it would be in.
    """
    if only_one:
        return Sentence(N_("It is the only suitable service in reach for: %(needs)s"), {"needs": names_of(only_one)})
    if only_in_time:
        return Sentence(OTHERS_WAIT, {"needs": names_of(only_in_time)})
    facts = {"count": count, "needs": names_of(alone)}
    if count == 1:
        return Sentence(N_("It is the only service in reach that answers all of this: %(needs)s"), facts)
    if is_best:
        return Sentence(N_("Of %(count)s services in reach, it is the most suitable for: %(needs)s"), facts)
    return Sentence(N_("One of %(count)s services in reach for: %(needs)s"), facts)


def timing_of(
    in_time: Sequence[NeedAsked], late: Sequence[NeedAsked], *, is_all: bool, is_best: bool
) -> Sentence | None:
    """Whether it comes in time.

    Args:
        in_time: urgent needs that it is known to answer in time.
        late: needs for which it is late, or urgent ones for which it does not say when.
        is_all: whether `in_time` are all the needs that it is there for.
        is_best: whether nothing in reach comes sooner.
    """
    if late and not is_best:
        return Sentence(LATER, {"needs": names_of(late)})
    if late:
        message = N_("No service in reach is sure to answer in time for: %(needs)s. Call before you count on it")
        return Sentence(message, {"needs": names_of(late)})
    if is_all:
        return Sentence(IN_TIME)
    if in_time:
        return Sentence(IN_TIME_WHAT_IS_URGENT, {"needs": names_of(in_time)})
    return None


def in_one_breath(why: Sentence, timing: Sentence | None) -> list[Sentence]:
    """Why a member is in a network and whether it comes in time, without saying the same needs twice."""
    is_said_twice = timing is not None and (
        timing.message == IN_TIME or (timing.message == IN_TIME_WHAT_IS_URGENT and timing.facts == why.facts)
    )
    if why.message == OTHERS_WAIT and is_said_twice:
        return [Sentence(ALONE_IN_TIME, why.facts)]
    return [why, timing] if timing else [why]
