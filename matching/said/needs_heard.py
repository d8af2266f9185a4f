"""Which needs and interests a person's own words speak of, though nobody ticked them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from directory.ages import OF_AGE
from directory.search.said.denials import is_no_trouble
from directory.search.said.isee import words_of_amounts
from directory.search.said.line import Line
from directory.search.said.negations import wanted_mentions
from directory.search.said.of_others import SHARED
from directory.search.said.people import grew_out_of, is_old, of_old_people
from directory.search.said.told_of_others import ENDS_A_CLAUSE, OTHER_PEOPLE, pieces_of_others, told_of_others
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import Mention, Term, Vocabulary, cannot_wait
from directory.words.language import fold, word_set, words
from directory.words.people import PARTNERS, POSSESSIVES, SPOUSES
from matching.said.end_of_strength import is_said
from matching.said.kinds import kinds_said
from matching.said.only_told import is_only_told, sleeps_where_nobody_lives
from matching.said.unused_words import clauses
from matching.said.ways import means_said

_LANGUAGES: Final = "languages"
_SPEAKS: Final = word_set("parla parlo parlano parliamo speak speaks spricht spreche sprechen madrelingua")
_SOON: Final = 7  # words: "parla mandinka e un po' d'inglese"
_AS: Final = frozenset({"da", "come", "als"})
_COURTING: Final = (PARTNERS - SPOUSES - {"partner"}) | word_set("ex boyfriend girlfriend freund freundin")
_EXPECTING: Final = PARTNERS | word_set("ragazza ragazzo girlfriend boyfriend freundin freund ex")
_BOY_OR_GIRL: Final = frozenset({"ragazzo", "ragazza", "mann", "frau", "partner"})
_WAYS_TO_GO: Final = ("transport.bicycle", "transport.licence", "transport.public", "transport", "cycling")
_LONGEST_SENDER = 6  # words: "medico di base di Forlì:"
_SENDERS: Final = word_set(
    """
    gp mmg medico dottore dottoressa pediatra counsellor counselor educatore educatrice insegnante maestra prof docente
    psicologo psicologa operatore operatrice parroco parrocchia volontaria volontario caritas scuola teacher nurse
    worker desk beratungsstelle lehrer lehrerin arzt sozialarbeiter sozialarbeiterin
    """
)
_TREATMENTS: Final = frozenset({"psicofarmaci", "farmaci", "ricovero", "terapia", "terapie", "cure", "medicine"})
_LOOKS_BACK: Final = 4  # words
_REFUSES: Final = re.compile(
    r"\b(?:rifiut\w+|non (?:vuole|vogl\w+|prende)|niente|basta|no)(?: (?:piu|il|i|gli|le|la|con))*$"
)
_COMPANY: Final = "social.elderly_company"
_ALONE: Final = frozenset({"solo", "sola", "solo in casa", "sola in casa", "da solo", "da sola", "alone", "allein"})
_CANNOT: Final = re.compile(
    r"\b(?:non (?:sa|sanno|so|e capace (?:di|a))|can t|cannot|can not|doesn t know how to|kann nicht|kann kein)"
    r"(?: (?:ancora|bene|piu|proprio|nemmeno|neanche|ne))*(?: \w+(?:are|ere|ire)(?: \w+){0,2} (?:ne|e|o|or|oder))*"
    r"(?: (?:andare|giocare|suonare|fare|usare|play|ride)?(?: (?:a|al|alla|in|il|la|lo|l|con|su|the|a))*)?$"
)
_WISHES: Final = re.compile(
    r"\b(?:impar\w+|piac\w+|vuole|vorrebbe|voglio|vorrei|ama|adora|sogna|appassion\w+|learn\w*|likes?|loves?|wants?"
    r"|lern\w*|mochte|mag|gern\w*)\b"
)
_JOBS: Final = ("education.vocational", "work.search")


def mentions_in(texts: Iterable[str], vocabulary: Vocabulary, age: float | None = None) -> list[Mention]:
    """What a person's texts speak of for themselves and do not refuse, have not tried, and do not only state.

    Args:
        age: of the person, in years.
    """
    return [mention for text in texts if text for mention in _own(text, vocabulary, age)]


def _own(text: str, vocabulary: Vocabulary, age: float | None) -> Iterator[Mention]:
    others = told_of_others(text, is_young=_is_young(age))
    line = Line.of(text)
    stated = kinds_said(text, vocabulary).positions | words_of_amounts(line)
    _, on_the_way = means_said(text)
    sender = words_of_the_sender(line, vocabulary)
    wanted = wanted_mentions(text, vocabulary)
    if sleeps_where_nobody_lives(line, wanted):
        yield Mention(vocabulary.get("need", codes.BED_TONIGHT), 0, 1, (line.words[0],))
    for one in wanted:
        is_way = one.term.code in _WAYS_TO_GO and not on_the_way.isdisjoint(range(one.start, one.end))
        is_theirs = one.start in others and (OTHER_PEOPLE.issuperset(one.words) or not _is_shared_with(line, one))
        if one.end <= sender or _is_a_number(one) or _is_a_refused_treatment(one, line):
            continue
        if is_only_told(one, line, age):
            continue
        if not (is_theirs or is_way) and stated.isdisjoint(range(one.start, one.end)):
            yield one


def words_of_the_sender(line: Line, vocabulary: Vocabulary) -> int:
    """How many words name who writes: "GP: woman, 31, pregnant", "centro giovani: ragazza di 17 anni"; not "casa: "."""
    end = next((at for at in range(1, min(_LONGEST_SENDER, len(line.words))) if ":" in line.gap(at)), 0)
    said = line.words[:end]
    is_service = any(one.term.taxonomy == "service_type" for one in vocabulary.told(said))
    return end if is_service or not _SENDERS.isdisjoint(said) else 0


def _is_a_number(one: Mention) -> bool:
    """ "Nonna, 68": an age, and no act of parliament."""
    return all(word.isdecimal() for word in one.words)


def _is_a_refused_treatment(one: Mention, line: Line) -> bool:
    """ "Rifiuta gli psicofarmaci", "non vuole il ricovero"."""
    before = " ".join(line.words[max(one.start - _LOOKS_BACK, 0) : one.start])
    return one.words[-1] in _TREATMENTS and _REFUSES.search(before) is not None


def _is_shared_with(line: Line, one: Mention) -> bool:
    """Whether a need of somebody else is the person's, too; a child is expected with a partner, and by no sister."""
    if one.term.code != codes.PREGNANCY:
        return is_shared(one.term.code)
    return not _EXPECTING.isdisjoint(line.clause_before(one.start, ENDS_A_CLAUSE))


def is_shared(need: str) -> bool:
    """Whether a need of somebody at home is one of the person's, too."""
    return need.startswith(SHARED) or cannot_wait(need)


def needs_of_others(
    texts: Iterable[str], vocabulary: Vocabulary, age: float | None = None
) -> Iterator[tuple[str, tuple[Term, ...]]]:
    """What is told of others, as it was written, with the needs that they have: "la mamma non parla italiano"."""
    for text in filter(None, texts):
        for _, _, written, terms in _with_needs(text, vocabulary, is_young=_is_young(age)):
            yield written, terms


def words_of_their_needs(text: str, vocabulary: Vocabulary, *, is_young: bool) -> frozenset[int]:
    """The positions of the words of a text that tell of needs of others."""
    pieces = _with_needs(text, vocabulary, is_young=is_young)
    return frozenset(at for start, end, _, _ in pieces for at in range(start, end))


def _with_needs(
    text: str, vocabulary: Vocabulary, *, is_young: bool
) -> Iterator[tuple[int, int, str, tuple[Term, ...]]]:
    line = Line.of(text)
    mentions = [one for one in wanted_mentions(text, vocabulary) if one.term.taxonomy == "need"]
    for start, end, written in pieces_of_others(text, is_young=is_young):
        said = {
            one.term.code: one.term for one in mentions if start <= one.start < end and not _is_shared_with(line, one)
        }
        if terms := tuple(said.values()):
            yield start, end, written, terms


def _is_young(age: float | None) -> bool:
    return age is not None and age < OF_AGE


def needs_heard(
    texts: Sequence[str], named: Sequence[Term], vocabulary: Vocabulary, age: float | None = None
) -> list[Term]:
    """The needs that texts speak of, each once, as a search would understand them: "marito violento" is one.

    Where somebody named needs, words add none – but violence, a crisis or a night without a bed, which must not pass
    unheard beside a smaller wish. Of who cares for somebody "non ce la fa più" tells of that burden first, and is to be
    asked about (`matching.dangers`). A whole domain ("Casa") is no need beside a part of it ("un posto dove dormire").

    Args:
        named: the needs that somebody named.
        age: of the person, in years; who is old and alone looks for company of that age.
    """
    mentions = mentions_in(texts, vocabulary, age)
    if named or any(mention.term.code == codes.CARING for mention in mentions):
        mentions = [mention for mention in mentions if not is_said(mention.words)]
    heard = [*{mention.term.code: mention.term for mention in mentions if mention.term.taxonomy == "need"}.values()]
    said = [word for text in texts for word in words(text)]
    if _is_young(age):
        heard = [*_of_the_young(heard, said, vocabulary)]
    if age is not None:
        heard = [term for term in heard if not grew_out_of(term.code, (age, age), said)]
    if age is not None and is_old((age, age)):
        needs = dict.fromkeys(of_old_people(term.code) for term in heard)
        if not named and any(fold(clause) in _ALONE for text in texts for clause in clauses(text)):
            needs[_COMPANY] = None  # "vedova, 80, sola"; of the young it says little
        heard = [vocabulary.get("need", need) for need in needs]
    if not (named or heard):
        heard = [*_of_kinds(texts, vocabulary)]
    if named:
        known = {term.domain for term in named if cannot_wait(term.code)}
        heard = [term for term in heard if cannot_wait(term.code) and term.domain not in known]
    parts = {term.domain for term in (*named, *heard) if term.parent is not None}
    return [term for term in heard if term.parent is not None or term.domain not in parts]


def _of_kinds(texts: Iterable[str], vocabulary: Vocabulary) -> Iterator[Term]:
    """What kinds of service are mostly asked for, where nothing but kinds is named: "chiede il consultorio"."""
    named = (
        one
        for text in texts
        for one in _own(text, vocabulary, None)
        if not _names_what_is_no_need(one, text, vocabulary)
    )
    kinds = (one.term for one in named if one.term.taxonomy == "service_type")
    for code in dict.fromkeys(kind.needs[0] for kind in kinds if kind.needs):
        yield vocabulary.get("need", code)


def _names_what_is_no_need(kind: Mention, text: str, vocabulary: Vocabulary) -> bool:
    """ "Va al nido": the same words name a need elsewhere, and tell here how it is."""
    line = Line.of(text)
    needs = (one for one in vocabulary.told(line.words) if one.term.taxonomy == "need")
    return any(_share_a_word(one, kind) and is_no_trouble(one, line) for one in needs)


def _of_the_young(heard: Iterable[Term], said: Iterable[str], vocabulary: Vocabulary) -> Iterator[Term]:
    """Violence against who is under age is abuse of a child; of who loves somebody it may be both."""
    told = [term.code for term in heard]
    is_of_a_couple = any(
        word in _COURTING or (word in _BOY_OR_GIRL and before in POSSESSIVES) for before, word in pairwise(["", *said])
    )
    for term in heard:
        if term.code == codes.VIOLENCE and codes.CHILD_ABUSE not in told:
            yield vocabulary.get("need", codes.CHILD_ABUSE)
        if term.code != codes.VIOLENCE or is_of_a_couple:
            yield term


def interests_heard(texts: Iterable[str], vocabulary: Vocabulary, age: float | None = None) -> list[Term]:
    """The interests that texts speak of, each once: "suonava la chitarra" is one, and so is "vuole fare il cuoco".

    Not where the same words tell of a need: who cannot use a computer does not like it. Nor where they are a job: who
    gave up an apprenticeship "da elettricista" likes something else; or what somebody speaks: "parla francese e arabo".
    """
    heard: dict[str, Term] = {}
    for text in texts:
        mentions = mentions_in([text], vocabulary, age)
        needs = [one for one in mentions if one.term.taxonomy == "need" and one.term.code not in _JOBS]
        said = words(text)
        for mention in mentions:
            is_job = said[max(mention.start - 1, 0)] in _AS
            before = said[max(mention.start - _SOON, 0) : mention.start]
            is_spoken = mention.term.code == _LANGUAGES and not _SPEAKS.isdisjoint(before)
            if mention.term.taxonomy == "interest" and not (
                is_job or is_spoken or _cannot_do_it(mention, text) or any(_share_a_word(mention, one) for one in needs)
            ):
                heard[mention.term.code] = mention.term
    return [*heard.values()]


def _cannot_do_it(mention: Mention, text: str) -> bool:
    """ "Non sa nuotare né cucinare": no wish, unless the clause goes on with one."""
    line = Line.of(text)
    before = " ".join(line.clause_before(mention.start, ENDS_A_CLAUSE))
    return _CANNOT.search(before) is not None and _WISHES.search(line.text) is None


def _share_a_word(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
