"""Writing down what a match left open, from pages and from the command line; nobody waits for it."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from directory.curation.search_note import Keeping
from directory.curation.unmet_needs import record_unmet
from matching.rank import Match
from web.searches.waiting import written_or_left_out


def log_unmet(
    session: Session, match: Match, *, keeping: Keeping, today: date, warn: Callable[[str, str], object]
) -> int:
    """Write down which needs nothing covers, where and on which day. Commits.

    Args:
        warn: told where the database cannot be written, with a message and the kind of failure.
    Returns:
        How many needs were written, or were there already; 0 where the database could not be written.
    """
    unmet = [one.unmet for one in match.uncovered]
    if not (unmet and keeping.days):
        return 0

    def write(session: Session) -> int:
        return record_unmet(session, unmet, match.profile.place, keeping=keeping, today=today)

    return written_or_left_out(session, write, warn) or 0
