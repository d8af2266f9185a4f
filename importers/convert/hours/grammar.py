"""The clauses of opening hours: which stretch of a text says one thing, matched on the kinds of its tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from directory.catalog.slots import DAYS
from directory.words.day_words import MONTH_NAMES, month_pattern
from importers.convert.hours.clock import Span
from importers.convert.hours.dates import Dates
from importers.convert.hours.days import Days, days_of
from importers.convert.hours.words import BREAK, DATES, OFFICE, ONLY, SEPARATOR, TIME, Token

# The grammar, on the kinds of the tokens (see `words`).
_DAYS = r"(?:D(?:tD)*|A)(?:[s/]*(?:D(?:tD)*|A|H))*"
_SPANS = r"m*T[t/]T(?:[mst/]*T[t/]T)*(?:s*m(?=[sb/]|$))?"
_PAIRS = r"m*TT(?:[ms/]*TT)*(?!T)"
_SEASON = r"(?:V(?!s*[CxSwo])|s+V(?!s*[CxSwo]|[mDAT]))?"  # of "9-12, luglio: mar 9-11" it is that of what follows
_TIMES = rf"(?:{_SPANS}|{_PAIRS}|F)(?:P|sP(?!t?[DA]))?{_SEASON}"  # "9-12, su appuntamento sab" is of Saturday
_WEEKS = r"n(?:[s/]*n)*"
_END = r"(?![womqnMSTVH]|t(?!D)|s*o?[qnM][wqnMs]*(?:b|$))"
_BEGIN = rf"(?:m*t?Tm?(?:s?P)?{_SEASON})"  # a time from which on something goes
_ALONE = rf"(?![sm/]*t?T){_END}"
DAYS_FIRST, DAYS_LAST, BARE = "days first", "days last", "bare"  # hours with days before, after, and without
CLOSED, GAP, UNTIL, PART = "closed", "gap", "until", "part"  # what takes away from other hours
BEGIN, BEGIN_LAST = "begin", "begin, days last"  # hours whose end is not said
VAGUE = "vague"  # days without times, perhaps with parts of the day
PATTERNS = (
    (DAYS_FIRST, re.compile(rf"(?P<weeks>{_WEEKS})s*(?P<days>D)s*(?:M[sm]*)?(?P<when>{_TIMES}){_END}")),
    (DAYS_FIRST, re.compile(rf"(?P<days>D)[sm]*(?P<when>{_TIMES})s*o?(?P<weeks>{_WEEKS})D?M(?:s*(?=[b/]|$)|{_END})")),
    (DAYS_FIRST, re.compile(rf"(?P<days>{_DAYS})s*x(?P<not>{_DAYS})[sm]*(?P<when>{_TIMES}){_END}")),
    (CLOSED, re.compile(rf"(?P<when>x)(?P<days>{_DAYS})(?!m|[womqnMSTP]|t(?!D))")),
    (GAP, re.compile(rf"C[sm]*(?P<when>T[t/]T){_END}")),
    (UNTIL, re.compile(rf"(?P<days>{_DAYS})[sm]*o?(?P<when>tT)(?!t){_END}")),
    (PART, re.compile(rf"(?P<days>{_DAYS})s*o(?:t?(?P<when>m))(?!m|s*[T/t]){_END}")),
    (DAYS_FIRST, re.compile(rf"m*(?P<days>{_DAYS})[sm]*(?P<only>o?)[sm]*(?P<when>{_TIMES}){_END}")),
    (DAYS_FIRST, re.compile(rf"o?(?P<lead>P)[sm]*(?P<days>{_DAYS})[sm]*(?P<when>{_TIMES}){_END}")),
    (DAYS_FIRST, re.compile(rf"m*(?P<days>{_DAYS})[sm]*(?P<lead>P)[sm]*(?P<when>{_TIMES}){_END}")),
    (BEGIN, re.compile(rf"(?P<weeks>{_WEEKS})s*(?P<days>D)s*(?:M[sm]*)?(?P<when>{_BEGIN}){_ALONE}")),
    (BEGIN, re.compile(rf"(?P<days>D)s*(?P<when>{_BEGIN})s*o?(?P<weeks>{_WEEKS})D?M(?:s*(?=[b/]|$)|{_END})")),
    (BEGIN, re.compile(rf"(?P<days>{_DAYS})s*(?P<when>{_BEGIN}){_ALONE}")),
    (VAGUE, re.compile(rf"(?P<weeks>{_WEEKS})s*(?P<days>D)s*(?:M[sm]*)?(?P<when>s*m(?:s?P)?){_ALONE}")),
    (VAGUE, re.compile(rf"(?P<days>{_DAYS})(?P<when>s*m(?:s*m)*(?:s?P)?{_SEASON}){_ALONE}")),
    (DAYS_FIRST, re.compile(rf"(?P<days>{_DAYS})(?P<when>s*C|[sm]*o?P){_END}")),
    (DAYS_LAST, re.compile(rf"(?P<when>{_TIMES}|[PC])s*(?P<days>{_DAYS})(?P<season>{_SEASON})(?![wmqtTFPC])")),
    (BEGIN_LAST, re.compile(rf"(?P<when>m*t?T)s*(?P<days>{_DAYS})(?P<season>{_SEASON})(?![sm]*[wmqtTFPC])")),
    (VAGUE, re.compile(rf"(?P<when>m(?:s*m)*)s*(?P<days>{_DAYS})(?P<season>{_SEASON})(?![sm]*[wmqtTFPC])")),
    (BARE, re.compile(rf"(?P<when>{_TIMES}|P){_END}")),
)
ONLY_NAMED_DAYS = (  # where a text has nothing else
    re.compile(rf"(?P<weeks>{_WEEKS})s*(?P<days>D)(?P<when>s*M?{_SEASON})(?=[sb/]*$|b)"),
    re.compile(rf"(?P<days>{_DAYS})s*x(?P<not>{_DAYS})(?P<when>{_SEASON})(?=[sb/]*$|b)"),
    re.compile(rf"(?P<days>{_DAYS})(?P<when>{_SEASON})(?=[sb/]*$|b)"),
)
NOTHING_BUT_DAYS = re.compile(r"[DAHtsb/VnMmx]+")
BEGIN_WORDS = re.compile(r"\b(?:ore|dopo|alle|all|dalle|dall|h|um|uhr|ab|at|from)\b", re.IGNORECASE)
LAST_HOUR = 24  # "9.12" may be from 9 to 12
LAST_APPOINTED = re.compile(r"T[ms]*T[t/]?TP")
SOME_OF_THEM = re.compile(r"[^DATb]*[qnM]")
ONLY_DAYS = re.compile(rf"{_DAYS}[sb/]*(?:{_DAYS}[sb/]*)*")
BETWEEN_CLAUSES = re.compile(r"[sb/]|t(?=D)")
UNTIL_WORDS = re.compile(r"\b(?:fino|until|till|bis)\b", re.IGNORECASE)
SLASH_BETWEEN_CLAUSES = re.compile(r"T/D")
IN_BRACKETS_HARMLESS = re.compile(r"[wTts/]+")  # kinds of a remark in brackets that only says more of the hours
_MONTHS = month_pattern(name.lower() for names in MONTH_NAMES.values() for name in names)
SEASON = re.compile(
    rf"\b(?:{_MONTHS}|estate|estiv\w+|"
    r"invern\w+|(?:pre)?festiv\w+|feste|natal\w+|pasqu\w+|ferie|ferragosto|capodanno|epifania|carnevale|vacanze|"
    r"holidays?|summer|winter|sommer\w*|feiertag\w*|ferien|août|noël|été|hiver)\b",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"\b(?:donn[ae]|uomini|uomo|madri|mamme|padri|genitori|bambin\w+|minori|adult[ie]|anzian[ie]|giovani|ragazz\w+|"
    r"famigli\w+|stranier\w+|migranti|residenti|soci|iscritt\w+|tesserat\w+|student\w+|riservat\w+|sol[oaie]|"
    r"esclusiv\w+|women|men|children|members|girls|boys|frauen|männer|kinder|mitglieder|jugendliche|femmes|hommes|"
    r"only|nur|per|for|für|pour)\b",
    re.IGNORECASE,
)


@dataclass
class Clause:
    """A stretch of text that says one thing; `days` is None where it names none, `kind` is "" where it is unclear.

    Args:
        words: kinds of its tokens.
        at: the first of its tokens.
        tokens: of its times, with the parts of the day before and after them.
        is_only: it says that its days have no other hours.
        is_led: its dates stand before it.
        is_doubtful: not all that it may say was taken from it, so that its words stay.
        perhaps: days that it may mean, too.
    """

    start: int
    end: int
    words: str
    at: int
    kind: str = ""
    days: frozenset[str] | None = None
    weeks: tuple[int, ...] = ()
    tokens: Sequence[Token] = ()
    spans: tuple[Span, ...] = ()
    dates: Dates | None = None
    by_appointment: bool = False
    is_last_appointed: bool = False  # only the last of the spans is by appointment
    is_all_day: bool = False
    has_no_end: bool = False  # only when it begins is said
    is_vague: bool = False  # no times are said
    parts: tuple[str, ...] = ()  # of the day, where no times are said
    is_only: bool = False
    is_led: bool = False
    is_doubtful: bool = False
    perhaps: frozenset[str] = field(default_factory=frozenset)

    @property
    def has_hours(self) -> bool:
        """Whether it gives times."""
        return self.is_all_day or any(token.kind == TIME for token in self.tokens)

    def is_appointed(self, span: Span | None) -> bool:
        """Whether one of its spans is by appointment."""
        return self.by_appointment and (not self.is_last_appointed or span == self.spans[-1])


def clauses_of(text: str, every: Sequence[Token]) -> list[Clause]:
    """Match the grammar from clause to clause; where it fails, all up to the next break is unclear."""
    words = [token for token in every if token.kind != OFFICE]
    kinds = "".join(word.kind for word in words)
    clauses: list[Clause] = []
    at, season = 0, None
    while at < len(kinds):
        if BETWEEN_CLAUSES.match(kinds, at):
            at += 1
            continue
        first, is_only = _after_season(kinds, at)
        if (found := _match(text, words, kinds, first)) is None:
            at = _unclear(text, words, kinds, at, clauses)
            continue
        clause = _clause(text, words, found[1], found[0], clauses)
        if first > at:
            clause.start, clause.dates = words[at].start, words[at].dates
            season = words[at].dates if at == 0 or kinds[at - 1] == BREAK else None  # else of what follows alone
            clause.is_only, clause.is_led = clause.is_only or is_only, True
        clause.dates = clause.dates or season
        clauses.append(clause)
        at = found[1].end()
    return clauses


def _after_season(kinds: str, at: int) -> tuple[int, bool]:
    """The token behind a season that stands before hours, and whether it has only these: "agosto: solo lun 9-12"."""
    if kinds[at] != DATES:
        return at, False
    is_heading = at == 0 or kinds[at - 1] == BREAK
    behind = kinds[at + 1 :].lstrip(SEPARATOR + BREAK if is_heading else SEPARATOR)
    return len(kinds) - len(behind.removeprefix(ONLY)), behind.startswith(ONLY)


def _match(text: str, words: Sequence[Token], kinds: str, at: int) -> tuple[str, re.Match[str]] | None:
    """The first pattern that says something at a token."""
    for kind, pattern in PATTERNS:
        match = pattern.match(kinds, at)
        if match is None:
            continue
        ends = words[match.end()].start if match.end() < len(words) else len(text)
        if _is_meant(kind, text, text[words[at].start : ends], words[at : match.end()]):
            return kind, match
    if NOTHING_BUT_DAYS.fullmatch(kinds):
        return next(((VAGUE, match) for each in ONLY_NAMED_DAYS if (match := each.match(kinds, at))), None)
    return None


def _is_meant(kind: str, text: str, said: str, words: Sequence[Token]) -> bool:
    """Whether the words say what their kinds may: "bis 12" no beginning, and "lun 9" may be a date."""
    if kind not in (UNTIL, BEGIN, BEGIN_LAST):
        return True
    if kind == UNTIL or UNTIL_WORDS.search(said):
        return kind == UNTIL and UNTIL_WORDS.search(said) is not None
    (begins,) = (word for word in words if word.kind == TIME)
    if begins.half or BEGIN_WORDS.search(said) or any(word.part for word in words):
        return True
    is_colon = ":" in text[begins.start : begins.end]
    return begins.has_minutes and (is_colon or not begins.hour < begins.minute <= LAST_HOUR)


def _unclear(text: str, words: Sequence[Token], kinds: str, at: int, clauses: list[Clause]) -> int:
    """Add what was not understood to the clauses.

    Returns:
        The token after it.
    """
    start = words[at - 1].end if at else 0
    if clauses and at and text[words[at - 1].start] == "(" and not text[clauses[-1].end : words[at - 1].start].strip():
        close = next((i for i in range(at, len(words)) if text[words[i].start] == ")"), len(words))
        if IN_BRACKETS_HARMLESS.fullmatch(kinds, at, close):
            _remark(text, words, at, close, clauses[-1])
            return close
    stop = kinds.find(BREAK, at)
    stop = len(kinds) if stop < 0 else stop
    if clauses and SOME_OF_THEM.match(kinds, at) and BREAK not in kinds[clauses[-1].at : at]:
        clauses[-1].kind = ""  # of which only some are meant
    days = frozenset[str]().union(*(word.days for word in words[at:stop]))
    unclear = Clause(start, words[stop - 1].end, kinds[at:stop], at, days=days, tokens=words[at:stop])
    clauses.append(unclear)
    return stop


def _remark(text: str, words: Sequence[Token], at: int, close: int, clause: Clause) -> None:
    """Brackets right behind hours say more of them: for whom they are, or what to do; the words of both stay."""
    clause.end, clause.is_doubtful = words[min(close, len(words) - 1)].end, True
    remark = text[words[at].start : clause.end]
    if GROUP.search(remark) or SEASON.search(remark):
        clause.kind = ""  # these hours are not everybody's, or not those of the whole year


def _clause(text: str, words: Sequence[Token], match: re.Match[str], kind: str, before: Sequence[Clause]) -> Clause:
    groups = match.groupdict()
    when = words[match.start("when") : match.end("when")]
    clause = Clause(words[match.start()].start, words[match.end() - 1].end, match[0], match.start(), kind)
    clause.tokens = words[match.start() : match.end("when")] if kind not in (DAYS_LAST, BEGIN_LAST) else when
    if groups.get("days"):
        _put_days(clause, text, words, match, before)
    if groups.get("weeks"):
        clause.weeks = tuple(word.ordinal for word in words[slice(*match.span("weeks"))] if word.ordinal)
    if kind == CLOSED or "C" in match["when"]:
        clause.kind = CLOSED
        return clause
    clause.is_only = bool(groups.get("only"))
    clause.has_no_end, clause.is_vague = kind in (BEGIN, BEGIN_LAST), not re.search("[TF]", match["when"])
    clause.kind = {BEGIN: DAYS_FIRST, VAGUE: DAYS_FIRST, BEGIN_LAST: DAYS_LAST}.get(kind, kind) if clause.kind else ""
    clause.parts = tuple(token.part for token in when if token.part) if clause.is_vague else ()
    clause.by_appointment = "P" in match["when"] or bool(groups.get("lead"))
    clause.is_last_appointed = bool(LAST_APPOINTED.search(match["when"])) and _has_comma(text, when)
    season = words[slice(*match.span("season"))] if "season" in groups else ()
    clause.dates = next((token.dates for token in (*when, *season) if token.dates), None)
    if "F" in match["when"]:
        clause.is_all_day = True
        clause.days = clause.days or frozenset(DAYS)
    return clause


def _has_comma(text: str, when: Sequence[Token]) -> bool:
    """Whether a comma stands before the last times: "9-12, 15-18 su appuntamento"."""
    times = [token for token in when if token.kind == TIME]
    return "," in text[times[-3].end : times[-2].start]


def _put_days(
    clause: Clause, text: str, words: Sequence[Token], match: re.Match[str], before: Sequence[Clause]
) -> None:
    when = [token for token in words[match.start("when") : match.end("when")] if token.kind in (TIME, "/", "t")]
    kinds = "".join(token.kind for token in when)
    follows = bool(before) and before[-1].kind in (DAYS_FIRST, CLOSED) and len(before[-1].days or ()) == 1
    is_list = bool(SLASH_BETWEEN_CLAUSES.search("".join(word.kind for word in words)))
    said = days_of(
        words[slice(*match.span("days"))], text, slash_is_to=kinds.startswith("T/T"), is_enumeration=follows or is_list
    )
    if match.groupdict().get("not"):
        excepted = days_of(words[slice(*match.span("not"))], text)
        said = Days(said.days - excepted.days, said.is_doubtful or excepted.is_doubtful, said.perhaps)
    clause.days, clause.is_doubtful, clause.perhaps = said.days, said.is_doubtful, said.perhaps
    if not said.days:
        clause.kind = ""
