"""Where somebody comes from, as notes say it: "nigeriana, 28 anni", "ragazzo maliano", "from Gambia".

It says which languages to ask for, and that what is for people from abroad is for them; it never says which they speak.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from directory.i18n import N_, Sentence, Written
from directory.search.said.line import Line
from directory.search.said.told_of_others import ENDS_A_CLAUSE
from directory.words.language import fold
from directory.words.language import words as words_of
from directory.words.languages import language_name
from directory.words.people import PEOPLE_OF_AN_AGE, PERSON
from matching.profiles.parts import Origin

# Stems of what people are called, and names of countries, with the languages that are often spoken there.
_OFTEN: Final = {
    "nigerian nigeria": ("en",),
    "ghanes ghanaian ghana": ("en",),
    "gambian gambia": ("mnk", "en"),
    "senegales senegal": ("wo", "fr"),
    "malian mali": ("bm", "fr"),
    "ivorian": ("fr",),
    "guinean guinea": ("fr", "ff"),
    "camerunens cameroonian camerun cameroon": ("fr", "en"),
    "congoles congo": ("fr",),
    "egizian egyptian egitto egypt agypten": ("ar",),
    "marocchin moroccan marocco morocco marokko": ("ar", "fr"),
    "tunisin tunisian tunisia tunesien": ("ar", "fr"),
    "algerin algerian algeria": ("ar", "fr"),
    "libic libyan libia libya": ("ar",),
    "sirian syrian siria syria syrien": ("ar",),
    "irachen iraqi iraq irak": ("ar", "ku"),
    "libanes lebanese libano lebanon": ("ar",),
    "palestines palestinian palestina palestine": ("ar",),
    "sudanes sudan": ("ar",),
    "somal somali somalia": ("so",),
    "eritre eritrean eritrea": ("ti",),
    "etiop ethiopian etiopia ethiopia": ("am",),
    "bangladesi bangladeshi bengales bangladesh": ("bn",),
    "pakistan pachistan pakistani": ("ur",),
    "indian india indien": ("hi", "pa"),
    "cingales srilankes": ("si",),
    "nepales nepalese nepal": ("ne",),
    "filippin filipino filippine philippines": ("tl", "en"),
    "cines chinese cina china": ("zh",),
    "afgan afghan afghanistan": ("fa", "ps"),
    "iranian iran": ("fa",),
    "curd kurdish": ("ku",),
    "turc turkish turchia turkey": ("tr",),
    "albanes albanian albania albanien": ("sq",),
    "kosovar kosovo": ("sq",),
    "rumen romen romanian romania rumanien": ("ro",),
    "moldav moldovan moldavia moldova": ("ro", "ru"),
    "ucrain ukrainian ucraina ukraine": ("uk", "ru"),
    "russ russian russia russland": ("ru",),
    "polacc polish polonia poland polen": ("pl",),
    "bulgar bulgarian bulgaria": ("bg",),
    "serb serbian serbia": ("sr",),
    "macedon macedonian macedonia": ("mk",),
    "georgian georgia": ("ka",),
    "peruvian peru": ("es",),
    "ecuadoregn ecuadorian ecuador": ("es",),
    "colombian colombia": ("es",),
    "cuban cuba": ("es",),
    "venezuelan venezuela": ("es",),
    "bolivian bolivia": ("es",),
    "salvadoregn": ("es",),
    "dominican": ("es",),
    "argentin argentina": ("es",),
    "brasilian brazilian brasile brazil": ("pt",),
    "american": ("en",),
}
_LANGUAGES: Final = {stem: languages for stems, languages in _OFTEN.items() for stem in stems.split()}
_ENDING: Final = re.compile(r"(?:h?[oaie])?$")
_OF_A_NATION: Final = (
    "cittadino cittadina nazionalita profugo profuga rifugiato rifugiata accompagnato accompagnata universitario"
    " universitaria famiglia coppia"
)
_LEADS: Final = PEOPLE_OF_AN_AGE | PERSON | frozenset(_OF_A_NATION.split())
_COMES_FROM: Final = re.compile(
    r"\b(?:vien[ei]|arriv(?:a|ata|ato)|proven\w+|originari[oa]|scappat[oa]|fuggit[oa]|is|comes|from|kommt)"
    r"(?: (?:da )?sol[oa])?(?: (?:da|dal|dall|dalla|dalle|del|dell|della|from|aus))* (\w+)"
)
_OF_HERE: Final = re.compile(
    r"\b(?:nat[oa] (?:e cresciut[oa] )?(?:in italia|in svizzera|qui)|origin[ei]|second\w generazion\w|adottat[oa]"
    r"|cittadin[oa] (?:italian|svizzer)\w|cittadinanza (?:italiana|svizzera))\b"
)


@lru_cache(maxsize=1024)
def origin_said(text: str) -> Origin | None:
    """Where the person comes from; None where nothing says so.

    Args:
        text: without what it tells of others.

    >>> origin_said("nigeriana, 28 anni"), origin_said("fa la spesa al negozio cinese")
    (Origin(words='nigeriana', languages=('en',), is_from_abroad=True), None)
    """
    line = Line.of(text)
    at = next(_named(line), None)
    if at is None:
        return None
    is_from_abroad = _OF_HERE.search(fold(text)) is None
    return Origin(Written(line.written(at)), _languages_of(line.words[at]), is_from_abroad)


def names_a_nation(text: str) -> bool:
    """Whether a word of the text may be of a nation from abroad, whoever's it is.

    >>> names_a_nation("il padre è ucraino"), names_a_nation("vive a Bolzano")
    (True, False)
    """
    return any(map(_languages_of, words_of(text)))


def say_origin(origin: Origin) -> Sentence:
    """What to ask of somebody whose languages nobody told."""
    message = N_("%(words)s: ask which languages the person speaks (often %(languages)s), and add them.")
    languages = tuple(map(language_name, origin.languages))
    return Sentence(message, {"words": Sentence(N_("“%(words)s”"), {"words": origin.words}), "languages": languages})


def _named(line: Line) -> Iterator[int]:
    for at, word in enumerate(line.words):
        begins = at == 0 or ENDS_A_CLAUSE.search(line.gap(at)) is not None or "," in line.gap(at)
        is_nation = bool(_languages_of(word)) and not (line.is_capital(at) and word in _LANGUAGES and not begins)
        if is_nation and (begins or line.word_before(at) in _LEADS):
            yield at
    for match in _COMES_FROM.finditer(line.text):
        if match[1] in _LANGUAGES:
            yield line.word_at(match.start(1))


def _languages_of(word: str) -> tuple[str, ...]:
    return _LANGUAGES.get(word) or _LANGUAGES.get(_ENDING.sub("", word), ())
