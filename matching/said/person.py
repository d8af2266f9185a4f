"""Who the person is, as the words say it: woman or man, in which groups, in a wheelchair.

Only what is told of the person counts. The first who is named and is nobody's relative is the person, and a mother or
father who is named first ("mamma di 38 anni con due figli"). What stands in a clause behind a relative or friend is
theirs: «il marito è disabile», «vive con la nonna in carrozzina». Feminine words say of whom they speak; masculine ones
that stand for everybody ("studente", "utente") say nothing.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from directory.ages import AGE_GROUPS, OF_AGE
from directory.search.said.line import Line
from directory.search.said.negations import wanted_mentions
from directory.search.said.phrases import find_phrases
from directory.search.said.told_of_others import (
    BEFORE_AN_OBLIQUE,
    OTHER_PEOPLE,
    clauses_of,
    is_somebodys,
    own_words,
)
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Mention, Term, Vocabulary
from directory.words.given_names import GIVEN_NAMES
from directory.words.language import ALL_ARTICLES, fold, word_set
from directory.words.language import words as words_of
from directory.words.people import (
    CHILDREN,
    FAMILY,
    FATHERS,
    FEMININE,
    GRANDFATHERS,
    GRANDMOTHERS,
    MASCULINE,
    MEN,
    MOTHERS,
    POSSESSIVES,
    PROFESSIONS,
    SMALL_CHILDREN,
    SPOUSES,
    WOMEN,
)
from matching.profile import Gender, Profile
from matching.whom import unaccompanied

_WOMEN: Final = WOMEN | FEMININE  # one of them: "ragazze" are mostly others
_MEN: Final = MEN | MASCULINE
_MOTHERS: Final = MOTHERS | GRANDMOTHERS
_FATHERS: Final = FATHERS | GRANDFATHERS
_SIG, _SIGNORA = "sig", word_set("ra na")
_HER, _HIM = word_set("she her herself"), word_set("he his himself him")
_FOR: Final = word_set(
    "per di for of fur von del della dello dell dal"
)  # leads to the person: "segnalazione di un ragazzo"
_WITH: Final = word_set(  # whom somebody is with or does something for
    "con coi col per ai agli alle a di dei degli delle tra fra with for among of to mit fur bei von"
)
_WHO_HELP: Final = PROFESSIONS | word_set(  # "un educatore uomo" is wished for
    "educatore educatrice assistente tutor terapeuta consulente referente worker mentor doctor therapist betreuer "
    "beraterin berater therapeut therapeutin"
)
_OF: Final = word_set("di of von")
_ONE: Final = word_set("un uno una a an ein eine einen einer")
_OLDEST_CARE_LEAVER: Final = 30  # years; who leaves a community later leaves another kind
_PRAM: Final = SMALL_CHILDREN | {"figlio", "figlia", "gemelli"}
_NO_GROUPS: Final = frozenset({*AGE_GROUPS, "women", codes.FAMILIES})  # told by age, gender and children
_NO_GROUP: Final = frozenset({"badante", "badanti", "ausland"})  # looked for or somebody's work; where somebody is
_ARE_FROM_ABROAD: Final = frozenset({codes.MIGRANTS, codes.REFUGEES, codes.UNACCOMPANIED_MINORS})
_WHOM_THEY_HELP: Final = {"addiction_service": "addiction", "mental_health_centre": "mental_health"}
_PARTNER: Final = (
    r"(?:marito|moglie|compagn[oa]|fidanzat[oa]|convivente|husband|wife|mann|frau|ex"
    r"|(?:padre|papa|madre|mamma|father|mother|vater|mutter) (?:del|della|dei|delle|dell|of|von) \w+)"
)
_LEFT: Final = re.compile(
    rf"\b{_PARTNER}(?: (?:l|la|lo|li|mi|ci|e|si|has|is|hat|ist|her|him|them|me|sie|ihn|mich))*"
    r" (?:se n.? ?e andat[oa]|sparit[oa]|scappat[oa]|andat[oa] via|scomparso|ha (?:lasciat|abbandonat|mollat)\w"
    r"|left|gone|disappeared|verlassen|weg)\b"
    r"|\b(?:lasciat|abbandonat|mollat)[oa] (?:da|dal|dalla)(?: suo| sua)? (?:marito|moglie|compagn[oa]|padre|madre)\b"
)
_RELATIVES: Final = OTHER_PEOPLE | CHILDREN


def gender_said(profile: Profile, texts: Iterable[str]) -> Gender | None:
    """Whether the words speak of a woman or a man; None where that is not sure.

    Not as `directory.search.said.people.gender_of` reads a question: a note names relatives and friends beside the
    person, whose sex counts for nothing, and what follows from it shuts services out, so the first who is the person
    decides, and of parents only those who are told of themselves.

    Where violence is told, a man may be who does it, and nobody must lose a place that is safe for a word.
    """
    others = _YOUNG if (profile.age or 0) >= _NO_LONGER_YOUNG else frozenset[str]()
    found = next(filter(None, (_gender_in(text, others, is_young=profile.is_minor) for text in texts)), None)
    is_doubtful = found is Gender.MAN and profile.asks_domain(RESTRICTED_DOMAIN)
    return None if is_doubtful else found


def _gender_in(text: str, others: frozenset[str], *, is_young: bool) -> Gender | None:
    """Args:
    others: words for people none of whom is the person.
    """
    line = _own_line(text, is_young=is_young)
    words = [(at, word) for at, word in enumerate(line.words) if word not in others]
    named = (at for at, word in words if word in _NAMED or _gender_of_word(line, at))
    first = next((at for at in named if not _is_beside(line, at)), None)
    if first is None:
        return _by_pronouns(line)
    if parent := _GENDERS_OF_PARENTS.get(line.words[first]):
        if _is_the_person(line, first):
            return None if is_young else parent
        return next(filter(None, (_gender_of_word(line, at) for at in range(first + 1, len(line.words)))), None)
    return _gender_of_word(line, first)


_NO_LONGER_YOUNG: Final = 45  # years: "il ragazzo non va a scuola" is of somebody else
_YOUNG: Final = word_set(
    "ragazzo ragazza ragazzino ragazzina studentessa boy girl schoolboy schoolgirl bub junge madchen schulerin"
)
_NAMED: Final = FAMILY | CHILDREN | _MOTHERS | _FATHERS
_GENDERS_OF_PARENTS: Final = dict.fromkeys(_MOTHERS, Gender.WOMAN) | dict.fromkeys(_FATHERS, Gender.MAN)


def _gender_of_word(line: Line, at: int) -> Gender | None:
    word, behind = line.words[at], "".join(line.words[at + 1 : at + 2])
    if word in _WOMEN or (word == _SIG and behind in _SIGNORA):
        return Gender.WOMAN
    return Gender.MAN if word in _MEN else None


def _is_beside(line: Line, at: int) -> bool:
    """Whether somebody is only named beside the person: "il suo ragazzo", "con una signora"; not "per una signora"."""
    before = line.word_before(line.first_leading(at, ALL_ARTICLES))
    is_a_professional = line.word_before(at) in _WHO_HELP and not line.gap(at).strip()
    return is_somebodys(line, at) or is_a_professional or (before in BEFORE_AN_OBLIQUE - _FOR)


def _is_the_person(line: Line, at: int) -> bool:
    """Whether a parent is who is told of: no "mia madre", no "mamma di Amina", nobody's who is named before."""
    behind = line.words[at + 1 : at + 3]
    is_of_a_name = len(behind) > 1 and behind[0] in _OF and behind[1] in GIVEN_NAMES
    return line.word_before(at) not in POSSESSIVES and not _is_beside(line, at) and not is_of_a_name


def _by_pronouns(line: Line) -> Gender | None:
    """English tells it by "she" and "he", where nobody else is named of whom it could be said."""
    if not _RELATIVES.isdisjoint(line.words):
        return None
    is_her, is_him = not _HER.isdisjoint(line.words), not _HIM.isdisjoint(line.words)
    if is_her == is_him:
        return None
    return Gender.WOMAN if is_her else Gender.MAN


def groups_said(profile: Profile, texts: Iterable[str], vocabulary: Vocabulary) -> tuple[Term, ...]:
    """The groups that the person belongs to by the words; not those that follow from what else a profile says."""
    found: dict[str, Term] = {}
    for text in texts:
        line = _own_line(text, is_young=profile.is_minor)
        for one in wanted_mentions(line.text, vocabulary):
            if one.term.taxonomy == "target_group" and _is_persons(one, line, profile):
                found[one.term.code] = one.term
        if profile.is_minor and unaccompanied.says_so(line.text):
            found[codes.UNACCOMPANIED_MINORS] = vocabulary.get("target_group", codes.UNACCOMPANIED_MINORS)
        for kind in profile.kinds_said.active:
            if group := _WHOM_THEY_HELP.get(kind.code):
                found[group] = vocabulary.get("target_group", group)
        if profile.origin and profile.origin.is_from_abroad and not _ARE_FROM_ABROAD & found.keys():
            found[codes.MIGRANTS] = vocabulary.get("target_group", codes.MIGRANTS)
        if is_left_alone(text) and not CHILDREN.isdisjoint(words_of(text)):
            found[codes.SINGLE_PARENTS] = vocabulary.get("target_group", codes.SINGLE_PARENTS)
    return tuple(found.values())


def is_left_alone(text: str) -> bool:
    """Whether the other parent is told to be gone: "il marito se n'è andato", "padre del bimbo sparito"."""
    return _LEFT.search(fold(text)) is not None


def _is_persons(one: Mention, line: Line, profile: Profile) -> bool:
    code, age = one.term.code, profile.age
    if code in _NO_GROUPS or _NO_GROUP.issuperset(one.words):
        return False
    if code == codes.UNACCOMPANIED_MINORS and age is not None and age >= OF_AGE:
        return False
    if code == codes.CARE_LEAVERS and age is not None and age > _OLDEST_CARE_LEAVER:
        return False
    return not _is_of_others(line, one) and not _is_with_others(line, one.start)


def _is_with_others(line: Line, start: int) -> bool:
    """ "Vuole lavorare con i disabili", "volontariato per i rifugiati"; but "per un rifugiato"."""
    first = line.first_leading(start, ALL_ARTICLES)
    before = line.word_before(first)
    if before in _FOR and (line.word_before(start) in _ONE or line.word_before(first, 2) in FAMILY):
        return False
    return before in _WITH


def _is_of_others(line: Line, one: Mention) -> bool:
    """ "Il figlio disabile", "vive con la madre tossicodipendente"."""
    own = [at for at in range(one.start, one.end) if line.words[at] in CHILDREN]
    return _stands_behind_others(line, one.start) or any(not _is_first_named(line, at) for at in own)


def _stands_behind_others(line: Line, start: int) -> bool:
    begin = next(first for first, last, _ in clauses_of(line) if first <= start < last)
    named = [at for at in range(begin, start) if line.words[at] in _RELATIVES | SPOUSES or is_somebodys(line, at)]
    return any(not _is_first_named(line, at) for at in named)


def _is_first_named(line: Line, at: int) -> bool:
    """Whether the text begins with this relative, who then is the person: "mamma sola", "bambino autistico"."""
    return at <= 1 and line.word_before(at) not in POSSESSIVES


def wheelchair_said(profile: Profile, texts: Iterable[str]) -> bool:
    """Whether the person needs a way in for a wheelchair; a baby's "carrozzina" is a pram."""
    return any(_is_in_a_wheelchair(_own_line(text, is_young=profile.is_minor)) for text in texts)


def _is_in_a_wheelchair(line: Line) -> bool:
    told: Iterator[int] = (
        phrase.start for phrase in find_phrases(line) if phrase.kind == "wheelchair" and phrase.value is not None
    )
    return _PRAM.isdisjoint(line.words) and any(not _stands_behind_others(line, start) for start in told)


def _own_line(text: str, *, is_young: bool) -> Line:
    own = own_words(text, is_young=is_young)
    return Line.of(own)
