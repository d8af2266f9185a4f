"""Children of whom a text says that they died: who mourns one must not be named what is for parents and children."""

import re
from typing import Final

from directory.search.said.line import Line
from directory.words.people import CHILDREN

_CHILD: Final = "(?P<who>" + "|".join(sorted(CHILDREN, key=len, reverse=True)) + ")"
_WHOSE: Final = (
    r"(?: (?:mio|mia|suo|sua|nostr[oa]|loro|il|la|un|una|my|our|his|her|their|an?|the|mein\w*|sein\w*|ihr\w*))*"
)
_OF: Final = "(?: (?:di|del|dello|della|dell|d|per|of|von))?"
_DIED: Final = (  # who is "scomparso da ieri" is looked for
    "mort[oaie]|mancat[oai]|scompars[oai](?! da\\b)|uccis[oai]|suicidat[oai]|died|passed away|gestorben|verstorben"
)
_DEATH: Final = (
    r"morte|perdita|lutto|scomparsa(?! da\b)|(?<!tentato )(?<!rischio )(?<!rischio di )suicidio(?= d)"
    "|lost|death|loss|tod"
)
_LOST: Final = r"(?:ha|ho|hanno|abbiamo|aver) (?:appena )?pers[oaie]"
_ELSEWHERE: Final = (  # "al parco", but not "al quinto mese" or "in un incidente"
    r" (?:al|allo|alla|all|ai|in|nel|nello|nella|nell|tra|fra)\b"
    r"(?! (?:un |uno |una )?(?:incidente|gravidanza|guerra|parto|nascita|termine|suo|\w+ (?:mese|anno)|\d+)\b)"
)
_BETWEEN: Final = (  # "mio figlio, di 20 anni, ci è venuto a mancare"
    r"(?: (?:mi|ci|gli|le|si|e|era|ha|hanno|sono|has|ist|war|di \w+|venut\w|a|appena|\d+|anni|mesi)){0,6}"
)
_BEFORE: Final = (
    re.compile(rf"\b(?:{_DIED}|{_DEATH}){_OF}{_WHOSE} {_CHILD}\b"),
    re.compile(rf"\b{_LOST}{_WHOSE} {_CHILD}\b(?!{_ELSEWHERE})"),
)
_BEHIND: Final = re.compile(rf"\b{_CHILD}{_BETWEEN} (?:{_DIED}|mancare)\b")
_ENDS: Final = re.compile(r"[.;:!?]")
_PAIR: Final = 2  # of commas, around what is told besides: "mio figlio, di 20 anni, è morto"


def the_dead(line: Line) -> frozenset[int]:
    """The positions of the words that name a child who died.

    >>> sorted(the_dead(Line.of("è morto mio figlio"))), sorted(the_dead(Line.of("mio figlio ha perso il papà")))
    ([3], [])
    """
    before = [match for pattern in _BEFORE for match in pattern.finditer(line.text) if not _written_in(line, match)]
    behind = [match for match in _BEHIND.finditer(line.text) if _is_one_clause(_written_in(line, match))]
    return frozenset(line.word_at(match.start("who")) for match in [*before, *behind])


def _written_in(line: Line, found: re.Match[str]) -> str:
    """What stands between the words: "mio marito è morto, mia figlia non dorme" tells of two people."""
    first, last = line.word_at(found.start()), line.word_at(found.end() - 1)
    return "".join(line.gap(at).strip(" '’\n\t") for at in range(first + 1, last + 1))


def _is_one_clause(between: str) -> bool:
    return not _ENDS.search(between) and between.count(",") in {0, _PAIR}
