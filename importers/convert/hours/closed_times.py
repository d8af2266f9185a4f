"""When a note says that a service is closed: "chiuso in agosto", "chiuso dal 10 al 20 agosto 2027"."""

import re
from collections.abc import Iterator
from datetime import date

from directory.catalog.seasons import Season
from directory.errors import InvalidInput
from directory.words import closing_words
from directory.words.language import fold
from importers.convert.dates import day
from importers.convert.hours.dates import exact_times, times_of_the_year

LONGEST = 3000  # characters; a longer text is a page
FARTHEST = 40  # characters between the word that closes and the time of the year
END_OF_STATEMENT = re.compile(r"[;!?\n]|\.(?=\s|$)")
CLOSED = re.compile(
    rf"\b(?:{closing_words.CLOSED}|{closing_words.LEFT_OUT})\b|\bsospension\w+|"
    r"\bnon (?:(?:e|sono) )?(?:attiv|apert|operativ)[oaie]\b|\b(?:in|per) ferie\b|\bpausa\b|"
    r"\bferie (?=ad?\b|in\b|dal\b|estiv)|"
    r"\borari[oi] (?:ridott|divers|different|estiv|invernal|special)\w+|\bsolo (?=(?:al )?mattin|pomerigg|su app|il )"
)
ONLY_CLOSED = re.compile(rf"\b(?:{closing_words.CLOSED}|{closing_words.LEFT_OUT})\b|\bnon (?:e )?attiv[oaie]\b")
NOT_SO = re.compile(
    r"\bfino (?:a|al|alla)\b|\buntil\b|\bbis\b|\bnon (?:si )?chiud\w+|\bmai chius\w+|\bnon (?:e )?chius\w+|\banche\b|"
    r"\biscri(?:zion|versi)\w*|\bbando\b|\bdomande\b|\bcandidatur\w+|\banmeldung\w*|\bscadenz\w+"
)
OPENS_AGAIN = re.compile(r"[,;( -]*\b(?:e )?(?:riapr\w+|riapert\w+|riprend\w+|ripres[ae]|si riparte)\b.*")
_DAY = r"\d{1,2}[°º]?(?:[/. ](?:\d{1,2}|[a-z]{3,}))?(?:[/. ](?:20\d\d|\d\d))?"
DAYS = re.compile(rf"\b(?:dal?|tra il|from|vom) ({_DAY}) (?:al|a|e il|to|bis(?: zum)?) ({_DAY})(?![\d/.])")
NO_MORE = re.compile(  # what beside a word that closes and its time says nothing else
    r"\b(?:in|a|ad|al|il|lo|la|i|le|e|tutto|tutti|intero|l'intero|nel|nei|per|di|mese|mesi|ogni|anno|anni|ferie|periodo|"
    r"servizio|sportello|ufficio|centro|sede|struttura|estiv[aeo]|im|the|and|for|und|der|die|das)\b"
)
PARTS_OF_A_DAY = 3  # day, month, year


def closed_days(text: str) -> Iterator[tuple[date, date]]:
    """First and last day of each time of certain years in which a text says that something is closed.

    >>> [ends.isoformat() for _, ends in closed_days("Chiuso per ferie dal 24 dicembre 2026 al 6/1/2027")]
    ['2027-01-06']
    """
    for _, plain, _ in _closing_statements(text):
        for match in DAYS.finditer(plain):
            first, last = (re.findall(r"\w+", each) for each in match.groups())
            if len(last) < PARTS_OF_A_DAY:
                continue
            first += last[len(first) :]  # "dal 10 al 20 agosto 2027"
            try:
                begins, ends = day(" ".join(first)), day(" ".join(last))
            except InvalidInput:
                continue
            if begins <= ends:
                yield begins, ends


def closed_times(text: str) -> Iterator[tuple[str, list[Season]]]:
    """Each statement that closes a time of every year, in its own words, with these times.

    >>> [words for words, _ in closed_times("Portare la tessera. Ad agosto lo sportello è chiuso.")]
    ['Ad agosto lo sportello è chiuso']
    """
    for said, plain, closing in _closing_statements(text):
        until_then = OPENS_AGAIN.sub("", plain)  # "chiuso per lavori, riapre a gennaio" is closed now
        near = until_then[max(0, closing.start() - FARTHEST) : closing.end() + FARTHEST]
        if seasons := times_of_the_year(near):
            yield _without_signs(" ".join(said.split())), seasons


def _without_signs(said: str) -> str:
    """Words without the signs around them, and without brackets around all of them or half a pair."""
    plain = said.strip(" ,-–")
    is_in_pair = plain.count("(") == plain.count(")") and not (plain.startswith("(") and plain.endswith(")"))
    return plain if is_in_pair else plain.strip("() ")


def says_only_closed(text: str) -> bool:
    """Whether words say that it is closed from one day of every year, or of a certain one, to another, and no more.

    >>> says_only_closed("chiuso in agosto"), says_only_closed("chiuso a Natale"), says_only_closed("agosto mattina")
    (True, False, False)
    """
    statements = list(_closing_statements(text))
    if [" ".join(said.split()) for said, _, _ in statements] != [" ".join(text.split())]:
        return False
    (_, plain, _) = statements[0]
    of_certain_years = any(closed_days(text))
    times, rest = ([], DAYS.sub(";", plain)) if of_certain_years else exact_times(text)
    left = NO_MORE.sub(" ", ONLY_CLOSED.sub(" ", rest))
    return bool(times or of_certain_years) and not re.search(r"\w", left)


def _closing_statements(text: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Each statement with a word that closes: in its own words, folded, and where that word stands there."""
    for said in END_OF_STATEMENT.split(text) if len(text) <= LONGEST else ():
        plain = " ".join(fold(said).split())
        if (closing := CLOSED.search(plain)) and not NOT_SO.search(plain):
            yield said, plain, closing
