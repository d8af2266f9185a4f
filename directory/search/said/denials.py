"""What words tell as it is, and as no trouble: "nessuna dipendenza", "non sono depressa", "ha il diploma".

Most needs are told by what somebody does not have or do ("non ha casa", "non lavora"), so that only ills can be denied,
and of what is refused only what whoever speaks does not look for: who "non cerca lavoro" may need help with just that.
Each rule looks at the clause around a mention; what says that there is trouble all the same keeps the need.
"""

import re
from typing import Final, NamedTuple

from directory.search.said.harmless_threats import HARMLESS_THREATS
from directory.search.said.line import Line
from directory.search.said.told_of_others import ENDS_A_CLAUSE
from directory.search.where.countries import COUNTRIES
from directory.taxonomies.codes import CARING, CRISIS
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Mention
from directory.words.language import word_set

_LOOKS_BACK, _LOOKS_ON = 8, 12  # words
_NEVER: Final = r"(?!)"


class _AsItIs(NamedTuple):
    """Where a need is only told as it is.

    Args:
        code: of the need; of a domain with a dot behind it, all parts are meant, too.
        words: what was read as the need.
        before, behind: found in the words before it, and read on from right behind it, as far as the clause goes and at
            most a few words (`_LOOKS_BACK`, `_LOOKS_ON`); a `$` behind it asks that the clause ends there.
        unless: what anywhere in as many words behind it, up to the end of the sentence, says that it is trouble
            nevertheless.
        unless_next: the same, read on from right behind it, as far as the clause goes.
        unless_before: the same, anywhere in the words before it in the clause.
    """

    code: str
    words: str = ""
    before: str = ""
    behind: str = ""
    unless: str = _NEVER
    unless_next: str = _NEVER
    unless_before: str = _NEVER

    def fits(self, one: Mention) -> bool:
        """Whether the rule is about a mention."""
        is_of_it = one.term.code == self.code or one.term.domain + "." == self.code
        return is_of_it and re.match(self.words, " ".join(one.words)) is not None


_THINGS: Final = (
    r"(?:mobil\w*|mobel|furniture|arred\w+|lett[oi]|lavatric\w|frigo\w*|elettrodomestic\w|stoviglie|pentole|coperte)"
)
_NO: Final = r"(?:nessun\w*|niente|no|kein\w*|mai (?:usat\w|avut\w|pres\w|provat\w|toccat\w|fatto))"
_WITHOUT: Final = r"(?:senza|without|ohne)"
_LONG: Final = (  # since when; of some days see _SHORTLY
    r"(?:da|for|since|seit|per) (?:\w+ ){0,3}?(?:ann[oi]|mes[ei]|tempo|years?|months?|jahr\w*|monat\w*)"
)
_HARDLY: Final = r"\b(?:non|nn|mai|not|never|can t|cannot|hardly|nicht|nie|kaum|kann|halt)\b"
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
_LIKE_ONESELF: Final = (  # who looks for people who went through it, went through it
    r"\b(?:(?:chi|qualcuno che|persone che|gente che) (?:ci |l |lo )?(?:e|ha|sia|abbia|sono|hanno)(?: gia)?"
    r" (?:passat|provat|vissut|smess)\w|been through|durchgemacht)\b"
)
# Days of something else are none: "nessuna dipendenza, cerca casa da due settimane".
_ILL_OR_UNSURE: Final = rf"{_RELAPSE}|{_LIKE_ONESELF}|^(?: (?!{_WISH}\b)\w+)*? (?:{_SHORTLY}|{_DOUBT})\b"
_HARDLY_OR_UNSURE: Final = rf"{_HARDLY}|{_ILL_OR_UNSURE}"
_DRINKS: Final = r"(?:\w+ )?(?:bev\w+|drink\w*|trink\w*)"
_EATS: Final = r"(?:mangi\w+|eats?|isst|esse)\b"
_NOT_SO: Final = r"(?:non|doesn t|does not|not|nicht)"
_ALCOHOL: Final = (
    r"\b(?:alco\w+|alkohol\w*|birr\w+|vino|beer|wine|bier|wein|astinenza|withdrawal|entzug\w*|solo|altro)\b"
)
_OTHER_COUNTRIES: Final = "|".join(sorted(COUNTRIES - {"italia", "italien", "italy"}))
_ABROAD: Final = (
    rf"stranier\w|ester[oi]|abroad|foreign|ausland\w*|\b(?:in|im|aus|from|d[ai]l\w*)(?: \w+)? (?:{_OTHER_COUNTRIES})"
)
_TO_BE_RECOGNISED: Final = (
    rf"\b(?:riconosc\w*|equip\w+|valid\w*|tradu\w+|recogni\w+|anerk\w+|{_ABROAD})\b"
    r"|\b(?:che cosa|cosa|a che) (?:\w+ )?(?:poss\w+|fare|serve|vale)|\bnon (?:vale|serve)\b"
)
_TO_BE_GOT: Final = r"\b(?:seral[ei]|per adulti|cors[oi]|come|dove|prender\w+|finir\w*|recuperar\w+|\w+[aei]rl[oa])\b"
_TOLD_FIRST: Final = r"^(?:(?:ha|ho|con)(?: gia)?(?: (?:un|il|una|la))?)?$"
_NO_COMPULSORY: Final = r"(?!(?:scuola media|terza media)\b)"
_WISHES: Final = r"(?:cerc\w+|ha bisogno|vuole|vogli\w+|vorr\w+|gli serv\w+|le serv\w+|mi serv\w+)"
_LITTLE: Final = (
    r"sono|sia|siano|e|siamo|ero|era|ha|ho|hanno|abbiamo|sta|sto|mi|si|l|il|lo|la|un|una|affatto|per niente|mai|avut\w"
    r"|fa uso di|a|an|any|the|be|have|has|having|really|at all|been|eine?n?|wirklich"
)
_OF_ADDICTIONS: Final = (
    r"problem\w*|dipendenz\w+|uso|abuso|di|d|del|dell|della|con|with|of|mit|von|ne|o|or|nor|oder|noch|drog\w+|drugs?"
    r"|sostanze|alcol\w*|alkohol\w*|fum[aoi]\w*|smok\w+|bev\w+|drink\w*"
)
_NOT: Final = (
    r"(?:^| )(?:non|nn|not|never|no longer|nicht|niemals|(?:isn|aren|doesn|don|didn|wasn|hasn|haven) t|kein\w*)"
)
_DENIED, _NO_ADDICTION = rf"{_NOT}(?: (?:{_LITTLE}))*$", rf"{_NOT}(?: (?:{_LITTLE}|{_OF_ADDICTIONS}))*$"
_MORE: Final = r"\b(?:solo|soltanto|only|just|nur|piu|no longer)\b"
_STILL_SO: Final = (
    r" (?:piu|riconosciut\w*|certificat\w*|ufficial\w*|per la commissione|per l inps|recogni[sz]ed|anerkannt"
    r"|solo|soltanto|only|just|nur|any ?more|mehr|da|seit|since|for|always|immer)\b"
)
_ILLS: Final = ("mental_wellbeing.anxiety_mood", "mental_wellbeing.severe")  # who "non mangia" has an eating disorder
_STATES: Final = ("housing.eviction", "housing.emergency", "health.disability", CARING, RESTRICTED_DOMAIN)
_WITH_OTHERS: Final = r"\b(?:grupp\w+|club|comunita|group|gruppe)\b"  # where who drinks no more is helped to go on so
_SEEKS_NOT: Final = re.compile(
    r"(?:^| )(?:non (?:cerco|cerchiamo|sto cercando|stiamo cercando)"
    r"(?: (?:ne|un|uno|una|il|lo|la|l|i|gli|le|dei|delle))*"
    r"|not (?:looking for|after)(?: (?:a|an|any|the))*"
    r"|(?:suche|suchen)(?: \w+)? (?:nicht|kein\w*)(?: (?:nach|den|die))*)$"
)
_SEEKING: Final = re.compile(r"(?:cerco|cerchiamo|looking|suche|suchen)\b")
_WHY: Final = re.compile(r" (?:perche|because|weil|da wir|finche)\b")  # what keeps somebody from it is what is needed
_NOT_SOUGHT_WITH: Final = word_set("non not nicht kein keine keinen")
_ENDS_A_SENTENCE: Final = re.compile(r"[.;!?\n]")
_RULES: Final = (
    *[_AsItIs(code, before=_DENIED, unless_next=_STILL_SO, unless_before=_MORE) for code in (*_ILLS, *_STATES)],
    _AsItIs(  # "nessuna dipendenza", "no drugs", "mai usato droghe"
        "addictions.",
        before=rf"\b{_NO}(?: (?:problem\w*|uso|abuso|storia))?{_OF}$",
        unless=rf"\b(?:non|riconosc\w+|diagnos\w+|dichiar\w+|ammess\w|can t|kann nicht)\b|{_ILL_OR_UNSURE}",
    ),
    *[  # "da un anno senza alcol", "without alcohol for two years"; "non dorme senza alcol" tells that it is needed
        _AsItIs("addictions.", before=before, behind=behind, unless=_HARDLY_OR_UNSURE, unless_before=_HARDLY)
        for before, behind in ((rf"\b{_LONG} {_WITHOUT}{_OF}$", ""), (rf"\b{_WITHOUT}{_OF}$", rf" {_LONG}\b"))
    ],
    *[  # "non beve e non mangia da due giorni": an illness, or hunger
        _AsItIs("addictions.", words=_DRINKS, before=before, behind=behind, unless=_ALCOHOL)
        for before, behind in (
            (_DENIED, rf" (?:e|ne|o|and|or|und|oder|noch) (?:{_NOT_SO} )?{_EATS}"),
            (rf"{_NOT}(?: \w+)? {_EATS}(?: \w+)? (?:e non|ne|or|nor|and doesn t|noch)$", ""),
        )
    ],
    _AsItIs(  # "non beve più da due anni", "né di alcol"; who stopped some days ago may be ill of it
        "addictions.",
        before=_NO_ADDICTION,
        unless=rf"\b(?:riconosc\w+|diagnos\w+)\b|{_WITH_OTHERS}|{_ILL_OR_UNSURE}",
        unless_next=r"(?: \w+)*? (?:solo|soltanto|altro|only|just|nur)\b",
        unless_before=r"\b(?:solo|soltanto|only|just|nur)\b",
    ),
    _AsItIs(  # a diploma that somebody has
        "education.diploma",
        words=r"(?!.*stranier)",
        before=(
            r"^(?!.*\bnon\b).*(?:\b(?:ha|ho)(?: gia)?(?: (?:il|un|la|una))?|\bdopo (?:il|la|l)"
            r"|\bafter(?: (?:the|my|her|his))?|\bnach(?: (?:dem|der))?)$"
        ),
        unless=_TO_BE_RECOGNISED,
    ),
    _AsItIs(  # "diploma di geometra, cerca lavoro"; without a wish behind it, the diploma is what is asked for
        "education.diploma",
        words=r"(?:diploma|laurea|maturita)$",
        before=_TOLD_FIRST,
        behind=rf" (?:di|da|in) {_NO_COMPULSORY}\w+(?: (?!{_WISHES})\w+){{0,3}}$",
        unless=rf"{_TO_BE_RECOGNISED}|{_TO_BE_GOT}|^(?!.* {_WISHES} (?!a\b|in\b))",
    ),
    _AsItIs(
        "education.diploma",
        words=r"(?:diplomat[oaie]|laureat[oaie])$",
        before=_TOLD_FIRST,
        behind=rf" (?:di|da|in) {_NO_COMPULSORY}\w+",
        unless=rf"{_TO_BE_RECOGNISED}|{_TO_BE_GOT}",
    ),
    _AsItIs(
        "health.primary_care",
        words=r"(?:farmac\w|medicin\w+|medication|medikament\w+)",
        before=r"^(?!.*\bnon\b).*\b(?:prend\w+|assum\w+|takes?|taking|nimmt|nehme)(?: \w+)?$",
        unless=r"\b(?:non|pag\w+|cost\w+|soldi|finit\w|ricett\w|prescri\w+|afford|nessuno|nobody|no one|niemand"
        r"|controll\w+|dimentic\w+|sbagli\w+|tropp\w)\b",
    ),
    *[_AsItIs("safety.", r"(?:\w+ )?(?:minacc\w+|threat\w*|droht)", *harmless) for harmless in HARMLESS_THREATS],
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
    """Whether a mention tells something as it is, as an ill that somebody does not have, or as not looked for.

    >>> from directory.taxonomies.vocabulary import Vocabulary
    >>> line = Line.of("Non beve più da due anni")
    >>> [is_no_trouble(one, line) for one in Vocabulary.bundled().told(line.words)]
    [True]
    """
    if one.term.taxonomy != "need" or one.term.code == CRISIS:
        return False
    rules = [rule for rule in _RULES if rule.fits(one)]
    if not rules and _NOT_SOUGHT_WITH.isdisjoint(line.words):
        return False
    before = " ".join(line.clause_before(one.start, ENDS_A_CLAUSE, _LOOKS_BACK))
    clause = line.words_behind(one.end, ENDS_A_CLAUSE, _LOOKS_ON)
    if _WHY.match(clause):
        return False
    if _SEEKS_NOT.search(before) or (_SEEKING.match(" ".join(one.words)) and before.endswith("non")):
        return True
    sentence = line.words_behind(one.end, _ENDS_A_SENTENCE, _LOOKS_ON) if rules else ""
    return any(
        re.search(rule.before, before)
        and re.match(rule.behind, clause)
        and not re.search(rule.unless, sentence)
        and not re.match(rule.unless_next, clause)
        and not re.search(rule.unless_before, before)
        for rule in rules
    )
