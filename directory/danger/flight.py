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
_THE = r"(?:(?:i|il|la|le|gli|l|mia|mio|miei|mie|sua|suo|suoi|sue|di|nostr\w) )*"
_AT_WHOM = (
    rf"{_THE}(?:me|mi|noi|lei|tutti|bambin\w*|bimb\w*|figli\w*|ragazz\w*|piccol\w*|nipot\w*|moglie|compagna|mamma"
    r"|madre|sorell\w*|fratell\w*|nonn\w*|famiglia)"
)
_AT_WHOM_EN = (
    r"(?:me|us|her|him|everyone|(?:the|my|our|his) (?:\w+ )?(?:kids|children|child|son|daughter|baby|girls|boys|wife"
    r"|mum|mom|mother|sisters?|brothers?|family|little ones))"
)
_FOR_SOMETHING = (  # why families leave their home in the morning, or for good
    r"(?! to (?:study|visit|attend|work|start|(?:look for|find) (?:an? |some |better )*(?:work|jobs?)"
    r"|(?:take|bring) (?:him|her|them) to))"
)

FROM_HIM: Final = (  # says from whom
    rf"{_RAN} (?:via )?(?:da|dal|dallo) {_THEIR}{_HOME_MEN}(?! di mi)",
    rf"{_RAN_EN} from {_HE_EN}",
    rf"vor (?:ihm|(?:meinem|ihrem|dem) (?:mann|ehemann|freund|partner|ex|vater|stiefvater)) (?:\w+ ){{0,3}}?{_RAN_DE}",
)
WITH_CHILDREN: Final = (  # says with whom
    rf"{_RAN} (?:via |di casa |da casa |di notte )*con {_THEIR}(?:{CHILD}|piccol[oaie]|gemell[ie])",
    rf"(?:pres[oa]|portat[oaie] via) {_THEIR}(?:{CHILD}|piccol[oaie]) (?:e|ed|poi) (?:\w+ ){{0,3}}?(?:scapp|fugg)\w+",
    rf"con {_THEIR}(?:{CHILD}) (?:\w+ ){{0,3}}?(?:sono|e|siamo) (?:scappat|fuggit)[aei]",
    rf"(?:{_RAN_EN}|left him) (?:\w+ ){{0,4}}?with {_KIDS_EN}",
    (
        r"(?:left home|walked out(?! of (?:the|an?|my|our|her|his) (?!house|home|flat|apartment)))"
        rf" (?:\w+ ){{0,4}}?with {_KIDS_EN}\b{_FOR_SOMETHING}"
    ),
    rf"took {_KIDS_EN} and (?:\w+ ){{0,2}}?(?:fled|ran|left|escaped)",
    rf"{_KIDS_DE} (?:\w+ ){{0,5}}?{_RAN_DE}|{_RAN_DE} (?:\w+ ){{0,3}}?{_KIDS_DE}",
)
_ELSEWHERE = (  # what else families run from; where somebody comes from is told of who runs from a man, too
    r"(?:guerr[ae]|bomb\w*|conflitto|ucrain\w*|siria\w*|afghan\w*|iran\w*|libi[ac]\w*|nigeri\w*|sudan\w*|gaza"
    r"|palestin\w*|eritre\w*|terremot\w*|alluvion\w*|incendi\w*|fuoco|frana|esondazion\w*|paese|talebani|regime"
    r"|pioggia|temporale|grandine|festa)"
)
_ELSEWHERE_EN = (
    r"(?:war|bombs?|bombing|ukrain\w*|syria\w*|afghan\w*|iran\w*|libya|nigeria|sudan|gaza|palestine|eritrea|country"
    r"|taliban|earthquake|flood\w*|fire|wildfire|storm|rain|hail)"
)
_ELSEWHERE_DE = (
    r"(?:krieg\w*|ukrain\w*|syri\w*|afghan\w*|iran|libyen|nigeria|sudan|gaza|eritrea|heimat|land|erdbeben"
    r"|hochwasser|feuer|brand|unwetter|regen|taliban|bomben)"
)
_FROM = r"(?:da|dal|dalla|dall|dallo|dai|dagli|dalle|per|per la|a causa (?:di|del|della|dell)) (?:(?:mi|nostr|su)\w+ )?"
_BESIDE = (
    r"(?: (?:via|insieme|tutt[ie]|anche|nel|anni|fa|\d+"
    rf"|con {_THEIR}(?:{CHILD}|piccol[oaie]|gemell[ie]|famiglia)))*"
)
_BESIDE_EN = (
    r"(?: (?:home|from|the|a|our|my|their|her|because of|due to|all|together|in|\d{4}"
    rf"|with {_KIDS_EN}|with {_HE_EN}))*"
)
_FROM_DE = r"(?<!komme )(?<!kommt )(?<!kommen )(?:vor|aus|wegen) (?:(?:dem|der|des|den|(?:unser|mein|ihr)e[mrs]) )?"
_A_MAN = (  # who is told of beside it is whom they may run from
    r"(?:lui|marito|compagno|ex|fidanzato|convivente|patrigno|he|him|husband|partner|boyfriend|stepdad|stepfather"
    r"|er|ihm|ihn|mann|ehemann|freund|stiefvater)"
)
_RUSHED = (  # to where a child that is ill is treated
    rf"{_RAN} con (?:\w+ ){{0,3}}?(?:in|al|all|dal|dalla) (?:pronto soccorso|ospedale|medico|dottore|pediatra)\b"
    r".*\b(?:febbr\w+|toss\w+|vomit\w*|mal di|cadut[oa]|convulsion\w+|allergi\w+|asma)"
)
_ANIMALS = (
    r"(?:cane|cagnolino|gatto|coniglio) (?:\w{1,2} )*(?:scappat|fuggit)o|(?:gatta|cagna|cagnolina) (?:\w{1,2} )*"
    r"(?:scappat|fuggit)a|(?:dog|cat) (?:has |had |just )*(?:ran|run|escaped|got)"
    rf"|(?:hund|kater|katze) (?:ist|war) (?:\w+ ){{0,5}}?{_RAN_DE}"
)
FROM_ELSEWHERE: Final = re.compile(  # the whole text, where no man is told of
    rf"^(?!.*\b{_A_MAN}\b).*\b(?:{_RAN}{_BESIDE} {_FROM}{_ELSEWHERE}|{_FROM}{_ELSEWHERE} (?:\w+ ){{0,5}}?{_RAN}"
    rf"|(?:{_RAN_EN}|left){_BESIDE_EN} {_ELSEWHERE_EN}"
    rf"|{_FROM_DE}{_ELSEWHERE_DE} (?:(?!und )\w+ ){{0,6}}?{_RAN_DE}|{_RAN_DE} (?:{_KIDS_DE} )?{_FROM_DE}{_ELSEWHERE_DE}"
    rf"|{_RUSHED}|{_ANIMALS})\b"
)
SHOUTS: Final = (
    (
        rf"{_HOME_MEN} (?:\w+ ){{0,6}}?(?:beve|ubriaco|si ubriaca){_NOT_A_DRINK} (?:\w+ ){{0,6}}?(?:urla|grida|sbraita)"
        rf" (?:\w+ ){{0,2}}?(?:addosso|dietro|in faccia|(?:contro|a|ai|al|alla|alle|con) {_AT_WHOM})\b"
    ),
    rf"beve{_NOT_A_DRINK} (?:\w+ ){{0,4}}?(?:mi|ci) (?:urla|grida|sbraita|insulta|offende|umilia)\b",
    (
        r"(?:he|husband|partner|boyfriend|ex|dad|father|stepfather|stepdad) (?:\w+ ){0,4}?(?:drinks?|drinking|drunk)"
        rf"{_NOT_A_DRINK} (?:\w+ ){{0,6}}?(?:shout|yell|scream)\w* (?:\w+ )?at {_AT_WHOM_EN}\b"
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
