"""How old the person is: "17 anni", "tra i 14 e i 18", "under 30", "over 65", "17enne", "di diciassette anni"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from directory.ages import OF_AGE, OLDEST
from directory.search.ages.durations import Lead, Number, is_duration, is_spent, word_at
from directory.search.ages.written_ages import LEAST_BARE, is_numbered, written_out
from directory.search.said.line import Line, Phrase
from directory.search.said.numbers import FIGURES
from directory.words.language import AND, word_set
from directory.words.people import CHILDREN, FEMININE, MASCULINE, OTHERS, PARENTS, PEOPLE_OF_AN_AGE, PEOPLE_OF_SEVERAL

Ages = tuple[float, float]
_Kind = Literal["under", "up to", "over", "age"]

_NUMBER = re.compile(
    r"(under|over|ultra|u)?(\d{1,3})s?(anni|ann[oi]|enn[ei]|aa|yo|yrs?|years?|jahrige?[nmrs]?|jahre?n?|mesi|months?)?"
)
YEARS = word_set(
    "anni anno ani annni enne enni aa years year yrs yr yo jahre jahr jahren jahrig jahrige jahriger jahriges jahrigen "
    "ans anos"
)
_ONE, _YEAR = word_set("un ein one"), word_set("anno jahr year")
_MONTHS = word_set("mesi mese months month monate monat monaten")
_OTHER_UNITS = _MONTHS | word_set(  # "under 30 euro", "oltre 10 km" are no ages
    """
    km chilometri chilometro metri euro eur minuti minuto min ore ora h hours hour uhr stunden giorni giorno days tage
    tagen settimane weeks wochen kg posti letti lezioni persone people personen pers figli figlio figlie figlia
    bambini bimbi kids children kinder kindern volte miglia miles mila percento am pm piano posti
    """
)
_SKIPPED = word_set("di d i gli ai agli a al anni than als the zu to dei degli circa about ca")
_ARTICLES = word_set("i gli ai agli dai dagli")  # years are masculine, hours ("le 18") are not
_JOINING = word_set("a e ed o ai agli to and or bis und oder i gli")
_UNTIL = word_set("to bis a")
_KINDS: dict[str, _Kind] = {
    **dict.fromkeys(word_set("under unter sotto below younger less junger meno inferiore minori minore"), "under"),
    **dict.fromkeys(word_set("fino max massimo maximum maximal entro up until bis"), "up to"),
    **dict.fromkeys(
        word_set(
            "over ultra oltre sopra dopo piu maggiori maggiore superiore almeno minimo uber ab mehr alter mindestens "
            "least older above more dai dagli from"
        ),
        "over",
    ),
    **dict.fromkeys(word_set("eta aged age ages alter fascia turned turns turning compie compiuti"), "age"),
}
_NEED_OF = word_set(
    "minori minore maggiori maggiore meno piu mehr alter less more"
)  # "minori 14 anni" is no "minori di"
_SURE = word_set("under unter over ultra dai dagli")  # these need no "years" behind the number
_SURE_OF_PEOPLE = word_set("uber ab")  # these neither, behind people: "Senioren ab 70", but "ab 18 Uhr"
_BETWEEN = word_set("tra fra da dai dagli between from zwischen von compresa compresi compreso")
_BEFORE_BETWEEN = word_set("eta fascia d di aged age ages compresa compresi compreso im alter")
_AND_MORE = {  # behind a number, by their first words
    **dict.fromkeys(("e", "ed", "o"), word_set("oltre piu")),
    **dict.fromkeys(("and", "or"), word_set("over above older up")),
    "in": word_set("su poi"),
    "und": word_set("alter mehr"),
}
_ORDINAL = ("°", "º", "ª")  # "4° anno"
_OLDEST_BARE = 100  # years; from here on it is the number of a helpline, or a sum
_AFTER_BARE = word_set(
    """
    che con x per a in di zona vicino ita who with der die mit from da non cerca presso e ed and und va vive vuole ha
    deve parla sola solo needs wants has lives speaks alone feeling looking living sleeping
    braucht sucht will lebt hat spricht geht allein
    dorme beve abita lavora lavorava fuma gioca soffre esce studia vede arriva viene torna piange prende porta chiede
    sleeps drinks smokes works schlaft trinkt raucht arbeitet
    """
)
_BESIDE_THE_FIRST = FEMININE | MASCULINE | word_set("ex perso persa incinta sola solo schwanger")  # "66 ex cuoco"
_SETS_APART = re.compile(r"[,;:()–—]|^\.|\s-\s")
_PEOPLE_WITH_AGES = PEOPLE_OF_AN_AGE | word_set("senioren seniorinnen menschen leute personen erwachsene jugendliche")
_ONE_PERSON = PEOPLE_OF_AN_AGE - PEOPLE_OF_SEVERAL
_ONE_RELATIVE = OTHERS & _ONE_PERSON
_BEFORE_HOURS = word_set("alle le dalle ore h um at")
_NO_PAST = word_set("cio pero percio puo")
_WAS_LONG = re.compile(r"^[a-zàèéì]+(?<![aeivdtr]r)ò$")  # "lavorò"; "avrò" and "compirò" go on with an age
_IS = word_set("is ist am bin s m")
_OF_WHOM = PEOPLE_OF_AN_AGE | word_set("he she who i er sie ich die der")  # "he is 14", "she's 19"
_BETWEEN_CHILD_AND_AGE = word_set("di da of von d eta anni aged age del circa a")
_LEADS_TO_THEM = word_set(
    """
    un una uno il la lo i le mio mia miei suo sua suoi loro due tre quattro 2 3 4 piccolo piccola piccoli an a the his
    her my their two three small little ein eine einem einer mein meine meinem zwei drei
    """
)
_FROM = word_set("di da from aus")
_FEW = 2  # words: how soon after an age the next one is joined to it
_FOR = word_set("per for fur")
_COMING_ALONG = word_set("con col with mit")
_COME_ALONG = {("come", "along"), ("al", "seguito"), ("vengono", "con"), ("viene", "con")}
_WITH = _COMING_ALONG | AND  # "mamme e bambini 0-3" is for both
_BEGINS_TO_TELL = word_set("non nn si ha dorme piange fa va vuole sta deve doesn does has is schlaft weint hat will")


def is_sign(word: str) -> bool:
    """Whether a word may be the number of an age."""
    return (
        word[0].isdecimal()
        or word in FIGURES
        or word in _YEAR
        or (word[-1].isdecimal() and _NUMBER.fullmatch(word) is not None)
    )


def ages(line: Line) -> Iterator[Phrase]:
    """Ages in years, from and to, both included; None for the age of a child who only comes along."""
    last: Phrase | None = None
    for found in _of_whom_it_is_for(line, _one_by_one(line)):
        if last and last.value and found.value and not AND.isdisjoint(line.words[last.end : found.start][:_FEW]):
            (least, most), (other, its_most) = last.value, found.value
            if least == most and other == its_most:  # "nonno 80 e nonna 78 anni": for both
                both = min(least, other), max(least, other)
                last, found = last._replace(value=both), found._replace(value=both)  # noqa: PLW2901
        if last:
            yield last
        last = found
    if last:
        yield last


def _of_whom_it_is_for(line: Line, found: Iterable[Phrase]) -> Iterator[Phrase]:
    """ "uomo di 50 anni cerca doposcuola per figlio di 9": the age of the child, and None for the other."""
    several = list(found)
    of_theirs = [
        _is_for(CHILDREN, line.words, one.start)
        or (_is_for(_ONE_RELATIVE, line.words, one.start) and not _wishes_for_both(line, one))
        for one in several
    ]
    for one, is_theirs in zip(several, of_theirs, strict=True):
        yield one if is_theirs or not any(of_theirs) else one._replace(value=None)


def _wishes_for_both(line: Line, age: Phrase) -> bool:
    """Whether something may be asked for the person, too: "cerca lavoro e una badante per la madre di 80"."""
    joined = [at for at, word in enumerate(line.words) if word in AND and line.written(at) != "è"]
    return any(at < age.start or word_at(line.words, at + 1) in _FOR for at in joined)


def _is_for(whom: AbstractSet[str], words: Sequence[str], start: int) -> bool:
    """Whether a number stands behind "per mio figlio di", "per la zia di" and the like."""
    at = start - 1
    while at >= 0 and words[at] in _BETWEEN_CHILD_AND_AGE:
        at -= 1
    return word_at(words, _before(whom, words, at)) in _FOR


def _before(whom: AbstractSet[str], words: Sequence[str], at: int) -> int:
    """Where the word stands that leads to somebody ("con mio figlio"); -1 where nobody such is named at a position."""
    if word_at(words, at) not in whom:
        return -1
    at -= 1
    while at >= 0 and words[at] in _LEADS_TO_THEM:
        at -= 1
    return at


def _one_by_one(line: Line) -> Iterator[Phrase]:
    words = written_out(line)
    at = 0
    while at < len(words):
        word = words[at]
        may_be_one = word[0].isdecimal() or word[-1].isdecimal() or word is not line.words[at] or word in _ONE
        number = _number(words, at) if may_be_one else None
        found = _read(line, words, at, number) if number else None
        if found:
            yield found
            at = found.end
        else:
            at += 1


def _number(words: Sequence[str], at: int) -> Number | None:
    if at >= len(words):
        return None
    if words[at] in _ONE and word_at(words, at + 1) in _YEAR and not CHILDREN.isdisjoint(words[max(at - 2, 0) : at]):
        return Number(1.0, True, False, "", at + (4 if words[at + 2 : at + 4] == ["e", "mezzo"] else 2))
    match = _NUMBER.fullmatch(words[at])
    if match is None:
        return None
    years, unit, end = float(match[2]), match[3] or "", at + 1
    if not unit and end < len(words) and (words[end] in YEARS or words[end] in _MONTHS):
        unit, end = words[end], end + 1
    elif not unit and words[end : end + 2] == ["y", "o"]:
        unit, end = "yo", end + 2
    is_surely_age = unit[:4] in ("enne", "enni", "yo", "jahr") and unit not in ("jahr", "jahre", "jahren")
    if unit in _MONTHS:
        years = round(years / 12, 2) if not CHILDREN.isdisjoint(words[max(at - 2, 0) : at]) else -1.0
    if unit and end < len(words) and words[end] in ("old", "alt"):
        is_surely_age, end = True, end + 1
    elif unit and words[end : end + 2] == ["e", "mezzo"]:
        end += 2
    return Number(years, bool(unit), is_surely_age, match[1] or "", end)


def _tells_how_long(line: Line, lead: Lead) -> bool:
    """Whether a verb stands before the number that tells what is over: "lavorò trent'anni", but "Nicolò, 15 anni"."""
    is_apart = _SETS_APART.search(line.gap(lead.at + 1)) is not None
    return not is_apart and lead.word not in _NO_PAST and _WAS_LONG.match(line.written(lead.at)) is not None


def _read(line: Line, words: Sequence[str], at: int, number: Number) -> Phrase | None:
    lead = _lead(words, at)
    if lead.at >= 0 and _tells_how_long(line, lead):
        return None
    found = (
        _range(line, words, lead, at, number)
        or _and_more(line, words, lead, number)
        or _bounded(words, lead, number)
        or _exact(line, words, lead, number)
    )
    if found is None:
        return None
    (least, most), end = found
    if not 0 <= least <= most <= OLDEST:
        return None
    start = at
    if lead.word in _KINDS or lead.word in _BETWEEN or "anni" in lead.skipped:
        start = lead.at + (lead.word not in _KINDS and lead.word not in _BETWEEN)
        while start and words[start - 1] in _BEFORE_BETWEEN and lead.word in _BETWEEN:
            start -= 1
    with_whom = _COMING_ALONG if least < most else _WITH
    if word_at(words, end) in _BEGINS_TO_TELL:  # "e il bambino di nove anni non dorme": another sentence
        with_whom = _COMING_ALONG
    is_companion = _is_companion(words, at if lead.word not in _BETWEEN else start, with_whom) or (
        tuple(words[end : end + 2]) in _COME_ALONG
    )
    return Phrase("age", None if is_companion else (least, most), start, end)


def _lead(words: Sequence[str], at: int) -> Lead:
    lead = at - 1
    while lead >= 0 and words[lead] in _SKIPPED:
        lead -= 1
    return Lead(word_at(words, lead), lead, frozenset(words[lead + 1 : at]))


def _range(line: Line, words: Sequence[str], lead: Lead, at: int, first: Number) -> tuple[Ages, int] | None:
    """ "tra i 14 e i 18", "14-18 anni", "from 6 to 10 years", "bambini da 0 a 3"; "3 e 5 anni" as well."""
    second_at = first.end
    while second_at < len(words) and words[second_at] in _JOINING and second_at < first.end + 2:
        second_at += 1
    second = _number(words, second_at)
    if second is None or second.years <= first.years or _counts_other(words, second):
        return None
    if lead.word in _BEFORE_HOURS:  # "sveglio fino alle 4, 16 anni"
        return None
    if first.has_unit and (is_duration(words, lead, first) or (not second.has_unit and "," in line.gap(second_at))):
        return None  # "seit 2 Jahren, 50"
    before = word_at(words, lead.at - 1)
    is_of_people = lead.word in PEOPLE_OF_AN_AGE or (lead.word in _BETWEEN and before in PEOPLE_OF_AN_AGE)
    is_dashed = second_at == first.end and line.gap(second_at).strip() in ("-", "–", "/")
    is_sure = (
        first.has_unit
        or second.has_unit
        or not _ARTICLES.isdisjoint({*lead.skipped, lead.word, *words[first.end : second_at]})
        or "age" in (_KINDS.get(lead.word), _KINDS.get(before))
        or (is_of_people and (lead.word in _BETWEEN or is_dashed or words[second_at - 1] in _UNTIL))
    )
    return ((first.years, second.years), second.end) if is_sure and at < second_at else None


def _and_more(line: Line, words: Sequence[str], lead: Lead, number: Number) -> tuple[Ages, int] | None:
    """ "18 anni in su", "65+"; but "dalle 18 in poi"."""
    if lead.word in _BEFORE_HOURS and not number.has_unit:
        return None
    if word_at(words, number.end + 1) in _AND_MORE.get(word_at(words, number.end), ()):
        return (number.years, float(OLDEST)), number.end + 2
    if line.gap(number.end).startswith("+"):
        return (number.years, float(OLDEST)), number.end
    return None


def _bounded(words: Sequence[str], lead: Lead, number: Number) -> tuple[Ages, int] | None:
    kind = _KINDS.get(number.prefix or lead.word) if number.prefix != "u" else "under"
    is_of_people = lead.word in _SURE_OF_PEOPLE and word_at(words, lead.at - 1) in _PEOPLE_WITH_AGES
    is_sure = (
        number.has_unit or number.prefix or lead.word in _SURE or is_of_people or not _ARTICLES.isdisjoint(lead.skipped)
    )
    if kind in (None, "age") or not is_sure or _counts_other(words, number):
        return None
    if lead.word in _NEED_OF and not lead.skipped & {"di", "than", "als", "of"}:
        return None
    if lead.word in ("entro", "dopo") and _ARTICLES.isdisjoint(lead.skipped):  # so long, and not so old
        return None
    if kind == "under":
        return (0.0, number.years - 1), number.end
    if kind == "up to" or word_at(words, lead.at - 1) == "non":  # "non oltre i 30"
        return (0.0, number.years), number.end
    return (number.years, float(OLDEST)), number.end


def _exact(line: Line, words: Sequence[str], lead: Lead, number: Number) -> tuple[Ages, int] | None:
    found = (number.years, number.years), number.end
    if number.has_unit:
        is_ordinal = line.gap(number.end - 1).strip().startswith(_ORDINAL)
        is_going_on = "," not in line.text_between(lead.at, number.end - 1)
        is_of_time = is_duration(words, lead, number) or (is_going_on and is_spent(words, lead))
        return None if is_ordinal or is_of_time else found
    if _counts_other(words, number):
        return None
    is_about = (
        lead.word in ("sui", "verso") and LEAST_BARE <= number.years < _OLDEST_BARE
    )  # "uomo sui 40", "verso i 70"
    is_next = (  # "ragazza 24 depressa"
        lead.word in _ONE_PERSON and lead.at == number.end - 2 and LEAST_BARE <= number.years < _OLDEST_BARE
    )
    is_led = is_next or is_about or _KINDS.get(lead.word) == "age" or {"di", "anni"} <= lead.skipped
    if is_led or _is_of_somebody(lead, number):
        return found
    after = word_at(words, number.end)
    is_of_child = lead.word == "of" and word_at(words, lead.at - 1) in CHILDREN  # "a shy kid of 11"
    is_for_child = "di" in lead.skipped and _is_for(CHILDREN, words, number.end - 1)
    if number.years < OF_AGE and (is_of_child or is_for_child):
        return found
    is_beside = lead.at >= number.end - 3 and number.years >= LEAST_BARE and _names_who(line, words, lead)
    is_said = lead.word in _IS and word_at(words, lead.at - 1) in _OF_WHOM
    ends_there = _SETS_APART.search(line.gap(number.end)) is not None
    ends = not after or after in _AFTER_BARE or ends_there or line.is_capital(number.end)
    if (is_beside or is_said) and ends:
        return found
    is_told_first = number.end == 1 and after in _BESIDE_THE_FIRST and word_at(words, 2)[-1:] != "i"  # "40 ex operai"
    return found if (ends_there or not after or is_told_first) and _begins_apart(line, number) else None


def _is_of_somebody(lead: Lead, number: Number) -> bool:
    """ "Mia figlia di 15", "uomo di 50"; but "mamma di 3" has as many children."""
    if lead.skipped != {"di"} or lead.at != number.end - 3 or number.years >= _OLDEST_BARE:
        return False
    return lead.word in _ONE_PERSON and (lead.word in CHILDREN or number.years >= LEAST_BARE)


def _names_who(line: Line, words: Sequence[str], lead: Lead) -> bool:
    """Whether a person stands before a number, with one word at most: "uomo separato 47", "sig. Rossi 67".

    Also with where somebody is from: "ragazzo di Trento 22".
    """
    if lead.word in PEOPLE_OF_AN_AGE:
        return True
    if lead.at > 0 and line.is_capital(lead.at):
        named = lead.at - 1 - (word_at(words, lead.at - 1) in _FROM)
        if word_at(words, named) in _ONE_PERSON:
            return not is_numbered(words, lead.at + 1)
    who = word_at(words, lead.at - 1)
    is_of_them = who in _ONE_PERSON and ("o" if who == "papa" else who[-1]) == lead.word[-1:] in ("a", "o")
    return is_of_them and not is_numbered(words, lead.at + 1)


def _begins_apart(line: Line, number: Number) -> bool:
    """Whether a number is set apart from what is before it, as ages are in notes: "perso lavoro, 52, Forlì"."""
    at = number.end - 1
    if not LEAST_BARE <= number.years < _OLDEST_BARE or line.words[at] != f"{number.years:g}":
        return False
    before = line.word_before(at)
    is_apart = _SETS_APART.search(line.gap(at)) is not None or (at == 0 and len(line.words) > 1)
    return is_apart and not before.isdecimal() and not is_numbered(line.words, at)


def _counts_other(words: Sequence[str], number: Number) -> bool:
    return not number.has_unit and number.end < len(words) and words[number.end] in _OTHER_UNITS


def _is_companion(words: Sequence[str], start: int, with_whom: frozenset[str]) -> bool:
    """Whether the age is that of a child who comes along: "mamma con bimbo di 2 anni"."""
    at = start - 1
    while at >= 0 and (words[at] in _BETWEEN_CHILD_AND_AGE or words[at].isdecimal()):
        at -= 1
    if at >= 0 and words[at] in ("with", "mit"):  # "with a 2 year old"
        return True
    at = _before(CHILDREN, words, at)
    return at >= 0 and (
        words[at] in with_whom or (words[at] in ("di", "of", "von") and word_at(words, at - 1) in PARENTS)
    )
