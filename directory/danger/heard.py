"""Violence and danger to life as people tell of them: who does what to whom, in any tense, also near to dialect.

Such sentences are too many for a list of phrases: "mi picchia", "le ha tirato uno schiaffo", "viene menata dal
compagno", "me dà le botte" are one verb or noun with one person. What is not heard here costs most of all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from directory.danger.control import CONTROLLED
from directory.danger.crisis import ENDING, ENDING_ELSEWHERE
from directory.danger.flight import FROM_ELSEWHERE, FROM_HIM, SHOUTS, WITH_CHILDREN
from directory.danger.grave import AT_ONCE, DYING, GRAVE, OF_CHILDREN, OF_THE_OLD
from directory.danger.left_alone import children_left_alone
from directory.danger.past import is_past
from directory.danger.signs import is_about_danger, signs
from directory.danger.violence import BRUISES, CHILD, HELD, OF_ELDERS, RELATIVE, TOUCHES, VIOLENT
from directory.taxonomies.codes import CHILD_ABUSE, CRISIS, EMERGENCY, EXPLOITED, VIOLENCE


class Danger(NamedTuple):
    """A need that is told in `words[start:end]`."""

    need: str
    start: int
    end: int


PEOPLE_OF_A_CHILD = re.compile(
    rf"\b(?:{RELATIVE}|mamma|madre|genitori|matrigna|dad|father|mum|mom|mother|stepfather|stepdad|uncle|parents"
    rf"|vater|mutter"
    r"|stiefvater|papa|onkel|eltern)\b"
)
CHILDREN = re.compile(rf"\b(?:{CHILD}|kids?|child|children|kinder|kind|son|daughter|sohn|tochter|nipote)\b")


def _compiled(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


_CONTROLLED = _compiled(*CONTROLLED)
_LIFE = _compiled(*AT_ONCE)
_FLED = _compiled(*FROM_HIM)
_FLED_WITH_CHILDREN = _compiled(*WITH_CHILDREN)
_LURES = (  # a grown man and somebody whom he asks for pictures
    r"uomo (?:di )?(?:\w+ )?[2-9]\d anni (?:\w+ ){0,3}(?:le|gli) (?:chiede|ha chiesto|chiedeva) (?:\w+ ){0,2}"
    r"(?:foto|video|immagini)"
    r"|(?:grown|older|adult) man (?:\w+ ){0,4}(?:asks|asking|asked) (?:her|him) for (?:\w+ )?(?:photos|pictures|videos)"
)
RULES = (
    (CHILD_ABUSE, _compiled(TOUCHES, BRUISES, _LURES, *OF_CHILDREN)),
    (EXPLOITED, _compiled(HELD)),
    (VIOLENCE, _compiled(*VIOLENT, *GRAVE, *SHOUTS)),
    (VIOLENCE, _FLED),
    (VIOLENCE, _FLED_WITH_CHILDREN),
    (VIOLENCE, _CONTROLLED),
    (CRISIS, _compiled(ENDING, ENDING_ELSEWHERE, *DYING)),
    (EMERGENCY, _LIFE),
    (VIOLENCE, _compiled(OF_ELDERS, *OF_THE_OLD)),
)
_ABOUT_ELDERS = RULES[-1][1]
NEVER_OF_A_CHILD = frozenset({_ABOUT_ELDERS, _CONTROLLED, _FLED, _FLED_WITH_CHILDREN})  # whoever else is told of
UNLESS: Mapping[re.Pattern[str], re.Pattern[str]] = MappingProxyType(
    {_FLED_WITH_CHILDREN: FROM_ELSEWHERE}
)  # rules, and what else it is


_BEGINNINGS = re.compile(  # how a word begins without which none of these sentences is told
    r"picchi|men|pest|malmen|schiaff|stratton|strangol|accoltell|violent|stupr|molest|maltratt|perseguit|ricatt"
    r"|spinton"
    r"|minacci|aggred|botte$|mazzate|sberl|ceffon|pugn|calci$|cinghiat|legnate|manrovesc|man[io]$|ammazz|uccid"
    r"|fa$|fanno$"
    r"|faceva$|fatto$"
    r"|lasci|tira|strapp|trascin|chiu|rinchiu|segreg|controll|togl|pren|leva$|segu|pedin|aspett|matrimon|spos"
    r"|marr|zwang|paura|afraid|scared"
    r"|frighten|terrif|angst|traut|hit|beat|slap|punch|chok|strangl|kick|threat|stalk|rape|assault|abus|violen"
    r"|let$|lock"
    r"|takes?$|follow|schla|schlug|geschlag|gestalkt|gewurgt|verprugel|wurg|bedroh|tritt|misshand|vergewalt"
    r"|verfolg|schubs|gewalt|sperrt|lasst"
    r"|droht|nimmt|pega|golpea|frappe|bat$|mari$|miedo|peur|tocca|toccat|palp|touch|grop|fasst|begrapsch"
    r"|angefasst|beruhrt"
    r"|missbrauch|livid|bruis|flecken|passap|passport|pass$|document|permesso|costrett|lavorare|mort|mori|muri"
    r"|spari|crepare"
    r"|campa|viv|esist|esser|fossi|fosse|finita|vita$|butt|impicc|suicid|faccio|facc|pastigli|pillol|medicin"
    r"|farmac|compress"
    r"|gocce|psicofarm|vene$|polsi|braccia|gambe|senso|via$|stanc|stank|mondo|live|alive|living|exist|here$"
    r"|dead|kill|life"
    r"|wrist|arm|vein|overdos|jump|leben|weiterleben|lebens|da$|umbring|umzubring|tot|nehm|ritz|aufhang|sterb"
    r"|tablett|pill"
    r"|schlaftab|pulsader|vivir|morir|mour|vivre|all$|ende|cut$|fuoco|fuori|sfregi|spar|mazzat"
    r"|sesso$|rapporti$|rott|spacc|frattur|slogat|bruci|tagliat|sfregiat|spin[gt]|lanci|coltell|pistol|fucil|accett"
    r"|martell|spia$|torment|importun|sequestr|trattien|mutila|infibul|escission|sol[oiae]$|davanti$|trascur|accudit"
    r"|nutrit|abbandon|ingoi|inger|respir|rispond|sangue|soffoc|convuls|breath|unconsc|atmet|bewusst|tocc"
    r"|foto$|video$|photos|pictures|paid$|paga"
    r"|divent|cattiv|aggressiv|manesc|insult|umili|offend|denigr|tratta|urla|grida|pension|libretto|bancomat|risparmi"
    r"|accompagnamento|firma|rente$|restitu|ridar|ripag|pagare$|debito$"
    r"|soldi$|stipend|paga$|conto$|carta$|postepay|permess|permett|frequent|messaggi|whatsapp|posizion|chiav|sposa$"
    r"|promess|esca$|lavori$|studi$|isola|decide$|risponde$|money|card$|wages|salary|allow|ask$|konto|gehalt"
    r"|lohn|darf$"
    r"|erlaubt|verbiet|alles$|geld$|foto$|sposo$|marito$"
    r"|scapp|fugg|fled$|ran$|run$|running$|escaped$|left$|walked$|got$|took$|gefl|weglauf|weggel|wegger|davongel|abgehau"
    r"|beve$|ubriac|drink|drunk|shout|yell|scream|schrei|brull|trinkt|betrunk|receipt|scontrin|kassen|quittung|account|bitten$|betteln$|kontroll|verwalt"
    r"|male$|malissimo|ill$|sick$|unwell|schlecht$|lock|mandat|spedit|boss$|chef$|lehrmeister|fasst$|angefasst|begrapsch|belastig"
)


@lru_cache(maxsize=1 << 16)
def _may_begin(word: str) -> bool:
    return _BEGINNINGS.match(word) is not None


def dangers(words: Sequence[str]) -> tuple[Danger, ...]:
    """What a text tells of violence and of a danger to life, as a sentence that is known or by signs of it.

    Of violence by a parent or another relative, or against a child, the abuse of a child is told as well: who it is
    that speaks is seldom said.

    Args:
        words: folded, as `directory.words.language.words` gives them.

    >>> [danger.need for danger in dangers("mio padre mi picchia".split())]
    ['safety.partner_violence', 'safety.child_abuse']
    >>> dangers("mi tocca lavorare anche il sabato".split())
    ()
    """
    return _dangers(tuple(words))


@lru_cache(maxsize=256)  # the readers of a question ask one after the other
def _dangers(words: tuple[str, ...]) -> tuple[Danger, ...]:
    told = tuple(_told(words)) if any(map(_may_begin, words)) else ()
    found = told or tuple([Danger(*sign) for sign in signs(words)])
    return tuple([one for one in found if one.need != EMERGENCY or not is_past(words, one.start, one.end)])


def _told(words: Sequence[str]) -> Iterator[Danger]:
    text = " ".join(words)
    is_talk, is_of_relatives = is_about_danger(text), PEOPLE_OF_A_CHILD.search(text) is not None
    for need, pattern in RULES:
        if pattern in UNLESS and UNLESS[pattern].search(text):
            continue
        for match in pattern.finditer(text):
            if " " not in match[0] and is_talk:  # "convegno sul suicidio"
                continue
            start, end = text.count(" ", 0, match.start()), text.count(" ", 0, match.end()) + 1
            yield Danger(need, start, end)
            may_be_of_a_child = need == VIOLENCE and pattern not in NEVER_OF_A_CHILD
            if may_be_of_a_child and (is_of_relatives or CHILDREN.search(match[0])):
                yield Danger(CHILD_ABUSE, start, end)
    for first, last in children_left_alone(text) if not is_talk else ():
        yield Danger(CHILD_ABUSE, text.count(" ", 0, first), text.count(" ", 0, last) + 1)


def of_life(words: Sequence[str]) -> tuple[Danger, ...]:
    """Where folded words tell that somebody's life is in danger at this moment: "non respira"."""
    return tuple([one for one in dangers(words) if one.need == EMERGENCY])


_LIGHTLY = re.compile(r"\b(?:non|nun|nn) (?:ce |c )(?:la |a |o )?(?:faccio|fa|facc\w*)\b")


def is_lightly_said(words: str) -> bool:
    """Whether folded words that may tell of a crisis are said every day by who is tired, too.

    >>> is_lightly_said("non ce la fa piu"), is_lightly_said("si ammazza")
    (True, False)
    """
    return _LIGHTLY.search(words) is not None
