"""Why nothing answers a need: the words that the matcher and what is written down for the coordinator share."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from directory.i18n import N_


class Cause(enum.StrEnum):
    """What keeps a need without an answer. Of several, the one that is nearest to an answer counts, in this order."""

    FULL = "full"  # there is something for this person, in reach, without a free place
    TOO_FAR = "too_far"  # there is something for this person, out of reach
    NOT_ELIGIBLE = "not_eligible"  # there is something in reach, not for this person
    NOTHING_KNOWN = "nothing_known"


CAUSES: Final[Mapping[Cause, str]] = {
    Cause.FULL: N_("all that answers it is full"),
    Cause.TOO_FAR: N_("what answers it is too far away"),
    Cause.NOT_ELIGIBLE: N_("what answers it is not for this person"),
    Cause.NOTHING_KNOWN: N_("the directory knows nothing near that answers it"),
}


@dataclass(frozen=True)
class Unmet:
    """One need of somebody that nothing answers.

    Args:
        need: code of the term.
        severity: 1 to 5.
    """

    need: str
    severity: int
    cause: Cause
