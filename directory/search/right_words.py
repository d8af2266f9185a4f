"""Words that people say of somebody and that are right as they are, though few listings have them."""

_NATIONALITIES = """
    afghano albanese algerino argentino armeno bangladese bengalese bielorusso boliviano bosniaco brasiliano bulgaro
    camerunense cileno cinese cingalese colombiano congolese croato cubano curdo dominicano ecuadoregno egiziano eritreo
    etiope filippino gambiano georgiano ghanese giapponese giordano indiano iracheno iraniano israeliano ivoriano
    kosovaro libanese libico lituano macedone maliano marocchino moldavo moldovo montenegrino nepalese nigeriano
    pachistano pakistano palestinese peruviano polacco portoghese rumeno romeno russo salvadoregno senegalese serbo
    siriano somalo sudanese svizzero tailandese tunisino turco ucraino ungherese uruguaiano venezuelano vietnamita
"""
_WHEN_AND_HOW = """
    oggi domani ancora subito spesso sempre mai dopo prima poi quasi troppo tanto molto poco gia forse magari
    insomma invece oppure quindi perche mentre durante altrimenti comunque venuto venuta detto detta vogliono
"""
_ENDINGS = {"o": ("o", "a", "i", "e"), "e": ("e", "i"), "a": ("a", "i", "e")}
_HARD = ("c", "g")  # before i and e they are written with an h: turco, turchi


def _forms(word: str) -> list[str]:
    """A word for a person's origin, of women and men, of one and several.

    >>> _forms("turco"), _forms("cinese")
    (['turco', 'turca', 'turchi', 'turche'], ['cinese', 'cinesi'])
    """
    stem, last = word[:-1], word[-1]
    h = "h" if last == "o" and stem.endswith(_HARD) else ""
    return [f"{stem}{h if ending in ('i', 'e') else ''}{ending}" for ending in _ENDINGS[last]]


RIGHT_WORDS = frozenset([*_WHEN_AND_HOW.split(), *(form for one in _NATIONALITIES.split() for form in _forms(one))])
