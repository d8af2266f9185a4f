"""What is asked first of a service, in one line under its name, as on its card: where, what it costs, what ages."""

from collections.abc import Iterator

from directory.i18n import N_, Sentence
from directory.queries.services import ServicePage
from web.cards.card import GENDER_WORDS, NEXT_DOOR_KM, Fact, place_at
from web.in_words.ages import ages_of
from web.in_words.costs import plain_costs
from web.in_words.town_names import town_of
from web.services.where import Origin

_LONGEST_COST = 40  # letters; what is longer is told below


def summary(page: ServicePage, origin: Origin) -> tuple[Fact, ...]:
    """The facts that are known."""
    return tuple(_facts(page, origin))


def _facts(page: ServicePage, origin: Origin) -> Iterator[Fact]:
    service = page.service
    yield from _where(page, origin)
    if service.remote:
        yield Sentence(N_("by phone or online"))
    if service.home_visits:
        yield Sentence(N_("comes to your home"))
    if (cost := plain_costs(service)) and len(cost) <= _LONGEST_COST:
        yield cost
    if ages := ages_of(service):
        yield ages
    if service.gender_reserved:
        yield Sentence(GENDER_WORDS[service.gender_reserved])


def _where(page: ServicePage, origin: Origin) -> Iterator[Fact]:
    """The town, with how far it is from where one asked; of several places how many there are."""
    if len(page.places) > 1:
        yield Sentence(N_("in %(count)s places"), {"count": len(page.places)})
    elif page.places:
        (place,) = page.places
        town = town_of(place.municipality, next((one.city for one in place.location.addresses), None) or "")
        km = origin.km_to([place]).get(place.listing.id, 0.0)
        if town:
            yield place_at(town, km) if km >= NEXT_DOOR_KM else town
