"""How people tell that they ran from somebody at home, or live with one who drinks and shouts, as regular expressions.

Who flees says whom they took with them, seldom from whom; who fled from a war or a flood says that, and is told apart.
"""

import re
from typing import Final

from directory.danger.violence import CHILD, PARTNER

_THEIR = r"(?:(?:i|gli|le|il|la|l|mio|mia|miei|mie|suo|sua|suoi|sue|due|tre|quattro|nostr\w|tutti|tutte|entrambi) )*"
_HOME_MEN = rf"(?:lui|{PARTNER}|padre|papa|babbo|patrigno)"
_RAN = r"(?:scappat|fuggit)[aoei]"
_RAN_EN = r"(?:fled|ran away|run away|running away|escaped|got away)"
_RAN_DE = r"(?:geflohen|gefluchtet|weggelaufen|davongelaufen|abgehauen|weggerannt)"
_KIDS_EN = (
    r"(?:(?:my|the|her|our|two|three|both|small|little|all) )*(?:kids|children|child|son|daughter|baby|babies"
    r"|girls|boys)"
)
_KIDS_DE = (
    r"mit (?:(?:den|meinen|ihren|dem|der|meinem|ihrem|meiner|ihrer|zwei|drei|beiden|kleinen) )+(?:kind\w*"
    r"|kleinen|baby|sohn|tochter)"
)
_HE_EN = r"(?:(?:my|her) (?:husband|partner|boyfriend|ex|stepdad|stepfather|father|dad)|him)"
_NOT_A_DRINK = (
    r"(?! (?:(?:il|un|l|a|some|einen?|nur|only|solo|his|seinen) )?(?:caffe|te|acqua|latte|succo|tisana|coffee|tea"
    r"|water|milk"
    r"|juice|cola|coke|kaffee|tee|wasser|milch|saft))"
)
_AT_WHOM = r"(?:me|mi|noi|lei|tutti|i|il|la|le|gli|mia|mio|bambin\w*|bimb\w*|figli\w*)"

FLED: Final = (
    rf"{_RAN} (?:via |di casa |da casa |di notte )*con {_THEIR}(?:{CHILD}|piccol[oaie]|gemell[ie])",
    rf"{_RAN} (?:via )?(?:da|dal|dallo) {_THEIR}{_HOME_MEN}(?! di mi)",
    rf"(?:pres[oa]|portat[oaie] via) {_THEIR}(?:{CHILD}|piccol[oaie]) (?:e|ed|poi) (?:\w+ ){{0,3}}?(?:scapp|fugg)\w+",
    rf"con {_THEIR}(?:{CHILD}) (?:\w+ ){{0,3}}?(?:sono|e|siamo) (?:scappat|fuggit)[aei]",
    rf"(?:{_RAN_EN}|left (?:home|him)|walked out) (?:\w+ ){{0,4}}?with {_KIDS_EN}",
    rf"took {_KIDS_EN} and (?:\w+ ){{0,2}}?(?:fled|ran|left|escaped)",
    rf"{_RAN_EN} from {_HE_EN}",
    rf"{_KIDS_DE} (?:\w+ ){{0,5}}?{_RAN_DE}|{_RAN_DE} (?:\w+ ){{0,3}}?{_KIDS_DE}",
    rf"vor (?:ihm|(?:meinem|ihrem|dem) (?:mann|ehemann|freund|partner|ex|vater|stiefvater)) (?:\w+ ){{0,3}}?{_RAN_DE}",
)
FROM_ELSEWHERE: Final = re.compile(  # what else families run from
    r"\b(?:guerr[ae]|bomb\w*|conflitto|ucrain\w*|siria\w*|afghan\w*|iran\w*|libi[ac]\w*|nigeri\w*|sudan\w*|gaza"
    r"|palestin\w*|eritre\w*|terremot\w*|alluvion\w*|incendi\w*|fuoco|frana|esondazion\w*|paese|talebani|regime|pioggia"
    r"|temporale|grandine|festa|war|bombs?|bombing|ukrain\w*|syria\w*|country|taliban|earthquake|flood|fire|wildfire"
    r"|storm|rain|krieg\w*|syri\w*|heimat|land|erdbeben|hochwasser|feuer|brand|unwetter|regen|taliban)\b"
)
SHOUTS: Final = (
    (
        rf"{_HOME_MEN} (?:\w+ ){{0,6}}?(?:beve|ubriaco|si ubriaca){_NOT_A_DRINK} (?:\w+ ){{0,6}}?(?:urla|grida|sbraita)"
        rf" (?:\w+ ){{0,2}}?(?:contro|addosso|dietro|in faccia|(?:a|ai|al|alla|alle|con) {_AT_WHOM}|(?:ai|alle) \w+)\b"
    ),
    rf"beve{_NOT_A_DRINK} (?:\w+ ){{0,4}}?(?:mi|ci) (?:urla|grida|sbraita|insulta|offende|umilia)\b",
    (
        r"(?:he|husband|partner|boyfriend|ex|dad|father|stepfather|stepdad) (?:\w+ ){0,4}?(?:drinks?|drinking|drunk)"
        rf"{_NOT_A_DRINK} (?:\w+ ){{0,6}}?(?:shout|yell|scream)\w* (?:\w+ )?at (?:me|us|her|him|the|my|our|his"
        rf"|everyone)\b"
    ),
    (
        r"(?:husband|boyfriend|stepdad|stepfather) (?:\w+ ){0,3}?(?:shouts|yells|screams|shouting|yelling|screaming)"
        r" (?:\w+ )?at (?:me|us|her|(?:the|my|our|his) (?:kids|children|son|daughter|baby|girls|boys))\b"
    ),
    (
        r"(?:er|mann|ehemann|partner|freund|vater|stiefvater|papa) (?:\w+ ){0,4}?(?:trinkt|betrunken|sauft|besoffen)"
        rf"{_NOT_A_DRINK} (?:\w+ ){{0,6}}?(?:schreit|brullt|beschimpft) (?:\w+ )?(?:die kinder|die kleinen|mich|uns|sie"
        r"|ihre kinder|seine kinder|meine kinder|den sohn|die tochter)\b"
    ),
    (
        r"(?:mann|ehemann|stiefvater) (?:\w+ ){0,2}?(?:schreit|brullt) (?:\w+ ){0,2}?(?:die kinder|mich|uns|sie)"
        r" (?:\w+ ){0,3}?an\b"
    ),
)
