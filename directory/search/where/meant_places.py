"""Which municipality a name means that several have, or that is only a part of one; and provinces by their letters."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from directory.places.gazetteer import Gazetteer, Municipality, PlaceMention
from directory.search.said.line import Line
from directory.words.language import fold

_VOWELS = frozenset("aeiou")
_SETS_APART = re.compile(r"[,;:()–—.]|\s-\s")
_LEADING = frozenset({"in", "zona", "di", "comune", "da", "a"})
_JOINING = frozenset({"o", "oppure", "or", "oder", "e", "ed", "and", "und"})
_CORRECTING = frozenset(
    {"no", "anzi", "scusa", "scusi", "sorry", "nein", "ovvero", "cioe", "volevo", "dire", "actually", "rather"}
)
_OTHERWISE = frozenset({"pc", "tv", "no", "se", "si", "ma", "me", "te", "pa", "re", "im", "to", "an", "ct", "cn", "ps"})


class AlsoNamed(NamedTuple):
    """Another municipality that a text names, and its words."""

    municipality: Municipality
    start: int
    end: int


def without_corrected(line: Line, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Without a name that is taken back for the next one: "Bellinzona no scusa Lugano", "Faenza, anzi Forlì"."""
    towns = [one for one in mentions if line.words[one.start] not in _CORRECTING]  # Anzi is one, too
    taken_back = [one for one, other in pairwise(towns) if _is_taken_back(line.words[one.end : other.start])]
    return [one for one in towns if one not in taken_back] if taken_back else list(mentions)


def _is_taken_back(between: Sequence[str]) -> bool:
    return not _CORRECTING.isdisjoint(between) and (_CORRECTING | _LEADING).issuperset(between)


def also_named(
    line: Line,
    one: PlaceMention,
    choices: Sequence[Municipality],
    others: Iterable[tuple[PlaceMention, tuple[Municipality, ...]]],
) -> tuple[AlsoNamed, ...]:
    """Those of the other names, with what each can mean, that are as good as one: "Treviglio o Romano"."""
    return tuple(
        AlsoNamed(places[0], other.start, other.end)
        for other, places in others
        if len(places) == 1 and places[0] not in choices and _are_joined(line, one, other)
    )


def _are_joined(line: Line, one: PlaceMention, other: PlaceMention) -> bool:
    """Whether nothing stands between two names but what joins them: "Trento o Rovereto", "Arco/Riva"."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    between = line.words[first.end : second.start]
    if not between:
        return line.gap(second.start).strip() == "/"
    return not _JOINING.isdisjoint(between) and (_JOINING | _LEADING).issuperset(between)


def meant(
    mention: PlaceMention, words: Sequence[str], gazetteer: Gazetteer, is_served: Callable[[str], bool]
) -> tuple[Municipality, ...]:
    """What a name can mean: where it is that of a capital, the capital; else the only one with listings.

    A hamlet or a village of the past is seldom meant by a name with which those of municipalities begin that have
    listings: "Alzano" is Alzano Lombardo rather than Alzano Scrivia, "Romano" is Romano di Lombardia. A hamlet's name
    of several words with which names of municipalities begin stays a question: "San Mauro" may be San Mauro Pascoli.

    Args:
        words: of the text, folded.
        is_served: whether the directory knows listings in a municipality, by its code.
    """
    choices = mention.municipalities
    if mention.kind == "locality" and mention.end - mention.start > 1:
        longer = gazetteer.choices(" ".join(words[mention.start : mention.end]), choices)
        if len(longer) > len(choices):  # also where listings are only in the one of the hamlet: nobody can tell
            return tuple(sorted(longer, key=lambda place: not is_served(place.code)))
    if mention.kind in ("former", "locality", "short") and not any(is_served(place.code) for place in choices):
        begun = _by_first_word(gazetteer).get(" ".join(words[mention.start : mention.end]), ())
        served = tuple(place for place in begun if is_served(place.code))
        choices = served or choices
    if len(choices) == 1:
        return choices
    for is_meant in (gazetteer.is_seat, lambda place: is_served(place.code)):
        only = tuple(filter(is_meant, choices))
        if len(only) == 1:
            return only
    return choices


@cache
def _by_first_word(gazetteer: Gazetteer) -> Mapping[str, tuple[Municipality, ...]]:
    found: dict[str, list[Municipality]] = {}
    for place in gazetteer.municipalities:
        first, _, more = fold(place.name).partition(" ")
        if more:
            found.setdefault(first, []).append(place)
    return {first: tuple(several) for first, several in found.items()}


def provinces_in_letters(
    line: Line, gazetteer: Gazetteer, taken: Collection[int]
) -> Iterator[tuple[int, int, Municipality]]:
    """Where the letters of a province stand alone, with its capital: "(BG)", ", BG", "comune di BO".

    Outside of brackets they must be in capitals where not all is, and mean nothing else: "PC" is a computer.

    Args:
        taken: positions of words that are known to mean something else.
    """
    for at, word in enumerate(line.words):
        if len(word) != 2 or at in taken:
            continue
        start = at
        is_bracketed = line.gap(at).endswith("(") and line.gap(at + 1).startswith(")")
        if not is_bracketed:
            if word in _OTHERWISE or not _is_written_as_letters(line, at) or _is_shouted(line):
                continue
            start = line.first_leading(at, _LEADING)
            is_begun = start < at or not at or _SETS_APART.search(line.gap(at)) is not None
            is_ended = at + 1 == len(line.words) or _SETS_APART.search(line.gap(at + 1)) is not None
            if not (is_ended and is_begun):
                continue
        seat = gazetteer.seat(word.upper())
        if seat:
            yield start, at + 1, seat


def _is_written_as_letters(line: Line, at: int) -> bool:
    """In capitals, or what is no word however it is written: "Bz", "tn"."""
    return line.is_upper(at) or _VOWELS.isdisjoint(line.words[at])


def _is_shouted(line: Line) -> bool:
    return 2 * sum(map(line.is_upper, range(len(line.words)))) > len(line.words)
