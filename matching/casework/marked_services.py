"""Services that a worker kept for a person, or put aside because they do not fit, sealed in the person's profile."""

import enum
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from directory.i18n import N_
from matching.casework.case_access import Wish
from matching.casework.cases import PROFILE, Content, Work, claim_case, save_part, unsealed

KEPT: Final = "kept_services"  # beside the profile's own keys, as the intensity is
PUT_ASIDE: Final = "put_aside"
MARKS: Final = (KEPT, PUT_ASIDE)
MOST_MARKED: Final = 100  # of each kind: more than anybody looks at


class NoFit(enum.StrEnum):
    """Why a suggestion does not fit. To choose from, so that nothing of a person stands in a text."""

    NOT_WANTED = "not_wanted"
    TRIED = "tried"
    OTHER_NEED = "other_need"
    TOO_FAR = "too_far"
    NO_PLACES = "no_places"
    OTHER = "other"


NO_FIT_WORDS: Final[Mapping[NoFit, str]] = {
    NoFit.NOT_WANTED: N_("The person does not want it"),
    NoFit.TRIED: N_("Tried already, without success"),
    NoFit.OTHER_NEED: N_("It is not what is needed"),
    NoFit.TOO_FAR: N_("Too far or too hard to get to"),
    NoFit.NO_PLACES: N_("They have no places"),
    NoFit.OTHER: N_("Another reason"),
}


@dataclass(frozen=True)
class Aside:
    """A service that does not fit, and why; "SERVICE REASON" as text."""

    service_id: uuid.UUID
    why: NoFit

    def __str__(self) -> str:
        return f"{self.service_id} {self.why}"


def read_asides(texts: Iterable[object]) -> list[Aside]:
    """What texts say, each service once, the first reason counting; what cannot be read is left out."""
    found: dict[uuid.UUID, Aside] = {}
    for text in texts:
        try:
            service, why = str(text).split(" ")
            one = Aside(uuid.UUID(service), NoFit(why))
        except ValueError:
            continue
        found.setdefault(one.service_id, one)
    return [*found.values()][:MOST_MARKED]


def asides_of(content: Mapping[str, Any]) -> list[Aside]:
    """The services that were put aside for a person."""
    return read_asides(content.get(PUT_ASIDE, ()))


def kept_of(content: Mapping[str, Any]) -> list[uuid.UUID]:
    """The services that were kept for a person."""
    return [uuid.UUID(one) for one in content.get(KEPT, ())]


def marks_of(content: Mapping[str, Any]) -> Content:
    """Only the marks of what is kept of a person."""
    return {key: content[key] for key in MARKS if content.get(key)}


def with_kept(content: Mapping[str, Any], service_id: uuid.UUID, *, is_kept: bool) -> Content:
    """The same with the service among the kept, or without."""
    others = [one for one in kept_of(content) if one != service_id]
    kept = [*others, service_id] if is_kept else others
    return {**content, KEPT: [str(one) for one in kept[-MOST_MARKED:]]}


def with_asides(content: Mapping[str, Any], asides: Iterable[Aside]) -> Content:
    """The same with these services put aside."""
    return {**content, PUT_ASIDE: [str(one) for one in asides]}


def without(asides: Iterable[Aside], service_id: uuid.UUID) -> list[Aside]:
    """The others: that service is suggested again."""
    return [one for one in asides if one.service_id != service_id]


def stored_marks(session: Session, work: Work, case_id: uuid.UUID) -> Content:
    """The marks of a case that is about to be written: nobody changes it before the commit.

    Raises:
        NotFound, Conflict: as `claim_case`.
    """
    case = claim_case(session, work.viewer, case_id, Wish.WRITE, today=work.today)
    return marks_of(unsealed(work, case, PROFILE))


def mark(session: Session, work: Work, case_id: uuid.UUID, marks: Mapping[str, Any]) -> None:
    """Write these marks in place of those of a case that was claimed; the rest of the profile stays.

    Raises:
        NotFound, Conflict: as `claim_case`.
    """
    case = claim_case(session, work.viewer, case_id, Wish.WRITE, today=work.today)
    stored = unsealed(work, case, PROFILE)
    rest = {key: value for key, value in stored.items() if key not in MARKS}
    save_part(session, work, case_id, PROFILE, {**rest, **marks_of(marks)}, was=stored, version=case.version)
