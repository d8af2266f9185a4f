"""What a column of a partner's list should hold, in words, by the field that it fills."""

from collections.abc import Mapping

from directory.i18n import N_

PHONE = N_("a phone number such as 0543 712345, several separated by |")
EMAIL = N_("one e-mail address such as info@example.org")
PAGE = N_("a web address such as https://www.example.org")
YES_NO = N_("yes or no")
NUMBER = N_("a whole number, digits only")
TERMS = N_("categories that the directory knows, several separated by |")
COORDINATE = N_("degrees such as 44.2225")

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
}
