"""Set phrases in Italian, English and German: ages, times, cost, access, languages, ways to be helped, a radius.

A rule is tried only where a word of the question is a sign of it, since most questions say little of all this.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from directory.search.ages import ages, ages_in_words, births, school_classes
from directory.search.said import isee, spoken
from directory.search.said.line import Line, Phrase
from directory.search.said.numbers import in_figures
from directory.search.times import dates, hours, times
from directory.words.language import word_list, word_set

_WORDS_KEPT = 1 << 16


def _distance(unit: str) -> re.Pattern[str]:
    """How far around a place, in that unit."""
    return re.compile(
        r"\b(?:entro|nel raggio di|raggio di|raggio|within|im umkreis von|umkreis|a meno di|massimo|max|non oltre"
        rf"|non piu di|a)(?: i| un raggio di)? (\d{{1,3}}) ?{unit}\b"
        rf"|\b(\d{{1,3}}) ?{unit} (?=(?:da|di distanza da|from|von|of|around|intorno)\b)"
    )


_RADIUS = (  # with the kilometres of the unit
    (_distance("(?:km|chilometri|kilomet(?:er|re)s?|kilometern?)"), 1.0),
    (_distance("(?:miles?|miglia)"), 1.609),
)
_FREE = (
    r"gratis|grat|gratuit[oaei]|gratuitamente|a titolo gratuito|a? ?costo zero|zero costi|for free|free of charge"
    r"|at no cost|no cost"
    r"|senza (?:pagare|spendere|spesa|costi|soldi|denaro)|(?:no|niente|zero|senza) (?:soldi|costi|spese)"
    r"|senza un (?:soldo|euro)|non (?:ho|ha|abbiamo|hanno) un euro|(?:siamo|sono|e) al verde"
    r"|(?:non|no|niente) a pagamento|esente (?:dal |da )?ticket"
    r"|non (?:ho|ha|hanno|abbiamo|avere) (?:i |piu |molti |tanti )?(?:soldi|denaro)|non ci sono soldi"
    r"|non (?:posso|puo|possono|possiamo) (?:pagare|permettermel[oa]|permetterselo|spendere)"
    r"|non si paga|without paying|no money|(?:can ?t|cannot) (?:pay|afford)|kostenlos\w*|kostenfrei\w*|umsonst"
    r"|ohne (?:zu bezahlen|kosten|geld)|kein geld|(?:kann|konnen) nichts (?:be)?zahlen"
    r"|free(?! time\b| from\b| climbing\b| wifi\b| style\b| access\b)"
)
_LOW = (
    r"(?:a )?(?:basso|bassi|poco|ridotto|piccolo|minimo|low|geringe) (?:costo|costi|prezzo|prezzi|cost|price|kosten)"
    r"|(?:a )?(?:costo|costi|prezzo|prezzi|tariff[ae]|quote?|rett[ae]) (?:molto |piu )?"
    r"(?:bass[oiae]|ridott[oiae]|popolar[ei]|calmierat[oiae]|agevolat[oiae]|social[ei]|accessibil[ei]"
    r"|contenut[oiae]|modic[oiah]+)"
    r"|(?:cost[aio]n?o?|pag\w+) poco|spendere poco|poca spesa|pochi (?:soldi|euro)|(?<!poco )a poco(?! a poco)"
    r"|poco costos[oaie]|poco car[oaie]"
    r"|non (?:troppo |molto )?(?:costos[oaie]|car[oaie])|che cost\w+ (?:poco|il giusto)"
    r"|economic(?:o|a|i|he)|low ?cost|cheap|affordable|inexpensive|reduced (?:fee|price|cost)s?"
    r"|not (?:too )?expensive"
    r"|gunstig\w*|preiswert\w*|billig\w*|wenig geld|geringes einkommen|ermassigt\w*|low income"
    r"|(?:basso|bassa) (?:isee|reddito)|(?:isee|reddito) (?:molto )?bass(?:[oa]|issim[oa])"
    r"|(?:isee|eeve) (?:sehr )?(?:niedrig|gering|low)|(?:niedriges?|low) (?:isee|eeve)"
    r"|offerta libera|prezzo simbolico|(?:che )?non costi (?:troppo|tanto|molto)|con (?:il |pagamento del )?ticket"
    r"|sliding scale|pay what you can|on a budget|nicht (?:so |zu )?teuer|sozialtarif\w*|(?<!un)bezahlbar\w*"
    r"|einkommensabhangig\w*"
)
_AT_MOST = re.compile(  # "max 5 euro a lezione", "non più di 20€"
    r"\b(?:(?:al )?(?:max|massimo)|fino a|non piu di|meno di|sotto (?:i )?|at most|up to|under|hochstens|bis zu)"
    r" ?(\d{1,4})( euro| eur)?\b"
)
_FIGURES_OF_LITTLE = 2  # "max 500 euro" for a room is a budget, which no filter knows
_NO_COST_BEFORE = word_set(  # "aiuto economico" is what is asked for, not what it costs
    """
    aiuto aiuti sostegno contributo contributi difficolta problemi problema disagio situazione supporto assistenza crisi
    sussidio sussidi bonus condizioni condizione violenza dipendenza tutor cucina cucine sviluppo abuso diritti
    """
)
_NO_APPOINTMENT = (
    r"(?:senza|no|nessun|nessuna) (?:app(?:untamento|to|)|prenotazion[ei]|prenotare|prendere appuntamento"
    r"|bisogno di prenotare)"
    r"|(?:ad? )?(?:accesso|ingresso) (?:libero|diretto)|libero accesso|accesso spontaneo"
    r"|walk ?in|drop ?in(?! counselling)|(?:without(?: an?)?|no) (?:appointments?|booking)(?: needed)?"
    r"|ohne (?:termin\w*|voranmeldung|anmeldung)|non serve (?:l )?appuntamento"
)
_NO_REFERRAL = (
    r"(?:senza|no) (?:(?:l |la |una )?(?:impegnativa|ricetta|prescrizione|richiesta (?:del )?(?:medic[oa]|dottore))"
    r"|richiesta|invio|passare dal (?:medico|dottore)|medico di base)"
    r"|(?:without(?: an?)?|no) (?:gp |doctor s )?(?:referral|prescription)|ohne (?:uberweisung|zuweisung|rezept"
    r"|verordnung)"
    r"|non serve (?:l |la )?(?:impegnativa|ricetta)"
)
_ONLINE = (
    r"(?<!gioco )(?<!giochi )(?<!gioca )(?<!giocare )(?<!ludopatia )(?<!azzardo )(?<!scommesse )(?<!truffa )"
    r"(?<!casino )(?<!slot )(?<!truffe )(?<!comprato )(?<!acquisti )(?<!conosciuto )(?<!conosciuta )(?:online"
    r"|on line)"
    r"|da remoto|da casa mia|a distanza(?! di)|anche (?:da )?(?:remoto|lontano)|(?:in |via "
    r"|per )?video ?(?:chiamat[ae]|call|conferenza|anruf|lezion[ei])"
    r"|(?:in|via|per|su) (?:zoom|skype|meet|teams|chat|webcam|internet|remoto)|telematic[oa]|remotely|webinar"
    r"|teleconsulto"
)
_PHONE = (
    r"(?<!giorno )(?<!notte )(?<!sempre )(?<!sta )(?<!stare )(?<!attaccato )(?<!attaccata )(?<!incollato )"
    r"(?<!incollata )(?<!passa )(?<!ore )(?<!risponde )(?<!rispondere )(?<!piu )(?<!truffata )(?<!truffato )"
    r"(?:per|al|via|a mezzo|tramite) (?:telefono|tel|cellulare)"
    r"|(?:contatto|consulenza|colloquio|reperibile) tel"
    r"|tel (?:erreichbar|beratung|reachable)"
    r"|(?<!contratto )(?<!contratti )(?<!bolletta )(?<!bollette )(?<!truffa )(?<!truffe )(?<!compagnia )(?<!gestore )"
    r"(?<!operatore )(?<!abbonamento )(?<!scheda )(?<!ricarica )telefonic[oaih]e?"
    r"|telefonicamente|telefonate?(?! di compagnia)"
    r"|(?:numer[oi]|telefono|verde|chi) (?P<part>(?:da|posso|puo|possono|possiamo) (?:chiamare|telefonare))"
    r"|who (?P<part2>can (?:i|he|she|we|they) (?:call|ring|phone))|wen kann (?:ich|er|sie|man) anrufen"
    r"|telefonnummer(?! (?:von|vom|der|des)\b)|(?:helpline|hotline) (?P<part3>phone|number)"
    r"|(?:che )?(?:le|gli|mi|ci|lo|la) telefon\w+|(?:by|over the|on the) (?:phone|telephone)|phone calls?"
    r"|telefonisch\w*"
    r"|(?:am|per|ubers) (?:telefon|tel)|ubers handy|phone support|call back"
)
_NOT_STAYING = "".join(  # where somebody only is: "sitze nur zu Hause", "stays at home all day"
    rf"(?<!\b{word} )"
    for word in word_list(
        "nur immer allein alleine wieder bin ist sind noch bleibt bleibe bleiben sitze sitzt sitzen hockt von tag "
        "gehe geht gehen will darf stays stay sits sit alone is am are only just day stuck live lives remains always"
    )
)
_HOME = (
    r"(?:a|al) (?:mio |suo )?domicilio|domiciliar[ei]"
    r"|(?:vien\w*|veng\w*|venire|va|vada|vanno|andare|arriv\w*) (?:anche |direttamente )?(?:qui )?(?:a|in) casa"
    r"(?: (?:mia|sua|loro|nostra|propria))?"
    r"|a casa (?:mia|sua|loro|nostra|propria|dell[ao] \w+|del \w+)|(?:visit[ae]|educatore|infermier[ea]"
    r"|assistenza|aiut\w+) a casa"
    r"|(?:compagni\w+|fisioterap\w+|logoped\w+|psicolog\w+|medic[oai]|dottor\w+|pasti(?: caldi)?|spesa|farmaci"
    r"|medicine"
    r"|consegn\w+|lezion[ei]|ripetizion[ei]|pulizie|preliev[oi]|terapi[ae]|cure|sostegno|volontari\w*|parrucchier\w*"
    r"|ginnastica|riabilitazione) (?P<part>a casa)"
    r"(?! (?:popolare|famiglia|rifugio|di riposo|d accoglienza|albergo))"
    rf"|home visits?|home visiting|{_NOT_STAYING}at (?:his |her |my |their )?home(?!less)"
    r"|com(?:e|es|ing) (?:to|into) (?:my|his|her|their|the|our) (?:home|house)"
    rf"|(?:su|giu) a casa|hausbesuche?n?|{_NOT_STAYING}(?:zu|nach) hause(?! (?:rum|herum|weg|raus|ausgezogen)\b)"
    r"|(?:kommt|kommen) ins haus"
)
_WHEELCHAIR = (
    r"(?:accessibil[ei]|accesso|entrare|entra|ingresso|rampa|ascensore|va bene|adatt[oaei])"
    r"(?: (?:anche|a|ai|alle|alla|al|per|in|con|la|le|una|su|persone|chi|e|con))* "
    r"(?:carrozzin[ae]|carrozzell[ae]|sedia a rotelle|disabili)"
    r"|(?<!prezzo )(?<!prezzi )(?<!costi )(?<!costo )accessibil[ei](?! (?:con|a tutti|online|economic))"
    r"|senza (?:barriere(?: architettoniche)?|gradini|scale|scalini)|no barriere"
    r"|(?:in|su|con(?: la)?) (?:una |sua |la sua )?(?:carrozzin[ae]|carrozzell[ae])"
    r"|(?:(?:in|su|con(?: la)?) (?:una |sua |la sua )?)?(?<!cerco una )(?<!serve una )(?<!cerca una )(?<!noleggio )"
    r"sedia a rotelle"
    r"|in a wheelchair|(?:uses?|using|has|with) (?:a |her |his )?wheelchair"
    r"|im rollstuhl|(?:mit|braucht) (?:einem |einen |dem )?rollstuhl"
    r"|wheelchair (?:accessible|access|friendly|users?)|accessible (?:by|with a?|for) wheelchairs?|step free"
    r"|barrier free"
    r"|rollstuhlg\w+|barrierefrei\w*|rollstuhlfahrer\w*"
)
_SIGNS = {
    "within_km": r"\d+(?:km)?|km|chilometri|kilomet\w+|miles?|miglia",
    "free": r"grat|gratis|gratuit[oaei]|gratuitamente|costo|costi|cost|free|spendere|pagare|paga|soldi|soldo|euro"
    r"|denaro|spese"
    r"|spesa|pagamento|verde|ticket|paying|money|pay|afford|geld"
    r"|kosten\w*|umsonst|zahlen|bezahlen|permetter\w+",
    "low": r"cost\w*|prezz[oi]|tariff[ae]|quot[ae]|rett[ae]|poco|pochi|poca|car[oaie]|economic(?:o|a|i|he)|low"
    r"|lowcost|cheap"
    r"|affordable|inexpensive|expensive|reduced|gunstig\w*|preiswert\w*|billig\w*|geld|einkommen|ermassigt\w*"
    r"|isee|eeve"
    r"|reddito"
    r"|ticket|scale|pay|budget|teuer|sozialtarif\w*|bezahlbar\w*|einkommensabhangig\w*|offerta|simbolico|max"
    r"|massimo|fino|meno|sotto|piu|most|up|under|hochstens|bis",
    "no_appointment": r"app|appto|appuntamento|prenot\w+|accesso|ingresso|walk|walkin|drop|dropin|appointments?|booking"
    r"|termin\w*|voranmeldung|anmeldung",
    "no_referral": r"impegnativa|ricetta|prescrizione|richiesta|invio|passare|base|referral|prescription|uberweisung"
    r"|zuweisung|rezept|verordnung",
    "online": r"online|line|remoto|distanza|video\w*|zoom|skype|meet|teams|chat|webcam|internet|telematic[oa]|remotely"
    r"|webinar|teleconsulto",
    "phone": r"tel|telefon\w*|phone|telephone|calls?|cellulare|handy|chiamare|anrufen|ring|number",
    "home": r"domicili\w+|casa|home|house|haus|hause|hausbesuche?n?",
    "wheelchair": r"carrozz\w+|rotelle|accessibil[ei]|disabili|barriere|gradini|scale|scalini|wheelchairs?|step"
    r"|barrier\w*"
    r"|rollstuhl\w*",
}


class _Rule(NamedTuple):
    is_sign: Callable[[str], bool]
    find: Callable[[Line], Iterator[Phrase]]
    also: Callable[[str], bool] | None = None  # a second sign, of another word


def find_phrases(line: Line) -> list[Phrase]:
    """All set phrases of a question, from left to right; the first of two that overlap stays.

    The value of what is denied ("nicht online") is None.
    """
    signs = 0
    for word in line.words:
        signs |= _signs(word)
    if not signs:
        return []
    found: list[Phrase] = []
    for needed, rule in _BY_SIGNS:
        if signs & needed == needed:
            for phrase in rule.find(line):
                if all(phrase.end <= other.start or phrase.start >= other.end for other in found):
                    found.append(phrase)
    found.sort(key=lambda phrase: phrase.start)
    return found


def _radius(line: Line) -> Iterator[Phrase]:
    figures = in_figures(line.words)
    for pattern, km_of_unit in _RADIUS:
        for match in pattern.finditer(figures):
            km = round(float(match[1] or match[2]) * km_of_unit, 1)
            if km > 0:
                start, end = (figures.count(" ", 0, letter) for letter in match.span())
                yield Phrase("within_km", km, start, end + 1)


def _plain(kind: str, value: Any, pattern: str) -> Callable[[Line], Iterator[Phrase]]:
    compiled = re.compile(rf"\b(?:{pattern})\b")

    def find(line: Line) -> Iterator[Phrase]:
        for match in compiled.finditer(line.text):
            start = match.start(match.lastgroup or 0)  # a named group is the part that says it
            yield Phrase(kind, value, line.word_at(start), line.word_at(match.end()) + 1)

    return find


_low = _plain("cost", "low", _LOW)


def _low_cost(line: Line) -> Iterator[Phrase]:
    for match in _AT_MOST.finditer(line.text):
        end = line.word_at(match.end()) + 1
        if match[2] or line.gap(end).lstrip().startswith("€"):
            is_little = len(match[1]) <= _FIGURES_OF_LITTLE
            yield Phrase("cost", "low" if is_little else None, line.word_at(match.start()), end)
    for phrase in _low(line):
        if line.word_before(phrase.start) not in _NO_COST_BEFORE:
            yield phrase


_DENYING = frozenset({"non", "no", "not", "nicht", "niente"})


def _not_denied(find: Callable[[Line], Iterator[Phrase]]) -> Callable[[Line], Iterator[Phrase]]:
    def found(line: Line) -> Iterator[Phrase]:
        for phrase in find(line):
            if line.word_before(phrase.start) in _DENYING:
                yield Phrase(phrase.kind, None, phrase.start - 1, phrase.end)
            else:
                yield phrase

    return found


def _sign(name: str) -> Callable[[str], bool]:
    pattern = re.compile(_SIGNS[name])
    return lambda word: pattern.fullmatch(word) is not None


_RULES = (
    _Rule(
        _sign("within_km"),
        _radius,
        lambda word: any(unit in word for unit in ("km", "kilom", "chilom", "mile", "miglia")),
    ),
    _Rule(ages.is_sign, births.births, births.is_birth_sign),
    _Rule(dates.is_month, dates.dates, dates.is_day),
    _Rule(str.isdecimal, dates.dates_in_figures, dates.leads_to_date),
    _Rule(dates.is_feast, dates.feasts),
    _Rule(dates.is_span_of_time, dates.some_time),
    _Rule(school_classes.is_ordinal, school_classes.school_classes, school_classes.is_school),
    _Rule(school_classes.is_school, school_classes.schools, school_classes.is_pupil),
    _Rule(ages_in_words.is_decade, ages_in_words.decades),
    _Rule(ages_in_words.is_word_for_age, ages_in_words.full_age),
    _Rule(ages_in_words.is_word_for_age, ages_in_words.about),
    _Rule(ages.is_sign, ages.ages),
    _Rule(times.is_sign, hours.bare_hours, str.isdecimal),
    _Rule(hours.is_hour_sign, hours.hours, hours.is_hour),
    _Rule(spoken.is_sign_language, spoken.signed),
    _Rule(spoken.is_sign, spoken.spoken, spoken.leads_to_language),
    _Rule(spoken.is_sign, spoken.speakers, spoken.follows_language),
    _Rule(spoken.is_sign, spoken.origins, spoken.is_person),
    _Rule(spoken.is_sign, spoken.alone),
    _Rule(_sign("free"), _not_denied(_plain("cost", "free", _FREE))),
    _Rule(_sign("low"), _low_cost),
    _Rule(isee.is_isee, isee.small_isee),
    _Rule(_sign("no_appointment"), _plain("access", "no_appointment", _NO_APPOINTMENT)),
    _Rule(_sign("no_referral"), _plain("access", "no_referral", _NO_REFERRAL)),
    _Rule(_sign("online"), _not_denied(_plain("remote", "online", _ONLINE))),
    _Rule(_sign("phone"), _not_denied(_plain("remote", "phone", _PHONE))),
    _Rule(_sign("home"), _not_denied(_plain("remote", "home", _HOME))),
    _Rule(_sign("wheelchair"), _plain("wheelchair", True, _WHEELCHAIR)),
    _Rule(times.is_sign, times.days_and_parts),
)
_TESTS: tuple[Callable[[str], bool], ...] = tuple(
    dict.fromkeys(test for rule in _RULES for test in (rule.is_sign, rule.also) if test is not None)
)
_BY_SIGNS = tuple(
    (sum(1 << _TESTS.index(test) for test in (rule.is_sign, rule.also) if test is not None), rule) for rule in _RULES
)


def has_sign(word: str) -> bool:
    """Whether a folded word is one that some rule looks for."""
    return _signs(word) != 0


@lru_cache(maxsize=_WORDS_KEPT)
def _signs(word: str) -> int:
    """Which tests a word passes, as bits; most words of questions are met again."""
    return sum(1 << bit for bit, test in enumerate(_TESTS) if test(word))
