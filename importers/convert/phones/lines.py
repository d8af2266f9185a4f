"""Several lines of one switchboard, written once: "0543 712345/6" is …345 and …346."""

import re
from collections.abc import Callable
from typing import NamedTuple

SIGN = re.compile(r"\s*([-–/])[-–/]*\s*")
LAST_GROUP = re.compile(r"\d+\Z")
MAY_END = re.compile(r"\d\s*[-–/]\s*\d{1,4}\Z")
NO_DIGIT = re.compile(r"\D")

LONGEST_ENDING = 4  # digits
FEWEST_BEFORE_ONE = 7  # digits of a number before a slash and one more digit, which no way of grouping leaves alone
FEWEST_BEFORE_MORE = 9  # before more digits, which may be a group of the same number
FEWEST_BEFORE_HYPHEN = 10  # hyphens also group digits
FEWEST_IN_LAST_GROUP = 5  # before a hyphen: what is shorter is a group itself
FEWEST_WITHOUT_AREA = 5
MOST_DIGITS = 11  # of a number in Italy, its zero included
MOBILE_DIGITS = 10


class Lines(NamedTuple):
    """Numbers before and after endings were put on; `is_clear` says whether nothing else can be meant.

    `first` is E.164, empty where not even that is sure; `others` are E.164 without being proven valid.
    """

    first: str
    others: tuple[str, ...]
    is_clear: bool


def may_end_in_lines(run: str) -> bool:
    """Whether it is worth looking for endings in a run of digits and signs."""
    return MAY_END.search(run) is not None


def lines(run: str, called: Callable[[str], str | None], *, is_italian: bool) -> Lines | None:
    """The lines that a run of digits and signs names by their endings; None where it names none.

    Args:
        called: E.164 of a text that is a number, else None.
        is_italian: whether the numbers are of Italy; elsewhere hyphens come before extensions.
    """
    signs = list(SIGN.finditer(run))
    for index, sign in enumerate(signs):
        stem = run[: sign.start()]
        bounds = [*(each.start() for each in signs[index + 1 :]), len(run)]
        endings = [run[each.end() : stop] for each, stop in zip(signs[index:], bounds, strict=True)]
        if not all(ending.isdecimal() and len(ending) <= LONGEST_ENDING for ending in endings):
            continue
        if found := _lines(stem, sign[1], endings, called, is_italian=is_italian):
            return found
    return None


def _lines(
    stem: str, sign: str, endings: list[str], called: Callable[[str], str | None], *, is_italian: bool
) -> Lines | None:
    digits, last = len(_national(stem)), LAST_GROUP.search(stem.rstrip())
    if last is None or len(last[0]) < len(endings[0]):
        return None
    if is_italian and sign == "/" and digits >= FEWEST_WITHOUT_AREA and not _has_area(stem):
        return Lines("", (), is_clear=False)  # a zero may be lost, or the whole area code
    if sign == "/":
        is_said = digits >= (FEWEST_BEFORE_ONE if len(endings[0]) == 1 else FEWEST_BEFORE_MORE) and len(last[0]) > 1
        is_whole = True
    else:
        is_long = digits + sum(map(len, endings)) > MOST_DIGITS
        is_whole = digits >= FEWEST_BEFORE_HYPHEN or is_long
        is_said = is_italian and len(last[0]) >= FEWEST_IN_LAST_GROUP and (is_whole or len(endings[0]) == 1)
    if not is_said or digits < FEWEST_BEFORE_ONE or (first := called(stem)) is None:
        return None
    if _national(stem).startswith("3") and digits < MOBILE_DIGITS:
        is_whole = False
    if not is_whole:
        return Lines("", (), is_clear=False)
    others = tuple(first[: -len(ending)] + ending for ending in endings)
    grows = all(int(before) < int(after) for before, after in zip((first, *others), others, strict=False))
    return Lines(first, others if grows else (), is_clear=grows)


def _national(text: str) -> str:
    """The digits without the code of Italy."""
    digits = NO_DIGIT.sub("", text)
    if text.lstrip("( ").startswith("+"):
        return digits.removeprefix("39")
    return digits.removeprefix("0039")


def _has_area(text: str) -> bool:
    """Whether a number in Italy begins as it is called: landlines with 0, mobile and special numbers with 3 or 8."""
    return _national(text).startswith(("0", "3", "8"))
