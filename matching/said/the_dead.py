"""Children of whom a text says that they died: who mourns one must not be named what is for parents and children."""

import re
from typing import Final

from directory.search.said.line import Line
from directory.words.people import CHILDREN

_CHILD: Final = "(?P<who>" + "|".join(sorted(CHILDREN, key=len, reverse=True)) + ")"
_WHOSE: Final = (
    r"(?: (?:mio|mia|suo|sua|nostr[oa]|loro|il|la|un|una|my|our|his|her|their|an?|the|mein\w*|sein\w*|ihr\w*))*"
)
_DIED: Final = "mort[oaie]|mancat[oai]|scompars[oai]|uccis[oai]|suicidat[oai]|died|passed away|gestorben|verstorben"
_DEATH: Final = (
    r"(?:ha|ho|hanno|abbiamo|aver) (?:appena )?pers[oaie]|morte|perdita|lutto|scomparsa|suicidio|lost|death|loss|tod"
)
_BETWEEN: Final = (  # "mio figlio, di 20 anni, ci è venuto a mancare"
    r"(?: (?:mi|ci|gli|le|si|e|era|ha|hanno|sono|has|ist|war|di \w+|venut\w|a|appena|\d+|anni|mesi)){0,6}"
)
_SAYS: Final = (
    re.compile(rf"\b(?:{_DIED}|{_DEATH})(?: (?:di|del|della|d|per|of|von))?{_WHOSE} {_CHILD}\b"),
    re.compile(rf"\b{_CHILD}{_BETWEEN} (?:{_DIED}|mancare)\b"),
)


def the_dead(line: Line) -> frozenset[int]:
    """The positions of the words that name a child who died.

    >>> sorted(the_dead(Line.of("è morto mio figlio"))), sorted(the_dead(Line.of("mio figlio ha perso il papà")))
    ([3], [])
    """
    found = (match.start("who") for pattern in _SAYS for match in pattern.finditer(line.text))
    return frozenset(line.word_at(start) for start in found)
