"""Which place a text speaks of, if it speaks of one."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from directory.catalog.corrections import is_easy_slip
from directory.places.gazetteer import Gazetteer, Municipality, PlaceMention
from directory.search.said.line import Line
from directory.search.said.negations import is_refused
from directory.search.spelling.everyday_words import is_everyday, near_said_words
from directory.search.spelling.spelling import mended
from directory.search.where.area import Area, whole_province
from directory.search.where.meant_places import AlsoNamed, also_named, meant, provinces_in_letters, without_corrected
from directory.search.where.noted_places import capital_tells
from directory.search.where.place_clearness import (
    BEFORE,
    LEADING,
    SURELY_BEFORE,
    PlaceSearch,
    begins_or_ends,
    clearness,
    leading,
    letters_end,
    name_of,
    told_aside,
)
from directory.search.where.place_words import STREETS_AND_TITLES
from directory.words.given_names import GIVEN_NAMES
from directory.words.language import word_set
from directory.words.people import FRIENDS, RELATIVES

_LEADING_TO_PROVINCE = word_set("in di dalla della nella dell la the nell tutta within")
_PROVINCE = word_set("provincia prov province provinz")
_WHOLE = word_set("tutta tutto intera all whole ganze ganzen")
_OF_PROVINCE = word_set("di d del della dell of von autonoma in")
_OF_OTHER_NAMES = STREETS_AND_TITLES | word_set(  # before names that are right, but of no municipality
    "val valle valli lago monte monti fiume parco quartiere rione frazione localita borgata istituto scuola ospedale "
    "villa"
)
_COUNTRY_OF_POSTAL_CODE: Mapping[int, str] = {5: "IT", 4: "CH"}  # by the number of digits
_ACCENTED = ("à", "è", "é", "ì", "í", "ò", "ó", "ù", "ú")
_BEFORE_SOMEBODY = RELATIVES | FRIENDS | word_set("nachbar nachbarin neighbour vicina la il")
_LEAST_ALONE = 6  # letters of a misspelt name that no word leads to
_LONG = 8  # letters: few names and words are so near to each other


class PlaceFound(NamedTuple):
    """A place in a text.

    Args:
        start, end: its words, with the "vicino a" before it.
        choices: what it can mean; one unless it has namesakes.
        area: where a whole province or region was named; the choice is then its capital.
        typed: the word of it that stands otherwise in the text.
        aside: positions of the words that tell where somebody only works, lives or comes from.
        also: other places that are as good: "a Trento o Rovereto".
    """

    name: str
    start: int
    end: int
    choices: tuple[Municipality, ...]
    area: Area | None = None
    typed: str | None = None
    aside: frozenset[int] = frozenset()
    also: tuple[AlsoNamed, ...] = ()


def find_place(
    line: Line,
    gazetteer: Gazetteer,
    *,
    taken: Collection[int] = (),
    silent: Collection[int] = (),
    others: Collection[int] = (),
    is_word: Callable[[str], bool] = lambda _: False,
    is_served: Callable[[str], bool] = lambda _: False,
) -> PlaceFound | None:
    """The place that a question is about: the clearest, else the first that has namesakes.

    Whole provinces come first, then what follows "zona" and the like, other names, and postal codes.

    Args:
        taken: positions of words that are known to mean something else.
        silent: positions of these and of words that say nothing.
        others: positions of words that tell of others than whom the question is about.
        is_word: whether a word has a meaning in questions, so that it is a place only where that is clear.
        is_served: whether the directory knows listings in a municipality, by its code: of namesakes, the one meant.
    """
    search = PlaceSearch(line, gazetteer, taken, silent, is_word, is_served, others)
    named = gazetteer.find_in_text(line.words)
    kept = without_corrected(line, named)
    mentions = [one for one in kept if not is_refused(line, one.start) and not _is_a_verb(line, one)]
    if not _PROVINCE.isdisjoint(line.words):
        province = next(_provinces(search), None)
        if province:
            towns = (*_in_that_province(search, mentions, province), *_nearer_than_province(search, mentions, province))
            return next(iter(towns), province)
    if len(mentions) > 1:
        search = search._replace(has_several=True)
        mentions = _without_quarters(search, mentions)
    corrected = [one for one in named if one not in kept]
    return (
        _clearest(search, mentions, corrected)
        or next(_postal_codes(search), None)
        or next(_provinces_in_letters(search), None)
    )


def _clearest(
    search: PlaceSearch, mentions: Iterable[PlaceMention], corrected: Iterable[PlaceMention]
) -> PlaceFound | None:
    """The clearest of the names, with those that are as good and the words that only tell of others."""
    ranked = [
        (len(choices) > 1, -strength, mention.start, mention, choices)
        for mention in mentions
        for choices in (_choices(search, mention),)
        if (strength := clearness(search, mention, choices))
    ]
    if not ranked:
        return None
    *_, mention, choices = min(ranked, key=lambda one: one[:3])
    others = [(other, places) for *_, other, places in ranked if other is not mention]
    told = [told_aside(search.line, other) for other, _ in others]
    equal = [one for one, beside in zip(others, told, strict=True) if not beside and len(choices) == 1]
    also = also_named(search.line, mention, choices, equal)
    told += [range(one.start, mention.start) for one in corrected]  # "Modena no scusa"
    return _found(search, mention, choices)._replace(aside=frozenset[int]().union(*told), also=also)


def _is_a_verb(line: Line, mention: PlaceMention) -> bool:
    """Whether an accent tells a word from a town: "firmò" is not Firmo, "chiarì" not Chiari."""
    if mention.kind != "municipality" or not line.written(mention.end - 1).endswith(_ACCENTED):
        return False
    return not any(place.name.endswith(_ACCENTED) for place in mention.municipalities)


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
    search = PlaceSearch(line, gazetteer, silent, silent, is_known, is_served)
    for at, word in enumerate(line.words):
        before = line.word_before(at)
        is_right = is_known(word) or word in STREETS_AND_TITLES
        if at in silent or not word.isalpha() or is_right or before in GIVEN_NAMES | _OF_OTHER_NAMES:
            continue
        right = _town_meant(search, at, words_like)
        if right is None:
            continue
        for mention in gazetteer.find_in_text(mended(line.words, {at: right})):
            choices = _choices(search, mention)
            if mention.start <= at < mention.end and mention.kind in ("municipality", "short") and len(choices) == 1:
                found = _found(search, mention, choices)
                name = " ".join(mended(line.words, {at: right})[mention.start : mention.end])
                return found._replace(name=name, typed=word)
    return None


def _town_meant(search: PlaceSearch, at: int, words_like: Callable[[str], Collection[str]]) -> str | None:
    """The word of a municipality's name that a word was probably meant to be, where it stands as names of towns do."""
    line, word, led = search.line, search.line.words[at], leading(search.line, at)
    is_surely_led, has_capital = not SURELY_BEFORE.isdisjoint(led), capital_tells(line, at)
    is_sure = is_surely_led or has_capital
    is_led = not (SURELY_BEFORE | BEFORE).isdisjoint(led) or (has_capital and bool(led))  # "in Leiffers"
    is_apart = (len(word) >= _LEAST_ALONE or is_sure) and begins_or_ends(search, at, at + 1)
    if not (is_led or is_apart or (has_capital and _is_between_commas(line, at))):
        return None
    if not is_surely_led and line.word_before(at) in _BEFORE_SOMEBODY:  # "mein Nachbar, Bozer, trinkt"
        return None
    right = search.gazetteer.near_word(word, only_slips=not is_surely_led and len(word) < _LONG)
    if right is None and has_capital:
        right = _seat_like(word, search.gazetteer)
    if right is None or is_everyday(word) or not (is_sure or not words_like(word)):  # "bronzo", "sosteggno"
        return None
    if not (is_sure or is_easy_slip(word, right)) and near_said_words(word) - {right}:  # "inverfno" no Inveruno
        return None
    is_surname = right[:-1] == word[:-1] and word[-1] in "aeio" and not is_surely_led  # "Soresini"
    return None if is_surname else right


def _is_between_commas(line: Line, at: int) -> bool:
    return "," in line.gap(at) and (at + 1 == len(line.words) or "," in line.gap(at + 1))


def _seat_like(word: str, gazetteer: Gazetteer) -> str | None:
    """The capital of a province with any one letter else: other names are too many, and surnames like them."""
    right = gazetteer.near_word(word)
    if right is None or right[0] != word[0]:
        return None
    return right if any(map(gazetteer.is_seat, gazetteer.called(right))) else None


def _provinces(search: PlaceSearch) -> Iterator[PlaceFound]:
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
            start = search.line.first_leading(at, _LEADING_TO_PROVINCE | SURELY_BEFORE)
            yield PlaceFound(
                " ".join(words[name : area[1]]), start, max(area[1], at + 1), (seat,), whole_province(seat)
            )


def _in_that_province(
    search: PlaceSearch, mentions: Iterable[PlaceMention], province: PlaceFound
) -> Iterator[PlaceFound]:
    """ "Bertinoro, prov. di FC": a municipality, told from namesakes."""
    for mention in mentions:
        inside = tuple(place for place in mention.municipalities if place.province == province.choices[0].province)
        if mention.end == province.start and len(inside) == 1:
            yield _found(search, mention, inside)._replace(end=province.end)


def _nearer_than_province(
    search: PlaceSearch, mentions: Iterable[PlaceMention], province: PlaceFound
) -> Iterator[PlaceFound]:
    """ "Prov. di Sondrio, vicino a Tirano": a town of it that the text leads to, unless all of it is asked for."""
    if not _WHOLE.isdisjoint(search.line.words[max(province.start - 2, 0) : province.end]):
        return
    for mention in mentions:
        choices = _choices(search, mention)
        is_inside = [place.province for place in choices] == [
            province.choices[0].province
        ] and choices != province.choices
        is_led = not (SURELY_BEFORE | BEFORE).isdisjoint(leading(search.line, mention.start))
        if is_inside and is_led and not told_aside(search.line, mention):
            yield _found(search, mention, choices)._replace(aside=frozenset(range(province.start, province.end)))


def _without_quarters(search: PlaceSearch, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Without a name right before that of a capital far from it: "zona Loreto Milano", but "Rovereto Trento"."""
    kept = list(mentions)
    for mention, following in pairwise(mentions):
        seats = [place for place in _choices(search, following) if search.gazetteer.is_seat(place)]
        provinces = {place.province for place in mention.municipalities}
        is_town = following.kind == "municipality"  # "Padova grazie": Grazie is a hamlet, and no town of Padova
        if is_town and mention.end == following.start and len(seats) == 1 and seats[0].province not in provinces:
            kept.remove(mention)
    return kept


def _provinces_in_letters(search: PlaceSearch) -> Iterator[PlaceFound]:
    """ "(BG)", and "BG" set apart, where nothing else is a place."""
    for at, end, seat in provinces_in_letters(search.line, search.gazetteer, search.taken):
        yield PlaceFound(search.line.words[end - 1], at, end, (seat,), whole_province(seat))


def _postal_codes(search: PlaceSearch) -> Iterator[PlaceFound]:
    for at, word in enumerate(search.line.words):
        if len(word) in _COUNTRY_OF_POSTAL_CODE and word.isdecimal() and at not in search.taken:
            choices = search.gazetteer.by_postal_code(word, country=_COUNTRY_OF_POSTAL_CODE[len(word)])
            if choices:
                start = search.line.first_leading(at, LEADING | {"cap"})
                yield PlaceFound(word, start, at + 1, tuple(choices))


def _choices(search: PlaceSearch, mention: PlaceMention) -> tuple[Municipality, ...]:
    return meant(mention, search.line.words, search.gazetteer, search.is_served)


def _found(search: PlaceSearch, mention: PlaceMention, choices: tuple[Municipality, ...]) -> PlaceFound:
    start = search.line.first_leading(mention.start, LEADING)
    name = " ".join(name_of(search.line, mention))
    return PlaceFound(name, start, letters_end(search, mention, choices), choices)
