"""The languages that a question asks for; one to be learnt is not one to be spoken."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from directory.search.said.line import Line, Phrase
from directory.words.language import fold, word_set
from directory.words.languages import LANGUAGES, SIGN_LANGUAGE
from directory.words.people import PERSON_WORDS

_ALSO: Mapping[str, str] = MappingProxyType(  # how else a question names a language
    {
        "am": "amarica",
        "ar": "arabofono arabofona arabe",
        "bn": "bengali bangla",
        "en": "anglofono anglofona anglais ingles",
        "es": "ispanofono ispanofona castigliano espanol espagnol",
        "fa": "farsi dari",
        "ff": "pulaar peul peulh fulani",
        "fr": "francofono francofona francais frances",
        "hi": "indiano",
        "mnk": "mandinka malinke",
        "pa": "panjabi",
        "pt": "brasiliano lusofono",
        "ro": "romeno",
        "si": "cingalese",
        "sl": "slovene",
        "ti": "tigrigna tigrigno",
        "tl": "filippino filipino",
        "zh": "mandarino mandarin",
    }
)
_SIGNING = r"(?:lingua dei segni|lis|sign language|gebardensprache)"
_SHORT: Mapping[str, str] = MappingProxyType(  # after "parla" and the like alone
    {
        **dict.fromkeys(("ing", "ingl", "eng"), "en"),
        **dict.fromkeys(("fra", "franc"), "fr"),
        "ita": "it",
        "ted": "de",
        "spa": "es",
        "ara": "ar",
        "ucr": "uk",
        "alb": "sq",
        "moldavo": "ro",  # but "signora moldava" is only of a nation
    }
)


def _inflected(form: str) -> Iterator[str]:
    """The Italian adjective in the feminine and in the plural, too; of other words nothing that is a word."""
    yield form
    if form[-1] == "o":
        hard = ("hi", "he") if form.endswith(("sco", "cco", "rco")) else ("i", "he" if form.endswith("co") else "e")
        yield from (form[:-1] + ending for ending in ("a", *hard))
    elif form[-1] == "e":
        yield form[:-1] + "i"


def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for code, names in LANGUAGES.items():
        called = [fold(name) for name in names.by_language.values()]
        italian, *others = [name for name in called if name.isalpha()] or [""]
        words = [*(_inflected(italian) if italian else ()), *others]
        for also in _ALSO.get(code, "").split():
            words += _inflected(also)
        for word in words:
            forms.setdefault(word, code)
    return forms


LANGUAGE_FORMS: Mapping[str, str] = MappingProxyType(_forms())
_LANGUAGE = "(?:" + "|".join(sorted(LANGUAGE_FORMS, key=len, reverse=True)) + ")"
_ANY = "(?:" + "|".join(sorted((*LANGUAGE_FORMS, *_SHORT), key=len, reverse=True)) + ")"
_SOME = "un po di|un po d|un poco di|ein bisschen|bisschen|etwas|some|a little|a bit of"
_MORE = rf"((?: (?:(?:e|o|ed|od|oppure|and|or|und|oder|anche|also|auch|{_SOME}) )*{{language}})*)"
_SPEAK = r"(?:parl(?!ament)\w+|speak\w*|spricht|sprech\w*|habl\w+|conosc\w+|capisc\w+|sa)"
_DENIED = r"\b(?:non|nn|no|not|nicht|kein\w*|ne|senza|t|doesn|dont|hardly|kaum|neanche|nemmeno)(?: (?:si|lo|la|ben))?"
_NOT = re.compile(rf"{_DENIED} ?$")
_NOT_SPOKEN = re.compile(rf"{_DENIED}(?: {_SPEAK})?$")
_LITTLE = (
    r"(?:bene|benino|well|gut|fluently|solo|soltanto|only|nur|anche|also|auch|il|la|lo|l|un po di|un po|la lingua"
    rf"|lingua|the|{_SOME})"
)
_SPOKEN = re.compile(
    rf"\b{_SPEAK}(?: {_LITTLE})* ({_ANY})"
    + _MORE.format(language=_ANY)
    + rf"\b(?:(?: (?:ma|e|but|und|aber|and))? (?:ne|non|not|nicht|kein)(?: l| il)? {_ANY}\b)*"
    rf"|\b(?:in lingua|lingua madre|lingua|madrelingua|di madrelingua|in|auf|muttersprache|mother tongue) ({_LANGUAGE})"
    + _MORE.format(language=_LANGUAGE)
    + r"\b"
    rf"|\b(?:ma|solo|soltanto|only|nur|but|sondern)(?: solo| soltanto)? ({_LANGUAGE})"
    + _MORE.format(language=_LANGUAGE)
    + r"\b"
)
_BEFORE_SPEAKING = re.compile(
    rf"\b({_LANGUAGE})((?: (?:e|o|and|or|und|oder) {_LANGUAGE})*) (?:speaking|speakers?|sprachig\w*|sprechend\w*"
    rf"|parlante|spoken)\b"
    r"|\b(\w+fon[oaie]|\w+sprachig\w*)\b"
)
_SPEAKS = re.compile(_SPEAK)
_LEADS = word_set(
    """
    lingua madrelingua in auf muttersprache tongue ma solo soltanto only nur but sondern
    """
)
_FOLLOWS = re.compile(r"speaking|speakers?|sprachig\w*|sprechend\w*|parlante|spoken|\w+fon[oaie]|\w+sprachig\w*")
_BETWEEN_PERSON_AND_LANGUAGE = frozenset(
    {"culturale", "culturali", "linguistico", "linguistica", "di", "per", "for", "fur"}
)
_WHO_SPEAKS = PERSON_WORDS | word_set("alunno alunna alunni alunne scolaro scolara pupil pupils")
_ENGLISH_PROFESSIONS = frozenset(
    one + ending
    for one in ("interpreter", "mediator", "translator", "doctor", "lawyer", "psychologist")
    for ending in ("", "s")
)
_TAUGHT = re.compile(
    r"\b(?:cors[oi]|lezion[ei]|scuola|scuole|class[ei]|imparare|impara|studiare|studio|migliorare|esam[ei]|test|livello"
    r"|certificat\w+|attestato|alfabetizzazione|conversazione|insegn\w+|teach\w*|learn|learning|course|courses|class"
    r"|classes|lessons?|kurs\w*|lernen|unterricht)(?: (?:di|d|la|l|of|the|una|delle|lingue?|base|gratis|gratuit\w))* ?$"
)
_LESSONS = re.compile(  # in Italian, for people of another language
    r"\b(?:cors[oi]|lezion[ei]|scuola|scuole|impar\w+|studi\w+|learn\w*|courses?|class(?:es)?|lessons?|\w*kurs\w*"
    r"|lernen)"
    r"(?: \w+){0,3} ital\w+|\bital\w+ (?:course|class|lesson|l2|kurs|per stranieri)|\bitalienischkurs\w*"
)
_COMPOUND = re.compile(r"(\w+?)(?:fon[oaie]|sprachig\w*)")


def is_sign(word: str) -> bool:
    """Whether a word names a language, or its speakers."""
    return word in LANGUAGE_FORMS or word in _SHORT or (len(word) > 6 and _COMPOUND.fullmatch(word) is not None)


def leads_to_language(word: str) -> bool:
    """Whether a word may stand before a language that is spoken."""
    return word in _LEADS or _SPEAKS.fullmatch(word) is not None


def follows_language(word: str) -> bool:
    """Whether a word may stand behind a language that is spoken, or has one in it."""
    return _FOLLOWS.fullmatch(word) is not None


def is_person(word: str) -> bool:
    """Whether a word is one of a person who may be of another language."""
    return word in _WHO_SPEAKS or word in _ENGLISH_PROFESSIONS


def is_sign_language(word: str) -> bool:
    """Whether a word may belong to the name of the sign language."""
    return word in ("lis", "segni", "sign", "gebardensprache")


def spoken(line: Line) -> Iterator[Phrase]:
    """Languages behind a word that says so: "che parla arabo e francese", "in inglese"."""
    return _languages(line, _SPOKEN, ("lingua", "ma "))


def speakers(line: Line) -> Iterator[Phrase]:
    """Languages before such a word: "arabisch sprechender Arzt", "English speaking", "arabofona"."""
    return _languages(line, _BEFORE_SPEAKING, ("",))


def _languages(line: Line, pattern: re.Pattern[str], teachable: tuple[str, ...]) -> Iterator[Phrase]:
    """Languages as a pattern finds them, but those denied; those to be learnt are left out where it begins so."""
    for match in pattern.finditer(line.text):
        before = line.text[: match.start()]
        if _NOT.search(before) or (match[0].startswith(teachable) and _TAUGHT.search(before)):
            continue
        codes = tuple(code for group in match.groups() if group for code in _codes(group))
        if codes:
            yield Phrase("language", codes, line.word_at(match.start()), line.word_at(match.end()) + 1)


def origins(line: Line) -> Iterator[Phrase]:
    """The language of where somebody comes from ("mamma araba"); Italian is everybody's, so it says nothing."""
    words = line.words
    if any(word.startswith("ital") for word in words) and _LESSONS.search(line.text):
        return
    for at, word in enumerate(words):
        code = LANGUAGE_FORMS.get(word)
        if code is None:
            continue
        before = at - 1
        while before > at - 3 and before > 0 and words[before] in _BETWEEN_PERSON_AND_LANGUAGE:
            before -= 1
        is_of_person = before >= 0 and words[before] in _WHO_SPEAKS and code != "it"
        if is_of_person or (at + 1 < len(words) and words[at + 1] in _ENGLISH_PROFESSIONS):
            further = _further(words, at)
            yield Phrase("language", (code, *further), at, at + 1 + 2 * len(further))


def _further(words: Sequence[str], at: int) -> tuple[str, ...]:
    """The languages that "o" or "e" joins to one: "psicologa araba o inglese"."""
    codes: list[str] = []
    while words[at + 1 : at + 2] and words[at + 1] in _JOINING and words[at + 2 : at + 3]:
        code = LANGUAGE_FORMS.get(words[at + 2])
        if code is None or code == "it":
            break
        codes.append(code)
        at += 2
    return tuple(codes)


_OFTEN_LEARNT = frozenset({"it", "en", "de", "fr", "es"})
_NAMES_OF_LANGUAGES = {
    word: code
    for code, names in LANGUAGES.items()
    for word in (*map(fold, names.by_language.values()), *_ALSO.get(code, "").split())
    if word.isalpha() and code not in _OFTEN_LEARNT
}
_NOTED = {
    word: code
    for code, names in LANGUAGES.items()
    for word in map(fold, names.by_language.values())
    if word.isalpha() and code in _OFTEN_LEARNT - {"it"}
}
_OF_OTHER_THINGS = word_set(  # "musica araba", "consolato albanese": no language that somebody speaks
    """
    musica danza ballo cucina ristorante cibo cultura comunita associazione festa film cinema libro libri giornale
    giornali calcio arte chiesa massaggio fumetti guerra crisi consolato ambasciata console passaporto patente titolo
    laurea diploma origine cittadino confine governo music food culture community embassy consulate passport
    """
)
_ONLY_LANGUAGES = word_set(  # of no country and no people, so that a noun behind them changes nothing: "wolof denti"
    """
    tamil urdu punjabi panjabi hindi bangla pashto pashtu farsi dari tigrino tigrigno tigrigna tigrinya amarico amharic
    wolof fula pulaar bambara mandinka lingala twi hausa igbo yoruba swahili oromo tagalog
    """
)
_JOINING = frozenset({"e", "ed", "o", "od", "oppure", "and", "or", "und", "oder"})
_ABOUT_LEARNING = re.compile(
    r"\b(?:cors[oi]|lezion[ei]|impar\w+|studi\w+|learn\w*|courses?|class(?:es)?|lessons?|\w*kurs\w*|lernen|insegn\w+"
    r"|tradu\w+|translat\w*|tandem|certificat\w+)\b"
)


def alone(line: Line) -> Iterator[Phrase]:
    """Languages that nothing leads to: "assegno unico albanese", "legal aid Bergamo urdu", "persiano o inglese"."""
    at = 0
    while at < len(line.words):
        run, end = _run(line, at)
        codes = _codes_alone(line, at, end, run) if run else ()
        if (
            codes
            and line.word_before(at) not in _OF_OTHER_THINGS
            and (_ends_there(line, end) or run[0] in _ONLY_LANGUAGES)
            and not _is_denied(line, at)
        ):
            if _ABOUT_LEARNING.search(line.text):
                return
            yield Phrase("language", codes, at, end)
        at = max(end, at + 1)


def _run(line: Line, at: int) -> tuple[Sequence[str], int]:
    """The names of languages from a word on that "o" or "e" joins, or nothing ("bambara francese"); and their end."""
    run: list[str] = []
    end = at
    while at < len(line.words) and (line.words[at] in _NAMES_OF_LANGUAGES or line.words[at] in _NOTED):
        run.append(line.words[at])
        at = end = at + 1
        if line.words[at : at + 1] and line.words[at] in _JOINING:
            at += 1
        elif run[-1] not in _ONLY_LANGUAGES:
            break
    return run, end


def _codes_alone(line: Line, start: int, end: int, run: Sequence[str]) -> tuple[str, ...]:
    """What is asked for with these names; of those that are often learnt only in notes and beside others."""
    if any(word in _NAMES_OF_LANGUAGES for word in run) or _is_noted(line, start, end):
        return tuple([code for word in run for code in (_NAMES_OF_LANGUAGES.get(word) or _NOTED[word],)])
    return ()


def _is_noted(line: Line, start: int, end: int) -> bool:
    """Whether languages stand between commas in a note about somebody: "ragazza 24 anni, Rovereto, inglese"."""
    begins = start > 0 and "," in line.gap(start)
    ends = end == len(line.words) or "," in line.gap(end)
    return begins and ends and not PERSON_WORDS.isdisjoint(line.words)


def _ends_there(line: Line, end: int) -> bool:
    """Whether no noun follows, of which the language tells where it comes from: "Ukrainian lessons"."""
    return end == len(line.words) or bool(line.gap(end).strip()) or line.is_capital(end)


def _is_denied(line: Line, at: int) -> bool:
    return _NOT_SPOKEN.search(" ".join(line.words[:at])) is not None


_SIGNS = re.compile(rf"\b(?:in |{_SPEAK} (?:la )?|interprete (?:di )?)?{_SIGNING}(?: italiana)?(?: interpreter)?\b")


def signed(line: Line) -> Iterator[Phrase]:
    """The sign language."""
    for match in _SIGNS.finditer(line.text):
        if not _TAUGHT.search(line.text[: match.start()]):
            start = match.start() if not match[0].startswith("interprete") else match.start() + len("interprete ")
            yield Phrase("language", (SIGN_LANGUAGE,), line.word_at(start), line.word_at(match.end()) + 1)


def _codes(words: str) -> Iterator[str]:
    for word in words.split():
        code = LANGUAGE_FORMS.get(word) or _SHORT.get(word)
        compound = None if code else _COMPOUND.fullmatch(word)
        if compound:
            stem = compound[1]
            code = next((LANGUAGE_FORMS[form] for form in (stem, stem + "isch") if form in LANGUAGE_FORMS), None)
        if code:
            yield code
