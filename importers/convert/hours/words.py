"""The words of opening hours, in Italian, English, German and French, as tokens whose kinds a grammar can match."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from directory.catalog.slots import DAYS
from directory.words.day_words import AUSTRIAN_JANUARY, MONTH_NAMES, month_pattern
from importers.convert.hours.dates import PERIOD, Dates, dates_of
from importers.convert.hours.letters import letter_days
from importers.convert.hours.numbers import SAID, said_time

DAY, DAY_SET, TO, TIME, ALL_DAY, CLOSED, APPOINTMENT = "D", "A", "t", "T", "F", "C", "P"
PART_OF_DAY, SOME_WEEKS, SEPARATOR, SLASH, BREAK, UNKNOWN = "m", "q", "s", "/", "b", "w"
ORDINAL, OF_MONTH, ONLY, EXCEPT, SUSPENDED, HOLIDAY, DATES, OFFICE = "n", "M", "o", "x", "S", "H", "V", "O"
PHRASES = (
    ALL_DAY,
    APPOINTMENT,
    SUSPENDED,
    CLOSED,
    OF_MONTH,
    SOME_WEEKS,
    EXCEPT,
    HOLIDAY,
)  # looked for before single words

ITALIAN = (
    r"lun(?:edi)?|lu",
    r"mart?(?:edi)?|ma",
    r"merc?(?:oledi)?|me",
    r"giov?(?:edi)?|gi",
    r"ven(?:erdi)?|ve",
    r"sab(?:at[oi])?|sa",
    r"dom(?:enic[ah]e?)?|do",
)
ITALIAN_DAYS = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")
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
FRENCH = (
    r"lun(?:dis?)?",
    r"mar(?:dis?)?",
    r"mer(?:credis?)?",
    r"jeu(?:dis?)?",
    r"ven(?:dredis?)?",
    r"sam(?:edis?)?",
    r"dim(?:anches?)?",
)
_NAMED_DAY = r"(?= ?(?:(?:und|u\.|,) ?\d\. ?)?(?:\w+(?:tag|day)|mittwoch))"  # "2. und 4. Dienstag"
ORDINALS = {  # which of a month's weekdays; -1 is the last
    1: r"prim[oie]|prima(?=.{0,25}\bdom)|first|1st|erste[nrs]?|1[°ºª^]|1o(?= )|1\." + _NAMED_DAY,
    2: r"second[oaie]?|2nd|zweite[nrs]?|2[°ºª^]|2\." + _NAMED_DAY,
    3: r"terz[oaie]|third|3rd|dritte[nrs]?|3[°ºª^]|3\." + _NAMED_DAY,
    4: r"quart[oaie]|fourth|4th|vierte[nrs]?|4[°ºª^]|4\." + _NAMED_DAY,
    -1: r"ultim[oaie]|last|letzte[nrs]?",
}
DAY_SETS = (  # working days may or may not include Saturday: see Token.perhaps
    (r"tutti i giorni feriali|(?:(?:nei )?giorni )?feriali|werktags?|werktagen?", frozenset(DAYS[:5])),
    (
        (
            r"tutti i g(?:iorni|g)|ogni giorno|tutte le notti|ogni notte|every night|jede nacht|"
            r"tutte le (?=mattine|sere\b)|tutti i (?=pomeriggi)|ogni (?=mattin|pomerig|sera\b)|"
            r"7 giorni su 7|7 ?/ ?7|every ?day|daily|7 days a week|taglich|jeden tag|"
            r"tous les jours"
        ),
        frozenset(DAYS),
    ),
    (r"weekdays?", frozenset(DAYS[:5])),
    (r"week-?ends?|fine settimana|wochenende", frozenset(DAYS[5:])),
)
PERHAPS_SATURDAY = "set0"
CLOCK = (
    r"(?P<hour>\d{{1,2}})(?:[{separators}](?P<minute>\d{{2}}))?(?!\d|[°ºª^])"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?h\b)?"
)
MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
PARTS_OF_DAY = {
    MORNING: r"mattin[aoe]|mattutin[oi]|matt|antimeridian[oi]|mornings?|vormittags?|morgens|matin",
    AFTERNOON: r"pomeriggi?o?|pomeridian[oi]|pom|afternoons?|nachmittags?|apres-midi",
    EVENING: r"ser[ae]|serale|evenings?|abends?|soir",
}
WORDS = (
    (
        ALL_DAY,
        (
            r"24 ?ore su 24|24 ?h su 24 ?h?|24 ?/ ?7|"
            r"24 ?h? ?/ ?24(?: ?h\b)?|24 ?(?:h|ore|hours|stunden)\b|h ?24|sempre aperto|always open|"
            r"rund um die uhr|around the clock"
        ),
    ),
    (
        APPOINTMENT,
        (
            r"(?:(?:solo|esclusivamente|previo|previa|su|per|tramite|only|nur) )*"
            r"(?:appuntam(?:ent[oi]|\.)?|prenotazione)"
            r"(?: telefonic[oa])?|da concordare|concordat[aoei]|su richiesta|(?:solo )?(?:su|per|"
            r"previo) app(?:\.?to)?(?= *[.;,)]| *$)|auf anfrage|by appointment(?: only)?|"
            r"(?:nur )?nach (?:termin)?vereinbarung|(?:uniquement )?sur rendez-vous"
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
    (
        CLOSED,
        (
            r"(?:giorn[oi] di )?chiusura(?: settimanale)?|chius[oaie]|riposo(?: settimanale)?|closed|"
            r"geschlossen|ruhetage?|ferme|(?:pausa|interruzione)(?: pranzo| meridiana)?|lunch break|mittagspause"
        ),
    ),
    (
        SOME_WEEKS,
        (
            r"(?:una|due|tre|1|2|3) volt[ae] (?:al|a|del|ogni) mese|(?:al|a|ogni) mese|(?:a )?settimane alterne|"
            r"ogni (?:due|tre|\d) settimane|every (?:two|second|other|\d{1,2}) (?:weeks?|months?|days?)|"
            r"ogni 15 giorni|(?:(?:nei|tutti i) )?giorni (?:di scuola|scolastici)|14-tag(?:ig|lich)|"
            r"alle (?:zwei|2) wochen|alle 14 tage|jede zweite woche|quindicinal[ei]|mensil[ei]|"
            r"(?:giorni )?(?:dis)?pari|"
            r"monthly|monatlich"
        ),
    ),
    (OF_MONTH, r"(?:del|di ogni|di ciascun|of (?:the|each|every)|im|des|jeden) (?:mese|month|monats?)|mese"),
    (
        EXCEPT,
        (
            r"tranne|eccetto|salvo|esclus[oaie]|ad esclusione d(?:i|el|ella|ei)|"
            r"(?:ma |e )?non (?=(?:il|la|di|al|i|le) )|no(?=[ :](?:il |la )?(?!stop))|except|excluding|but not|"
            r"ausser|außer|ausgenommen|kein(?:e[rn]?)?|sauf"
        ),
    ),
    (
        HOLIDAY,
        (
            r"(?:giorni |domeniche )?(?:pre)?festiv[oi](?: infrasettimanali)?|(?:public |bank )?holidays|"
            r"(?:an )?(?:sonn- und )?feiertage?n?|jours feries"
        ),
    ),
    (ONLY, r"sol[oaie]|soltanto|solamente|only|nur|seulement|uniquement"),
    (PART_OF_DAY, PARTS_OF_DAY[MORNING]),
    (PART_OF_DAY, PARTS_OF_DAY[AFTERNOON]),
    (PART_OF_DAY, PARTS_OF_DAY[EVENING]),
    (TO, r"[-–—÷]|fino al(?:le)?|al(?:le|la)?|all'|ai|a|to|till|until|through|thru|bis(?: zum)?|au"),
    (SLASH, r"/"),
    (SEPARATOR, r"[,&+()|]|ed?|and|und|u(?=\.)|et"),
    (OFFICE, r"segreteria|uffici[oi]|sportell[oi]|sekretariat|schalter|buro"),
    (BREAK, r"[;\n]"),
)
IGNORED = (
    r"orari[oi]? d(?:i |')apertura|senza (?:appuntamento|prenotazione)|(?:ad )?(?:accesso )?(?:libero|diretto)|"
    r"d(?:i|el|ella)(?= (?:mattin|pomerig|ser[ae]\b))|(?:pranzo|cena|colazione)(?=:? (?:ore |dalle )?\d)|"
    r"without appointment|(?:orario )?no(?:n)?[- ]?stop|walk-?in|colloqui[oi]?|incontr[oi]|visit[ae]|anche|also|il|"
    r"lo|la|i|gli|le|l(?=')|da|dal|dalle|dopo|(?:si )?riceve|ricevimento|"
    r"dalla|dall|dai|ore|orari[oi]?|apert[oaie]|apertura|continuato|opening|open|hours|h|(?:di )?ogni|every|each|nei|"
    r"nel|nella|tutti i|tutte le|in poi|circa|onwards|giorni|giorno|from|the|at|on"
)
FRENCH_IGNORED = "ouvert|horaires|de|du|le|les|des|jours"
GERMAN_IGNORED = (  # they also tell that "Do" is no Sunday
    "ohne termin|auch|von|ab|um|jede[nrs]?|uhr|geoffnet|offnungszeiten|am"
)
PLAIN_LETTERS = str.maketrans("àáâèéêëìíîïòóôùúûäöüç’–—", "aaaeeeeiiiiooouuuaouc'--")
_GERMAN_MONTHS = month_pattern([AUSTRIAN_JANUARY, *MONTH_NAMES["de"]])
END_OF_SENTENCE = re.compile(  # before a capital letter; not in "Lun. Mer.", "1. Dienstag" and "15. September"
    rf"(?<=[\d)])(?<!\s[1-4])(?<!^[1-4])\.(?=\s+[A-ZÀ-Ý])(?!\s+(?:{_GERMAN_MONTHS})\b)"
)
CLOSING_SIGN = "-/"
SAYING_NOTHING = frozenset({"blank", "ignored"})  # groups of a lexicon


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
    part: str = ""  # of the day, of PARTS_OF_DAY
    is_padded: bool = False  # "02:00", which is the clock of 24 hours
    is_said: bool = False  # in words: "alle tre"
    has_minutes: bool = False
    perhaps: frozenset[str] = frozenset()  # days that may be meant, too
    dates: Dates | None = None


Lexicon = re.Pattern[str]  # one way to read the words: which language's days, and whether "9,30" is a time


def tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """Tokens of a text, without the words that add nothing."""
    plain = text.lower()
    if len(plain) != len(text):  # positions must stay
        plain = "".join([lower if len(lower := c.lower()) == 1 else c for c in text])
    if not plain.isascii():
        plain = plain.translate(PLAIN_LETTERS)
    for stop in END_OF_SENTENCE.finditer(text):
        plain = f"{plain[: stop.start()]};{plain[stop.end() :]}"
    letters = letter_days(text) if lexicon in ITALIAN_LEXICONS else {}
    found = [
        Token(DAY, *match.span(), frozenset({letters[match.start()]})) if match.start() in letters else _token(match)
        for match in lexicon.finditer(plain)
        if match.lastgroup not in SAYING_NOTHING or match.start() in letters
    ]
    return found[:1] + [
        _closing_sign(plain, found, at) if found[at - 1].kind == DAY else found[at] for at in range(1, len(found))
    ]


def _closing_sign(plain: str, found: list[Token], at: int) -> Token:
    """A dash or a slash where the hours of a day should stand says that it is closed: "lun: / mar: 9-12", "sab -"."""
    before, token = found[at - 1 : at + 1]
    if plain[token.start : token.end] not in CLOSING_SIGN:
        return token
    after = found[at + 1] if at + 1 < len(found) else None
    colon = ":" in plain[before.end : token.start]
    if colon or after is None or after.kind == BREAK or plain[after.start] == ",":
        return token._replace(kind=CLOSED)
    return token


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    name = match.lastgroup or ""
    if name == "clock":
        return _time_of(match)
    if name == "said":
        hour, minute = said_time(match)
        return Token(TIME, start, end, hour=hour, minute=minute, has_minutes=bool(minute), is_said=True)
    if name == "period":
        dates = dates_of(match[0])
        return Token(DATES if dates else UNKNOWN, start, end, dates=dates)
    if name in _ORDINAL_GROUPS:
        return Token(ORDINAL, start, end, ordinal=_ORDINAL_GROUPS[name])
    kind, days = _MEANINGS[name]
    perhaps = frozenset({"SA"}) if name == PERHAPS_SATURDAY else frozenset[str]()
    return Token(kind, start, end, days, part=_PART_GROUPS.get(name, ""), perhaps=perhaps)


def _time_of(match: re.Match[str]) -> Token:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    possible = hour * 60 + minute <= 24 * 60 and minute < 60
    return Token(
        TIME if possible else UNKNOWN,
        *match.span(),
        hour=hour,
        minute=minute,
        half=match["half"] or "",
        is_padded=match["hour"].startswith("0"),
        has_minutes=match["minute"] is not None,
    )


_MEANINGS: Mapping[str, tuple[str, frozenset[str]]] = {  # group of a lexicon -> kind and days
    **{f"day{i}": (DAY, frozenset({day})) for i, day in enumerate(DAYS)},
    **{f"set{i}": (DAY_SET, days) for i, (_, days) in enumerate(DAY_SETS)},
    **{f"word{i}": (kind, frozenset()) for i, (kind, _) in enumerate(WORDS)},
    "unknown": (UNKNOWN, frozenset()),
}


_PART_GROUPS = {
    f"word{i}": part for i, (_, words) in enumerate(WORDS) for part, own in PARTS_OF_DAY.items() if own == words
}
_ORDINAL_GROUPS = {f"ordinal{i}": number for i, number in enumerate(ORDINALS)}


def _lexicon(days: tuple[str, ...], ignored: str, *, comma_times: bool) -> Lexicon:
    def whole(words: str) -> str:
        """Not followed by a letter; signs such as "-" need no end."""
        return rf"(?:{words})(?:(?<![^\W\d_])|(?![^\W\d_]))"

    word_groups = [(f"word{i}", whole(words), kind in PHRASES) for i, (kind, words) in enumerate(WORDS)]
    separators = ":.h," if comma_times else ":.h"
    groups = [
        ("blank", r"[^\S\n]+"),  # first, since nothing else begins so, and all else takes longer to try
        ("period", PERIOD),
        ("said", SAID),
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


def _both_clocks(days: tuple[str, ...], ignored: str) -> tuple[Lexicon, ...]:
    return tuple(_lexicon(days, ignored, comma_times=comma_times) for comma_times in (False, True))


ITALIAN_LEXICONS = _both_clocks(ITALIAN, IGNORED)
GERMAN_LEXICONS = _both_clocks(GERMAN, f"{IGNORED}|{GERMAN_IGNORED}")
LEXICONS = (
    *ITALIAN_LEXICONS,
    *_both_clocks(ENGLISH, IGNORED),
    *GERMAN_LEXICONS,
    *_both_clocks(FRENCH, f"{IGNORED}|{FRENCH_IGNORED}"),
)
