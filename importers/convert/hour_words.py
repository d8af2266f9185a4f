"""The words of opening hours, in Italian, English and German, as tokens whose kinds a grammar can match."""

import re
from collections.abc import Mapping
from typing import NamedTuple

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

DAY, DAY_SET, TO, TIME, ALL_DAY, CLOSED, APPOINTMENT = "D", "A", "t", "T", "F", "C", "P"
PART_OF_DAY, SOME_WEEKS, SEPARATOR, SLASH, BREAK, UNKNOWN = "m", "q", "s", "/", "b", "w"
ORDINAL, OF_MONTH, ONLY, EXCEPT, SUSPENDED = "n", "M", "o", "x", "S"
PHRASES = (ALL_DAY, APPOINTMENT, SUSPENDED, CLOSED, OF_MONTH, SOME_WEEKS, EXCEPT)  # looked for before single words

ITALIAN = (
    r"lun(?:edi)?|lu",
    r"mart?(?:edi)?|ma",
    r"merc?(?:oledi)?|me",
    r"giov?(?:edi)?|gi",
    r"ven(?:erdi)?|ve",
    r"sab(?:at[oi])?|sa",
    r"dom(?:enic[ah]e?)?|do",
)
ENGLISH = (
    r"mon?(?:days?)?",
    r"tue?s?(?:days?)?",
    r"wed?(?:nesdays?)?",
    r"thu?r?s?(?:days?)?",
    r"fri?(?:days?)?",
    r"sat?(?:urdays?)?",
    r"sun?(?:days?)?",
)
GERMAN = (
    r"montags?|mo",
    r"dienstags?|di",
    r"mittwochs?|mi",
    r"donnerstags?|do",
    r"freitags?|fr",
    r"samstags?|sonnabends?|sa",
    r"sonntags?|so",
)
ORDINALS = {  # which of a month's weekdays; -1 is the last
    1: r"prim[oaie]|first|1st|erste[nrs]?|1[°ºª]",
    2: r"second[oaie]?|2nd|zweite[nrs]?|2[°ºª]",
    3: r"terz[oaie]|third|3rd|dritte[nrs]?|3[°ºª]",
    4: r"quart[oaie]|fourth|4th|vierte[nrs]?|4[°ºª]",
    -1: r"ultim[oaie]|last|letzte[nrs]?",
}
DAY_SETS = (
    (r"tutti i giorni feriali|(?:giorni )?feriali|werktags?|werktage", frozenset(WEEK[:6])),
    (
        r"tutti i giorni|ogni giorno|7 giorni su 7|7 ?/ ?7|every ?day|daily|7 days a week|taglich|jeden tag",
        frozenset(WEEK),
    ),
    (r"weekdays?", frozenset(WEEK[:5])),
    (r"week-?ends?|fine settimana|wochenende", frozenset(WEEK[5:])),
)
CLOCK = (
    r"(?P<hour>\d{{1,2}})(?:[{separators}](?P<minute>\d{{2}}))?(?!\d|[°ºª])"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?h\b)?"
)
WORDS = (
    (
        ALL_DAY,
        (
            r"24 ?ore su 24|24 ?h su 24 ?h?|24 ?/ ?7|24 ?(?:h|ore|hours|stunden)\b|h ?24|sempre aperto|always open|"
            r"rund um die uhr|around the clock"
        ),
    ),
    (
        APPOINTMENT,
        (
            r"(?:(?:solo|esclusivamente|previo|previa|su|per|tramite|only|nur) )*(?:appuntament[oi]|prenotazione)"
            r"(?: telefonic[oa])?|da concordare|concordat[aoei]|su richiesta|auf anfrage|by appointment(?: only)?|"
            r"(?:nur )?nach (?:termin)?vereinbarung"
        ),
    ),
    (
        SUSPENDED,
        (
            r"(?:temporane|momentane|provvisori)amente(?: chius[oaie])?|chiusura (?:temporanea|provvisoria)|"
            r"sospes[oaie]|sospensione|interrott[oaie]|(?:in|per) (?:lavori|ristrutturazione)|inattiv[oaie]|"
            r"non (?:e |sono )?(?:attiv|apert)[oaie]|suspended|temporarily|vorubergehend|ausgesetzt"
        ),
    ),
    (CLOSED, r"chius[oaie]|chiusura|closed|geschlossen|ruhetag"),
    (
        SOME_WEEKS,
        (
            r"(?:una|due|tre|1|2|3) volt[ae] (?:al|a|del|ogni) mese|(?:al|a|ogni) mese|(?:a )?settimane alterne|"
            r"ogni (?:due|2) settimane|ogni 15 giorni|quindicinal[ei]|mensil[ei]|(?:giorni )?(?:dis)?pari|"
            r"monthly|monatlich"
        ),
    ),
    (OF_MONTH, r"(?:del|di ogni|di ciascun|of (?:the|each|every)|im|des|jeden) (?:mese|month|monats?)"),
    (
        EXCEPT,
        (
            r"tranne|eccetto|salvo|esclus[oaie]|ad esclusione d(?:i|el|ella|ei)|"
            r"(?:ma |e )?non (?=(?:il|la|di|al|i|le) )|except|excluding|but not|ausser|außer|ausgenommen"
        ),
    ),
    (ONLY, r"sol[oaie]|soltanto|solamente|only|nur"),
    (PART_OF_DAY, r"mattin[ao]|pomeriggio|sera|morning|afternoon|evening|vormittags?|nachmittags?|abends"),
    (TO, r"[-–—÷]|fino al(?:le)?|al(?:le|la)?|all'|ai|a|to|till|until|through|thru|bis"),
    (SLASH, r"/"),
    (SEPARATOR, r"[,&+()|]|ed?|and|und"),
    (BREAK, r"[;\n]"),
)
IGNORED = (
    r"orari[oi]? d(?:i |')apertura|senza appuntamento|(?:ad )?(?:accesso )?(?:libero|diretto)|without appointment|"
    r"walk-?in|segreteria|uffici[oi]|sportell[oi]|colloqui[oi]?|incontr[oi]|visit[ae]|anche|also|il|lo|la|i|gli|le|l|da|dal|dalle|"
    r"dalla|dall|dai|ore|orari[oi]?|apert[oaie]|apertura|continuato|opening|open|hours|h|ogni|every|each|nei|nel|nella|"
    r"giorni|giorno|from|the|at|on"
)
GERMAN_IGNORED = "ohne termin|auch|von|uhr|geoffnet|offnungszeiten|am"  # they also tell that "Do" is no Sunday
PLAIN_LETTERS = str.maketrans("àáèéìíòóùúäöü’–—", "aaeeiioouuaou'--")


class Token(NamedTuple):
    """A word of the text from `start` to `end`, with the days or the time that it means."""

    kind: str
    start: int
    end: int
    days: frozenset[str] = frozenset()
    hour: int = 0
    minute: int = 0
    half: str = ""  # "a" or "p" of am and pm
    ordinal: int = 0  # of ORDINALS


Lexicon = re.Pattern[str]  # one way to read the words: which language's days, and whether "9,30" is a time


def tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """Tokens of a text, without the words that add nothing."""
    plain = text.lower()
    if len(plain) != len(text):  # positions must stay
        plain = "".join([lower if len(lower := c.lower()) == 1 else c for c in text])
    if not plain.isascii():
        plain = plain.translate(PLAIN_LETTERS)
    return [_token(match) for match in lexicon.finditer(plain) if match.lastgroup != "ignored"]


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    name = match.lastgroup or ""
    if name == "clock":
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        possible = hour * 60 + minute <= 24 * 60 and minute < 60
        return Token(TIME if possible else UNKNOWN, start, end, hour=hour, minute=minute, half=match["half"] or "")
    if name in _ORDINAL_GROUPS:
        return Token(ORDINAL, start, end, ordinal=_ORDINAL_GROUPS[name])
    kind, days = _MEANINGS[name]
    return Token(kind, start, end, days)


_MEANINGS: Mapping[str, tuple[str, frozenset[str]]] = {  # group of a lexicon -> kind and days
    **{f"day{i}": (DAY, frozenset({day})) for i, day in enumerate(WEEK)},
    **{f"set{i}": (DAY_SET, days) for i, (_, days) in enumerate(DAY_SETS)},
    **{f"word{i}": (kind, frozenset()) for i, (kind, _) in enumerate(WORDS)},
    "unknown": (UNKNOWN, frozenset()),
}


_ORDINAL_GROUPS = {f"ordinal{i}": number for i, number in enumerate(ORDINALS)}


def _lexicon(days: tuple[str, ...], ignored: str, *, comma_times: bool) -> Lexicon:
    def whole(words: str) -> str:
        """Not followed by a letter; signs such as "-" need no end."""
        return rf"(?:{words})(?:(?<![^\W\d_])|(?![^\W\d_]))"

    word_groups = [(f"word{i}", whole(words), kind in PHRASES) for i, (kind, words) in enumerate(WORDS)]
    separators = ":.h," if comma_times else ":.h"
    groups = [
        *((name, words) for name, words, is_phrase in word_groups if is_phrase),
        *((f"set{i}", whole(words)) for i, (words, _) in enumerate(DAY_SETS)),
        *((f"day{i}", whole(words) + r"[.']?") for i, words in enumerate(days)),
        *((name, whole(ORDINALS[number])) for name, number in _ORDINAL_GROUPS.items()),
        ("clock", CLOCK.format(separators=separators)),
        *((name, words) for name, words, is_phrase in word_groups if not is_phrase),
        ("ignored", rf"[.:'°\s]|(?:{ignored})(?![^\W\d_])"),
        ("unknown", r"\w+|."),
    ]
    return re.compile("|".join(f"(?P<{name}>{words})" for name, words in groups), re.DOTALL)


LEXICONS = tuple(
    _lexicon(days, ignored, comma_times=comma_times)
    for days, ignored in ((ITALIAN, IGNORED), (ENGLISH, IGNORED), (GERMAN, f"{IGNORED}|{GERMAN_IGNORED}"))
    for comma_times in (False, True)
)
