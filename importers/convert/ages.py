"""For which ages a service is, from words."""

import re
from math import inf
from typing import NamedTuple

from directory.ages import OF_AGE, OLDEST
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.words.language import fold

IMPOSSIBLE_AGE = N_("The age %(age)s is not possible: give a number from 0 to 120.")
NOT_AN_AGE = N_("“%(value)s” is not an age: write a number of years, such as 16.")
UNCLEAR = N_("“%(value)s” does not say from which or up to which age: write it like “14-18 anni” or “dai 16 anni”.")
REVERSED = N_("In “%(value)s” the lowest age is above the highest: check both.")

NOT_AGES = re.compile(
    r"\bisee\b\D{0,40}[\d.,]+|[€$] ?[\d.,]+|[\d.,]+ ?(?:euro|€|\$|%)|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}:\d{2}|\d{4,}"
)
SINCE = re.compile(  # for how long somebody has been what: "residenti da almeno 5 anni"
    r"\b(?:residen\w+|disoccupat\w+|inoccupat\w+|iscritt\w+|patente|permesso|cittadin\w+|neet)\b[^.;,\d]{0,40}"
    r"\bda (?:almeno |oltre |piu di )?\d+ (?:ann[oi]|mes[ei])\b"
)
MONTHS = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:mesi|mese|months?|monaten?|monate?)\b")
MONTH_RANGE = re.compile(r"(\d+)( ?(?:-|–|ai?|to|bis) ?)(\d+ ?(?:mesi|months?|monaten?)\b)")
YEARS = re.compile(
    r"(\d+(?:[.,]\d+)?)(?: ?(?:anni|anno|ans?|years?|jahre?n?|yrs?|y\.?o)\b(?: of age| old)?|enn[ei]\b)?"
)
AGE_WORDS = re.compile(
    r"\b(?:anni|anno|ans|eta|ages?|aged|years?|jahre?n?|alter|mes[ie]|months?|monat|"
    r"over|under|unter|uber)|\denn[ei]\b|\d ?j\.(?=\W|$)"
)
BARE_AGES = re.compile(
    r"(?!.*\bore\b)(?!(?:lun|mar|mer|gio|ven|sab|dom|mon|tue|wed|thu|fri|sat|sun)(?:edi|coledi|tedi|vedi|erdi|ato|enica|day)?\b)"
    r"[^\d-]{,12}\d{1,3}(?:\D{1,9}\d{1,3})? ?(?:\+|e(?:d)? oltre|e piu|in su|(?:or|and) (?:over|older))?"
)
BARE_LIST = re.compile(  # several that were ticked: "6-10, 11-14, 65+"
    r"\d{1,2} ?[-–] ?\d{1,3}(?: ?[,;] ?\d{1,2} ?[-–] ?\d{1,3})*(?: ?[,;] ?\d{1,3} ?(?:\+|e oltre))?"
)

PEOPLE = re.compile(r"\b(?:giovan|ragazz|neet|bambin|adolescent|adult|donn|uomin|student|minor|jugend|kinder|alunn)")
ALONE_BESIDE_PEOPLE = re.compile(r"[^\d]{,30}\b\d{1,2} ?[-–] ?\d{1,2}\b[^\d]{,45}")
NOT_OF_THEM = re.compile(  # hours, and whoever comes along
    r"\b(?:con|mit|with|genitor|famigl|mamm|madr|eltern|ore|orari|post[io]|class[ei]|max|(?:lun|mar|ven)(?:edi|tedi|erdi)?\b|mer(?:coledi)?\b|gio(?:vedi)?\b|"
    r"sab(?:ato)?\b|dom(?:enica)?\b)"
)
YEAR_OF_BIRTH = re.compile(r"(?<!\d)(?:19[2-9]|20[0-4])\d(?!\d)")
SHORT_YEARS = re.compile(r"(?<=\d\d)(?:\s?[-/,]\s?\d\d(?!\d))+")
BORN_WORDS = re.compile(  # all that stands beside years of birth
    r"nat[ie](?:/[ie])?|negli|nel|anni|anno|dal|al|del|dopo|il|in poi|fino|prima|e|a|da|leva|annat[ae]|jahrgang|classe"
)

# On text where every age is written "#16".
RANGE = re.compile(
    r"#(\S+?) ?(?:-|–|—|/|\b(?:fino )?(?:ai?|agli)\b|\be\b|\bto\b|\band\b|\bbis\b|\bund\b) ?(?:i |gli |the )?#(\S+)"
)
FROM = re.compile(
    r"(?:\b(?:over|oltre|dai?|dal|dagli|partire dai?|partir de|plus de|maggiori? di|piu di|almeno|minimo|min\.?|from|"
    r"at least|above|older than|ab|uber|mindestens)|>=?|≥|(?:^| )\+) ?(?:i |gli |the |age |eta )?#(\S+)"
)
AND_MORE = re.compile(
    r"#(\S+?) ?(?:\+|(?:compiuti|in su|in poi|o piu|e oltre|ed oltre|e piu|(?:or|and) (?:over|older|above|up)|"
    r"und alter)\b)"
)
UP_TO = re.compile(
    r"(?:\b(?:fino (?:ai?|agli)|entro (?:i|gli)|non oltre(?: i| gli)?|massimo|max\.?|up to|bis(?: zu)?|"
    r"jusqu['’]?\s?a)|<=|≤) ?"
    r"(?:i |gli |the |age )?#(\S+)"
)
AND_LESS = re.compile(r"#(\S+?) ?(?:(?:or|and) (?:under|younger|below)|[eo] meno|und junger)\b")
BELOW = re.compile(
    r"(?:\b(?:under|sotto|minori? d[ei]i?|meno di|unter|below|younger than)|<(?!=)) ?(?:i |gli |the |age )?#(\S+)"
)

ALL_AGES = re.compile(
    r"\btutte le eta\b|\bogni eta\b|\bqualsiasi eta\b|\b(?:nessun|senza) limit[ei] di eta\b|\ball ages\b|\bany age\b|"
    r"\bjedes alter\b"
)
EVERYBODY = re.compile(
    r"(?:e |servizio )?(?:aperto |rivolto )?(?:a |per |fur |for )?(?:tutt[ie](?:/[ei])?|tutt[ie] (?:i cittadini|"
    r"le persone|quanti)|tutta la popolazione|chiunque|everybody|everyone|all|anyone|alle)|"
    r"(?:nessun|senza|no|non ci sono) limit[ei]|keine? alters(?:grenze|beschrankung)|no age limit"
)
# Who comes along is not who it is for: a house for "donne sole o con figli minori" takes women.
ALONG = re.compile(
    r"\b(?:figli[eao]?|figlie/i|figli/e|bambin[ieoa]) (?:minor[ie]|minorenn[ei])\b|"
    r"\b(?:con|genitor[ie] di|famiglie di|madr[ei] di|with|mit|parents of|mothers of) (?:\w+ )?"
    r"(?:minori|minorenni|minors|minderjahrig\w*)\b|\bminori? (?:a carico|al seguito)\b|\bminor children\b|"
    r"\b(?:minori|minorenn[ei])\b[^.;]{0,60}\b(?:consens|autorizza|firma)\w*"  # "per i minorenni serve il consenso"
)
GROWN_UP = re.compile(  # listed beside minors: "minori e loro genitori"; not "minori allontanati dalla famiglia"
    r"(?:^|\b(?:e|ed|und|and)\b|[,/;+|])\s*(?:(?:i|gli|le|la|loro|rispettiv\w+|relativ\w+|the|their|ihre|deren)\s+)*"
    r"(?:genitor[ie]|padri|madri|famigli[ae]|nuclei|coppie|anziani|parents|families|famili(?:a|en)|eltern|senioren)\b"
)
MINORS = re.compile(r"\bminori\b|\bminorenn[ie]\b|\bminors\b|\bminderjahrig")
ADULTS = re.compile(r"\bmaggiorenn[ie]\b|\badult[ioaei]?\b|\badults\b|\bvolljahrig|\berwachsene")
CHILDREN = re.compile(r"\bbambin|\bragazz|\badolescent|\binfanzia|\bchild|\bteen|\bkinder|\bjugendlich")


class AgeRange(NamedTuple):
    """Years, both inclusive; None is open. "Under 30" ends at 29, months are fractions of a year."""

    minimum: float | None
    maximum: float | None


def age(text: str) -> float:
    """One age in years from a column of its own: "16", "16 anni", "6 mesi" (0.5)."""
    marked = _marked(fold(text).strip())
    if not re.fullmatch(r"#\d+(?:\.\d+)?", marked):
        numbers = re.findall(r"-?\d+", text)
        raise (
            InvalidInput(IMPOSSIBLE_AGE, age=numbers[0]) if len(numbers) == 1 else InvalidInput(NOT_AN_AGE, value=text)
        )
    return _years(marked[1:])


def age_range(text: str) -> AgeRange | None:
    """From which to which age; None when the text does not speak of ages, open at both ends when all are welcome.

    Raises:
        InvalidInput: an age above 120, reversed ends, or a number of years without from or to.

    >>> age_range("fino a 29 anni"), age_range("Age 55 or over")
    (AgeRange(minimum=None, maximum=29.0), AgeRange(minimum=55.0, maximum=None))
    """
    plain = NOT_AGES.sub(" ", SINCE.sub(" ", " ".join(fold(text).split()))).strip()
    if "#" in plain or not (
        AGE_WORDS.search(plain) or BARE_AGES.fullmatch(plain) or BARE_LIST.fullmatch(plain) or _of_people(plain)
    ):
        return _from_words(plain)
    marked = _marked(plain)
    minimum: float | None
    maximum: float | None
    if several := [(_years(both[1]), _years(both[2])) for both in RANGE.finditer(marked)]:
        minimum, maximum = _together(several, _first(RANGE.sub(" ", marked), AND_MORE), text)
    else:
        minimum, maximum = _first(marked, FROM, AND_MORE), _first(marked, UP_TO, AND_LESS)
        below = _first(marked, BELOW)
        maximum = below - 1 if below is not None and maximum is None else maximum
    if minimum is None and maximum is None:
        lone = re.search(r"#(\S+)", marked)
        if lone and re.search(r"\b(?:anni|years?|jahre?n?)\b", plain):
            _years(lone[1])
            raise InvalidInput(UNCLEAR, value=text)
        return _from_words(plain)
    if minimum is not None and maximum is not None and minimum > maximum:
        raise InvalidInput(REVERSED, value=text)
    return AgeRange(minimum, maximum)


def born(text: str, year: int) -> AgeRange | None:
    """Ages of people of these years of birth, so wide that nobody who belongs to them is left out.

    >>> born("nati 2015-2016", 2026), born("dal 2005 in poi", 2026)
    (AgeRange(minimum=9.0, maximum=11.0), AgeRange(minimum=None, maximum=21.0))
    """
    plain = " ".join(fold(text).split())
    whole = SHORT_YEARS.sub(lambda rest: "".join(f" 20{short}" for short in re.findall(r"\d\d", rest[0])), plain)
    years = sorted(int(found[0]) for found in YEAR_OF_BIRTH.finditer(whole))
    rest = BORN_WORDS.sub(" ", YEAR_OF_BIRTH.sub(" ", whole))
    if not years or re.search(r"\w", rest) or years[-1] > year or year - years[0] > OLDEST:
        return None
    if len(years) == 1 and re.search(r"\bdopo\b", whole):
        return AgeRange(None, float(year - years[0] - 1))
    if len(years) == 1 and re.search(r"\bin poi\b|^(?:\w+ )?dal\b", whole):
        return AgeRange(None, float(year - years[0]))
    lowest = float(max(0, year - years[-1] - 1))
    if len(years) == 1 and re.search(r"\bfino\b|\bprima\b", whole):
        return AgeRange(lowest, None)
    return AgeRange(lowest, float(year - years[0]))


def _of_people(plain: str) -> bool:
    """Whether two numbers beside people are their ages: "NEET 18-30"."""
    is_alone = ALONE_BESIDE_PEOPLE.fullmatch(plain) is not None
    return is_alone and PEOPLE.search(plain) is not None and NOT_OF_THEM.search(plain) is None


def _together(ranges: list[tuple[float, float]], and_more: float | None, text: str) -> tuple[float, float | None]:
    """Ranges that follow one another as one: "18-34, 35-64, 65+"; with a gap between them it is not said for whom.

    Raises:
        InvalidInput: there is a gap.
    """
    every: list[tuple[float, float]] = [*ranges, *([(and_more, inf)] if and_more is not None else [])]
    if len(every) > 1:
        every.sort()
    minimum, maximum = every[0]
    for begins, ends in every[1:]:
        if begins > maximum + 1:
            raise InvalidInput(UNCLEAR, value=text)
        maximum = max(maximum, ends)
    return minimum, None if maximum == inf else maximum


def _marked(plain: str) -> str:
    """The text with every age written as "#" and years, so that units need no further thought."""
    plain = MONTH_RANGE.sub(r"\1 mesi\2\3", plain)
    plain = MONTHS.sub(lambda match: f"{round(float(match[1].replace(',', '.')) / 12, 2):g} anni", plain)
    return YEARS.sub(lambda match: "#" + match[1].replace(",", "."), plain)


def _first(marked: str, *patterns: re.Pattern[str]) -> float | None:
    matches = (pattern.search(marked) for pattern in patterns)
    return next((_years(match[1]) for match in matches if match), None)


def _years(digits: str) -> float:
    number = re.match(r"\d+(?:\.\d+)?", digits)
    years = float(number[0]) if number else -1.0
    if not 0 <= years <= OLDEST:
        raise InvalidInput(IMPOSSIBLE_AGE, age=f"{years:g}")
    return years


def _from_words(plain: str) -> AgeRange | None:
    if ALL_AGES.search(plain) or EVERYBODY.fullmatch(plain):
        return AgeRange(None, None)
    alone = ALONG.sub(" ", plain)
    minors, adults = bool(MINORS.search(alone)), bool(ADULTS.search(alone))
    if minors and GROWN_UP.search(alone):
        return AgeRange(None, None)
    if adults and (minors or CHILDREN.search(plain)):
        return AgeRange(None, None)
    if not minors and not adults:
        return None
    return AgeRange(None, OF_AGE - 1.0) if minors else AgeRange(float(OF_AGE), None)
