"""Facts of somebody's life that are told beside what is needed: "non lavoro", "ho il permesso", "con pochi soldi".

Alone each of them may be what is asked about; beside another need they only tell for whom it is, or that it must cost
nothing.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from directory.search.said.line import Line
from directory.taxonomies.vocabulary import Mention

_NEAR = 7  # words before, and half as many behind
_BREAKS = re.compile(r"[.;:!?]")
_COMMA = re.compile(r"[,()\n]")
_A = (
    r"(?:gia|un|una|uno|il|la|lo|l|suo|sua|mio|mia|piccolo|bel|qualche|a|an|the|my|his|her|einen?|den|die|das"
    r"|meine?n?|seine?n?|ihre?n?|schon|already|still)"
)
_HAS = rf"(?<!non )(?:ho|ha|hanno|abbiamo|avendo|con|col|has|have|with|having|hat|habe|haben|mit)(?: {_A})*"
_MOVED = (
    r"(?:trasferi\w+|spostat\w+|arrivat\w+|venut\w+|qui|qua|viaggi\w+|vivo|abito|moved|came|here|move|travel\w*"
    r"|(?:um|her|hin|zu)?gezogen|gekommen|hier|ubersiedelt)"
)
_FOR = r"(?:per|x|for|wegen|aus|fur)(?: (?:motivi di|il|the|my|der|die|das|dem|des|meiner|beruflichen))*"
_NO_PAPERS = (
    r"(?:senza|without|ohne|kein\w*|privo di|priva di|no|non (?:ho|ha|hanno|abbiamo)|has no|have no|not have)"
    r"(?: (?:il|la|i|un|alcun|any|a|an|valid|validen?|gultigen?|regolare))*"
)
_CARER = r"(?:badant[ei]|colf|carer|caregiver|care worker|pflegerin|pfleger|altenpflegerin|pflegekraft|betreuerin)"
_CARES = (
    rf"(?:lavor\w+|works?|worked|working|arbeit\w*)(?: \w+){{0,5}}? (?:come|da|as|als)(?: (?:a|an))? < {_CARER}"
    rf"|(?:fa|faccio|facevo|faceva|fare|sono|era|mestiere) (?:(?:la|il|una|un|di) )?< {_CARER}(?! (?:di|per|fur|for)\b)"
    rf"|(?:i m|i am|she is|he is|she s|bin|ist) (?:(?:a|an) )?< {_CARER}(?! (?:of|for|fur|von|meiner)\b)"
)
_ENDED = (
    r"(?:finit[oaie]|terminat[oaie]|conclus[oaie]|completat[oaie]|uscit[oa]|dimess[oa]|alle spalle|finished|completed"
    r"|done with|out of|beendet|abgeschlossen|hinter mir|hinter sich)"
)
_THERAPY = (  # what of an addiction can be ended; what else ended beside it may be its cause
    r"(?:terapi[ae]|comunita|percors[oi]|serd|ser d|sert|cur[ae]|programma|trattament[oi]|disintossicazione|therap\w+"
    r"|entzug\w*|entwohnung\w*|rehab\w*|treatment|program\w*|detox)\b"
)
_ON = r"(?: (?!(?:e|ed|ma|pero|and|but|und|aber)\b)\w+)"  # words of the same statement
_IN_TROUBLE = (  # a permit that does not hold, or not for long
    r"(?!.*\b(?:scad\w+|rinnov\w+|convert\w+|conversione|negat\w+|revoc\w+|rifiutat\w+|expir\w+|renew\w*|abgelaufen"
    rf"|verlanger\w+|lauft|erneuer\w+))(?!(?: >|{_ON})*? (?:problem\w*|bloccat\w+|pers[oaie]|smarrit\w+|rubat\w+"
    r"|lost|stolen|verlor\w*))"
)
_HOW_TO_GET = re.compile(  # a permit
    r"\b(?:regolarizz\w*|ottener\w*|otteng\w*|legaliz\w*|legalisier\w*"
    r"|come (?:faccio|si fa|fare|posso)(?! ad? (?:trov|cur|prenot|veder|andar|iscriv|parl))"
    r"|how (?:do|can) (?:i|we|he|she|they) get (?:one|it|papers|documents|(?:a|the) (?:\w+ )?permit)"
    r"|wie bekomm\w+ (?:ich|wir|er|sie) (?:\w+ )?(?:einen|eine|papiere|dokumente|aufenthalt\w*))\b"
)
_HELP_WITH_MONEY = re.compile(
    r"\b(?:(?:bisogno|cerc\w+|chied\w+|richie\w+|serv\w+) (?:di |dei |un |qualche |un po di )*(?:soldi|denaro)"
    r"|(?:aiut[oi]|sostegno|sussidio|contributo) (?:economic\w+|in denaro|con i soldi)|finanziell\w*"
    r"|(?:help|need|needs) (?:\w+ )?(?:with |some )?money|financial (?:help|aid|support)"
    r"|(?:brauche|braucht) (?:\w+ )?geld)\b"
)
_AND_OTHERS = (  # "per lavoro e casa", "per lavoro chi mi aiuta?": asked for
    r"(?! >(?: a)? (?:chi|dove|come|who|where|wer|wo|wohin)\b"
    r"| > (?:e|o|and|or|und|oder) (?:per |la |una |un |eine |a )*(?:casa|alloggio|stanza|documenti|soldi|corso|corsi"
    r"|house|housing|room|home|wohnung|zimmer|kurs)\b)"
)
_RELAPSE = re.compile(
    r"\b(?:ricad\w+|ricasc\w+|ricomin\w+|tentazion\w+|relaps\w+|ruckfall\w*|ruckfallig|ripres[oa]|riprend\w+)\b"
)


class _Fact(NamedTuple):
    """A fact: by the terms that its words name, how it is told, and beside what it is nothing that is asked for."""

    codes: frozenset[str]
    told: re.Pattern[str]  # the words of the term stand between "<" and ">"
    beside: frozenset[str] | None  # domains of needs; None: anything else that is asked for
    unless: re.Pattern[str] | None = None  # somewhere in the question
    ends_at_commas: bool = False  # told between two of them


def _fact(
    codes: str, told: str, beside: str = "", unless: re.Pattern[str] | None = None, *, ends_at_commas: bool = False
) -> _Fact:
    pattern = re.compile(rf"(?<!\w)(?:{told})")
    return _Fact(frozenset(codes.split()), pattern, frozenset(beside.split()) or None, unless, ends_at_commas)


_WITH_WHOM = (
    r"(?:stare|star|lavor\w+|parl\w+|aiut\w+|insegn\w+|occupar\w+|mano|tempo|utile|seguire|accompagn\w+|gioc\w+|legg\w+"
    r"|help\w*|work\w*|teach\w*|time|being|be|helfen|arbeit\w*|unterstutz\w*|begleit\w*|zeit)"
)
_AT_ONCE = "housing money rights health family addictions safety"
_FACTS = (
    _fact(
        "work work.search unemployed",  # "non lavoro", of who asks for something more urgent
        r"(?:non|not|nicht|nn|t) < (?:lavor\w+|work\w*)|< arbeite\w* >(?: \w+)? (?:nicht|nix)"
        r"|< (?:non lavor\w+|not work\w*|arbeite\w* nicht)",
        _AT_ONCE,
    ),
    _fact(
        "work work.search",  # who moved for it, who has one, and how one gets there
        rf"{_MOVED}(?: \w+){{0,5}}? {_FOR} < (?:lavoro|work|job|arbeit){_AND_OTHERS}"
        rf"|(?:sono|sto|siamo|i m|am|bin|sind) (?:ad?|in) \w+ {_FOR} < (?:lavoro|work|job|arbeit){_AND_OTHERS}"
        rf"|{_FOR} < (?:lavoro|arbeit) >(?: \w+){{0,3}} (?:gezogen|gekommen|hier|ubersiedelt|trasferi\w+|arrivat\w+)"
        rf"|(?:{_HAS}|fa|faccio|trovato)(?: {_A})* < (?:lavor\w+|job|arbeit(?!slos)\w*|minijob|nebenjob)"
        r"|(?<!cerco )(?<!cerca )(?<!cerc )(?<!trovare )(?<!trova )(?<!per )(?<!un )(?<!il )(?<!serve )(?<!vuole )"
        r"< lavor(?:a (?:> )?(?:come|in un|in una|presso)|o (?:> )?(?:come|presso)(?= .*\b(?:mi|ho|sono|non|ma)\b))"
        r"|(?:andare|arrivare|arrivo|vado|va|recarmi|recarsi|get|getting|go|going) (?:a|al|sul|to) "
        r"< (?:lavoro|lavorare|work|posto di lavoro)|(?:zur|in die) < arbeit",
        ends_at_commas=True,
    ),
    _fact(
        "work.traineeship traineeship",  # who does one
        r"(?:fa|faccio|fatto|fatti|facendo|doing|done|did|mache|macht|gemacht)(?: \w+){0,2} <",
    ),
    _fact(
        "money money.income_support money.budgeting low_income",  # what it may cost
        r"(?:senza|poch\w|poco|non|no|little|not|without|t|wenig\w*|kein\w*|ohne)(?: \w+){0,3}?"
        r" < (?:\w+ ){0,4}?(?:sold[oi]|denaro|eur[oi]?|money|geld)\b"
        r"|< (?:\w+ )?(?:pochi|poco|senza|non|no|little|wenig|kein|ohne)\b(?: \w+){0,4}? (?:sold[oi]|denaro|money"
        r"|geld)"
        r"|< (?:\w+ )?(?:soldi|money|geld) >(?: \w+){0,2}? (?:pochi|mancano|tight|short|knapp)\b",
        "education social mental_wellbeing health rights transport digital interest",
        re.compile(
            r"\b(?:mangiare|cibo|affitto|bollett\w+|sfratt\w+|essen|miete|food|rent|senza casa)\b"
            rf"|{_HELP_WITH_MONEY.pattern}"
        ),
    ),
    _fact(
        "rights.residence_permit rights.documents",  # who has a permit
        rf"{_HAS}(?: (?:residence|gultigen?|valid))* < (?:permess\w+|residence permit|permit|aufenthalt\w*)"
        rf"{_IN_TROUBLE}",
        ends_at_commas=True,
    ),
    _fact(
        "rights.residence_permit rights.documents",  # who has none, beside what everybody has a right to
        rf"{_NO_PAPERS} < |< {_NO_PAPERS}|< (?:undocumented|irregolar\w+|clandestin\w+|sans papiers|papierlos\w*)",
        "health family education social mental_wellbeing",
        _HOW_TO_GET,
    ),
    _fact(
        "health.primary_care",
        rf"(?:{_NO_PAPERS} < |< {_NO_PAPERS} )(?:\w+ )?(?:tessera|codice stp|health card|insurance|krankenversicher\w*"
        r"|versicherung|gesundheitskarte|krankenkasse|krankenkassenkarte)",
        "health family mental_wellbeing",
    ),
    _fact(  # whom a volunteer wants to help
        "young_adults adolescents minors children students",
        rf"{_WITH_WHOM}(?: \w+){{0,3}}? (?:(?:con|a|ai|agli|per|di|dei|with|to|mit|den|the|i|gli|le) )*<",
        "social.volunteering volunteering volunteering_centre",
    ),
    _fact(  # who came alone, and is not said to be lonely
        "social social.meeting social.elderly_company",
        r"(?:arrivat\w|venut\w|viaggi\w+|came|arrived|travell?ed|gekommen"
        r"|angekommen)(?: \w+){0,5}? < (?:\w+ )?(?:allein\w*|alone|sol[oa])"
        r"|< (?:allein\w*|alone|(?:da )?sol[oa]) >(?: \w+){0,5}? (?:gekommen|angekommen|hier|came|arrived|arrivat\w"
        r"|in italia"
        r"|in italy|in italien|ohne eltern|senza genitori|without parents)",
    ),
    _fact(  # who has one that is good
        "transport.licence",
        rf"{_HAS} <(?! (?:[\w>]+ ){{0,5}}(?:sospes\w+|scad\w+|ritir\w+|revocat\w+|convert\w+|stranier\w+|rinnov\w+"
        r"|suspended|expired|foreign|abgelaufen|entzogen|auslandisch\w*|umschreib\w*))",
    ),
    _fact("family.caring caregivers health.disability", _CARES),
    _fact(
        "addictions addictions.substances addictions.alcohol addictions.gambling addiction_service"
        " residential_community housing.supported addiction",
        rf"{_ENDED}{_ON}{{0,4}}? {_THERAPY}{_ON}{{0,4}}? <|{_ENDED}{_ON}{{0,3}}? < {_THERAPY}"
        rf"|(?:{_THERAPY}{_ON}{{0,4}}? <|< {_THERAPY})[^<>]*>(?: e)?{_ON}{{0,3}}? (?:finit[oa]|terminat[oa]|conclus[oa]"
        r"|beendet|abgeschlossen|hinter (?:mir|sich)|alle spalle|finished|completed|over)\b",
        "housing work education social money rights",
        _RELAPSE,
        ends_at_commas=True,
    ),
)


def is_fact_of_life(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """Whether a term only tells how somebody lives, beside something that is asked for."""
    facts = [fact for fact in _FACTS if one.term.code in fact.codes]
    if not facts:
        return False
    with_commas = _told(one, line)
    told = with_commas.replace(" ,", "")
    return any(
        fact.told.search(with_commas if fact.ends_at_commas else told)
        and not (fact.unless and fact.unless.search(line.text))
        and any(_is_asked_beside(other, one, fact) for other in mentions)
        for fact in facts
    )


def _told(one: Mention, line: Line) -> str:
    """The words of a term between "<" and ">", with those around them in the same sentence, and a "," for a comma."""
    end = one.end
    while end < min(len(line.words), one.end + _NEAR) and not _BREAKS.search(line.gap(end)):
        end += 1
    start = one.start - len(line.clause_before(one.start, _BREAKS, _NEAR))
    before = [_after_comma(line, at) for at in range(start, one.start)]
    behind = [_after_comma(line, at) for at in range(one.end, end)]
    comma = [","] if one.start > start and _COMMA.search(line.gap(one.start)) else []
    return " ".join([*before, *comma, "<", *one.words, ">", *behind])


def _after_comma(line: Line, at: int) -> str:
    return f", {line.words[at]}" if at and _COMMA.search(line.gap(at)) else line.words[at]


def _is_asked_beside(other: Mention, one: Mention, fact: _Fact) -> bool:
    is_apart = other.end <= one.start or other.start >= one.end
    if not is_apart or other.term.taxonomy == "target_group" or other.term.code in fact.codes:
        return False
    return fact.beside is None or not fact.beside.isdisjoint(_domains(other))


def _domains(mention: Mention) -> set[str]:
    """The domains of needs that a term is about; an interest counts as one."""
    term = mention.term
    if term.taxonomy == "interest":
        return {"interest", term.code}
    needs = term.needs[:1] if term.taxonomy == "service_type" else (term.code,)
    return {term.code, *(need.partition(".")[0] for need in needs)}
