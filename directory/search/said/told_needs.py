"""What is told in too many ways for a list of phrases: who has to be taken somewhere, what somebody weighs.

A phrase that a list can hold stands there: `data/taxonomies/README.md` says where a new phrase goes.
"""

import re
from collections.abc import Iterable, Iterator

from directory.danger.heard import of_life
from directory.danger.perpetrators import who_does_it
from directory.search.said.having_to_leave import HAS_TO_LEAVE
from directory.search.said.in_confidence import in_confidence
from directory.search.said.line import Line
from directory.search.said.numbers import HOUR
from directory.search.said.of_an_age import groups_of_an_age
from directory.search.said.spoken import LANGUAGE_FORMS
from directory.search.spelling.right_words import TRADES
from directory.taxonomies.codes import CHILD_DEVELOPMENT, FAMILIES
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
    (
        "rights.residence_permit",
        re.compile(
            r"\b(?:pratic[ah]e?|italiana|per la|domanda (?:di|per la|della)|richiesta (?:di|della)"
            r"|(?:prendere|avere|ottenere|chiedere|richiedere|la mia) la) cittadinanza\b(?! attiva)"
            r"|\b(?:citizenship (?:application|request)|(?:apply\w*|application) for (?:italian |the )?citizenship)\b"
            r"|\b(?:antrag auf |um die )?staatsburgerschaft\w*\b"
        ),
    ),
    ("money.benefits_advice", re.compile(r"\bpflegegeld\w*|\bassegn[oi] di cura\b|\bcare allowance\b")),
    (
        "money.benefits_advice",  # of families, in South Tyrol
        re.compile(
            r"\b(?:welche|was fur|gibt es|bekomm\w+|erhalt\w*|ansuchen um|antrag auf|anspruch auf)(?: \w+){0,4}? "
            r"(?:beitrage?|beihilfen?|zuschuss\w*|forderung(?:en)?|familiengelder?|unterstutzungsgelder?)\b"
            r"|\b(?:beitrage?|beihilfen?|zuschusse?) (?:fur|bei|vom land)\b"
            r"|\b(?:landes)?(?:kinder|familien)(?:geld|zulagen?|beihilfe|beitrage?)\b|\bgeburten?(?:bonus|geld"
            r"|beihilfe)\b"
        ),
    ),
    (
        "transport.public",  # at an hour at which few go: "mezzi alle 5 di mattina"
        re.compile(
            r"\b(?:mezz[oi]|autobus|bus|corrier[ae]|pullman|tren[oi]|navett[ae]|zug)(?: (?!per disabili)\w+){0,5}?"
            rf" (?:(?:alle|dalle|prima delle|um|at|before|vor) (?:{HOUR})|(?:prima d(?:i|ell) |all )alba"
            r"|la mattina presto|di notte|at night|nachts)\b"
            r"|\bmezzi (?:pubblici )?(?:per andare|per arrivare|per tornare|per raggiungere)\b"
            r"|\b(?:andare|arrivare|arrivo|vado|andarci) (?:a"
            r"|al) (?:lavor\w+)(?: \w+){0,8}? senza (?:la )?(?:macchina|auto|patente)\b"
            r"|\bget(?:ting)? to work(?: \w+){0,6}? without a (?:car|licence|license)\b"
            r"|\b(?:ohne auto (?:\w+ ){0,3}?(?:zur|in die) arbeit|(?:zur|in die) arbeit (?:\w+ ){0,4}?ohne auto)\b"
        ),
    ),
    (
        "education.italian",  # "non parla né italiano né tedesco"
        re.compile(
            r"\bnon (?:\w+ )?(?:parl\w+|capisc\w+|sa|conosc\w+) (?:\w+ )?ne (?:l )?(?:italiano"
            r"|\w+ ne (?:l )?italiano)\b"
            r"|\b(?:speaks?|understands?) neither (?:italian|\w+ nor italian)\b"
            r"|\b(?:spricht|spreche|sprechen|versteht|verstehe) weder (?:italienisch|\w+ noch italienisch)\b"
        ),
    ),
    ("housing.eviction", HAS_TO_LEAVE),
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
_DISORDER = re.compile(  # of who reads, writes or reckons with difficulty, of whom a diagnosis may be missing
    r"\b(?:dsa(?! grave)|dislessi\w+|discalculi\w+|disgrafi\w+|disortografi\w+|dyslexi\w+|dyscalculia|dyskalkuli\w*"
    r"|legastheni\w*)\b"
)
_STUDYING = re.compile(
    r"\b(?:compit\w*|doposcuola|ripetizion\w*|studi\w*|tutor\w*|lezion\w*|cors[oi]|hausaufgaben|nachhilfe|lern\w*"
    r"|kurs\w*"
    r"|homework|tutoring|lessons?|courses?|lavor\w*|arbeit\w*|work|job|diploma|patente|universita)\b"
)
_DRINKING = re.compile(r"\b(?:alcol\w*|alcool\w*|bere|beve|bevo|bevut\w*|bottigli\w*|astinen\w*|sobri\w*|acat)\b")
_GROUPS = word_set("gruppo gruppi club clubs riunione riunioni incontro incontri servitore")
_GIRLFRIEND = re.compile(  # of a boy, who is not the one to give birth
    r"\b(?:(?:la )?mia (?:ragazza|fidanzata|morosa|tipa) (?:\w+ ){0,3}?incinta"
    r"|my girlfriend (?:\w+ ){0,3}?pregnant|meine freundin (?:\w+ ){0,3}?schwanger"
    r"|mess\w incinta (?:la|una) (?:mia )?(?:ragazza|compagna))\b"
)
_WITH_CHILDREN = re.compile(  # who needs a bed for all of them
    r"\b(?:con|with|mit)(?: (?:i|le|il|la|mio|mia|miei|mie|due|tre|quattro|un|una|\d|my|her|two|three|four|a|small"
    r"|meinen|ihren"
    r"|zwei|drei|einem|kleinen|nostri|piccoli))* (?:bambin\w+|bimb\w+|figli\w*|neonat\w|children|kids|child|baby"
    r"|kindern?|kind)\b"
)
_SLEEPS = re.compile(
    r"\b(?:dorm\w+|notte|stanotte|letto|sleep\w*|tonight|bed|shelter|schlaf\w*|heute nacht|unterkunft|bett"
    r"|posto dove)\b"
)
_ALONE = re.compile(  # lives so
    r"\b(?:viv[eo]|abit[ao]|sta|e rimast[ao])(?: (?:da|ormai|sempre))* sol[ao]\b"
    r"|\blives? (?:all )?(?:alone|by (?:him|her|my)self)\b|\b(?:lebt|wohnt) (?:ganz )?allein\w*\b"
)
_OLD = re.compile(
    r"\b(?:suocer[oaie]|schwieger(?:mutter|vater)|(?:mother|father) in law|verwitwete[nrm]?|widow(?:ed|er)?)\b"
    r"|\b(?:6[6-9]|[789]\d|10\d)(?: ?anni|enne)\b"
    r"|\b(?:anzian[aio]|vedov[ao]|nonn[ao]|pensionat[ao]|ottantenne|novantenne)\b"
)


def told_needs(line: Line, vocabulary: Vocabulary) -> list[Mention]:
    """What is needed, told by no phrase of the lists."""
    told = (*_interpreters(line), *_told(line), *_alone(line), *_beaten_by_a_child(line))
    needs = [("need", need, start, end) for need, start, end in told]
    needs += [("need", need, start, end) for need, start, end in (*_disorders(line), *_club(line), *_girlfriend(line))]
    needs += [("service_type", "self_help_group", start, end) for _, start, end in _club(line)]
    needs += [("service_type", "listening_desk", start, end) for start, end in in_confidence(line)]
    needs += [("target_group", group, start, end) for group, start, end in groups_of_an_age(line)]
    needs += [("target_group", FAMILIES, start, end) for start, end in _with_children(line)]
    kinds = [("service_type", kind, start, end) for kind, start, end in (*_who_does_it(line), *_life(line))]
    return [
        Mention(term, start, end, tuple(line.words[start:end]))
        for taxonomy, code, start, end in (*needs, *kinds)
        if (term := vocabulary.known(taxonomy, code))  # a directory that was not brought up to date may lack it
    ]


def _disorders(line: Line) -> Iterator[tuple[str, int, int]]:
    if not _STUDYING.search(line.text):
        for match in _DISORDER.finditer(line.text):
            yield CHILD_DEVELOPMENT, line.word_at(match.start()), line.word_at(match.end() - 1) + 1


def is_club(line: Line, at: int) -> bool:
    """Whether "CAT" is the club of families with alcohol problems, as Italian services say, and no animal or firm."""
    if line.words[at] != "cat":
        return False
    beside = {*line.words[max(at - 2, 0) : at], *line.words[at + 1 : at + 3]}
    is_group = line.is_upper(at) and not _GROUPS.isdisjoint(beside)
    return is_group or _DRINKING.search(line.text) is not None


def _club(line: Line) -> Iterator[tuple[str, int, int]]:
    for at in range(len(line.words)):
        if is_club(line, at):
            yield "addictions.alcohol", at, at + 1


def _girlfriend(line: Line) -> Iterator[tuple[str, int, int]]:
    """Who is asked about a girlfriend's pregnancy: a counselling centre, whatever the two decide."""
    for match in _GIRLFRIEND.finditer(line.text):
        yield "health.sexual_reproductive", line.word_at(match.start()), line.word_at(match.end() - 1) + 1


def tells_of_girlfriend(words: Iterable[str]) -> bool:
    """Whether folded words tell of a girlfriend who is pregnant, so that those for her say nothing of who asks."""
    return _GIRLFRIEND.search(" ".join(words)) is not None


def _with_children(line: Line) -> Iterator[tuple[int, int]]:
    """A family that has no bed tonight: no dormitory for men takes it in."""
    if _SLEEPS.search(line.text):
        for match in _WITH_CHILDREN.finditer(line.text):
            yield line.word_at(match.start()), line.word_at(match.end() - 1) + 1


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
