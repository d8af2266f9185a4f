"""Places of one name told apart by what else was written: an accent, a postal code."""

from collections.abc import Iterable

from directory.places.gazetteer_files import Municipality
from directory.places.place_names import accented_key, spelled_key


def that_fit_best(fits: Iterable[list[Municipality]], postal_code: str) -> list[Municipality]:
    """The first fit, unless a later one alone has the postal code ("Calliano 14031", which is Calliano Monferrato).

    Later ones are not asked for where they cannot be better.
    """
    codes, first = {postal_code, postal_code.zfill(5)}, list[Municipality]()
    for found in fits:
        first = first or found
        if not postal_code:
            break
        exact = [place for place in found if not codes.isdisjoint(place.postal_codes)]
        if exact:
            return exact
    return prefer_postal_code(first, postal_code)


def in_country(places: list[Municipality], country: str | None) -> list[Municipality]:
    """Those in a country, or all where none is given."""
    return [place for place in places if country in (None, "", place.country)]


def prefer_accent(places: list[Municipality], name: str) -> list[Municipality]:
    """Namesakes told apart by a written accent (Paternò, Paterno'); a missing one tells nothing."""
    accented = accented_key(name)
    if len(places) < 2 or accented == spelled_key(name):
        return places
    return [place for place in places if accented_key(place.name) == accented] or places


def prefer_postal_code(places: list[Municipality], postal_code: str) -> list[Municipality]:
    """Namesakes told apart by their postal codes, or by the first two digits, which stand for a province or two."""
    if len(places) < 2 or not postal_code.isdecimal():
        return places
    codes = {postal_code, postal_code.zfill(5)}
    exact = [place for place in places if not codes.isdisjoint(place.postal_codes)]
    zone = postal_code.zfill(5)[:2]
    near = [place for place in places if any(len(code) == 5 and code[:2] == zone for code in place.postal_codes)]
    return exact or near or places
