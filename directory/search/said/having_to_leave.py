"""How people tell that they have to leave by a day: a friend's home, a room of the employer's, a flat."""

import re
from typing import Final

from directory.search.said.numbers import HOUR

_NO_HOUR = rf"(?! (?:le (?:{HOUR})|l una|mezz\w+|un ora|\d+ (?:minuti|ore))\b)"  # "entro le 8" is any day's
_MONTH_EN = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DAY_EN = (
    rf"(?:(?:the )?(?:end|beginning|middle)|(?:the )?\d+(?:st|nd|rd|th)|\d+ (?:of )?{_MONTH_EN}|{_MONTH_EN}|tomorrow"
    r"|tonight|this|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|easter"
    r"|(?:a|one|two|three|\d+) (?:days?|weeks?|months?))"
)
_HOME_EN = r"(?:room|flat|apartment|house|home|place|property|accommodation|studio|hotel|hostel|shelter|dorm\w*)"
_HOME_DE = r"(?:zimmer|wohnung|haus|unterkunft)"
_WHO_GOES_DE = r"(?:ich|wir|er|sie|familie|mann|frau|freund\w*|tochter|sohn|mutter|bruder|schwester|mieter\w*)"
_GONE_DE = r"(?:raus|hinaus|draussen sein|ausziehen|ausgezogen|weg sein)"
HAS_TO_LEAVE: Final = re.compile(
    r"\b(?:mi|ci|la|lo|li|le|ti) (?:vuole|vogliono|vorrebbe|manda|mandano|butta|buttano|caccia|cacciano) "
    r"(?:(?:fuori|via)(?: di| da)?(?: casa| qui| qua)?|di casa) (?:entro|domani|da domani|per|prima|a fine"
    r"|il prossimo)"
    r"|\b(?:dev\w+|dobbiamo|devono|tocca)(?: \w+)? (?:andar\w* via|andarmene|andarsene|andarcene|uscire"
    r"|lasciare|lasciar\w+"
    r"|liberare|sgomberare)(?: (?:di|da|dalla|dall|la|l|il|lo|casa|stanza|camera|appartamento|alloggio|posto"
    r"|monolocale|d\w+ (?:datore|titolare|amic[oa]|padrone)))*"
    rf" (?:entro\b{_NO_HOUR}|prima del|per (?:fine|il))"
    rf"|\bfuori (?:di casa |da qui |dalla stanza |dall alloggio )?entro\b{_NO_HOUR}"
    r"|\b(?:wants?|wanted|told|asked|asks|needs) (?:me|her|him|us|them) (?:to (?:be |move |get |go )?)?(?:out"
    r"|gone)"
    rf" (?:(?:by|before|within|on) {_DAY_EN}|tomorrow|next)\b"
    r"|\b(?:must|have to|has to|need to|needs to|got to) (?:leave|move out|be out|get out)"
    rf"(?: (?:of )?(?:the|my|her|his|this|our) {_HOME_EN} (?:by|before|within)"
    rf"| (?:by|before|within) {_DAY_EN})\b"
    rf"|\b(?:{_WHO_GOES_DE}(?: \w+){{0,3}}? (?:muss|mussen|soll|sollen|musst)"
    rf"|(?:muss|mussen|soll|sollen) {_WHO_GOES_DE})"
    rf"(?: \w+){{0,3}}? (?:bis|vor|binnen) (?!\w+ uhr)(?:\w+ ){{1,4}}?{_GONE_DE}\b"
    rf"|\b(?:muss|mussen|soll|sollen|musst)(?: \w+){{0,3}}? (?:{_HOME_DE} (?:bis|vor|binnen) (?:\w+ ){{1,4}}?"
    rf"|(?:bis|vor|binnen) (?:\w+ ){{1,4}}?{_HOME_DE} )(?:verlassen|raumen)\b"
    r"|\bbis (?:\w+ ){1,4}?(?:aus (?:dem|der|meinem|ihrem) (?:zimmer|wohnung|haus) (?:raus|ausziehen|sein)"
    r"|raus (?:sein|bin|ist|sind|muss|mussen))\b"
)
