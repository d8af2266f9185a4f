"""Tax codes of organizations."""

import re

from stdnum import exceptions
from stdnum.it import codicefiscale, iva

from directory.errors import InvalidInput
from directory.i18n import N_

NOT_A_TAX_CODE = N_(
    "“%(value)s” is not a valid codice fiscale or partita IVA: an organization's has 11 digits, a person's 16 "
    "letters and digits. Check it for a typing error."
)
VAT_DIGITS = 11


def tax_code(text: str) -> str:
    """A codice fiscale or partita IVA without spaces and "IT", its check digit proved; lost leading zeros are put back.

    >>> tax_code("IT 00488410010")
    '00488410010'
    """
    plain = re.sub(
        r"[\s.\-/]|^(c\.?\s?f\.?|p\.?\s?iva|part\w*\s*iva)\s*:?", "", text.strip(), flags=re.IGNORECASE
    ).upper()
    plain = re.sub(r"^IT(?=\d)", "", plain).removesuffix(".0")
    if plain.isdecimal() and VAT_DIGITS - 4 <= len(plain) <= VAT_DIGITS:
        plain = plain.zfill(VAT_DIGITS)
    try:
        return str(iva.validate(plain) if plain.isdecimal() else codicefiscale.validate(plain))
    except exceptions.ValidationError as error:
        raise InvalidInput(NOT_A_TAX_CODE, value=text) from error
