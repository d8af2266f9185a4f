"""Times of every year in which a note says that a service is closed: "chiuso in agosto", "d'estate solo mattina"."""

import re
from collections.abc import Iterator

from directory.catalog.seasons import Season
from directory.language import fold
from importers.convert.hour_dates import times_of_the_year

LONGEST = 3000  # characters; a longer text is a page
FARTHEST = 40  # characters between the word that closes and the time of the year
END_OF_STATEMENT = re.compile(r"[;!?\n]|\.(?=\s|$)")
CLOSED = re.compile(
    r"\bchius[oaie]\b|\bchiud(?:e|ono|iamo)\b|\bchiusura\b|\bsospes[oaie]\b|\bsospension\w+|"
    r"\bnon (?:(?:e|sono) )?(?:attiv|apert|operativ)[oaie]\b|\b(?:in|per) ferie\b|\bpausa\b|"
    r"\bferie (?=ad?\b|in\b|dal\b|estiv)|"
    r"\b(?:tranne|eccetto|esclus[oaie]|salvo|ad (?:esclusione|eccezione) d\w+)\b|"
    r"\borari[oi] (?:ridott|divers|different|estiv|invernal|special)\w+|\bsolo (?=(?:al )?mattin|pomerigg|su app|il )|"
    r"\bclosed\b|\bcloses\b|\bgeschlossen\b"
)
NOT_SO = re.compile(
    r"\bfino (?:a|al|alla)\b|\buntil\b|\bbis\b|\bnon (?:si )?chiud\w+|\bmai chius\w+|\bnon (?:e )?chius\w+|\banche\b|"
    r"\biscri(?:zion|versi)\w*|\bbando\b|\bdomande\b|\bcandidatur\w+|\banmeldung\w*|\bscadenz\w+"
)


def closed_times(text: str) -> Iterator[tuple[str, list[Season]]]:
    """Each statement that closes a time of every year, in its own words, with these times.

    >>> [words for words, _ in closed_times("Portare la tessera. Ad agosto lo sportello è chiuso.")]
    ['Ad agosto lo sportello è chiuso']
    """
    for said in END_OF_STATEMENT.split(text) if len(text) <= LONGEST else ():
        plain = " ".join(fold(said).split())
        closing = CLOSED.search(plain)
        if closing is None or NOT_SO.search(plain):
            continue
        near = plain[max(0, closing.start() - FARTHEST) : closing.end() + FARTHEST]
        if seasons := times_of_the_year(near):
            yield " ".join(said.split()).strip(" ,-–()"), seasons
