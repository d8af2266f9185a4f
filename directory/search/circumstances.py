"""Terms whose words only tell of somebody: the school they come from, the court that sent them, what they gave up."""

from collections.abc import Iterable, Sequence

from directory.search.line import Line
from directory.search.spoken import LANGUAGE_FORMS
from directory.vocabulary import Mention


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WHERE = _each("a da in alla dalla della nella at from to in der die zur von")  # "a scuola lo picchiano"
_ORDERED = _each(
    "mandato decreto ordinanza provvedimento incarico sentenza disposizione inviato inviata inviati disposto disposta "
    "prescritto imposto ordine giudice"
)
_OF = _each("del dal dei dai il al")
_DECIDED = _each("ha dispone ordina dice vuole chiede per")
_NOT, _NO_MORE = _each("non not nicht"), _each("piu mehr anymore")
_HOW_WELL = _each("poco bene male solo un benissimo malissimo appena qualche little only kaum wenig")
_TO_WHOM = _each("con a di")


def asked_for(mentions: Sequence[Mention], line: Line) -> list[Mention]:
    """The terms without those that only tell of somebody."""
    return [one for one in mentions if not _only_tells(one, mentions, line)]


def _only_tells(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    if one.term.code == "school":
        return line.word_before(one.start) in _WHERE and any(_asks_more(other, one) for other in mentions)
    if one.term.code == "education.dropout":  # "quando torno da scuola": not back to it
        return one.words[-2:] == ("da", "scuola") and one.words[0].startswith("torn")
    if one.term.code == "public_office" and one.words == ("tribunale",):
        is_sender = line.word_before(one.start) in _OF and line.word_before(one.start, 2) in _ORDERED
        return is_sender or not _DECIDED.isdisjoint(line.words[one.end : one.end + 1])
    if one.term.taxonomy == "interest":  # "non cucina più": a person who cannot, not one who likes to
        is_denied = not _NOT.isdisjoint(line.words[max(one.start - 2, 0) : one.start])
        return is_denied and not _NO_MORE.isdisjoint(line.words[one.end : one.end + 1])
    if one.term.code == "mental_wellbeing.listening" and one.words[:1] == ("chi",):  # "chi parla poco italiano"
        after = line.words[one.end : one.end + 1]
        is_led = line.word_before(one.start) in _TO_WHOM
        return not is_led and (not _HOW_WELL.isdisjoint(after) or any(word in LANGUAGE_FORMS for word in after))
    return False


def _asks_more(other: Mention, school: Mention) -> bool:
    """Whether another need or kind of service is told, of other words."""
    is_apart = other.end <= school.start or other.start >= school.end
    return is_apart and other.term.taxonomy in ("need", "service_type")
