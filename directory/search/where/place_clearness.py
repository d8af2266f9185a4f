"""How clear it is that the name of a place in a text means the place, by the words around it."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from directory.places.gazetteer import Gazetteer, Municipality, PlaceMention
from directory.search.said.line import Line
from directory.search.where.noted_places import (
    capital_tells,
    ends_a_clause,
    is_in_a_note,
    is_last_said,
    is_noted,
    is_of_a_people,
    is_set_apart,
    is_written_apart,
)
from directory.search.where.other_places import (
    are_relatives_there,
    aside,
    is_where_the_helped_live,
    is_where_they_come_from,
)
from directory.search.where.place_words import ORDINARY_WORDS, STREETS_AND_TITLES, TOWNS_WITH_A_CAPITAL, WITH_A
from directory.words.given_names import GIVEN_NAMES
from directory.words.language import ARTICLES, word_set

SURELY_BEFORE = word_set(
    "presso zona zone near nahe bei comune citta dintorni around paese parti pressi quartiere rione frazione localita "
    "raum umgebung vicino vicina vicinanze km close distretto ambito"
)
BEFORE = word_set("a ad")
_IN = word_set("in da di dal dalla del della from at aus von im um ab of")  # may lead to a place, as to anything else
LEADING = (
    SURELY_BEFORE
    | BEFORE
    | _IN
    | word_set("nei nelle nella dalle delle dei to al alla all dell l c o the der rund provincia prov province provinz")
)
_ARTICLES = ARTICLES["it"] - {"l"}
_ON_THE_STREET = word_set("di da in per su sulla")  # "unità di strada Bologna" is no address
_ENDS_A_CLAUSE = ","  # "la signora, Bergamo" is no Mrs Bergamo
_MAY_BE_SOMEBODY = word_set("signora signor")  # "signora Trento", but "signora a Trento"
_INITIALS = 2  # letters; abbreviations are no words
_SURE, _LED, _NAMED, _PERHAPS = 5, 4, 2, 1  # how clear it is that a name means the place
_OF = word_set("di a ad della alla")
_WANTED = word_set("in bisogno serve servono servirebbe manca vuole prende prendere comprare")  # no town can be had
_NOTHING: frozenset[str] = frozenset()


class PlaceSearch(NamedTuple):
    """What is known about a text while its place is looked for."""

    line: Line
    gazetteer: Gazetteer
    taken: Collection[int]
    silent: Collection[int]
    is_word: Callable[[str], bool]
    is_served: Callable[[str], bool]
    others: Collection[int] = ()
    has_several: bool = False  # more than one name of a place


def _is_beside_the_point(search: PlaceSearch, mention: PlaceMention) -> bool:
    """Of several places, where somebody only works or lives: "lavoro a Forlì ma vivo a Cesena".

    Where something is looked for counts more than where they live: "abito a Milano, cerco lavoro a Forlì".
    """
    return search.has_several and (len(told_aside(search.line, mention)) > 0 or is_of_a_people(search.line, mention))


def _is_of_no_use(search: PlaceSearch, mention: PlaceMention) -> bool:
    """Of several places, where somebody came from, or others are: "he comes from Rovereto but lives in Forlì"."""
    is_of_others = mention.start in search.others
    return search.has_several and (is_of_others or is_where_they_come_from(search.line, mention))


def _is_of_who_is_helped(search: PlaceSearch, mention: PlaceMention) -> bool:
    """Of several places, where the relative lives for whom something is looked for."""
    return search.has_several and is_where_the_helped_live(search.line, _first_leading(search.line, mention), mention)


def told_aside(line: Line, mention: PlaceMention) -> range:
    """The words that tell where somebody only works, lives or comes from, if they do."""
    return aside(line, _first_leading(line, mention), mention)


def _first_leading(line: Line, mention: PlaceMention) -> int:
    """Where the words begin that lead to a place, such as "vicino a"."""
    return line.first_leading(mention.start, LEADING)


def clearness(search: PlaceSearch, mention: PlaceMention, choices: tuple[Municipality, ...]) -> float:
    """How clear it is that a name means the place; 0 where it does not."""
    strength = _strength_by_itself(search, mention, choices)
    if _is_of_who_is_helped(search, mention):
        return strength
    if _is_of_no_use(search, mention):
        return strength / _SURE**2
    if not _is_beside_the_point(search, mention):
        return strength
    is_of_relatives = are_relatives_there(search.line, _first_leading(search.line, mention), mention.end)
    return strength / _SURE / (1 + is_of_relatives)  # where the person lives counts more


def _strength_by_itself(search: PlaceSearch, mention: PlaceMention, choices: tuple[Municipality, ...]) -> float:
    line = search.line
    behind = _strength_behind(search, mention)
    if behind is not None:
        return behind
    led = leading(line, mention.start)
    if not SURELY_BEFORE.isdisjoint(led) or letters_end(search, mention, choices) > mention.end:
        return _SURE
    if any(at in search.taken for at in range(mention.start, mention.end)):
        return 0
    ordinary = mention.kind != "area" and all(
        word in ORDINARY_WORDS or search.is_word(word) or len(word) <= 3 for word in name_of(line, mention)
    )
    if not BEFORE.isdisjoint(led) and (mention.kind == "municipality" or not ordinary):
        return _LED
    if ordinary:
        return _strength_of_word(search, mention, led, choices) if len(choices) == 1 else 0
    return _strength_of_name(search, mention, led, choices)


def _strength_behind(search: PlaceSearch, mention: PlaceMention) -> float | None:
    """Of a name behind the word for a street or somebody, or an article; None behind other words."""
    before = "" if _ENDS_A_CLAUSE in search.line.gap(mention.start) else search.line.word_before(mention.start)
    if before in _ARTICLES and mention.kind != "area":
        return 0
    if before in GIVEN_NAMES and not any(
        search.gazetteer.is_seat(place) or search.is_served(place.code) for place in mention.municipalities
    ):
        return 0  # a surname: "Giuseppe Marotta", but "Santa Chiara Trento"
    is_one_word = mention.end - mention.start == 1 and not search.line.is_capital(mention.start)
    if is_one_word and before in BEFORE and search.line.words[mention.start] in WITH_A:
        return 0
    if before == "corso" and search.has_several:  # a street rather than a course
        return _PERHAPS
    may_be_place = before in _MAY_BE_SOMEBODY and not search.line.is_capital(mention.start)
    is_on_the_street = before == "strada" and search.line.word_before(mention.start, 2) in _ON_THE_STREET
    return 0 if before in STREETS_AND_TITLES and not may_be_place and not is_on_the_street else None


def _strength_of_name(
    search: PlaceSearch, mention: PlaceMention, led: frozenset[str], choices: tuple[Municipality, ...]
) -> float:
    """Of a name that is no word besides."""
    line = search.line
    told = search.has_several and capital_tells(line, mention.start)
    if mention.kind == "locality" and len(choices) > 1:
        return 0
    if mention.end - mention.start > 1:
        return _NAMED + told
    if mention.kind in ("former", "locality"):
        is_capital = line.is_capital(mention.start)
        return _NAMED if is_capital and begins_or_ends(search, mention.start, mention.end) else 0
    return _NAMED + told if told or _stands_apart(search, mention, led, choices) else 0


def _strength_of_word(
    search: PlaceSearch, mention: PlaceMention, led: frozenset[str], choices: tuple[Municipality, ...]
) -> float:
    """Of a name that is a word, too: "in Lana", "Mori volontariato", "ala, telesoccorso"."""
    line, at = search.line, mention.start
    if mention.end - at == 1 and len(line.words[at]) > _INITIALS and search.is_word(line.words[at]):
        return _NAMED if _is_town_by_its_capital(line, mention) else 0
    if mention.kind == "municipality" and not _IN.isdisjoint(led) and line.is_capital(at):
        return _NAMED
    is_one_of_many = len(line.words) > mention.end - at
    is_clear = is_set_apart(line, mention) or capital_tells(line, at) or is_noted(line, mention, search.silent)
    if any(map(search.gazetteer.is_seat, choices)) and ends_a_clause(line, mention):
        return _PERHAPS
    if is_one_of_many and (is_clear or (not at and is_written_apart(line, mention))):
        return _PERHAPS
    return 0


def _is_town_by_its_capital(line: Line, mention: PlaceMention) -> bool:
    """Whether a word that asks for something is a town where it stands: "gruppo anziani Medicina"."""
    words = TOWNS_WITH_A_CAPITAL.get(line.words[mention.start])
    if words is None or not (capital_tells(line, mention.start) and is_last_said(line, mention)):
        return False
    before = line.words[line.first_leading(mention.start, _OF) - 1]
    return before not in words and before not in _WANTED


def _stands_apart(
    search: PlaceSearch, mention: PlaceMention, led: frozenset[str], choices: tuple[Municipality, ...]
) -> bool:
    """Whether a name that is no other word is clear without a capital."""
    if begins_or_ends(search, mention.start, mention.end) or any(map(search.gazetteer.is_seat, choices)):
        return True
    is_between = "in" not in led and mention.end in search.silent
    before = search.line.first_leading(mention.start, LEADING) - 1
    if (is_between and before in search.silent) or search.line.is_capital(mention.start):
        return True
    return mention.kind == "municipality" and len(choices) == 1 and is_in_a_note(search.line, mention)


def begins_or_ends(search: PlaceSearch, start: int, end: int) -> bool:
    """Whether nothing stands before the name, or after it, but silent words."""
    first = search.line.first_leading(start, LEADING)
    silent = search.silent
    return all(at in silent for at in range(first)) or all(at in silent for at in range(end, len(search.line.words)))


def leading(line: Line, start: int) -> frozenset[str]:
    """The words that lead to a place."""
    if not start or line.words[start - 1] not in LEADING:
        return _NOTHING
    led = line.words[line.first_leading(start, LEADING) : start]
    if led[-2:] == ["c", "o"]:  # "c/o Forlì"
        return frozenset({*led, "presso"})
    return frozenset(led)


def name_of(line: Line, mention: PlaceMention) -> list[str]:
    """The words of a name."""
    return list(line.words[mention.start : mention.end])


def letters_end(search: PlaceSearch, mention: PlaceMention, choices: tuple[Municipality, ...]) -> int:
    """Where the letters of the province end that are written behind a name: "Forlì (FC)", "Forlì FC"."""
    line, end = search.line, mention.end
    if end >= len(line.words) or len(line.words[end]) != 2:
        return end
    is_meant = line.gap(end).endswith("(") or (line.is_upper(end) and not line.is_upper(mention.start))
    letters = line.words[end].upper()
    return end + 1 if is_meant and any(letters == place.province for place in choices) else end
