"""Headers that say that a column is not for everybody: "Note interne", "E-mail (non verrà pubblicata)"."""

import re
from collections.abc import Sequence

from directory.i18n import N_
from directory.words.language import fold

PRIVATE_COLUMN = N_(
    "By its name this column is not for everybody, so nothing of it is published: choose its field if it is meant for "
    "all. What an earlier list brought stays in the entries: take it out there."
)

_PUBLISHED = r"(?:pubblic|divulg|diffus|diffond|res[oaie] pubblic|mostrat|visibil|condivis)\w*"
_NOTES = r"(?:note?|annotazion[ei]|osservazion[ei]|comment[oi]|appunti|memo|promemoria)"
_OF_WHOM = (
    r"(?:contatt[oi]|referent[ei]|telefon[oi]|tel|cell\w*|recapit[oi]|e ?mail|mail|numer[oi]|indirizzo|dati|"
    r"informazion[ei]|responsabile)"
)
PRIVATE = re.compile(
    rf"\bnon (?:da |va |vanno |(?:verr|sar)\w+ |viene |vengono |e |sono |per la )?(?:mai |essere |stat[oaie] )?"
    rf"{_PUBLISHED}|"
    r"\buso (?:solo |esclusivo )?(?:interno|dell? ?ufficio|d ufficio|ufficio)|\briservat[oaie] all ?ufficio|"
    rf"\b{_NOTES} (?:(?:per|di|dell?|ad) )?(?:intern[aeo]|riservat[ae](?! a)|privat[aei]|d ufficio|ufficio)\b|"
    rf"\b{_OF_WHOM}(?: \w+){{0,3}} (?:riservat[oaie](?! a)|privat[oaie]|personal[ei]|confidenzial[ei])\b|"
    r"\binterna?l?e?r? (?:notes?|use|comments?|notiz\w*|bemerkung\w*|anmerkung\w*|vermerk\w*)|"
    r"\bnicht (?:zu |zur )?veroffentlich\w*|\bnur intern\b|"
    r"\b(?:private|personal|home) (?:phone|e ?mail|mobile|address|number)|"
    r"\bprivat(?:nummer|adresse|handy|telefon)|\bnot (?:be |for |to be )?(?:published|publication|public)\b|"
    r"\bne pas publier"
)

CONSENT = re.compile(r"\b(?:a?cconsent|consens|consent|autorizz|einwillig|einverst)\w*")  # asks about the whole row

SENDER = N_(
    "This is the address of who filled in the form, which need not be one for everybody, so it is not published: "
    "choose its field if it is."
)
STAMP = frozenset({"informazioni cronologiche", "timestamp", "zeitstempel", "horodateur"})  # first column of a form
OF_SENDER = frozenset(
    {"indirizzo email", "indirizzo e mail", "nome utente", "email address", "username", "e mail adresse", "nutzername"}
)


def private_columns(header: Sequence[str]) -> dict[str, str]:
    """The columns that are not to be published, with what to tell of each."""
    found = {name: PRIVATE_COLUMN for name in header if is_private(name)}
    if len(header) > 1 and _plain(header[0]) in STAMP and _plain(header[1]) in OF_SENDER:
        found[header[1]] = SENDER  # as forms add it by themselves
    return found


def is_private(header: str) -> bool:
    """Whether a column is not to be published by its name.

    >>> is_private("Note interne"), is_private("Cellulare referente (privato)"), is_private("Riservato a")
    (True, True, False)
    """
    said = _plain(header)
    return PRIVATE.search(said) is not None and CONSENT.search(said) is None


def _plain(header: str) -> str:
    return " ".join(re.findall(r"\w+", fold(header.replace("_", " "))))
