"""What a question says that it does not want: "niente psicologi", "né SerD né comunità", "Bergamo, non Treviglio".

Only services and pastimes can be refused. Needs are told with the same words – "non ha casa", "non vuole più vivere",
"non esce" – and must never be lost.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from directory.places.gazetteer import Gazetteer
from directory.search.said.circumstances import what_is_asked
from directory.search.said.line import Line
from directory.search.said.spoken import LANGUAGE_FORMS
from directory.search.spelling.spelling import written_out
from directory.taxonomies.vocabulary import Mention, Vocabulary
from directory.words.language import word_set
from directory.words.language import words as words_of

_REFUSABLE = frozenset({"service_type", "interest"})
_BETWEEN = (  # between what refuses and what is refused
    r"(?: (?:un|uno|una|il|lo|la|l|i|gli|le|d|di|del|dello|della|dell|dei|degli|delle|al|allo|alla|ai|agli|alle|a|da"
    r"|dal|dallo|dalla|dai|dagli|dalle|in|nel|nella|piu|altri|altre|altro|altra|nessun|nessuna|nessuno|alcun"
    r"|alcuna|con"
    r"|any|a|an|the|more|to|another|einen?|den|die|das|der|dem|zum|zur|mehr|ins?|im|am|im|sul|sulla|nell|nello|nelle"
    r"|nei|negli|all|dallo|dal|presso|per forza))*"
)
_GOING = (
    r"(?: (?:piu )?(?:andare|andarci|tornare|vedere|incontrare|sentire|sentirne|parlare|fare|prendere|frequentare"
    r"|suonare|giocare|praticare|saperne|passare|rivolgersi|rivolgermi|entrare|stare|essere|ricovero))?"
)
_PERSON = r"(?: (?:mi|ti|gli|le|ci|vi|si|me|lui|lei|loro))?"
_REFUSING = re.compile(
    r"\b(?:"
    rf"(?:non|nn|nun){_PERSON} (?:vogl\w+|vuole|vuol|vuoi|vole|vorr\w+|cerc\w+|serv\w+|interess\w+|piac\w+"
    rf"|desider\w+|sopport\w+|accett\w+|va(?= piu)|si fida|mi fido){_GOING}"
    rf"|(?:non|nn) (?:mi|gli|le) va(?:nno)?{_GOING}"
    rf"|rifiut\w+{_GOING}|(?:odia|detesta|odio|detesto|schifa|contrari[oa] a|allergic[oa] a)"
    rf"|(?:che )?non (?:sia|siano|c entri|c entrino|abbia a che fare)|senza{_GOING}|alla larga"
    r"|(?<!mi )(?<!gli )(?<!le )(?<!ti )basta(?: con|(?! (?:un|uno|una|il|lo|la|l)\b))|stuf[oa]"
    r"|niente|(?<!non )(?<![mtscv]e )ne|non|tranne|eccetto|esclus[oaie]|salvo|a parte|invece|anziche|piuttosto che"
    r"|not|non(?= religious)|nicht|except|instead|rather than|other than|apart from|ausser|statt|anstatt"
    r"|(?:don ?t|doesn ?t|does not|do not|won ?t|will not|wouldn ?t) (?:(?:want|need|like)(?: to)? ?)?(?:see|go"
    r"|talk)?"
    r"|(?:refus\w+|hates?|rejects?|declin\w+|without|no more)(?: to (?:see|go|talk))?"
    r"|(?:ohne|weigert sich|lehnt|hasst|meidet)"
    rf"|(?:will|wollen|mochte|mag|brauche|braucht) (?:keine?n?|nicht)){_BETWEEN}$"
)
# Somebody who has no doctor is looking for one: "non ha né medico né casa".
_LACKING = word_set(
    """
    ho ha hanno abbiamo hai avere trova trovo troviamo c ce have has habe hat
    """
)
_WITHOUT = frozenset({"senza", "without", "ohne"})
_AVOIDED = word_set(  # of these it refuses; who is "senza avvocato" looks for one
    """
    parish_group addiction_service self_help_group child_protection_service residential_community spirituality
    """
)
_NEAR = 3  # words
_ILL = frozenset({"mental_wellbeing.severe", "mental_wellbeing.crisis"})
_TREATING = frozenset({"mental_health_centre", "child_neuropsychiatry", "hospital", "emergency_number"})
_THE_LIKE: Mapping[str, tuple[str, ...]] = MappingProxyType({"psychological_support": ("listening_desk",)})
_LOOKS_BACK = 6  # words before what may be refused: nobody refuses from farther
GROUPS = frozenset({"gruppo", "gruppi", "group", "groups", "gruppe", "gruppen"})  # whatever they are for
_NONE_OF = frozenset({"no", "kein", "keine", "keinen", "keiner"})
EVERYBODY_HAS = word_set(  # who says "no" to these, lacks them
    """
    primary_care school early_childhood pharmacy home_care hospitality night_shelter traineeship interpreting
    professional_social_service volunteering children music legal_aid
    """
)
_KNOWS = ("parl", "capi", "sa", "conosc", "speak", "understand", "sprech", "sprich", "versteh")
_NEITHER = "ne"
_OF = frozenset({"di", "del", "della", "dei", "degli", "delle"})
_WANTS_NONE_OF_IT = frozenset(("non", "ne", verb) for verb in ("vuole", "vuol", "vogliono", "voglio"))
_BEFORE_OF_IT = frozenset(["non", "me", "te", "se", "ce", "ve"])  # "non ne trova": of it, no "né"
_SIGNS = word_set(
    """
    no non niente ne tranne eccetto escluso esclusa esclusi escluse salvo parte invece anziche piuttosto not nicht
    basta stufo stufa except instead rather other apart ausser statt anstatt don dont doesn doesnt kein keine keinen
    nn nun rifiuta rifiutano rifiuto rifiutato rifiutata odia detesta odio detesto schifa contrario contraria allergico
    allergica senza larga won wouldn refuses refuse refused refusing hates hate rejects declines without
    ohne weigert lehnt hasst meidet keiner laico laica laici aconfessionale secular konfessionslos
    """
)
_JOINING = frozenset({"e", "ed", "ma", "pero", "and", "but", "und", "aber"})
_ENDS_A_CLAUSE = re.compile(r"[.;:!?,]")


def unwanted(line: Line, mentions: Collection[Mention], gazetteer: Gazetteer | None) -> frozenset[int]:
    """The positions of the words that name services, pastimes and places which are refused.

    What is said beside a refused one with another "né" is refused with it, also where it is no known service.
    """
    found: set[int] = set()
    if _SIGNS.isdisjoint(line.words):
        return frozenset()
    for mention in mentions:
        is_declined = _is_refused(line, mention) or _is_declined(line, mention)
        if mention.term.taxonomy in _REFUSABLE and is_declined and not _tells(mention, mentions):
            found.update(range(mention.start, mention.end))
    found.update(at for at, word in enumerate(line.words) if word in GROUPS and _is_without(line, at))
    for place in gazetteer.find_in_text(line.words) if gazetteer else ():
        is_town = line.words[place.start] != _NEITHER  # Ne is one, too
        if is_town and is_refused(line, place.start) and _WITHOUT.isdisjoint(_clause(line, place.start)):
            found.update(range(place.start, place.end))
    if found and _NEITHER in line.words:
        found.update(_beside(line, found, mentions))
    return frozenset(found)


def _is_unknown_language(line: Line, mention: Mention) -> bool:
    """ "Non parla né italiano né tedesco": somebody knows no word of it, and may well want to learn it."""
    clause = _clause(line, mention.start)
    return mention.words[-1] in LANGUAGE_FORMS and any(word.startswith(_KNOWS) for word in clause)


def _is_refused(line: Line, mention: Mention) -> bool:
    """Whether it is refused; who is without something mostly lacks it."""
    if not is_refused(line, mention.start) or _is_unknown_language(line, mention):
        return False
    return mention.term.code in _AVOIDED or _WITHOUT.isdisjoint(_clause(line, mention.start)[-_NEAR:])


def refusable(kinds: Sequence[str], needs: Collection[str], asked: Collection[str] = ()) -> tuple[str, ...]:
    """The kinds of service that a refusal puts last, with those where the same people are met, but none asked for.

    Who treats a severe illness is still where relatives ask first.

    >>> refusable(["psychological_support"], []), refusable(["psychological_support"], [], ["listening_desk"])
    (('psychological_support', 'listening_desk'), ('psychological_support',))
    """
    is_ill = not _ILL.isdisjoint(needs)
    alike = [each for kind in kinds for each in (kind, *_THE_LIKE.get(kind, ())) if each == kind or each not in asked]
    return tuple(dict.fromkeys(kind for kind in alike if not (is_ill and kind in _TREATING)))


def refusing(line: Line, refused: Iterable[int]) -> Iterator[int]:
    """The positions of the words by which something is refused: "non vuole andare", "rifiuta"."""
    for at in refused:
        clause = _behind_conjunctions(_clause(line, at))
        if match := _REFUSING.search(" ".join(clause)):
            first = at - len(clause) + " ".join(clause).count(" ", 0, match.start())
            yield from range(first, at)


_LAY = re.compile(
    r"\b(?:(?:dio|gesu|la religione|la chiesa|i preti) di mezzo|laic[oaihe]+|aconfessional[ei]|secular"
    r"|konfessionslos\w*|non religious|nicht religios\w*"
    r"|(?:non|niente di|nulla di|di non) (?:\w+ )?(?:religios[oaie]|confessional[ei]|cattolic[oaie]"
    r"|cristian[oaie]))\b"
)


def is_lay(line: Line) -> bool:
    """Whether it must have nothing to do with a church."""
    return _LAY.search(line.text) is not None


def lay_words(line: Line) -> Iterator[int]:
    """The positions of the words that say so."""
    for match in _LAY.finditer(line.text):
        yield from range(line.word_at(match.start()), line.word_at(match.end() - 1) + 1)


def _is_without(line: Line, at: int) -> bool:
    """Whether groups of any kind are refused: "niente gruppi", "no gruppi", "non vuole andare in gruppo"."""
    return is_refused(line, at) or line.word_before(at) in _NONE_OF


def _is_declined(line: Line, mention: Mention) -> bool:
    """Whether a bare "no" stands beside it: "no calcio", "calcio no"; but "no medico di base" tells what is lacking.

    So does "di calcio non ne vuole sapere".
    """
    end = mention.end
    is_behind = line.words[end : end + 1] == ["no"] and not line.gap(end).strip() and _ends_behind(line, end + 1)
    is_before = line.word_before(mention.start) in _NONE_OF and not _ENDS_A_CLAUSE.search(line.gap(mention.start))
    is_of_it = line.word_before(mention.start) in _OF and tuple(line.words[end : end + 3]) in _WANTS_NONE_OF_IT
    return is_of_it or ((is_before or is_behind) and mention.term.code not in EVERYBODY_HAS)


def _ends_behind(line: Line, end: int) -> bool:
    return end == len(line.words) or _ENDS_A_CLAUSE.search(line.gap(end)) is not None


def _tells(mention: Mention, mentions: Iterable[Mention]) -> bool:
    """Whether the words are part of a longer need: "geht nicht mehr zur Schule" refuses no school, but tells of one."""
    return any(
        one.term.taxonomy == "need"
        and one.start <= mention.start
        and mention.end <= one.end
        and one.start < mention.start
        and not _SIGNS.isdisjoint(one.words)
        for one in mentions
    )


def wanted_mentions(text: str, vocabulary: Vocabulary) -> list[Mention]:
    """The terms that a text asks for: without those that it refuses, and those that only tell of somebody."""
    line = Line(written_out(words_of(text)), text)
    mentions = what_is_asked(vocabulary.told(line.words), line, vocabulary)
    refused = unwanted(line, mentions, None)
    return [one for one in mentions if refused.isdisjoint(range(one.start, one.end))]


def refused_words(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The folded words of a text that name services and pastimes which it refuses.

    >>> sorted(refused_words("non voglio psicologi, voglio fare sport", Vocabulary.bundled()))
    ['psicologi']
    """
    line = Line.of(text)
    if _SIGNS.isdisjoint(line.words):
        return frozenset()
    return frozenset(line.words[at] for at in unwanted(line, vocabulary.mentions(line.words), None))


def is_refused(line: Line, start: int) -> bool:
    """Whether the word at a position is right behind words that refuse it, in the same clause.

    >>> line = Line(["bergamo", "non", "treviglio"], "Bergamo, non Treviglio")
    >>> is_refused(line, 2), is_refused(line, 0)
    (True, False)
    """
    if _SIGNS.isdisjoint(line.words):
        return False
    clause = _behind_conjunctions(_clause(line, start))
    return _LACKING.isdisjoint(clause) and _REFUSING.search(" ".join(clause)) is not None


def _clause(line: Line, start: int) -> Sequence[str]:
    """The words of the same clause before a position, as many as matter."""
    first = max(start - _LOOKS_BACK, 0)
    for at in range(start, first, -1):
        if _ENDS_A_CLAUSE.search(line.gap(at)):
            return line.words[at:start]
    return line.words[first:start]


def _behind_conjunctions(clause: Sequence[str]) -> Sequence[str]:
    """The words from the last "and" or "but" on: what somebody has before it refuses nothing and lacks nothing."""
    first = max((at for at, word in enumerate(clause) if word in _JOINING), default=0)
    return clause[first:]


def _beside(line: Line, found: Collection[int], mentions: Iterable[Mention]) -> Iterable[int]:
    """Words behind another "né" that nothing else was understood from."""
    understood = {at for mention in mentions for at in range(mention.start, mention.end)}
    for at, word in enumerate(line.words[:-1]):
        if (
            word == _NEITHER
            and line.word_before(at) not in _BEFORE_OF_IT
            and at + 1 not in understood
            and at + 1 not in found
        ):
            yield at + 1
