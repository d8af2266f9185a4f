"""Telephone lines that whole countries know, by their numbers: what each is for, and when somebody answers."""

from collections.abc import Collection, Iterable
from types import MappingProxyType
from typing import NamedTuple

from directory.i18n import N_, Sentence


class Telephone(str):
    """A number within a sentence, in E.164 or a short one: pages write it as people do, and dial it with a tap."""

    __slots__ = ()


class Helpline(NamedTuple):
    """What a number is for and when it answers, as messages to translate."""

    name: str
    hours: str


_ALWAYS = N_("day and night")
# Those of Italy and, 142 and 147, of Switzerland (147: Pro Juventute, also in Italian). For eating disorders as
# minori.gov.it tells it, for gambling the Istituto Superiore di Sanità; seen in November 2026.
HELPLINES = MappingProxyType(
    {
        "112": Helpline(N_("emergencies"), _ALWAYS),
        "1522": Helpline(N_("violence and stalking"), _ALWAYS),
        "114": Helpline(N_("children in danger"), _ALWAYS),
        "142": Helpline(N_("victims of violence"), _ALWAYS),
        "147": Helpline(N_("children and young people"), _ALWAYS),
        "800 290 290": Helpline(N_("trafficking and exploitation"), _ALWAYS),
        "800 180 969": Helpline(N_("eating disorders"), N_("Monday to Friday day and night")),
        "800 558 822": Helpline(N_("gambling"), N_("Monday to Friday 10 a.m. to 4 p.m.")),
    }
)
_OF_NEEDS = MappingProxyType(  # country -> need -> who answers in all of it
    {
        "IT": {"mental_wellbeing.eating": "800 180 969", "addictions.gambling": "800 558 822"},
        "CH": {"safety.bullying": "147"},
    }
)


def called(numbers: Iterable[str]) -> tuple[Sentence, ...]:
    """Each number with what it is for and when somebody answers.

    >>> str(called(["114"])[0])
    '114 (children in danger: day and night)'
    """
    return tuple(
        [
            Sentence(
                N_("%(number)s (%(name)s: %(hours)s)"),
                {
                    "number": Telephone(one),
                    "name": Sentence(HELPLINES[one].name),
                    "hours": Sentence(HELPLINES[one].hours),
                },
            )
            for one in numbers
        ]
    )


def has_national_line(need: str, country: str) -> bool:
    """Whether somebody answers from anywhere in a country for a need, by its code."""
    return need in _OF_NEEDS.get(country, {})


def national_line(needs: Collection[str], country: str) -> Iterable[Sentence]:
    """Whom to call from anywhere in a country, for needs that few services answer.

    Args:
        needs: codes.
        country: ISO 3166.
    """
    numbers = [number for need, number in _OF_NEEDS.get(country, {}).items() if need in needs]
    if numbers:
        yield Sentence(N_("There is a national line for this: %(numbers)s."), {"numbers": called(numbers)})
