"""Whether a row is published in the system it comes from: WordPress' "draft", "Bozza", "Nascosto"."""

import re
from typing import Literal

from directory.words.language import fold

Publication = Literal["published", "unpublished", "doubtful", ""]

_PUBLISHED = (
    r"publish(?:ed)?|pubblicat[oaie]|on ?-?line|live|visibile|visible|approvat[oaie]|approved|veroffentlicht|publie"
)
_NOT = rf"(?:non|not|nicht|un)[ -]?(?:ancora |piu |yet |mehr )?(?:{_PUBLISHED}|pubblicare|pubblicabile|publish)"
_UNPUBLISHED = (
    r"(?:auto-?)?draft|(?:in )?bozz[ae]|entwurf|brouillon|private|pending(?: review)?|"
    r"in (?:attesa(?: di (?:revisione|approvazione|pubblicazione|verifica))?|(?:fase di )?revisione|lavorazione)|"
    r"trash(?:ed)?|(?:nel )?cestin(?:o|at[oa])|papierkorb|corbeille|deleted|eliminat[oa]|gelosch\w+|archived?|"
    r"archiviat[oa]|archivio|archiviert|hidden|nascost[oa]|versteckt|off ?-?line|spam|future|scheduled|"
    r"programmat[oa]|rejected|respint[oa]|rifiutat[oa]|"
    r"da (?:pubblicare|approvare|eliminare|cancellare|archiviare|rivedere)"
)
_OF_A_COLUMN_OF_ITS_OWN = r"privat[oa]|privat|interno|internal|riservat[oa]"  # else a kind of organization
_DOUBTFUL = (
    r"(?:da (?:verificare|controllare|confermare|aggiornare|ricontrollare|definire)|in verifica|"
    r"to be (?:checked|verified)|zu prufen)"
)


def publication(text: str, *, alone: bool = False) -> Publication:
    """What a whole cell says of being published; "" where it speaks of something else.

    Args:
        alone: its column speaks of nothing else, so that "privato" is no kind of organization.

    >>> publication("Bozza"), publication("publish"), publication("attivo")
    ('unpublished', 'published', '')
    """
    plain = " ".join(fold(text).split()).strip(" .()[]")
    if re.fullmatch(_UNPUBLISHED, plain) or re.fullmatch(_NOT, plain):
        return "unpublished"
    if alone and re.fullmatch(_OF_A_COLUMN_OF_ITS_OWN, plain):
        return "unpublished"
    if re.fullmatch(_PUBLISHED, plain) or (alone and re.fullmatch(r"pubblic[oa]|public|offentlich", plain)):
        return "published"
    return "doubtful" if re.fullmatch(_DOUBTFUL, plain) else ""
