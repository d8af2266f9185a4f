"""What to do first where somebody may be in danger, before any service is looked for."""

from collections.abc import Collection
from typing import Final

from directory.helplines import Telephone, called
from directory.i18n import N_, Sentence
from directory.taxonomies.codes import CHILD_ABUSE, CRISIS, EXPLOITED, VIOLENCE
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN

__all__ = ["CALL_AT_ONCE", "IF_THERE_IS_DANGER", "duty_to_a_minor_alone", "if_in_danger", "what_to_do_first"]

_EMERGENCY: Final = Telephone("112")  # in Italy and in Switzerland
CALL_AT_ONCE: Final = Sentence(N_("Call %(number)s now: this sounds like a danger to life."), {"number": _EMERGENCY})
# Who answers day and night, in Italy: women who suffer violence, children, who is exploited (the last as the department
# for equal opportunities tells it, pariopportunita.gov.it, seen in November 2026).
_FOR_WOMEN, _FOR_CHILDREN, _FOR_EXPLOITED = "1522", "114", "800 290 290"
# In Switzerland Pro Juventute answers children and young people day and night, in Italian, too (147.ch).
_FOR_SWISS_CHILDREN: Final = "147"
# For victims of violence in all of Switzerland since May 2026 (bluewin.ch, 9 March 2026).
_FOR_SWISS_VICTIMS: Final = "142"
IF_THERE_IS_DANGER: Final = N_("Numbers to call if there is danger: %(numbers)s.")
_WHO_PROTECTS: Final = {  # (Ticino: www4.ti.ch/dss/dasf/lingua-facile/protezione-del-minore, seen in November 2026)
    "IT": N_(
        "Who is under age is protected by the child protection team of the municipality's social services, and in"
        " urgent cases by the public prosecutor of the juvenile court: ask them first."
    ),
    "CH": N_(
        "Who is under age is protected by the child protection authority (in Ticino ARP, and the UAP office): ask them"
        " first."
    ),
}
_WHO_NAMES_A_GUARDIAN: Final = {  # law of 7 April 2017, no. 47 (Italy); Civil Code, article 306 and 327a (Switzerland)
    "IT": N_(
        "Who is under age and without parents in Italy also has a right to a guardian: tell the public prosecutor of"
        " the juvenile court at once (law 47/2017)."
    ),
    "CH": N_(
        "Who is under age and without parents in Switzerland also has a right to a guardian: the same authority names"
        " one."
    ),
}
_HELPLINES: Final = {
    RESTRICTED_DOMAIN: _FOR_WOMEN,
    VIOLENCE: _FOR_WOMEN,
    CHILD_ABUSE: _FOR_CHILDREN,
    "safety.bullying": _FOR_CHILDREN,
    EXPLOITED: _FOR_EXPLOITED,
}


def if_in_danger(country: str = "IT") -> Sentence:
    """What to say of a text that is mostly not understood: it may tell of a danger in words that nobody thought of.

    Args:
        country: where they are, ISO 3166.
    """
    numbers = {
        "IT": (_EMERGENCY, _FOR_WOMEN, _FOR_CHILDREN),
        "CH": (_EMERGENCY, _FOR_SWISS_VICTIMS, _FOR_SWISS_CHILDREN),
    }
    message = N_("If somebody may be in danger, call: %(numbers)s.")
    return Sentence(message, {"numbers": called(numbers.get(country, (_EMERGENCY,)))})


def what_to_do_first(
    needs: Collection[str],
    *,
    country: str = "IT",
    is_minor: bool = False,
    is_alone: bool = False,
    is_without_parents: bool = False,
) -> list[Sentence]:
    """What to know of violence and of a danger to life; both where both are told.

    Args:
        needs: codes.
        country: where they are, ISO 3166; helplines are those of Italy.
        is_minor: whether the person is surely under age.
        is_alone: whether a minor has nobody here, or no place to stay.
        is_without_parents: whether a minor is in the country without parents, who is alone, too.
    """
    is_alone = is_alone or is_without_parents
    found = duty_to_a_minor_alone(country, is_without_parents=is_without_parents) if is_alone else []
    if CRISIS in needs:
        found.append(
            Sentence(
                N_("This may be a danger to life: do not leave the person alone, and call %(number)s if it is."),
                {"number": _EMERGENCY},
            )
        )
    if any(need.partition(".")[0] == RESTRICTED_DOMAIN for need in needs):
        found.append(Sentence(N_("This is about safety: speak with the person alone.")))
        found.append(Sentence(IF_THERE_IS_DANGER, {"numbers": _numbers(needs, country, is_minor=is_minor)}))
    if not is_alone and (CHILD_ABUSE in needs or (is_minor and VIOLENCE in needs)) and country in _WHO_PROTECTS:
        found.append(Sentence(_WHO_PROTECTS[country]))
    return found


def duty_to_a_minor_alone(country: str, *, is_without_parents: bool, is_taken_in: bool = False) -> list[Sentence]:
    """What the law asks of whoever meets a minor whom nobody looks after; nothing where the country is not known.

    Args:
        country: where they are, ISO 3166.
        is_without_parents: whether they are in the country without parents, so that a guardian must be named.
        is_taken_in: whether somebody gives them a home already.
    """
    if country not in _WHO_PROTECTS:
        return []
    home = [] if is_taken_in else [_who_takes_in(country)]
    guardian = [Sentence(_WHO_NAMES_A_GUARDIAN[country])] if is_without_parents else []
    return [*home, *guardian]


def _who_takes_in(country: str) -> Sentence:
    """In Italy the municipality takes a minor who is alone in at once (law 47/2017)."""
    if country != "IT":
        return Sentence(_WHO_PROTECTS[country])
    message = N_(
        "A minor who is alone is taken in at once: call the municipality's social services (child protection), and"
        " outside their hours: %(numbers)s."
    )
    return Sentence(message, {"numbers": called((_EMERGENCY, _FOR_CHILDREN))})


def _numbers(needs: Collection[str], country: str, *, is_minor: bool) -> tuple[Sentence, ...]:
    """Whom to call: the helplines for what is told, where they can be called from, and the emergency number."""
    if country == "CH":
        is_of_a_child = is_minor or CHILD_ABUSE in needs
        return called((*([_FOR_SWISS_CHILDREN] if is_of_a_child else []), _FOR_SWISS_VICTIMS, _EMERGENCY))
    if country != "IT":
        return called((_EMERGENCY,))
    numbers = [_HELPLINES[code] for code in needs if code in _HELPLINES]
    if is_minor and numbers:
        numbers.append(_FOR_CHILDREN)
    return called((*dict.fromkeys(numbers), _EMERGENCY))
