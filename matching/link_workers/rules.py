"""Conditions without exceptions on who can walk with a person, each with its reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from directory.i18n import N_, Sentence
from directory.places.town_names import said_town
from directory.words.language import fold
from matching.link_workers.answers import Asks, Flags, Ints, questions_of
from matching.link_workers.availability import (
    LONG_AWAY_DAYS,
    SHORT_AWAY_DAYS,
    Away,
    away_on,
    has_left,
    is_leaving,
    is_not_yet_there,
)
from matching.link_workers.features import works_elsewhere
from matching.link_workers.workers import Team, WorkerRow
from matching.profile import Gender, Profile

AWAY: Final = N_("Is away, nobody knows until when")
ROOM: Final = "room"
MOST_NAMED: Final = 5  # of those who break one rule; of more it is told how many
ONLY_ROOM_IS_MISSING: Final = N_(
    "Some could walk with the person, but have no room now: %(causes)s. The person waits, or a coordinator decides."
)
NOBODY_FITS: Final = N_(
    "Nobody could walk with the person, however much room there is: %(causes)s. The person waits, or a coordinator "
    "decides."
)
NEAR_DAYS: Final = 60  # an absence that begins within these days is told
ROUNDING: Final = 1e-4  # points; float32 sums must not exclude somebody who exactly fits


T = TypeVar("T")


@dataclass(frozen=True)
class HardRule:
    """A condition without exceptions.

    Args:
        name: what is kept of it, and never changes.
        asks: what of a profile the rule looks at, empty where nobody can break it; None: at the case's points.
        breaks: (k different questions, team of n) -> shape (k, n) or (n,), True where a worker cannot be proposed.
        say: (profile, team, case points, row) -> why.
        cause: the same for many workers; `%(count)s` says how many, or who.
        is_personal: whether it depends on what the person states; all others can be asked again without the profile.
    """

    name: str
    asks: Asks | None
    breaks: Callable[[Sequence[Any], Team], Flags]
    say: Callable[[Profile, Team, float, int], Sentence]
    cause: str
    is_personal: bool = False


def _everybody(_profile: Profile) -> bool:
    return True


def _takes_nobody(_asked: Sequence[bool], team: Team) -> Flags:
    return ~team.takes_new_people


def _say_takes_nobody(_profile: Profile, _team: Team, _points: float, _row: int) -> Sentence:
    return Sentence(N_("Does not take new people now"))


def _not_cleared(_asked: Sequence[bool], team: Team) -> Flags:
    not_cleared: Flags = team.cleared_for_minors != 1
    return not_cleared


def _say_not_cleared(_profile: Profile, team: Team, _points: float, row: int) -> Sentence:
    if team.cleared_for_minors[row] == 0:
        return Sentence(N_("Is not cleared to work with minors"))
    return Sentence(N_("No clearance to work with minors is recorded: ask for it"))


def _not_there(asked: Sequence[date], team: Team) -> Flags:
    return _rows_where(asked, team, lambda day, row: _why_not_there(row, day) is not None)


def _say_not_there(profile: Profile, team: Team, _points: float, row: int) -> Sentence:
    return _why_not_there(team.rows[row], profile.asked_on) or Sentence(AWAY)


def _why_not_there(row: WorkerRow, day: date | None) -> Sentence | None:
    """Why somebody new cannot come to this worker on that day; None if somebody can."""
    if day is None:
        return None
    if is_leaving(row, day):
        return Sentence(N_("Works here only until %(day)s"), {"day": row.works_until})
    if is_not_yet_there(row, day):
        return Sentence(N_("Begins only on %(day)s"), {"day": row.works_from})
    away = away_on(row, day, within_days=SHORT_AWAY_DAYS)
    return _say_away(away, day) if away and away.is_longer_than(SHORT_AWAY_DAYS) else None


def _say_away(away: Away, day: date) -> Sentence:
    if away.ends is None and away.begins <= day:
        return Sentence(AWAY)
    if away.ends is None:
        return Sentence(N_("Will be away from %(begins)s, nobody knows until when"), {"begins": away.begins})
    if away.begins <= day:
        return Sentence(N_("Is away until %(ends)s"), {"ends": away.ends})
    return Sentence(N_("Will be away from %(begins)s until %(ends)s"), {"begins": away.begins, "ends": away.ends})


def remarks_on(row: WorkerRow, day: date | None) -> tuple[Sentence, ...]:
    """What keeps nobody from coming to this worker, and should be known: an absence, a last day."""
    if day is None:
        return ()
    away = away_on(row, day, within_days=NEAR_DAYS)
    found = [_say_away(away, day)] if away else []
    if row.works_until is not None:
        found.append(Sentence(N_("Works here only until %(day)s"), {"day": row.works_until}))
    if row.works_from is not None and row.works_from > day:
        found.append(Sentence(N_("Begins only on %(day)s"), {"day": row.works_from}))
    return tuple(found)


def _gone(asked: Sequence[date], team: Team) -> Flags:
    return _rows_where(asked, team, lambda day, row: _why_gone(row, day) is not None)


def _say_gone(profile: Profile, team: Team, _points: float, row: int) -> Sentence:
    return _why_gone(team.rows[row], profile.asked_on) or Sentence(AWAY)


def _why_gone(row: WorkerRow, day: date | None) -> Sentence | None:
    """Why nobody can stay with this worker; None if people can."""
    if day is None:
        return None
    if has_left(row, day):
        return Sentence(N_("Has left on %(day)s"), {"day": row.works_until})
    away = away_on(row, day)
    return _say_away(away, day) if away and away.is_longer_than(LONG_AWAY_DAYS) else None


def _rows_where(asked: Sequence[T], team: Team, holds: Callable[[T, WorkerRow], bool]) -> Flags:
    found = np.fromiter((holds(one, row) for one in asked for row in team.rows), np.bool_, len(asked) * len(team))
    return found.reshape(len(asked), len(team))


def _conflict(asked: Sequence[tuple[str, ...]], team: Team) -> Flags:
    named = [{fold(one).strip() for one in conflicts} for conflicts in asked]
    called = [{str(row.id), fold(row.name), fold(row.organization)} for row in team.rows]
    return np.array([[not each.isdisjoint(one) for one in called] for each in named], np.bool_)


def _say_conflict(_profile: Profile, _team: Team, _points: float, _row: int) -> Sentence:
    return Sentence(N_("Has a conflict of interest, as the profile says"))


def _languages(profile: Profile) -> tuple[str, ...]:
    return () if profile.interpreter else profile.languages


def _no_language(asked: Sequence[tuple[str, ...]], team: Team) -> Flags:
    bits = np.array([team.language_bits(codes) for codes in asked], np.uint64)
    no_language: Flags = (team.languages != 0) & ((team.languages & bits[:, np.newaxis]) == 0)
    return no_language


def _say_no_language(_profile: Profile, _team: Team, _points: float, _row: int) -> Sentence:
    return Sentence(N_("Speaks none of the person's languages"))


def _gender(profile: Profile) -> Gender | None:
    wish = profile.worker_preferences
    return wish.gender if wish.required else None


def _other_gender(asked: Sequence[Gender], team: Team) -> Flags:
    return _rows_where(asked, team, lambda wish, row: row.gender != wish)


def _say_other_gender(profile: Profile, team: Team, _points: float, row: int) -> Sentence:
    if team.rows[row].gender is None:
        return Sentence(N_("States no gender, and the person set one as a condition"))
    wanted = profile.worker_preferences.gender
    if wanted is Gender.WOMAN:
        return Sentence(N_("Is not a woman, which the person set as a condition"))
    if wanted is Gender.MAN:
        return Sentence(N_("Is not a man, which the person set as a condition"))
    return Sentence(N_("Is not of the gender that the person set as a condition"))


def _say_elsewhere(profile: Profile, team: Team, _points: float, row: int) -> Sentence:
    if profile.place is None:  # a proposal that is read again
        return Sentence(N_("Works in another area"))
    if team.is_abroad(profile.place)[row]:
        return Sentence(N_("Works in another country"))
    return Sentence(N_("Works in another area, too far from %(place)s"), {"place": said_town(profile.place)})


def _no_room(asked: Sequence[float], team: Team) -> Flags:
    added = np.array(asked, np.float32)[:, np.newaxis]
    no_room: Flags = team.load_points + added > team.capacity_points + np.float32(ROUNDING)
    return no_room


def _say_no_room(_profile: Profile, team: Team, points: float, row: int) -> Sentence:
    if team.capacity_points[row] <= 0:
        return Sentence(N_("Has no capacity for a caseload"))
    percent = round(100 * load_after(team, points, row))
    return Sentence(N_("Has no room: the caseload would be at %(percent)s %%"), {"percent": percent})


_DAY: Final = attrgetter("asked_on")  # of two rules, and looked up once
LASTING_RULES: Final = (
    HardRule(
        "conflict",
        attrgetter("conflicts"),
        _conflict,
        _say_conflict,
        N_("with a conflict of interest: %(count)s"),
        is_personal=True,
    ),
    HardRule("gone", _DAY, _gone, _say_gone, N_("away for long, or left: %(count)s")),
    HardRule(
        "clearance",
        attrgetter("is_minor"),
        _not_cleared,
        _say_not_cleared,
        N_("without clearance for minors: %(count)s"),
        is_personal=True,
    ),
    HardRule(
        "language", _languages, _no_language, _say_no_language, N_("no shared language: %(count)s"), is_personal=True
    ),
    HardRule(
        "gender",
        _gender,
        _other_gender,
        _say_other_gender,
        N_("not of the gender set as a condition: %(count)s"),
        is_personal=True,
    ),
    HardRule(
        "area",
        attrgetter("place"),
        works_elsewhere,
        _say_elsewhere,
        N_("working in another area: %(count)s"),
        is_personal=True,
    ),
)  # they hold for whoever walks with the person already, too
ARRIVAL_RULES: Final = (
    HardRule("takes_nobody", _everybody, _takes_nobody, _say_takes_nobody, N_("not taking new people: %(count)s")),
    HardRule("not_there", _DAY, _not_there, _say_not_there, N_("away, or not here for long: %(count)s")),
    *LASTING_RULES,
)  # they hold for whoever would be new to the person, however much room there is
HARD_RULES: Final = (
    *ARRIVAL_RULES,
    HardRule(ROOM, None, _no_room, _say_no_room, N_("no room in the caseload: %(count)s")),
)


def load_after(team: Team, points: float, row: int) -> float:
    """The caseload with so many more points, as a share of the capacity; infinite without a capacity."""
    capacity = float(team.capacity_points[row])
    return (float(team.load_points[row]) + points) / capacity if capacity > 0 else float("inf")


def first_broken(
    profile: Profile, team: Team, points: float, rules: Sequence[HardRule] = HARD_RULES
) -> NDArray[np.int8]:
    """Shape (n,): the place of the first rule that each worker breaks; -1 for none."""
    first = np.full(len(team), -1, np.int8)
    for place, rule in reversed([*enumerate(rules)]):
        question = rule.asks(profile) if rule.asks else points
        if question:
            first[np.atleast_2d(rule.breaks([question], team))[0]] = place
    return first


def who_can(profiles: Sequence[Profile], team: Team, rules: Sequence[HardRule] = ARRIVAL_RULES) -> tuple[Flags, Ints]:
    """Who breaks none of the rules, for n people: of those who are alike in all that the rules ask, once.

    Args:
        rules: such that do not depend on the case's points.
    Returns:
        (shape (k, workers), shape (n,): each person's row).
    """
    questions = questions_of(profiles, [rule.asks for rule in rules if rule.asks])
    kind = np.zeros(len(profiles), np.int64)
    for different, which in questions.values():
        if different:
            kind = np.unique(kind * (len(different) + 1) + which + 1, return_inverse=True)[1]
    _, first, row = np.unique(kind, return_index=True, return_inverse=True)
    can = np.ones((len(first), len(team)), np.bool_)
    for rule in rules:
        different, which = questions[rule.asks] if rule.asks else ((), kind)
        if different:
            keeps = np.ones((len(different) + 1, len(team)), np.bool_)  # the last row: who does not ask
            keeps[:-1] = ~rule.breaks(different, team)
            can &= keeps[which[first]]
    return can, row


def nobody_can(
    first_rule: NDArray[np.int8], rules: Sequence[HardRule] = HARD_RULES, names: Sequence[str] = ()
) -> Sentence:
    """Why nobody can be proposed: only room is missing somewhere, or nobody fits at all; and who breaks which rule.

    Args:
        first_rule: what `first_broken` gave, nowhere -1.
        names: of the workers, to tell who where these are few; without them, how many.
    """
    broken = first_rule.tolist()
    causes = tuple(Sentence(rules[place].cause, {"count": _who(broken, place, names)}) for place in sorted({*broken}))
    fits = any(rules[place].name == ROOM for place in broken)
    return Sentence(ONLY_ROOM_IS_MISSING if fits else NOBODY_FITS, {"causes": causes})


def _who(broken: Sequence[int], place: int, names: Sequence[str]) -> int | tuple[str, ...]:
    count = broken.count(place)
    if not names or count > MOST_NAMED:
        return count
    return tuple(name for name, one in zip(names, broken, strict=True) if one == place)
