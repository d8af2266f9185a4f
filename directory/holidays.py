"""Days on which offices are usually closed: public holidays, and the patron saint's day of the larger towns.

The dates are those of the `holidays` package. It knows patron days of the capitals of provinces only.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from holidays import country_holidays
from holidays.countries.italy import Italy

from directory.i18n import Labels
from directory.words.language import fold

TICINO = "TI"
_GERMAN = MappingProxyType(  # what the package does not say of Italy in German
    {
        "New Year's Day": "Neujahr",
        "Epiphany": "Heilige Drei Könige",
        "Easter Sunday": "Ostersonntag",
        "Easter Monday": "Ostermontag",
        "Liberation Day": "Tag der Befreiung",
        "Labor Day": "Tag der Arbeit",
        "Republic Day": "Tag der Republik",
        "Assumption Of Mary Day": "Mariä Himmelfahrt",
        "Saint Francis of Assisi, Patron Saint of Italy": "Heiliger Franz von Assisi, Schutzpatron Italiens",
        "All Saints' Day": "Allerheiligen",
        "Immaculate Conception": "Mariä Empfängnis",
        "Christmas Day": "Weihnachten",
        "Saint Stephen's Day": "Stephanstag",
        "National Unity Day": "Tag der nationalen Einheit",
    }
)


def holidays_of(year: int, country: str, town: str = "") -> Mapping[date, Labels]:
    """The holidays of a year, by day.

    Args:
        country: ISO 3166-1; other countries than IT and CH (of which only Ticino is known) have none here.
        town: a municipality's name; the capital of a province adds the day of its patron.
    """
    if country == "CH":
        return _named("CH", TICINO, year)
    if country != "IT":
        return MappingProxyType({})
    return _named("IT", _with_a_patron(town), year)


@lru_cache(maxsize=512)  # two years of every capital; all other towns share the country's
def _named(country: str, subdivision: str | None, year: int) -> Mapping[date, Labels]:
    def names(language: str) -> Mapping[date, str]:
        return country_holidays(country, subdiv=subdivision, years=year, language=language)

    italian, english = names("it" if country == "CH" else "it_IT"), names("en_US")
    german = names("de") if country == "CH" else {}
    return MappingProxyType(
        {
            day: Labels({"it": italian[day], "en": english[day], "de": german.get(day) or _in_german(english[day])})
            for day in sorted(english)
        }
    )


def _in_german(english: str) -> str:
    """The names of a day; "" where one of them has none, such as most patrons."""
    found = [_GERMAN.get(name, "") for name in english.split("; ")]
    return "; ".join(found) if all(found) else ""


@lru_cache(maxsize=1)
def _patrons() -> Mapping[str, str]:
    """Folded name of a capital -> the package's code."""
    towns = {code: code for code in Italy.subdivisions if len(code) > 2}  # where a province has two capitals
    return {fold(name): code for name, code in {**Italy.subdivisions_aliases, **towns}.items()}


@lru_cache(maxsize=1 << 14)  # every municipality there is
def _with_a_patron(town: str) -> str | None:
    return _patrons().get(fold(town.split("/", maxsplit=1)[0])) if town else None
