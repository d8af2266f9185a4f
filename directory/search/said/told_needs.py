"""What is told in too many ways for a list of phrases: who has to be taken somewhere, what somebody weighs.

A phrase that a list can hold stands there: `data/taxonomies/README.md` says where a new phrase goes.
"""

import re
from collections.abc import Iterator

from directory.danger.heard import of_life
from directory.danger.perpetrators import who_does_it
from directory.search.said.line import Line
from directory.search.said.spoken import LANGUAGE_FORMS
from directory.search.spelling.right_words import TRADES
from directory.taxonomies.vocabulary import EMERGENCY_NUMBER, Mention, Vocabulary
from directory.words.language import word_set

_INTERPRETING, _COMPANY, _CONFLICT = "rights.interpreting", "social.elderly_company", "family.conflict"
_MEDIATORS = word_set("mediatore mediatrice mediatori mediatrici mediator mediators vermittler vermittlerin")
_CHILD_HITS = re.compile(  # of who may be young; objects are the parents
    r"\bfigli[oa](?: (?!marito|compagno|padre|papa|fidanzato|genero|zio|patrigno|nonno)\w+){0,6}?"
    r" (?:(?:ci|mi) (?:picchia|mena|minaccia|aggredisce|alza le mani|ha (?:picchiat|menat|aggredit|minacciat)\w+)"
    r"|(?:picchia|mena|minaccia|aggredisce) (?:i genitori|la madre|il padre|sua madre|suo padre|me|noi)\b)"
)
_PERPETRATORS = "perpetrator_programme"
_BED_TONIGHT = re.compile(  # furniture, if it were not for tonight
    r"\b(?:(?:letto|branda|materasso|posto)(?: \w+){0,4}? (?:stanotte|stasera|questa (?:notte|sera)|per la notte)"
    r"|(?:stanotte|stasera|questa (?:notte|sera))(?: \w+){0,4}? (?:letto|branda|posto (?:letto|per dormire|dove))"
    r"|(?:rest\w+|fermar\w+|stare) a dormire"
    r"|non (?:so|sa|sappiamo|sanno) dove (?:passare la notte|(?:andare|stare) (?:stanotte|stasera|questa notte))"
    r"|(?:stanotte|stasera|questa notte) non (?:so|sa|sappiamo|sanno) dove (?:andare|stare))\b"
)
_TOLD = (
    ("housing.emergency", _BED_TONIGHT),
    (
        "transport.accompanied",  # "portare mia mamma alle visite"; but "a chi lo porto?"
        re.compile(
            r"\b(?:port(?:a|i|o|ano|are|arl[aoie]|armi)|accompagn(?:a|i|are|arl[aoie]|armi|ano|atore)|passaggio"
            r"|trasporto)(?: \w+){0,4}? "
            r"(?:alle (?:visite|terapie|cure)|alla (?:visita|chemio\w*|dialisi|radioterapia|fisioterapia|terapia)"
            r"|dal (?:medico|dottore|dentista)|in ospedale"
            r"|a fare (?:la |le )?(?:dialisi|visit[ae]|chemio\w*|terapi[ae]|esami)"
            r"|a (?:dialisi|fisioterapia|logopedia|terapia))\b"
        ),
    ),
    (
        "education.diploma",  # of who is no pupil any more
        re.compile(
            r"\b(?:vuole|vuol|vorrebb?e|voglio|vorrei|prendere|conseguire|recuperare|manca|serve|senza"
            r"|non ha)(?: \w+){0,2}"
            r" (?:terza media|licenza media)\b"
            r"|\bterza media\b(?=(?: \w+){0,4} (?:1[6-9]|[2-6]\d) ?(?:anni|enne)\b)"
        ),
    ),
    ("money.benefits_advice", re.compile(r"\bdiritto (?:\w+ ){0,7}?accompagnamento\b")),
    (
        "family.pregnancy",  # "gemelli di 40 giorni"
        re.compile(r"\b(?:gemell\w+|bimb[oaie]|bambin[oaie]|neonat[oaie]|figli[oae]?) di \d+ (?:giorni|settimane)\b"),
    ),
    (
        "education.diploma",  # of another country
        re.compile(
            r"\b(?:laurea|diploma|titol[oi](?: di studio)?)(?: \w+){0,2} (?:riconosc\w+|equipollen\w+)"
            r"|(?:riconosc\w+|equipollenza)(?: \w+){0,3} (?:laurea|diploma|titol[oi])\b"
        ),
    ),
    ("rights.residence_permit", re.compile(r"\b(?:pratic[ah]e? |italiana |per la )cittadinanza\b")),
    (
        "health.child_development",  # of a child, and no foreign language
        re.compile(
            r"\b(?:bambin|bimb|figli|nipotin|gemell)\w*(?: \w+){0,5}? non (?:parla|dice)(?: ancora| bene)?"
            r"(?! (?:ancora|bene|italiano|l'|la|il|lo|una?|con|piu|tedesco|inglese|francese|di|mai|a|alle?)\b)\b"
        ),
    ),
    (
        "family.childcare",
        re.compile(
            r"\b(?:(?:qualcuno|nessuno|chi|persona|ragazza|signora)(?: che)?(?: mi| le| gli| ci)?"
            r" (?:tenga|tiene|guardi|guarda|curi)|tenere|badare a)"
            r"(?: (?:i|il|le|la|mi[aeo]|miei|su[aeo]|suoi|nostr[aeio]|due|tre))* (?:bambin|bimb|figli|piccol"
            r"|gemell)\w*"
            r"(?! lontan)"
        ),
    ),
    (
        "mental_wellbeing.eating",  # grown, and as light as a child
        re.compile(
            r"\bpes[ao] (?:solo |soltanto |appena |ormai )*(?:2[5-9]|3\d|4[0-4]) (?:kg|kili|chili|chilogrammi)\b"
        ),
    ),
    (
        "education.vocational",  # "vuole fare il cuoco"
        re.compile(
            r"\b(?:vuol\w*|voglio|vogliono|vorre\w+|piacerebbe|sogn\w+|imparare|italiano e)(?: (?:di|a|anche))*"
            rf" (?:fare (?:il|la|l|lo|le|i) |diventare (?:un |una )?)(?:{'|'.join(TRADES['it'])})\b"
            rf"|\bwants? to (?:be|become|train as) an? (?:{'|'.join(TRADES['en'])})\b|\b(?:mochte"
            rf"|will) (?:{'|'.join(TRADES['de'])})(?:in)? werden\b"
        ),
    ),
)
_ALONE = re.compile(r"\b(?:viv[eo]|abit[ao]|sta|e rimast[ao])(?: (?:da|ormai|sempre))* sol[ao]\b")  # lives so
_OLD = re.compile(
    r"\b(?:6[6-9]|[789]\d|10\d)(?: ?anni|enne)\b"
    r"|\b(?:anzian[aio]|vedov[ao]|nonn[ao]|pensionat[ao]|ottantenne|novantenne)\b"
)


def told_needs(line: Line, vocabulary: Vocabulary) -> list[Mention]:
    """What is needed, told by no phrase of the lists."""
    told = (*_interpreters(line), *_told(line), *_alone(line), *_beaten_by_a_child(line))
    needs = [("need", need, start, end) for need, start, end in told]
    kinds = [("service_type", kind, start, end) for kind, start, end in (*_who_does_it(line), *_life(line))]
    return [
        Mention(term, start, end, tuple(line.words[start:end]))
        for taxonomy, code, start, end in (*needs, *kinds)
        if (term := vocabulary.known(taxonomy, code))  # a directory that was not brought up to date may lack it
    ]


def _told(line: Line) -> Iterator[tuple[str, int, int]]:
    for need, pattern in _TOLD:
        for match in pattern.finditer(line.text):
            yield need, line.word_at(match.start()), line.word_at(match.end()) + 1


def _who_does_it(line: Line) -> Iterator[tuple[str, int, int]]:
    """Somebody who is violent and wants help; a shelter for women is none."""
    if match := who_does_it(line.text):
        yield _PERPETRATORS, line.word_at(match.start()), line.word_at(match.end() - 1) + 1


def _life(line: Line) -> Iterator[tuple[str, int, int]]:
    """Who is called first where somebody may die now; who takes care of social emergencies comes after."""
    for _, start, end in of_life(line.words):
        yield EMERGENCY_NUMBER, start, end


def is_beaten_by_a_child(line: Line) -> re.Match[str] | None:
    """Where parents tell of a child who hits them; of the old it is violence as any other."""
    return None if _OLD.search(line.text) else _CHILD_HITS.search(line.text)


def _beaten_by_a_child(line: Line) -> Iterator[tuple[str, int, int]]:
    if match := is_beaten_by_a_child(line):
        yield _CONFLICT, line.word_at(match.start()), line.word_at(match.end() - 1) + 1


def _alone(line: Line) -> Iterator[tuple[str, int, int]]:
    """Where somebody who is old lives alone; of the young it says little."""
    if _OLD.search(line.text):
        for match in _ALONE.finditer(line.text):
            yield _COMPANY, line.word_at(match.start()), line.word_at(match.end()) + 1


def _interpreters(line: Line) -> Iterator[tuple[str, int, int]]:
    """Where somebody who mediates is asked for by a language: "mediatore cinese"."""
    for at, word in enumerate(line.words):
        beside = (line.word_before(at), *line.words[at + 1 : at + 2])
        if word in _MEDIATORS and any(near in LANGUAGE_FORMS for near in beside):
            yield _INTERPRETING, at, at + 1
