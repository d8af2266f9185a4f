"""A list of services for paper and for people: what to know of each, in full or in plain words."""

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from directory.errors import NotFound
from directory.i18n import N_, Written
from directory.models import Schedule, Service
from directory.queries.hours import Week
from directory.queries.services import Place, ServicePage, is_fax, service_page
from directory.words.languages import language_name
from web import clock
from web.cards.card import GENDER_WORDS, is_same_name
from web.i18n import current_language, gettext, say, say_money
from web.in_words.ages import ages_of
from web.in_words.costs import plain_costs, said_costs
from web.in_words.hours import week_parts
from web.in_words.town_names import town_of
from web.pages import long_date, phone_words, tel_link
from web.services.words import door_words

# Signs of a sentence that decides whether going there is of use: until when, for whom not, on what condition.
_DECIDES = re.compile(
    r"\b(?:fino (?:a|al|alla|all|agli|ai)\b|entro (?:il|la|i|\d)|scad\w+|sol(?:o|tanto)\b|esclus\w+)"
    r"|\b(?:tranne|eccetto|salvo|bis (?:zum|\d)|nur\b|außer\b|until\b|only\b|except\b)",
    re.IGNORECASE,
)
# The same words of who is alone, or of what is more than that: no limit.
_DECIDES_NOTHING = re.compile(
    r"\b(?:sent(?:e|ono|irsi|iva|ivano)|troppo|da|non)\s+sol[oi]\b"
    r"|\bchi (?:è|sia|resta|vive)\s+solo\b(?! (?:di|per|con|su|dal)\b)"
    r"|\b(?:viv\w+|abit\w+|rest\w+|riman\w+)\s+sol[oi]\b(?=\s*(?:[,.;:!?]|$|(?:e|o|né|ma|in casa|a casa)\b))"
    r"|\bnicht nur\b|\bnot only\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;])\s+|\n+")
DESCRIBED = 300  # characters; a sheet is no brochure


@dataclass(frozen=True)
class Line:
    """A label and what it says, in pieces, of which those that a list wrote are `Written`; `link` dials or writes."""

    label: str
    said: tuple[str, ...]
    link: str = ""
    between: str = "; "

    @property
    def text(self) -> str:
        """All in a row."""
        return self.between.join(filter(None, self.said))


@dataclass(frozen=True)
class Entry:
    """One service of a sheet."""

    service_id: uuid.UUID
    name: str
    organization: str
    about: str
    is_example: bool
    lines: tuple[Line, ...]
    verified: date | None


def entries(session: Session, services: Sequence[uuid.UUID], *, is_plain: bool, today: date) -> list[Entry]:
    """What is known of each service, in the request's language; those that are gone are left out."""
    found = []
    for service_id in services:
        try:
            page = service_page(session, service_id, today=today)
        except NotFound:
            continue
        found.append(_entry(page, is_plain=is_plain))
    return found


def _entry(page: ServicePage, *, is_plain: bool) -> Entry:
    service = page.service
    lines = _plain_lines(page) if is_plain else _lines(page)
    about = "" if is_plain else _shortened(service.description or "")
    return Entry(
        service.id,
        service.name,
        "" if is_same_name(page.organization.name, service.name) else page.organization.name,
        about,
        service.is_example,
        tuple(replace(line, label=gettext(line.label)) for line in lines if line.text),
        service.assured_date,
    )


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= DESCRIBED else plain[:DESCRIBED].rsplit(" ", 1)[0] + " …"


def _lines(page: ServicePage) -> Iterator[Line]:
    service = page.service
    yield Line(N_("Whom it is for"), (*_whom(page), *_shown(service.eligibility_description)))
    yield Line(N_("Not for"), _written(service.exclusion_criteria))
    yield Line(N_("Important"), _written(service.alert))
    yield Line(N_("Languages"), (_languages(service),))
    yield Line(N_("How to get it"), _written(service.application_process) or (_door(page),))
    yield Line(N_("What to bring"), _documents(service), between=", ")
    yield from _where_and_when(page)
    yield Line(N_("Costs"), _costs(said_costs(service.fees_description) or plain_costs(service)))
    yield from _contacts(page)
    to_check = tuple(say(one, current_language()) for one in page.to_check[:3])
    yield Line(N_("To be checked"), to_check, between=" ")


def _plain_lines(page: ServicePage) -> Iterator[Line]:
    """Short sentences without the words of offices."""
    language, service = current_language(), page.service
    kinds = page.terms.get("service_type", ()) or page.terms.get("need", ())
    yield Line(N_("What it is"), (say(tuple(kinds), language) if kinds else "",))
    yield Line(N_("Whom it is for"), (*_whom(page), *_if_short(service.eligibility_description)))
    yield Line(N_("Not for"), _written(service.exclusion_criteria))
    yield Line(N_("Important"), tuple(_what_decides(service)), between=" ")
    yield Line(N_("Languages"), (_languages(service),))
    yield from _contacts(page)
    yield from _where_and_when(page)
    yield Line(N_("What it costs"), _costs(plain_costs(service) or gettext("We do not know. Ask.")))
    documents = _documents(service) or (gettext("We do not know. Ask when you call."),)
    yield Line(N_("Take with you"), documents, between=", ")
    yield Line(N_("How to begin"), (_door(page) or gettext("Call and ask."),))


def _written(text: str | None) -> tuple[str, ...]:
    return (Written(text),) if text else ()


def _costs(words: str) -> tuple[str, ...]:
    return _written(words)  # of which only "free of charge" may be the page's own


def _whom(page: ServicePage) -> Iterable[str]:
    service, language = page.service, current_language()
    if ages := ages_of(service):
        yield say(ages, language)
    yield from (say(label, language) for label in page.terms.get("target_group", ())[:3])
    if service.gender_reserved:
        yield gettext(GENDER_WORDS[service.gender_reserved])
    if service.residence_required:
        yield gettext("for residents only")
        if page.areas:
            yield gettext("area served: %(areas)s", areas=say(page.areas, language))
    if service.isee_maximum is not None:
        yield gettext("ISEE up to %(amount)s", amount=say_money(service.isee_maximum, language))


def _shown(text: str | None) -> Iterator[str]:
    """A text in one line, if there is any."""
    if text and text.strip():
        yield Written(_shortened(text))


def _if_short(text: str | None) -> Iterator[str]:
    """Conditions as they were written, where they are short; of a longer text `_what_decides` says what matters."""
    if text and len(text) <= DESCRIBED:
        yield from _shown(text)


def _languages(service: Service) -> str:
    codes = [one.code for one in service.languages if one.code]
    return say(tuple(map(language_name, codes)), current_language()) if codes else ""


def _what_decides(service: Service) -> Iterator[str]:
    """The notice, and of the longer texts the sentences with a limit, as they were written: no rule rewrites them."""
    told = [(service.alert or "").strip()]
    eligibility = () if [*_if_short(service.eligibility_description)] else (service.eligibility_description,)
    for text in (service.description, *eligibility, service.application_process):
        told += [one.strip() for one in _SENTENCE_ENDS.split(text or "") if decides(one)]
    yield from map(Written, dict.fromkeys(filter(None, told)))


def decides(sentence: str) -> bool:
    """Whether a sentence says a limit.

    >>> decides("Aperto solo il lunedì."), decides("Per chi si sente solo.")
    (True, False)
    """
    return bool(_DECIDES.search(_DECIDES_NOTHING.sub("", sentence)))


def _door(page: ServicePage) -> str:
    words = door_words(page)
    return gettext(words) if words else ""


def _documents(service: Service) -> tuple[str, ...]:
    return tuple(Written(one.document) for one in service.required_documents if one.document)


def _contacts(page: ServicePage) -> Iterator[Line]:
    for phone in [one for one in page.phones if not is_fax(one)][:2]:
        is_to_call = page.is_to_call(phone) and not page.service.is_example
        beside = Written(f"({phone.description})") if phone.description else ""
        said = (phone_words(phone.number), gettext("(invented)") if page.service.is_example else beside)
        yield Line(N_("Phone"), said, tel_link(phone.number, phone.extension) if is_to_call else "", between=" ")
    email = page.service.email or page.organization.email
    is_to_write = email and not page.service.is_example
    yield Line(N_("E-mail"), (email or "",), f"mailto:{email}" if is_to_write else "")


def _where_and_when(page: ServicePage) -> Iterator[Line]:
    for place in page.places[:3]:
        yield Line(N_("Where"), (_address(place),))
        yield Line(N_("When"), _hours(place.week, place.listing.schedules or place.location.schedules))
    if page.week.is_known or not page.places:  # else all places have said on which days it is closed
        yield Line(N_("When"), _hours(page.week, page.service.schedules))


def _hours(week: Week, schedules: Iterable[Schedule]) -> tuple[str, ...]:
    """The week, and until when it holds, where that is known: hours that end matter as much as hours that open."""
    ends = [one.valid_to for one in schedules if one.valid_to is not None and one.valid_to >= clock.today()]
    parts = week_parts(week)
    if not parts or not ends:
        return parts
    return (*parts[:-1], type(parts[-1])(f"{parts[-1]} ({gettext('until %(day)s', day=long_date(min(ends)))})"))


def _address(place: Place) -> str:
    for address in place.location.addresses:
        parts = (
            address.address_1,
            " ".join(filter(None, (address.postal_code, town_of(place.municipality, address.city or "")))),
        )
        return ", ".join(filter(None, parts))
    return town_of(place.municipality)
