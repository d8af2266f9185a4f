"""What to do first where somebody may be in danger, before any service is looked for."""

from typing import Final

from directory.i18n import N_, Sentence
from directory.vocabulary import RESTRICTED_DOMAIN
from matching.end_of_strength import says_so
from matching.profile import Profile

_SAFETY: Final = N_(
    "This is about safety: speak with the person alone. Numbers to call if there is danger: %(numbers)s."
)
_CRISIS: Final = "mental_wellbeing.crisis"
_EMERGENCY: Final = "112"  # in Italy and in Switzerland
# Who answers day and night, in Italy: women who suffer violence, children, who is exploited (the last as the department
# for equal opportunities tells it, pariopportunita.gov.it, seen in November 2026).
_WOMEN, _CHILDREN, _EXPLOITED = "1522", "114", "800 290 290"
_HELPLINES: Final = {
    RESTRICTED_DOMAIN: _WOMEN,
    "safety.partner_violence": _WOMEN,
    "safety.child_abuse": _CHILDREN,
    "safety.bullying": _CHILDREN,
    "safety.trafficking": _EXPLOITED,
}


def dangers(profile: Profile) -> list[Sentence]:
    """What to know of violence and of a danger to life; both where both are told."""
    found = []
    if _CRISIS in {need.term.code for need in profile.needs}:
        found.append(
            Sentence(N_("This may be a danger to life: do not leave the person alone, and call 112 if it is."))
        )
    elif _is_at_the_end_of_strength(profile):
        found.append(
            Sentence(
                N_("Not being able to bear it any more may be said of a burden or of life: ask which, in plain words.")
            )
        )
    if profile.asks_domain(RESTRICTED_DOMAIN):
        message = N_(
            "This is about safety: speak with the person alone. Numbers to call if there is danger: %(numbers)s."
        )
        found.append(Sentence(message, {"numbers": _numbers(profile)}))
    return found


def _is_at_the_end_of_strength(profile: Profile) -> bool:
    return any(says_so(text) for text in (profile.words, *(need.words for need in profile.needs)))


def _numbers(profile: Profile) -> tuple[str, ...]:
    """Whom to call: the helplines for what is told, where they can be called from, and the emergency number."""
    if profile.place is not None and profile.place.country != "IT":
        return (_EMERGENCY,)
    called = [_HELPLINES[code] for need in profile.needs if (code := need.term.code) in _HELPLINES]
    if profile.is_minor and called:
        called.append(_CHILDREN)
    return (*dict.fromkeys(called), _EMERGENCY)
