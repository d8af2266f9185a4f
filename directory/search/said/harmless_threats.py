"""Threats that hurt nobody: to leave somebody, to give notice, to make repeat a year.

Whatever else stands behind them is a danger: "di lasciarla senza documenti", "di licenziarmi se non esco con lui".
"""

from typing import Final, NamedTuple

_WHOM: Final = r" (?:(?:ad |a )?\w+ )?"
_BY_ANYBODY: Final = (
    rf"{_WHOM}(?:(?:di |d )?(?:(?:lasci|moll)ar(?:e|l[oaie]|mi|ci)|andarsene|separarsi|divorziare|dimettersi"
    r"|licenziar\w+|licenziamento|bocciar\w+|bocciatura|sfratt\w+|separazione|divorzio|dimissioni|multa"
    r"|(?:espeller|sospender)(?:e|l[oaie]|mi|ci)(?= (?:da|dalla) scuola$))"
    r"|to (?:leave|fire|sack|evict|fail|divorce)(?: (?:me|him|her|us|them))?|to break up(?: with \w+)?"
    r"|(?:mit )?(?:der )?(?:kundigung|trennung|scheidung|rauswurf))"
)
_OFFICES: Final = (
    r"\b(?:scuola|preside|prof\w*|insegnant\w|maestr\w|school|teachers?|schule|lehrer\w*|enel|hera|gestore|fornitore"
    r"|compagnia|proprietari\w|condominio|comune)\b"
)
_BY_OFFICES: Final = (
    rf"{_WHOM}(?:di |d |to )?(?:(?:espeller|sospender)(?:e|l[oaie]|mi|ci)|espulsione|sospensione|expel \w+"
    r"|(?:tagliar|staccar)\w+ (?:la luce|il gas|l acqua|la corrente))"
)
_DOING_SO: Final = r"(?:bere|giocare|fumare|drogarsi|farsi)"
_HABIT: Final = (  # of who is threatened to be left
    r" (?:se|if|wenn)(?: \w+){0,2}? (?:gioc\w+|bev\w+|fum\w+|si (?:drog|fa)\w*|smett\w+|trov\w+ (?:un )?lavoro"
    r"|gambl\w+|drinks?|smokes?|trinkt|spielt|raucht)"
    rf"(?: (?:ancora|di nuovo|di {_DOING_SO}|again|weiter))?"
)
_THEN: Final = (
    rf"(?:{_HABIT}| (?:da|dal|dalla|dall) (?:scuola|lavoro|azienda|ditta|casa)| di nuovo| ancora| in tronco)?"
)
_OR_ELSE: Final = rf"(?!{_HABIT}) (?:se|if|wenn|perche non|finche|a meno che|until|unless)\b"
_AND_MORE: Final = (
    rf"(?:{_HABIT})? (?:(?:e|ed|o|and|or|und|oder) )?"
    rf"(?:(?:di|d|to) (?!{_DOING_SO}\b)\w+|\w+[aei]r(?:e|mi|ti|l[aoie]|gli|ci|si|sene))\b"
)
_HURTS: Final = (
    r"\b(?:senza (?:soldi|casa|un soldo|niente)|letto|sess\w*|foto|video"
    r"|(?:ten|tog|port|lev|prend|ved)\w+ (?:via |con se )?(?:il|i|la|le|mio|mia|miei|mie) (?:\w+ )?"
    r"(?:figli|bambin|bimb)\w*)"
)


class _Threat(NamedTuple):
    """What tells that a threat hurts nobody: the words before and right behind it, and none of `unless` behind it."""

    before: str
    behind: str
    unless: str


HARMLESS_THREATS: Final = tuple(
    _Threat(before, rf"{threat}{_THEN}$", rf"{_HURTS}|^{threat}(?:{_OR_ELSE}|{_AND_MORE})")
    for before, threat in (("", _BY_ANYBODY), (_OFFICES, _BY_OFFICES))
)
