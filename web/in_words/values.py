"""Single values of fields in people's words: "for women" rather than "women"."""

from collections.abc import Mapping
from datetime import date

from directory.curation.service_entry import INTENSITIES, YES_NO
from directory.i18n import N_, Sentence
from web.in_words.answers import answer_words
from web.in_words.costs import COST_KINDS
from web.in_words.rows import PHONE_KINDS, POINT_SOURCES

_VALUES: Mapping[str, Mapping[str, str]] = {
    "access": {"free": N_("open to everybody"), "on_referral": N_("on referral"), "on_mandate": N_("on mandate only")},
    "gender_reserved": {"women": N_("for women"), "men": N_("for men")},
    "freq": {"WEEKLY": N_("every week"), "MONTHLY": N_("every month")},
    "intensity": INTENSITIES,
    "location_type": {"physical": N_("a place to go to"), "postal": N_("for letters"), "virtual": N_("online")},
    "point_source": POINT_SOURCES,
    "option": COST_KINDS,
    "type": {**PHONE_KINDS, "voice": N_("phone")},
    "status": {
        "active": N_("active"),
        "inactive": N_("not active"),
        "defunct": N_("closed for good"),
        "temporarily closed": N_("closed for now"),
    },
}
_ANSWERED = frozenset({"interpretation_services"})  # texts that may be no more than the answer to a question


def value_words(field_name: str, value: str) -> Sentence | date | str:
    """What stood in a field, in words; texts stay as they were written."""
    if not value:
        return Sentence(N_("nothing"))
    if known := {**YES_NO, **_VALUES.get(field_name, {})}.get(value):
        return Sentence(known)
    if field_name in _ANSWERED:
        return answer_words(value)
    if field_name.endswith("_id"):
        return Sentence(N_("another one"))
    if field_name in ("assured_date", "assured_until"):
        return date.fromisoformat(value)
    return value
