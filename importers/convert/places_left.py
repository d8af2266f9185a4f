"""How many places a service has and how many of them are left, from words."""

import re
from typing import NamedTuple

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.words.language import fold
from importers.convert.numbers import whole_number

NOT_PLACES = N_("“%(value)s” does not say how many places there are: write digits, such as 15, or “15 (3 liberi)”.")
MORE_THAN_ALL = N_("“%(value)s” has more places left than there are: check both numbers.")

# What a cell is made of, each as one sign; any other word is for somebody to look at.
SIGNS = (
    ("W", re.compile(r"list[ae] (?:d'|di )?attesa|warteliste|waiting list")),
    (
        "F",
        re.compile(
            r"(?:tutti |posti )?(?:al completo|complet[oi]|pien[oi]|esaurit[oi]|terminati|ausgebucht|belegt|full)|"
            r"tutti (?:occupati|presi|assegnati)|no places left|"
            r"(?:nessun[oa]?|keine|non ci sono)(?: \w+)? (?:posti|posto|frei\w*|"
            r"liber[oi]|disponibil[ei])(?: \w+)?|nessun[oa]?|keine|none"
        ),
    ),
    ("L", re.compile(r"liber[oi]|disponibil[ei]|vuot[oi]|vacant[ei]|frei(?:e|er)?|available|free|left")),
    ("T", re.compile(r"occupat[oi]|pres[oi]|assegnat[oi]|besetzt|taken")),
    ("/", re.compile(r"su|/|von|of")),
    ("#", re.compile(r"\d+")),
    (
        "",
        re.compile(
            r"post[oi]|letto|persone|utenti|ospiti|letti|platze?|places|total[ei]|in totale|"
            r"di cui|davon|ancora|gia|sono|"
            r"al momento|attualmente|ora|max|massimo|fino a|circa|ca|capienza|e|noch|[\s.,;:()+–-]+"
        ),
    ),
)
ALL, LEFT, TAKEN = "all", "left", "taken"
FORMS = {
    "#": (ALL,),
    "#W": (ALL,),
    "##L": (ALL, LEFT),
    "#L#": (ALL, LEFT),
    "#L/#": (LEFT, ALL),
    "#/#": (LEFT, ALL),
    "#/#L": (LEFT, ALL),
    "##T": (ALL, TAKEN),
    "#T/#": (TAKEN, ALL),
    "#L": (LEFT,),
    "L#": (LEFT,),
    "#F": (ALL,),
    "F": (),
}


class Places(NamedTuple):
    """Places in all and left; None where it is not said."""

    all: int | None
    left: int | None


def places(text: str, country: str = "IT") -> Places:
    """Places in all, and those left where words say so; a bare number is all of them.

    >>> places("15 (3 liberi)"), places("15 posti di cui 3 disponibili"), places("3 su 15"), places("12 (completo)")
    (Places(all=15, left=3), Places(all=15, left=3), Places(all=15, left=3), Places(all=12, left=0))
    """
    try:
        return Places(whole_number(text, country), None)
    except InvalidInput:
        form, numbers = _signs(fold(text).strip())
    if form not in FORMS:
        raise InvalidInput(NOT_PLACES, value=text)
    said = dict(zip(FORMS[form], numbers, strict=True))
    left = 0 if form.endswith("F") else said.get(LEFT)
    if TAKEN in said:
        left = said[ALL] - said[TAKEN]
    if left is not None and (left < 0 or left > said.get(ALL, left)):
        raise InvalidInput(MORE_THAN_ALL, value=text)
    return Places(said.get(ALL), left)


def _signs(plain: str) -> tuple[str, list[int]]:
    """The form of a folded text and its numbers; "?" stands for what is none of the signs."""
    form, numbers, at = "", list[int](), 0
    while at < len(plain):
        found = next(
            ((sign, match) for sign, kind in SIGNS if (match := kind.match(plain, at)) and _is_whole(match)), None
        )
        if found is None:
            return "?", []
        sign, match = found
        form, at = form + sign, match.end()
        if sign == "#":
            numbers.append(int(match[0]))
    return form, numbers


def _is_whole(match: re.Match[str]) -> bool:
    """Whether a match ends where a word does."""
    ends_in, behind = match[0][-1], match.string[match.end() : match.end() + 1]
    return not (ends_in.isalnum() and behind.isalnum())
