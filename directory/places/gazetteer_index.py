"""What the gazetteer prepares from its names, to find them in running text and to mend them."""

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from directory.places.gazetteer_files import Municipality
from directory.places.place_names import joined_key, spelled_key
from directory.words.sounds import SoundingAlike, sound

Names = dict[str, list[Municipality]]  # key -> what it can mean
_LEAST_MISSPELT = 5  # letters; shorter words resemble too many names
_LONG_ENOUGH = 7  # letters; one edit leaves the first three or the last three as they are
_SEATS = {  # of provinces that are not called after them
    "OG": "Lanusei",
    "OT": "Olbia",
    "RC": "Reggio di Calabria",
    "SU": "Carbonia",
    "TI": "Bellinzona",
    "VB": "Verbania",
    "VS": "Sanluri",
}


def add_name(table: Names, key: str, place: Municipality) -> None:
    """Let a key mean a place, too."""
    places = table.setdefault(key, [])
    if place not in places:
        places.append(place)


def join_names(*tables: Names) -> Names:
    """The tables as one, by keys that saints, small words and spaces do not change."""
    joined: Names = {}
    for table in tables:
        for key, places in table.items():
            for place in places:
                add_name(joined, joined_key(key), place)
    joined.pop("", None)
    return joined


def longest_by_first_word(names: Iterable[str]) -> dict[str, int]:
    """First word -> how many words the longest name has that begins so.

    >>> longest_by_first_word(["forli", "riva", "riva del garda"])
    {'forli': 1, 'riva': 3}
    """
    longest: dict[str, int] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        longest[first] = max(longest.get(first, 1), 1 + len(rest.split()))
    return longest


class WordsOfNames:
    """The longer words of names, to find those that a misspelt one is near."""

    def __init__(self, names: Iterable[str]) -> None:
        """File words by their first two and three letters, by their last ones with a hyphen before, and by sound."""
        words = sorted({word for name in names for word in name.split() if len(word) >= _LEAST_MISSPELT})
        self._by_sound = SoundingAlike(words)
        self._by_letters: dict[str, list[str]] = {}
        for word in words:
            for kept in (2, 3):
                self._by_letters.setdefault(word[:kept], []).append(word)
                self._by_letters.setdefault("-" + word[-kept:], []).append(word)

    def near(self, word: str, preferred: Sequence[Callable[[str], bool]], *, only_slips: bool = False) -> str | None:
        """The word that a misspelt one of five letters or more was probably meant to be; None where that is not clear.

        Args:
            preferred: what the right one of several is like; a test that none passes says nothing.
            only_slips: whether the right word must differ as it does by a slip of the hand (see `_is_slip`).
        """
        if len(word) < _LEAST_MISSPELT:
            return None
        kept = 3 if len(word) >= _LONG_ENOUGH else 2
        alike = {*self._by_letters.get(word[:kept], ()), *self._by_letters.get("-" + word[-kept:], ())}
        found = [name for name, _, _ in process.extract(word, alike, scorer=OSA.distance, score_cutoff=1, limit=None)]
        found += sorted(self._by_sound.of(word).difference(found))
        if only_slips:
            found = [name for name in found if _is_slip(word, name)]
        for prefers in preferred:
            found = [name for name in found if prefers(name)] or found
        nearest = min((OSA.distance(word, name) for name in found), default=0)  # some only sound alike
        found = [name for name in found if OSA.distance(word, name) == nearest]
        return found[0] if len(found) == 1 else None


def _is_slip(typed: str, right: str) -> bool:
    """Whether a letter is missing or doubled, or two are exchanged, but for the first, or both sound alike.

    >>> _is_slip("treviglo", "treviglio"), _is_slip("forlli", "forli"), _is_slip("piazzale", "pizzale")
    (True, True, False)
    """
    if sound(typed) == sound(right):
        return True
    if typed[0] != right[0] or len(typed) < len(right):
        return typed[0] == right[0]
    if len(typed) == len(right):
        return sorted(typed) == sorted(right)
    return any(typed[at] == typed[at - 1] and typed[:at] + typed[at + 1 :] == right for at in range(1, len(typed)))


def names_going_on(names: Names, key: str, found: Sequence[Municipality]) -> list[Municipality]:
    """Municipalities whose names go on from one that only parts of others, `found`, have: "San Mauro Pascoli".

    Args:
        names: of municipalities, by spelled key.
    """
    if not key or any(spelled_key(place.name) == key for place in found):
        return []
    longer = {place for one, places in names.items() if one.startswith(f"{key} ") for place in places} - {*found}
    return sorted(longer, key=lambda place: place.label)


def namesakes_of_provinces(names: Names, municipalities: Iterable[Municipality]) -> dict[str, list[Municipality]]:
    """Letters of a province -> the municipalities that it is called after (Forlì and Cesena), the capital first.

    Args:
        names: of municipalities, by spelled key.
    """
    found: dict[str, list[Municipality]] = {}
    for letters, province_name in {(place.province, place.province_name) for place in municipalities}:
        words = spelled_key(province_name).split()
        keys = [" ".join(words[start:end]) for start in range(len(words)) for end in range(len(words), start, -1)]
        if letters in _SEATS:
            keys.insert(0, spelled_key(_SEATS[letters]))
        inside = [place for key in keys for place in names.get(key, ()) if place.province == letters]
        found[letters] = list(dict.fromkeys(place for place in inside if spelled_key(place.name) in keys))
    return found
