"""Days that are only told, and for which no door must be open: "ho perso il lavoro il 15 agosto"."""

import re
from collections.abc import Iterator, Sequence

from directory.search.said.line import Line
from directory.search.spelling.stop_words import STOP_WORDS
from directory.words.language import word_set
from directory.words.people import OTHERS, PEOPLE_OF_AN_AGE, RELATIVES

_CLAUSE_ENDS = re.compile(r"[,;:.!?()\n]")
_ASKING = word_set(  # these ask for what is on that day, whatever was told before them
    """
    aperto aperta aperti aperte apre aprono cerco cerca cerchiamo cercano serve servono cosa dove chi quali mensa mense
    farmacia corso corsi pranzo cena
    open opens need needs looking where who what canteen pharmacy course lunch dinner
    geoffnet offen offnet suche sucht brauche braucht suchen brauchen wo wer suppenkuche apotheke kurs
    """
)
_TELLING = word_set(
    """
    scade scadono scadenza scaduto scaduta udienza termine parto partorisce nasce nato nata arrivato arrivata arriva
    operato operata operazione licenziato licenziata morto morta deceduto uscito uscita esce entrato entrata sfratto
    sfrattato sfrattata ricoverato ricoverata dimesso dimessa compie finisce finito finita lasciare ricevuto ricevuta
    bolletta bollette lettera contratto affitto
    expires born due ends lost left died moved arrived received got fired evicted beaten letter bill contract rent
    geboren entlassen endet verloren erhalten bekommen gestorben gekundigt brief rechnung vertrag miete raumung
    """
)
_ACROSS_A_COMMA = 4  # words before a day: "contributo affitto, scadenza 31 dicembre"
_SAYS_NOTHING = STOP_WORDS | RELATIVES | OTHERS | PEOPLE_OF_AN_AGE
_STATES = "disoccupat|disperat|separat|sposat|divorziat|malat|ammalat|pensionat|laureat|diplomat|preoccupat|invitat"
_PARTICIPLE = (
    r"(?:\w{2,}[aiu]t|pers|pres|mess|fatt|dett|vist|scritt|chiest|chius|rimast|success|mort|nat|rott|decis)[oaie]"
)
_IT_WAS = re.compile(  # with "è" as it is written: "e" links
    r"\b(?:ho|hai|ha|abbiamo|avete|hanno|sono|siamo|è|era|erano|aveva|avevo|avevano)"
    rf" (?:(?:gia|appena|anche|stat[oaie]) )?(?!(?:{_STATES})[oaie]\b){_PARTICIPLE}\b"
    r"|\b(?:have|has|had|was|were) (?:been )?(?:\w{2,}ed|taken|given|thrown|hit|told|seen)\b"
)
_GERMAN_WAS = re.compile(  # the verb stands around: "habe am 1. Mai meine Arbeit verloren"
    r"\b(?:habe|hat|haben|hatte|hatten|bin|ist|sind|wurde|wurden|war|waren)\b.*"
    r" (?:\w{0,4}(?!gegen|geben|gehen|gelten)ge\w{2,}(?:t|en)|ver\w{3,}(?:t|en)|be\w{3,}t)$"
)


def is_only_told(line: Line, start: int, end: int) -> bool:
    """Whether a day says when something was or will be, and nobody asks what is open then.

    The nearest word before the day that tells or asks decides; where nothing is said before it, the first behind it.

    Args:
        start, end: which words say the day.
    """
    first = start - len(line.clause_before(start, _CLAUSE_ENDS))
    last = next((at for at in range(end, len(line.words)) if _CLAUSE_ENDS.search(line.gap(at))), len(line.words))
    before, after = _written(line, first, start), _written(line, end, last)
    if (told := _last_sign(before)) is not None:
        return told
    if _last_sign(line.words[max(start - _ACROSS_A_COMMA, 0) : start]):
        return True
    signs = [told for _, told in sorted(_signs(after))]
    if _SAYS_NOTHING.issuperset(before) and signs:
        return signs[0]
    return all(signs) and _GERMAN_WAS.search(" ".join((*before, *after))) is not None


def _written(line: Line, start: int, end: int) -> list[str]:
    """The words, but "è" with its accent, or what people write for it."""
    return ["è" if _is_verb(line, at) else line.words[at] for at in range(start, end)]


def _is_verb(line: Line, at: int) -> bool:
    return line.words[at] == "e" and (line.written(at) in ("è", "È") or line.gap(at + 1).startswith(("'", "’")))


def _last_sign(words: Sequence[str]) -> bool | None:
    """Whether the last word that tells or asks does tell; None where none does either."""
    return max(_signs(words), default=(0, None))[1]


def _signs(words: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Where words tell of something that was or will be (True), or ask for what is there (False)."""
    text = " ".join(words)
    for match in _IT_WAS.finditer(text):
        at = text.count(" ", 0, match.end())
        if words[at] not in _ASKING:
            yield at, True
    for at, word in enumerate(words):
        if word in _ASKING:
            yield at, False
        elif word in _TELLING:
            yield at, True
