"""Kinds of service that a person's words refuse, have tried, or say that somebody is with already.

They are no wishes: «ha già provato il consultorio e si è trovata male» asks for no counselling centre. What is refused
is shown apart, and what was tried with the question what has changed, as services are that a profile names one by one.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from directory.search.said.line import Line
from directory.search.said.negations import EVERYBODY_HAS, is_refused, unwanted
from directory.search.said.told_of_others import told_of_others
from directory.search.spelling.spelling import written_out
from directory.search.spelling.stop_words import STOP_WORDS
from directory.taxonomies.vocabulary import Mention, Term, Vocabulary
from directory.words.language import words as words_of
from matching.profiles.parts import KindsSaid, each_once

_REFUSED, _TRIED, _LEFT_OFF, _ACTIVE = "refused", "tried", "left", "active"
_SMALL: Final = (
    r"(?: (?:a|ad|al|allo|alla|all|ai|agli|alle|con|col|coi|da|dal|dallo|dalla|dall|dai|dagli|dalle|di|del|il|lo|la|l|i"
    r"|gli|le|un|uno|una|in|nel|nella|piu|anche|stesso|stessa|gia|the|an|at|by|with|to|beim|bei|der|die|das|den|dem"
    r"|einen?|einer|einem|vom|von|zum|zur|mit|im))*$"
)
_LEFT: Final = r"(?:lasciat\w|mollat\w|abbandonat\w|interrott\w|smess\w|quit|left)"
_CARE: Final = frozenset({"mental_wellbeing", "addictions"})  # who left another kind, as school, may need it again
_WAS_THERE: Final = (
    r"(?:provat\w|stat\w|andat\w|fatt\w|vist\w|sentit\w|frequentat\w|tentat\w|tried|been|seen|went|probiert|gewesen"
    r"|versucht)"
)
_BEFORE: Final = (
    (_TRIED, rf"(?:gia|prima|schon|already|bereits)(?: \w+)? {_WAS_THERE}"),
    (_TRIED, r"(?:ha|ho|hanno|abbiamo|has|have|had) (?:\w+ )?(?:provat\w|tried)(?: (?:ad andare|going))?"),
    (_LEFT_OFF, rf"(?:ha|ho|hanno|abbiamo|has|have|had) (?:\w+ )?{_LEFT}(?: (?:di andare|going))?"),
    (_TRIED, r"(?:war|waren|hat|haben|bin|ist)(?: \w+)? (?:schon|bereits)(?: \w+)?"),
    (_TRIED, r"(?:(?:trovat\w|andat\w) (?:malissimo|male)|non (?:si|mi) (?:e|sono) trovat\w bene)"),
    (_ACTIVE, r"(?:seguit\w|in carico|conosciut\w|not[oaie]|in cura|inserit\w|accolt\w|betreut|followed|supported)"),
    (
        _REFUSED,
        (
            r"(?:non (?:vuole|vogl\w+)(?: piu)? (?:andare|tornare|vedere|sentire|parlare|incontrare|frequentare)"
            r"|non (?:ha|ho|hanno) (?:mai )?volut\w"
            r"|non (?:coinvolg\w+|avvis\w+|contatt\w+|chiamare))"
        ),
    ),
    (
        _REFUSED,
        r"(?:rifiut\w+|non (?:vuole|ne vuole|vogl\w+)(?: piu)? sapere(?: niente)?|refuses?|verweigert|ablehn\w+)",
    ),
)
_BEHIND: Final = re.compile(
    r"^(?: \w+){0,3}? (?:si e trovat\w (?:malissimo|male|(?:poco )?a disagio|non bene)|non si e trovat\w bene"
    r"|(?:ma )?non (?:ha |e )?(?:funzionat\w|servit\w|aiutat\w|andat\w bene)|senza (?:successo|risultat\w)"
    r"|di(?:d ?n| no)t (?:help|work)|hat nicht geholfen|ohne erfolg"
    r"|(?:(?:ci|c) )?(?:e |ha )?gia (?:provat\w|fatt\w|(?:stat|andat)\w(?! \w+(?:[aeiu]t|st|tt|rt|ss)[oaie]\b)))"
)
_WISHES: Final = r"(?<!non )(?:vuole|vorrebbe|vogl\w+|vorrei|chiede di|desidera|spera di)"
_AGAIN: Final = r"(?:tornar|ritornar|riandar|ricominciar|riprender|riprovar|continuar)"
_HELP: Final = r"(?:letto|posto|dormire|alloggio|ospitalita|aiuto|sostegno|appuntamento|bed|help|bett|platz|hilfe)"
_ONCE_MORE: Final = r"(?:anche (?:per )?(?:stanotte|stasera|oggi|domani|questa notte)|di nuovo|again|wieder)"
_WISHES_TO_RETURN: Final = re.compile(
    rf"{_WISHES} {_AGAIN}(?:ci|l[oaie])\b|{_WISHES} {_AGAIN}e(?:$|\.| (?:li|il percorso|i colloqui|gli incontri)\b)"
    r"|(?<!not )wants? to (?:go back|return|try again)(?:$|\.| there\b)|\bwill wieder hin\b"
    r"|(?<!non )\b(?:cerca|chied\w+|serve|servirebbe|vuole|vorrebbe|bisogno|needs?|braucht|sucht)(?: \w+){0,3}"
    rf" (?:{_HELP}(?: \w+)? {_ONCE_MORE}|{_ONCE_MORE}(?: \w+)? {_HELP})\b"
)
_WISHES_BEFORE: Final = re.compile(rf"\b{_WISHES} {_AGAIN}e{_SMALL}")
_WAS_WELL: Final = re.compile(
    r"^(?: (?!con\b|non\b|da\b|dal\w*\b|male\b|malissimo\b)\w+){0,8} (?:(?:si|mi) (?:e|sono) trovat\w"
    r"|(?:si|mi) trova\w*|e andat\w) (?:\w+ )?ben(?:e|issimo)\b"
)
_NOT_ALONE: Final = r"(?!(?: \w+)?(?: \w+)? da sol[oai])"  # who wants to go, but not alone
_NO_USE_BEHIND: Final = re.compile(rf"^ non (?:(?:gli|le|mi|ci|lo|la|li) )?serve\b{_NOT_ALONE}")
_NOT_WANTED_BEHIND: Final = re.compile(
    r"^ non (?:(?P<whom>gli|le|mi|ci|lo|la|li) )?(?P<wants>vuole|vogl\w+|ha(?:nno)? volut\w|ho volut\w)"
    rf"(?: (?:piu|mai))?{_NOT_ALONE}"
    r"(?:(?P<alone>$| (?:e|ed|o|ma|perche|anche|che|quando)\b)|(?P<going> (?:andar|tornar|entrar|star)\w*)"
    r"|(?P<does> \w+[aei]r(?:e|l[oaie]|mi|ci|gli)\b)|\b)"
)
_TO: Final = frozenset(
    {"a", "al", "allo", "alla", "all", "ai", "agli", "alle", "in", "nel", "nella"}
    | {"da", "dal", "dallo", "dalla", "dall", "dai", "dagli", "dalle"}
)
_SAME_AS: Final = {"lo": {"il", "lo", "l"}, "la": {"la", "l"}, "li": {"i", "gli"}, "le": {"le"}}  # articles
_ARTICLES: Final = frozenset({"il", "lo", "l", "la", "i", "gli", "le"})
_NEVER: Final = re.compile(r"\b(?:mai|never|nie|niemals)\b")
_JOINED: Final = re.compile(rf"\b(?:e|ed|o|and|or|und|oder){_SMALL}")
_PATTERNS: Final = tuple((how, re.compile(rf"\b{pattern}{_SMALL}")) for how, pattern in _BEFORE)
_LOOKS_BACK, _LOOKS_ON, _LOOKS_FAR = 9, 10, 20  # words
_GROUP: Final = frozenset({"gruppo", "gruppi", "group", "groups", "gruppe", "gruppen"})
_GROUPS_CODE: Final = "_group"  # how the codes of kinds end that are groups
_WITHOUT: Final = frozenset({"senza", "without", "ohne"})
_CANNOT_BEAR: Final = re.compile(r"non (?:ci sta|ce la fa|riesce|li sopporta|fanno per)\b")
_COMMUNITY: Final = "comunita"
_ENDS: Final = re.compile(r"[.;:!?]")
_ENDS_BEFORE: Final = re.compile(r"[.;:!?,]")  # what stands behind a name may go on over a comma


@lru_cache(maxsize=1024)  # the readers of needs, interests, words and facts ask one after the other
def kinds_said(text: str, vocabulary: Vocabulary) -> KindsSaid:
    """What a text says of kinds of service that it does not ask for."""
    line = Line(written_out(words_of(text)), text)
    others = told_of_others(text)
    mentions = [one for one in vocabulary.told(line.words) if one.term.taxonomy == "service_type"]
    mentions += _communities(line, vocabulary, mentions)
    found: dict[str, list[tuple[Iterable[Term], int, int]]] = {_REFUSED: [], _TRIED: [], _ACTIVE: []}
    left_out = unwanted(line, mentions, None)
    last: tuple[str | None, int] = (None, 0)
    for one in sorted(mentions, key=lambda mention: mention.start):
        how = _REFUSED if one.start in left_out else _how(line, one)
        how = None if how == _TRIED and _is_wished_again(line, one) else how
        if how is None and _JOINED.fullmatch(" ".join(line.words[last[1] : one.start])):  # "servizi sociali e SerD"
            how = last[0]
        last = how, one.end
        if how and one.start not in others:
            found[how].append(((one.term,), one.start, one.end))
    for at in range(len(line.words)):
        is_named = any(one.start <= at < one.end for one in mentions)
        if line.words[at] in _GROUP and not is_named and _refuses_groups(line, at):
            groups = [term for term in vocabulary.terms("service_type") if term.code.endswith(_GROUPS_CODE)]
            found[_REFUSED].append((groups, at, at + 1))
    said = {how: each_once(term for terms, _, _ in each for term in terms) for how, each in found.items()}
    words = {f"{how}_words": tuple(line.written_from(*where) for _, *where in each) for how, each in found.items()}
    positions = frozenset(at for each in found.values() for _, start, end in each for at in range(start, end))
    return KindsSaid(**said, **words, positions=positions)  # type: ignore[arg-type]  # terms and words by their names


def _refuses_groups(line: Line, at: int) -> bool:
    """ "Niente gruppi", "qualcosa senza gruppo", "con i gruppi non ci sta"."""
    behind = " ".join(line.words[at + 1 : at + 4])
    return is_refused(line, at) or line.word_before(at) in _WITHOUT or _CANNOT_BEAR.match(behind) is not None


def _communities(line: Line, vocabulary: Vocabulary, mentions: Iterable[Mention]) -> list[Mention]:
    """ "Niente comunità": where nothing more is said of it, one to live in, which alone it may not mean elsewhere."""
    named = {at for one in mentions for at in range(one.start, one.end)}
    alone = [
        at for at, word in enumerate(line.words) if word == _COMMUNITY and at not in named and _says_no_more(line, at)
    ]
    kind = vocabulary.known("service_type", "residential_community")
    return [Mention(kind, at, at + 1, (_COMMUNITY,)) for at in alone] if kind else []


def _says_no_more(line: Line, at: int) -> bool:
    """Whether a clause ends behind a word, or goes on with a little word."""
    if at + 1 == len(line.words) or line.gap(at + 1).strip():
        return True
    return line.words[at + 1] in STOP_WORDS


def _how(line: Line, one: Mention) -> str | None:
    """Whether the words around the name of a kind refuse it, or say that it was tried or is there already."""
    before = " ".join(line.clause_before(one.start, _ENDS_BEFORE, _LOOKS_BACK))
    for how, pattern in _PATTERNS:
        is_meant = how == _REFUSED or not _NEVER.search(before)
        if is_meant and pattern.search(before) and (how != _LEFT_OFF or one.term.is_about() & _CARE):
            return _TRIED if how == _LEFT_OFF else how
    behind = line.words_behind(one.end, _ENDS, _LOOKS_ON)
    if one.term.code not in EVERYBODY_HAS and _is_not_wanted(line, one):
        return _REFUSED
    return _TRIED if _BEHIND.search(behind) else None


def _is_wished_again(line: Line, one: Mention) -> bool:
    """ "C'è già stata e vuole tornarci": what was tried may be the very thing that is asked for."""
    far = range(one.end, min(one.end + _LOOKS_FAR, len(line.words)))
    behind = "".join(f"{'.' if _ENDS_BEFORE.search(line.gap(at)) else ''} {line.words[at]}" for at in far)
    before = " ".join(line.clause_before(one.start, _ENDS_BEFORE, _LOOKS_BACK))
    was_well = _WAS_WELL.search(line.words_behind(one.end, _ENDS, _LOOKS_ON))
    return bool(was_well or _WISHES_TO_RETURN.search(behind) or _WISHES_BEFORE.search(before))


def _is_not_wanted(line: Line, one: Mention) -> bool:
    """Whether the person does not want it: "la mensa non li vuole" is what the canteen does not want."""
    behind = line.words_behind(one.end, _ENDS_BEFORE, _LOOKS_ON)
    if _NO_USE_BEHIND.search(behind):
        return True
    said, before = _NOT_WANTED_BEHIND.search(behind), line.word_before(one.start)
    if said is None:
        return False
    if before in _TO:  # "al consultorio non ci vuole andare", but "non ci vuole l'impegnativa"
        return said["alone"] is not None or said["going"] is not None
    if said["wants"].startswith("ha") or said["whom"] in {"mi", "ci", "gli"}:
        return False
    if said["whom"] and before in _ARTICLES and before not in _SAME_AS[said["whom"]]:
        return False
    return said["does"] is None
