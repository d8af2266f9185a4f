"""Terms whose words mean something else where they stand: "in carcere per truffa" is no question of who was cheated."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from directory.search.said.line import Line
from directory.taxonomies.vocabulary import Mention

_NEAR = 5  # words before and behind
_WHO_CHEATED = (  # the term stands between "<" and ">"
    r"(?:carcere|galera|prigione|domiciliari|detenut\w|condannat\w|condanna|arrestat\w|indagat\w|imputat\w|process\w+"
    r"|patteggiat\w|precedenti|reat[oi]|(?:stat[oa]|e|sono) denunciat[oa]) (?:penali )?(?:per|di) (?:una |la )?<"
    r"|(?:prison|jail|convicted|arrested|charged|sentenced|record) (?:for|of|with) <"
    r"|wegen (?:\w+ )?< \w+ > (?:verurteilt|verhaftet|angeklagt|im gefangnis|in haft|im knast)"
    r"|(?:verurteilt|verhaftet|gefangnis|haft|knast) wegen <"
)
_PAID_BACK_BY_OTHERS = (
    r"< (?:non )?(?:mi )?rimborsano >(?: \w+){0,3}? (?:visit[ae]|ticket|farmac[oi]|medicin[ae]|esam[ei]|terapi[ae]"
    r"|cur[ae]|protesi|occhiali|dentista|spese mediche|asl|ausl|ats|inps|trasferta|730)\b"
)
_ANOTHER_SENSE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"rights.consumer": re.compile(rf"\b(?:{_WHO_CHEATED})|{_PAID_BACK_BY_OTHERS}")}
)
_TO_SCHOOL = re.compile(r"\bnon (?:\w+ )?(?:riesc\w+|riusc\w+) (?:\w+ )?(?:a |ad )?$")
_UPSET = re.compile(  # a child that does not want to go, and lacks no bus
    r"\b(?:url(?:a|ano)|piang\w+|grida|strilla|si rifiuta|rifiuta|non vuole|(?<!ho )(?<!soffro di )attacchi di panico"
    r"|(?<!attacchi di )(?<!ho )panico|terrorizzat\w|vomita|mal di pancia|crisi|(?<!ho )paura|bullizzat\w)\b"
)


def is_in_another_sense(one: Mention, line: Line) -> bool:
    """Whether the words of a term say something else, whatever is asked for besides."""
    near = line.words[max(one.start - _NEAR, 0) : one.start]
    if one.term.code == "transport.school":
        return _TO_SCHOOL.search(" ".join([*near, ""])) is not None and _UPSET.search(line.text) is not None
    pattern = _ANOTHER_SENSE.get(one.term.code)
    told = " ".join([*near, "<", *one.words, ">", *line.words[one.end : one.end + _NEAR]])
    return pattern is not None and pattern.search(told) is not None
