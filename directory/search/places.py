"""Which place a text speaks of, if it speaks of one."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from directory.gazetteer import Gazetteer, Municipality, PlaceMention
from directory.given_names import GIVEN_NAMES
from directory.search.line import Line
from directory.search.meant_places import AlsoNamed, also_named, meant, provinces_in_letters
from directory.search.negations import is_refused
from directory.search.noted_places import (
    capital_tells,
    ends_a_clause,
    is_in_a_note,
    is_noted,
    is_of_a_people,
    is_set_apart,
    is_written_apart,
)
from directory.search.other_places import aside
from directory.search.place_words import ORDINARY_WORDS, STREETS_AND_TITLES, WITH_A
from directory.search.spelling import mended


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SURELY_BEFORE = _each(
    "presso zona zone near nahe bei comune citta dintorni around paese parti pressi quartiere rione frazione localita "
    "raum umgebung vicino vicina vicinanze km close distretto ambito"
)
_BEFORE = _each("a ad")
_IN = _each("in da di dal dalla del della from at aus von im um ab of")  # may lead to a place, as to anything else
_LEADING = (
    _SURELY_BEFORE
    | _BEFORE
    | _IN
    | _each("nei nelle nella dalle delle dei to al alla all dell l c o the der rund provincia prov province provinz")
)
_ARTICLES = _each("il lo la i gli le un uno una")
_LEADING_TO_PROVINCE = _each("in di dalla della nella dell la the nell tutta within")
_PROVINCE = _each("provincia prov province provinz")
_WHOLE = _each("tutta tutto intera all whole ganze ganzen")
_OF_PROVINCE = _each("di d del della dell of von autonoma in")
_ENDS_A_CLAUSE = ","  # "la signora, Bergamo" is no Mrs Bergamo
_MAY_BE_SOMEBODY = _each("signora signor")  # "signora Trento", but "signora a Trento"
_OF_OTHER_NAMES = STREETS_AND_TITLES | _each(  # before names that are right, but of no municipality
    "val valle valli lago monte monti fiume parco quartiere rione frazione localita borgata istituto scuola ospedale "
    "villa"
)
_COUNTRY_OF_POSTAL_CODE: Mapping[int, str] = {5: "IT", 4: "CH"}  # by the number of digits
_INITIALS = 2  # letters; abbreviations are no words
_LEAST_ALONE = 6  # letters of a misspelt name that no word leads to
_LONG = 8  # letters: few names and words are so near to each other
_SURE, _LED, _NAMED, _PERHAPS = 5, 4, 2, 1  # how clear it is that a name means the place


class PlaceFound(NamedTuple):
    """A place in a text.

    Args:
        start, end: its words, with the "vicino a" before it.
        choices: what it can mean; one unless it has namesakes.
        province: letters, where a whole province was named; the choice is then its capital.
        typed: the word of it that stands otherwise in the text.
        aside: positions of the words that tell where somebody only works, lives or comes from.
        also: other places that are as good: "a Trento o Rovereto".
    """

    name: str
    start: int
    end: int
    choices: tuple[Municipality, ...]
    province: str | None = None
    typed: str | None = None
    aside: frozenset[int] = frozenset()
    also: tuple[AlsoNamed, ...] = ()


class _Search(NamedTuple):
    """What is known about a text while its place is looked for."""

    line: Line
    gazetteer: Gazetteer
    taken: Collection[int]
    silent: Collection[int]
    is_word: Callable[[str], bool]
    is_served: Callable[[str], bool]
    has_several: bool = False  # more than one name of a place


def find_place(
    line: Line,
    gazetteer: Gazetteer,
    *,
    taken: Collection[int] = (),
    silent: Collection[int] = (),
    is_word: Callable[[str], bool] = lambda _: False,
    is_served: Callable[[str], bool] = lambda _: False,
) -> PlaceFound | None:
    """The place that a question is about: the clearest, else the first that has namesakes.

    Whole provinces come first, then what follows "zona" and the like, other names, and postal codes.

    Args:
        taken: positions of words that are known to mean something else.
        silent: positions of these and of words that say nothing.
        is_word: whether a word has a meaning in questions, so that it is a place only where that is clear.
        is_served: whether the directory knows listings in a municipality, by its code: of namesakes, the one meant.
    """
    search = _Search(line, gazetteer, taken, silent, is_word, is_served)
    mentions = [one for one in gazetteer.find_in_text(line.words) if not is_refused(line, one.start)]
    if not _PROVINCE.isdisjoint(line.words):
        province = next(_provinces(search), None)
        if province:
            towns = (*_in_that_province(search, mentions, province), *_nearer_than_province(search, mentions, province))
            return next(iter(towns), province)
    if len(mentions) > 1:
        search = search._replace(has_several=True)
        mentions = _without_quarters(search, mentions)
    ranked = [
        (len(choices) > 1, -strength, mention.start, mention, choices)
        for mention in mentions
        for choices in (_choices(search, mention),)
        if (strength := _strength(search, mention, choices))
    ]
    if ranked:
        *_, mention, choices = min(ranked, key=lambda one: one[:3])
        others = [(other, places) for *_, other, places in ranked if other is not mention]
        told = [_aside(search.line, other) for other, _ in others]
        equal = [one for one, beside in zip(others, told, strict=True) if not beside and len(choices) == 1]
        also = also_named(line, mention, choices, equal)
        return _found(search, mention, choices)._replace(aside=frozenset[int]().union(*told), also=also)
    return next(_postal_codes(search), None) or next(_provinces_in_letters(search), None)


def find_misspelt_place(
    line: Line,
    gazetteer: Gazetteer,
    *,
    silent: Collection[int],
    is_known: Callable[[str], bool],
    words_like: Callable[[str], Collection[str]],
    is_served: Callable[[str], bool],
) -> PlaceFound | None:
    """The first municipality whose name has one wrong letter, where the text leads to it or it begins or ends it.

    Args:
        silent: positions of words that mean something else or say nothing.
        is_known: whether a word is right as it is.
        words_like: what other words a word may be, when it is misspelt.
    """
    search = _Search(line, gazetteer, silent, silent, is_known, is_served)
    for at, word in enumerate(line.words):
        before = line.word_before(at)
        is_right = is_known(word) or word in STREETS_AND_TITLES
        if at in silent or not word.isalpha() or is_right or before in GIVEN_NAMES:
            continue
        led = _leading(line, at)
        is_surely_led = not _SURELY_BEFORE.isdisjoint(led)
        is_sure = is_surely_led or capital_tells(line, at)
        is_long = len(word) >= _LEAST_ALONE or is_sure
        is_led = not (_SURELY_BEFORE | _BEFORE).isdisjoint(led)
        if before in _OF_OTHER_NAMES or not (is_led or (is_long and _begins_or_ends(search, at, at + 1))):
            continue
        right = gazetteer.near_word(word, only_slips=not is_surely_led and len(word) < _LONG)
        if right is None or not (is_sure or not words_like(word)):  # "sosteggno" is no Sostegno
            continue
        if right[:-1] == word[:-1] and word[-1] in "aeio" and not is_surely_led:  # "Soresini" is a surname
            continue
        for mention in gazetteer.find_in_text(mended(line.words, {at: right})):
            choices = _choices(search, mention)
            if mention.start <= at < mention.end and mention.kind == "municipality" and len(choices) == 1:
                found = _found(search, mention, choices)
                name = " ".join(mended(line.words, {at: right})[mention.start : mention.end])
                return found._replace(name=name, typed=word)
    return None


def _provinces(search: _Search) -> Iterator[PlaceFound]:
    """ "in provincia di Bergamo", "prov. BG"."""
    words = search.line.words
    for at, word in enumerate(words):
        if word not in _PROVINCE:
            continue
        name = at + 1
        while name < len(words) and words[name] in _OF_PROVINCE:
            name += 1
        area = search.gazetteer.area_at(words, name) if name < len(words) else None
        if area is None and at:  # "Bergamo province"
            area = search.gazetteer.area_at(words[at - 1 : at], 0)
            if area:
                area, name, at = (area[0], at), at - 1, at - 1  # noqa: PLW2901 - the name stands before the word
        seat = search.gazetteer.seat(area[0]) if area else None
        if area and seat:
            start = _first(search.line, at, _LEADING_TO_PROVINCE | _SURELY_BEFORE)
            yield PlaceFound(" ".join(words[name : area[1]]), start, max(area[1], at + 1), (seat,), area[0])


def _in_that_province(search: _Search, mentions: Iterable[PlaceMention], province: PlaceFound) -> Iterator[PlaceFound]:
    """ "Bertinoro, prov. di FC": a municipality, told from namesakes."""
    for mention in mentions:
        inside = tuple(place for place in mention.municipalities if place.province == province.province)
        if mention.end == province.start and len(inside) == 1:
            yield _found(search, mention, inside)._replace(end=province.end)


def _nearer_than_province(
    search: _Search, mentions: Iterable[PlaceMention], province: PlaceFound
) -> Iterator[PlaceFound]:
    """ "Prov. di Sondrio, vicino a Tirano": a town of it that the text leads to, unless all of it is asked for."""
    if not _WHOLE.isdisjoint(search.line.words[max(province.start - 2, 0) : province.end]):
        return
    for mention in mentions:
        choices = _choices(search, mention)
        is_inside = [place.province for place in choices] == [province.province] and choices != province.choices
        is_led = not (_SURELY_BEFORE | _BEFORE).isdisjoint(_leading(search.line, mention.start))
        if is_inside and is_led and not _aside(search.line, mention):
            yield _found(search, mention, choices)._replace(aside=frozenset(range(province.start, province.end)))


def _without_quarters(search: _Search, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Without a name right before that of a capital far from it: "zona Loreto Milano", but "Rovereto Trento"."""
    kept = list(mentions)
    for mention, following in pairwise(mentions):
        seats = [place for place in _choices(search, following) if search.gazetteer.is_seat(place)]
        provinces = {place.province for place in mention.municipalities}
        is_town = following.kind == "municipality"  # "Padova grazie": Grazie is a hamlet, and no town of Padova
        if is_town and mention.end == following.start and len(seats) == 1 and seats[0].province not in provinces:
            kept.remove(mention)
    return kept


def _provinces_in_letters(search: _Search) -> Iterator[PlaceFound]:
    """ "(BG)", and "BG" set apart, where nothing else is a place."""
    for at, end, seat in provinces_in_letters(search.line, search.gazetteer, search.taken):
        yield PlaceFound(search.line.words[end - 1], at, end, (seat,), seat.province)


def _postal_codes(search: _Search) -> Iterator[PlaceFound]:
    for at, word in enumerate(search.line.words):
        if len(word) in _COUNTRY_OF_POSTAL_CODE and word.isdecimal() and at not in search.taken:
            choices = search.gazetteer.by_postal_code(word, country=_COUNTRY_OF_POSTAL_CODE[len(word)])
            if choices:
                start = _first(search.line, at, _LEADING | {"cap"})
                yield PlaceFound(word, start, at + 1, tuple(choices))


def _choices(search: _Search, mention: PlaceMention) -> tuple[Municipality, ...]:
    return meant(mention, search.line.words, search.gazetteer, search.is_served)


def _is_beside_the_point(search: _Search, mention: PlaceMention) -> bool:
    """Of several places, where somebody only works, or comes from: "lavoro a Forlì ma vivo a Cesena".

    Where something is looked for counts more than where they live: "abito a Milano, cerco lavoro a Forlì".
    """
    return search.has_several and (len(_aside(search.line, mention)) > 0 or is_of_a_people(search.line, mention))


def _aside(line: Line, mention: PlaceMention) -> range:
    return aside(line, _first(line, mention.start, _LEADING), mention)


def _strength(search: _Search, mention: PlaceMention, choices: tuple[Municipality, ...]) -> float:
    """How clear it is that a name means the place; 0 where it does not."""
    strength = _strength_by_itself(search, mention, choices)
    return strength / _SURE if _is_beside_the_point(search, mention) else strength


def _strength_by_itself(search: _Search, mention: PlaceMention, choices: tuple[Municipality, ...]) -> float:
    line = search.line
    if (behind := _strength_behind(search, mention)) is not None:
        return behind
    led = _leading(line, mention.start)
    if not _SURELY_BEFORE.isdisjoint(led) or _letters_end(search, mention, choices) > mention.end:
        return _SURE
    if any(at in search.taken for at in range(mention.start, mention.end)):
        return 0
    ordinary = mention.kind != "area" and all(
        word in ORDINARY_WORDS or search.is_word(word) or len(word) <= 3 for word in _name(line, mention)
    )
    if not _BEFORE.isdisjoint(led) and (mention.kind == "municipality" or not ordinary):
        return _LED
    if ordinary:
        return _strength_of_word(search, mention, led, choices) if len(choices) == 1 else 0
    return _strength_of_name(search, mention, led, choices)


def _strength_behind(search: _Search, mention: PlaceMention) -> float | None:
    """Of a name behind the word for a street or somebody, or an article; None behind other words."""
    before = "" if _ENDS_A_CLAUSE in search.line.gap(mention.start) else search.line.word_before(mention.start)
    if before in _ARTICLES and mention.kind != "area":
        return 0
    if before in GIVEN_NAMES and not any(
        search.gazetteer.is_seat(place) or search.is_served(place.code) for place in mention.municipalities
    ):
        return 0  # a surname: "Giuseppe Marotta", but "Santa Chiara Trento"
    is_one_word = mention.end - mention.start == 1 and not search.line.is_capital(mention.start)
    if is_one_word and before in _BEFORE and search.line.words[mention.start] in WITH_A:
        return 0
    if before == "corso" and search.has_several:  # a street rather than a course
        return _PERHAPS
    may_be_place = before in _MAY_BE_SOMEBODY and not search.line.is_capital(mention.start)
    return 0 if before in STREETS_AND_TITLES and not may_be_place else None


def _strength_of_name(
    search: _Search, mention: PlaceMention, led: frozenset[str], choices: tuple[Municipality, ...]
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
        return _NAMED if is_capital and _begins_or_ends(search, mention.start, mention.end) else 0
    return _NAMED + told if told or _stands_apart(search, mention, led, choices) else 0


def _strength_of_word(
    search: _Search, mention: PlaceMention, led: frozenset[str], choices: tuple[Municipality, ...]
) -> float:
    """Of a name that is a word, too: "in Lana", "Mori volontariato", "ala, telesoccorso"."""
    line, at = search.line, mention.start
    if mention.end - at == 1 and len(line.words[at]) > _INITIALS and search.is_word(line.words[at]):
        return 0
    if mention.kind == "municipality" and not _IN.isdisjoint(led) and line.is_capital(at):
        return _NAMED
    is_one_of_many = len(line.words) > mention.end - at
    is_clear = is_set_apart(line, mention) or capital_tells(line, at) or is_noted(line, mention, search.silent)
    if any(map(search.gazetteer.is_seat, choices)) and ends_a_clause(line, mention):
        return _PERHAPS
    if is_one_of_many and (is_clear or (not at and is_written_apart(line, mention))):
        return _PERHAPS
    return 0


def _stands_apart(
    search: _Search, mention: PlaceMention, led: frozenset[str], choices: tuple[Municipality, ...]
) -> bool:
    """Whether a name that is no other word is clear without a capital."""
    if _begins_or_ends(search, mention.start, mention.end) or any(map(search.gazetteer.is_seat, choices)):
        return True
    is_between = "in" not in led and mention.end in search.silent
    before = _first(search.line, mention.start, _LEADING) - 1
    if (is_between and before in search.silent) or search.line.is_capital(mention.start):
        return True
    return mention.kind == "municipality" and len(choices) == 1 and is_in_a_note(search.line, mention)


def _begins_or_ends(search: _Search, start: int, end: int) -> bool:
    """Whether nothing stands before the name, or after it, but silent words."""
    first = _first(search.line, start, _LEADING)
    silent = search.silent
    return all(at in silent for at in range(first)) or all(at in silent for at in range(end, len(search.line.words)))


def _first(line: Line, start: int, leading: Collection[str]) -> int:
    """Where the words begin that lead to a place, such as "vicino a" or "in provincia di"."""
    while start and line.words[start - 1] in leading:
        start -= 1
    return start


def _leading(line: Line, start: int) -> frozenset[str]:
    if not start or line.words[start - 1] not in _LEADING:
        return _NOTHING
    led = line.words[_first(line, start, _LEADING) : start]
    if led[-2:] == ["c", "o"]:  # "c/o Forlì"
        return frozenset({*led, "presso"})
    return frozenset(led)


_NOTHING: frozenset[str] = frozenset()


def _name(line: Line, mention: PlaceMention) -> list[str]:
    return list(line.words[mention.start : mention.end])


def _letters_end(search: _Search, mention: PlaceMention, choices: tuple[Municipality, ...]) -> int:
    """Where the letters of the province end that are written behind a name: "Forlì (FC)", "Forlì FC"."""
    line, end = search.line, mention.end
    if end >= len(line.words) or len(line.words[end]) != 2:
        return end
    is_meant = line.gap(end).endswith("(") or (line.is_upper(end) and not line.is_upper(mention.start))
    letters = line.words[end].upper()
    return end + 1 if is_meant and any(letters == place.province for place in choices) else end


def _found(search: _Search, mention: PlaceMention, choices: tuple[Municipality, ...]) -> PlaceFound:
    start = _first(search.line, mention.start, _LEADING)
    name = " ".join(_name(search.line, mention))
    return PlaceFound(name, start, _letters_end(search, mention, choices), choices)
