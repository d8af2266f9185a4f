"""What a column of a partner's list should hold, in words, by the field that it fills."""

from collections.abc import Mapping

from directory.i18n import N_
from importers.cells.hour_columns import PARTS_OF_DAY, WEEKDAY_NAMES
from web.in_words.expected_instead import INSTEAD

PHONE = N_("a phone number such as 0543 712345, several separated by |")
EMAIL = N_("one e-mail address such as info@example.org")
PAGE = N_("a web address such as https://www.example.org")
YES_NO = N_("yes or no")
NUMBER = N_("a whole number, digits only")
TERMS = N_("categories that the directory knows, several separated by |")
COORDINATE = N_("degrees such as 44.2225")
WORDS = N_("short text, in words that everybody understands")
ID = N_("a code that no other row has")
TIME = N_("a time such as 9.30")
TIMES = N_("times such as 9-12 / 15-18, or nothing where it is closed")
PERIOD = N_("from when to when, such as “da giugno a settembre” or 1/6/2026-31/8/2026")
AS_NAMED = N_("what the name of the column says, one thing in each cell")

EXPECTED: Mapping[str, str] = {
    "service.name": N_("the name of the service"),
    "organization.name": N_("the name of the organisation"),
    "organization.tax_id": N_("a codice fiscale: 11 digits, or 16 letters and digits"),
    "organization.phone": PHONE,
    "phone.number": PHONE,
    "phone.fax": PHONE,
    "contacts": N_("a telephone number, an e-mail address or a web address"),
    "email": EMAIL,
    "organization.email": EMAIL,
    "url": PAGE,
    "organization.website": PAGE,
    "schedule": N_("days and hours such as lun-ven 9-12 / 15-18"),
    "schedule.days": N_("days of the week such as lun-ven"),
    "address.full": N_("street and number, postal code and municipality"),
    "address.street": N_("street and number"),
    "address.house_number": N_("the number in the street, such as 12/A"),
    "address.city": N_("a municipality as it is officially called, with its province where there are several"),
    "address.municipality_code": N_("the ISTAT or cadastral code of the municipality"),
    "address.postal_code": N_("the five digits of the postal code"),
    "address.province": N_("the province, as letters or name"),
    "location.latitude": COORDINATE,
    "location.longitude": COORDINATE,
    "location.coordinates": N_("latitude and longitude such as 44.2225, 12.0407"),
    "service.minimum_age": N_("an age in years from 0 to 120"),
    "service.maximum_age": N_("an age in years from 0 to 120"),
    "service.age": N_("ages such as 14-25"),
    "service.assured_date": N_("a day such as 31/12/2026"),
    "service.closed_on": N_("a day such as 31/12/2026"),
    "service.remote": YES_NO,
    "service.home_visits": YES_NO,
    "service.is_example": YES_NO,
    "service.residence_required": YES_NO,
    "service.isee_maximum": N_("an amount in euro"),
    "capacity.available": NUMBER,
    "capacity.maximum": NUMBER,
    "service.waiting_days": N_("a number of days"),
    "service.response_days": N_("a number of days"),
    "languages": N_("names of languages, separated by commas"),
    "cost": N_("“free”, or an amount in euro"),
    "taxonomy.service_type": TERMS,
    "taxonomy.need": TERMS,
    "taxonomy.interest": TERMS,
    "taxonomy.target_group": TERMS,
    "taxonomy.any": TERMS,
    **dict.fromkeys(
        (
            *("service.description", "service.eligibility_description", "service.exclusion_criteria"),
            *("service.application_process", "service.remarks", "organization.description", "location.description"),
            *("service.required_documents", "location.transportation", "accessibility", "address.locality"),
        ),
        WORDS,
    ),
    **dict.fromkeys(("row.id", "organization.id", "service.id", "location.id", "identifier"), ID),
    **dict.fromkeys(("row.publishing", "row.published", "service.interpretation_services"), YES_NO),
    **dict.fromkeys(("schedule.from", "schedule.to"), TIME),
    **dict.fromkeys((f"schedule.{part}" for part in (*PARTS_OF_DAY, *WEEKDAY_NAMES)), TIMES),
    **dict.fromkeys(("schedule.period", "schedule.winter", "schedule.summer"), PERIOD),
    **dict.fromkeys(("capacity.men", "capacity.women"), NUMBER),
    "schedule.closed": N_("days of the week such as lun-ven"),
    "location.name": N_("the name of the place"),
    "organization.alternate_name": N_("the name of the organisation"),
    "organization.legal_status": N_("the legal form, such as ODV or APS"),
    "service.alternate_name": N_("the name of the service"),
    "service.access": N_("“libero”, “su invio” or “su mandato”"),
    "service.referral_note": YES_NO,
    "service.intensity": N_("“informazione”, “accompagnamento” or “rete”"),
    "service.status": N_("“attivo”, “sospeso” or “chiuso”"),
    "service.birth_years": N_("years of birth such as 2012-2015"),
    "service.gender_reserved": N_("“donne” or “uomini”, or nothing where it is for all"),
    "address.region": N_("the name of the region"),
    "address.country": N_("two letters of the country, such as IT"),
    "service_area": N_("names of municipalities, provinces or regions, separated by commas"),
}


def expected_of(message: str, field: str) -> str:
    """What should stand where something is wrong, by what is wrong, else by the field; never nothing."""
    return INSTEAD.get(message) or EXPECTED.get(field, AS_NAMED)
