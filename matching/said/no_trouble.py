"""What words tell as it is, and as no trouble: "nessuna dipendenza", "non beve più", "ha il diploma", "prende farmaci".

Each rule looks at the clause around a mention; what says that there is trouble all the same keeps the need.
"""

import re
from typing import Final, NamedTuple

from directory.search.said.line import Line
from directory.search.where.countries import COUNTRIES
from directory.taxonomies.vocabulary import Mention
from matching.said.told_of_others import ENDS_A_CLAUSE

_LOOKS_BACK, _LOOKS_ON = 6, 8  # words


class _AsItIs(NamedTuple):
    """Where a need is only told as it is.

    Args:
        code: of the need; of a domain with a dot behind it, all parts are meant, too.
        words: what was read as the need.
        before, behind: the words around it, up to the ends of the clause.
        unless: what in or behind that clause, in the same text, says that it is trouble nevertheless.
    """

    code: str
    words: str = ""
    before: str = ""
    behind: str = ""
    unless: str = r"(?!)"

    def fits(self, one: Mention) -> bool:
        """Whether the rule is about a mention."""
        is_of_it = one.term.code == self.code or one.term.domain + "." == self.code
        return is_of_it and re.match(self.words, " ".join(one.words)) is not None


_THINGS: Final = (
    r"(?:mobil\w*|mobel|furniture|arred\w+|lett[oi]|lavatric\w|frigo\w*|elettrodomestic\w|stoviglie|pentole|coperte)"
)
_NO: Final = r"(?:nessun\w*|niente|no|kein\w*|ohne|without|senza|mai (?:usat\w|avut\w|pres\w|provat\w|toccat\w|fatto))"
_OF: Final = r"(?: (?:di|d|da|del|della|l|la|le|il|con|of|with|mit|von|in))*"
_RELAPSE: Final = (
    r"\b(?:ricad\w+|ricasc\w+|relapse\w*|ruckfall\w*|astinenza|withdrawal|entzug\w*|crav\w+"
    r"|trem[aoi]\w*|suda\w*|shak\w+|sweat\w+|trembl\w+|zitter\w*|schwitz\w*|vomit\w*|(?:sta|sto) (?:\w+ )?mal\w*)\b"
)
_WISH: Final = (
    r"(?:cerc\w+|bisogno|serv\w+|vuole|vorrebbe|lavora\w*|viv\w+|dorm\w+|look\w*|needs?|wants?|works?|working|lives?"
    r"|living|sleep\w*|sucht?|braucht?|mochte|arbeitet|wohnt|lebt|schlaft)"
)
_WEEKDAY: Final = (
    r"(?:luned|marted|mercoled|gioved|venerd)i|sabato|domenica|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
)
_SHORTLY: Final = (  # some days or weeks, in which who stopped may be ill of it
    r"(?:da|for|since|seit|per)(?: \w+){0,4}? (?:giorn\w|settiman\w|or[ae]|days?|weeks?|hours?|tag\w*|woche\w*|stunden?"
    r"|ieri|stamattina|stanotte|oggi|yesterday|today|this morning|last (?:night|week)|gestern|vorgestern|heute"
    rf"|{_WEEKDAY})|(?:giorn\w|settiman\w|or[ae]) fa|(?:days?|weeks?|hours?) ago|vor(?: \w+){{1,3}} (?:tagen|wochen)"
)
_DOUBT: Final = (
    r"(?:tanto|troppo|molto|cosi|come (?:prima|una volta)|fino|per quanto"
    rf"|(?:ma|pero|but|aber)(?! (?:\w+ ){{0,2}}{_WISH})"
    r"|much|as before|until|till|viel|wie fruher|bis)"
)
# Days of something else are none: "nessuna dipendenza, cerca casa da due settimane".
_ILL_OR_UNSURE: Final = rf"{_RELAPSE}|^(?: (?!{_WISH}\b)\w+)*? (?:{_SHORTLY}|{_DOUBT})\b"
_OTHER_COUNTRIES: Final = "|".join(sorted(COUNTRIES - {"italia", "italien", "italy"}))
_ABROAD: Final = (
    rf"stranier\w|ester[oi]|abroad|foreign|ausland\w*|\b(?:in|im|aus|from|d[ai]l\w*)(?: \w+)? (?:{_OTHER_COUNTRIES})"
)
_RULES: Final = (
    _AsItIs(  # "nessuna dipendenza", "no drugs", "mai usato droghe"
        "addictions.",
        before=rf"\b{_NO}(?: (?:problem\w*|uso|abuso|storia))?{_OF}$",
        unless=rf"\b(?:non|riconosc\w+|diagnos\w+|dichiar\w+|ammess\w|can t|kann nicht)\b|{_ILL_OR_UNSURE}",
    ),
    _AsItIs(  # "non beve più da due anni"; who stopped some days ago may be ill of it
        "addictions.",
        words=r"(?:bev\w+|gioc\w+|fum\w+|drog\w+|drink\w*|smok\w+|gambl\w+)\b(?<!ere)(?<!are)",
        before=r"\b(?:non(?: si)?|doesn t|does not|don t|no longer|never)$",
        unless=rf"\b(?:solo|soltanto|altro|only)\b|{_ILL_OR_UNSURE}",
    ),
    _AsItIs(  # a diploma that somebody has
        "education.diploma",
        words=r"(?!.*stranier)",
        before=(
            r"^(?!.*\bnon\b).*(?:\b(?:ha|ho|con)(?: gia)?(?: (?:il|un|la|una))?|\bdopo (?:il|la|l)"
            r"|\b(?:after|with)(?: (?:the|my|her|his))?|\b(?:nach|mit)(?: (?:dem|der))?)$"
        ),
        unless=rf"\b(?:riconosc\w*|equip\w+|valid\w*|tradu\w+|recogni\w+|anerk\w+|{_ABROAD})\b",
    ),
    _AsItIs(
        "health.primary_care",
        words=r"(?:farmac\w|medicin\w+|medication|medikament\w+)",
        before=r"^(?!.*\bnon\b).*\b(?:prend\w+|assum\w+|takes?|taking|nimmt|nehme)(?: \w+)?$",
        unless=r"\b(?:non|pag\w+|cost\w+|soldi|finit\w|ricett\w|prescri\w+|afford)\b",
    ),
    _AsItIs(  # what somebody threatens to do without hurting anybody: to leave, to give notice, to make repeat a year
        "safety.",
        words=r"(?:\w+ )?(?:minacc\w+|threat\w*|droht)",
        behind=(
            r" (?:(?:ad |a )?\w+ )?(?:(?:di|d) (?:non )?|to (?:not )?)?"
            r"(?:lasciar|mollar|licenzi|bocci|sospend|sospens|espell|espuls"
            r"|sfratt|separar|separazion|divorzi|dimetter|andarsene|tagliar\w* (?:la luce|il gas|l acqua)|multa"
            r"|leave|break up|fire|sack|expel|evict|fail|kundig|trennung|scheidung|rauswurf)\w*"
        ),
        unless=(
            r"\b(?:senza (?:soldi|casa|un soldo|niente)"
            r"|(?:tog|port)\w+ (?:via )?(?:il|i|la|le) (?:figli|bambin|bimb)\w*)"
        ),
    ),
    _AsItIs(  # what bores somebody, who need not be bored all day
        "social.leisure",
        words=r"annoi\w+",
        before=r"^(?!.*\b(?:tutto|niente|vita|giornat\w|sempre|qualsiasi|ogni)\b).*\b\w+ (?:lo|la|li|le|ci)$",
    ),
    _AsItIs("work", before=r"\b(?:via|fuori|viaggi\w+|assente|trasferta) per$"),
    _AsItIs(  # how one goes
        "transport.bicycle",
        words=r"(?:bici\w*|bike|fahrrad|rad)",
        before=r"\b(?:consegn\w+|rider|deliver\w*|liefert\w*)(?: \w+){0,2} (?:in|by|mit dem)$",
    ),
    _AsItIs(
        "housing", before=rf"\b{_THINGS}(?: \w+)? (?:per|fur|for)(?: (?:la|l|die|the|my|unsere|meine|nuova|new|neue))*$"
    ),
    _AsItIs(  # who is there already
        "family.childcare",
        before=r"^(?!.*\bnon\b).*\b(?:vanno|va|frequent\w+)(?: gia)?(?: (?:al|all|il|l|la))$",
        unless=r"\b(?:cerc\w+|retta|cost\w+|pag\w+|fino|solo|poi|da settembre)\b",
    ),
    _AsItIs(
        "family.childcare", before=r"\b(?:im|in der)$", behind=r" (?:ist|sind)\b", unless=r"\b(?:kein\w*|nicht|nur)\b"
    ),
    _AsItIs(
        "addictions.smoking",
        behind=r" (?:the |le |la |di )?(?:weed|cannabis|marijuana|joints?|canne|crack|gras|hasch\w*)\b",
    ),
)


def is_no_trouble(one: Mention, line: Line) -> bool:
    """Whether a mention tells something as it is.

    >>> from directory.taxonomies.vocabulary import Vocabulary
    >>> line = Line.of("Non beve più da due anni")
    >>> [is_no_trouble(one, line) for one in Vocabulary.bundled().told(line.words)]
    [True]
    """
    rules = [rule for rule in _RULES if rule.fits(one)]
    if not rules:
        return False
    before = " ".join(line.clause_before(one.start, ENDS_A_CLAUSE, _LOOKS_BACK))
    behind = _behind(line, one.end)
    return any(
        re.search(rule.before, before) and re.match(rule.behind, behind) and not re.search(rule.unless, behind)
        for rule in rules
    )


def _behind(line: Line, start: int) -> str:
    """The next words, each with a space before it, up to the end of the sentence."""
    words = []
    for at in range(start, min(start + _LOOKS_ON, len(line.words))):
        if re.search(r"[.;!?\n]", line.gap(at)):
            break
        words.append(f" {line.words[at]}")
    return "".join(words)
