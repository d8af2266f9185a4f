"""Reading one JSON object of a profile: types, ranges and names, with every fault kept until the end."""

import enum
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from directory.catalog.documents import Document, documents_in
from directory.errors import AppError, InvalidInput, NotFound
from directory.i18n import N_, Sentence

_LONGEST_SHOWN = 60
_LONGEST_TEXT = 5000
_LONGEST_LINE = 200  # a name, a place, or one entry of a list
_MOST_ENTRIES = 100
_MOST_FAULTS = 30
_CLOSE_ENOUGH = 65  # rapidfuzz ratio, 0-100

E = TypeVar("E", bound=enum.StrEnum)
T = TypeVar("T")


class Record:
    """One JSON object being read. Readers return a neutral value after a fault, so that reading goes on.

    Args:
        faults: shared by all records of a profile.
        part: which part of the profile this is, such as "Need 2"; None for the whole.
    """

    def __init__(self, data: Mapping[str, Any], faults: list[AppError], part: Sentence | None = None) -> None:
        self._data = data
        self.faults = faults
        self._part = part

    def fault(self, error: AppError) -> None:
        """Keep a fault, and say in which part it is."""
        if self._part:
            sentence = Sentence(error.message, error.facts)
            error = type(error)(N_("%(part)s: %(fault)s"), **{**error.facts, "part": self._part, "fault": sentence})
        self.faults.append(error)

    def check_keys(self, known: Iterable[str]) -> None:
        """Name the keys that nobody would read, with what was probably meant; of very many the first."""
        known = tuple(known)
        for key in islice((key for key in self._data if key not in known), _MOST_ENTRIES):
            near = process.extractOne(str(key)[:_LONGEST_LINE], known, scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH)
            if near:
                message = N_("%(key)s is not a field of a profile: did you mean “%(meant)s”?")
                self.fault(InvalidInput(message, key=_shown(key), meant=near[0]))
            else:
                message = N_("%(key)s is not a field of a profile. Fields are: %(known)s.")
                self.fault(InvalidInput(message, key=_shown(key), known=", ".join(known)))

    def has(self, key: str) -> bool:
        """Whether anything was given; null is nothing."""
        return self._data.get(key) is not None

    def line(self, key: str) -> str:
        """A name of something, without spaces around it; "" when absent."""
        return self.text(key, most=_LONGEST_LINE)

    def text(self, key: str, most: int = _LONGEST_TEXT) -> str:
        """A text without spaces around it, of so many characters at most; "" when absent."""
        value = self._data.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong(N_("“%(key)s” must be a text, not %(value)s."), key, value)
            return ""
        if len(value) > most:
            self._wrong(N_("“%(key)s” is too long: write at most %(most)s characters."), key, value, most=most)
            return ""
        return value.strip()

    def number(self, key: str, low: int, high: int) -> float | None:
        """A number in [low, high]; None when absent."""
        value = self._data.get(key)
        if value is None:
            return None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not low <= value <= high:
            message = N_("“%(key)s” must be a number from %(low)s to %(high)s, not %(value)s.")
            self._wrong(message, key, value, low=low, high=high)
            return None
        return float(value)

    def whole_number(self, key: str, low: int, high: int) -> int | None:
        """A whole number in [low, high]; None when absent."""
        number = self.number(key, low, high)
        if number is not None and not number.is_integer():
            message = N_("“%(key)s” must be a whole number from %(low)s to %(high)s, not %(value)s.")
            self._wrong(message, key, self._data[key], low=low, high=high)
            return None
        return None if number is None else int(number)

    def flag(self, key: str) -> bool | None:
        """True, false, or None when absent."""
        value = self._data.get(key)
        if value is not None and not isinstance(value, bool):
            self._wrong(N_("“%(key)s” must be true, false or null, not %(value)s."), key, value)
            return None
        return value

    def choice(self, key: str, kind: type[E]) -> E | None:
        """One of an enum's values; None when absent."""
        value = self._data.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value.strip().lower() in [*kind]:
            return kind(value.strip().lower())
        self._wrong(N_("“%(key)s” must be one of %(choices)s, not %(value)s."), key, value, choices=", ".join(kind))
        return None

    def texts(self, key: str, read: Callable[[str], T]) -> tuple[T, ...]:
        """A list of texts, each read by a function whose failures are kept."""
        return tuple(found for one in self._list(key) if (found := self._read_one(key, one, read)) is not None)

    def _read_one(self, key: str, value: object, read: Callable[[str], T]) -> T | None:
        if not isinstance(value, str):
            self._wrong(N_("“%(key)s” must be a list of texts, but has %(value)s in it."), key, value)
            return None
        if len(value) > _LONGEST_LINE:
            message = N_("%(value)s in “%(key)s” is too long: write at most %(most)s characters.")
            self._wrong(message, key, value, most=_LONGEST_LINE)
            return None
        return self.attempt(lambda: read(value))

    def attempt(self, read: Callable[[], T]) -> T | None:
        """What a function reads; None after a failure, which is kept. What is not found was an invalid input.

        After very many failures nothing more is read: whoever mends these will be told of the next.
        """
        if len(self.faults) >= _MOST_FAULTS:
            return None
        try:
            return read()
        except NotFound as error:
            self.fault(InvalidInput(error.message, **error.facts))
            return None
        except InvalidInput as error:
            self.fault(error)
            return None

    def numbers(self, key: str, low: int, high: int) -> tuple[float, ...]:
        """A list of numbers in [low, high]."""
        found = []
        for value in self._list(key):
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if is_number and low <= value <= high:
                found.append(float(value))
            else:
                message = N_("“%(key)s” must be a list of numbers from %(low)s to %(high)s, but has %(value)s in it.")
                self._wrong(message, key, value, low=low, high=high)
        return tuple(found)

    def records(self, key: str, name: str) -> list["Record"]:
        """A list of objects; `name` is a marked message with `%(number)s`, such as "Need %(number)s"."""
        found = []
        for number, value in enumerate(self._list(key), start=1):
            if isinstance(value, Mapping):
                found.append(Record(value, self.faults, Sentence(name, {"number": number})))
            else:
                self._wrong(N_("“%(key)s” must be a list of objects, but has %(value)s in it."), key, value)
        return found

    def record(self, key: str) -> "Record | None":
        """One object; None when absent."""
        value = self._data.get(key)
        if value is not None and not isinstance(value, Mapping):
            self._wrong(N_("“%(key)s” must be an object, not %(value)s."), key, value)
            return None
        return None if value is None else Record(value, self.faults, Sentence(N_("In “%(key)s”"), {"key": key}))

    def _list(self, key: str) -> list[Any]:
        value = self._data.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong(N_("“%(key)s” must be a list, not %(value)s."), key, value)
            return []
        if len(value) > _MOST_ENTRIES:
            self._wrong(N_("“%(key)s” has too many entries: give at most %(most)s."), key, value, most=_MOST_ENTRIES)
            return []
        return value

    def _wrong(self, message: str, key: str, value: object, **facts: object) -> None:
        self.fault(InvalidInput(message, key=key, value=_shown(value), **facts))


def _shown(value: object) -> str:
    """A value as a person typed it, cut to a readable length."""
    text = value if isinstance(value, str) else repr(value)
    text = " ".join(text.split())
    return (
        f"“{text[:_LONGEST_SHOWN]}…”"
        if len(text) > _LONGEST_SHOWN
        else (f"“{text}”" if isinstance(value, str) else text)
    )


def raise_together(faults: list[AppError]) -> None:
    """One failure for all faults; a single fault is raised as it is, so that its choices are not lost.

    Raises:
        InvalidInput: there are faults; `facts["list"]` has each as a sentence.
    """
    if not faults:
        return
    if len(faults) == 1:
        raise faults[0]
    sentences = tuple(Sentence(fault.message, fault.facts) for fault in faults)
    message = N_("The profile has %(count)s faults. %(faults)s")
    raise InvalidInput(message, count=len(sentences), faults=_joined(sentences), list=sentences)


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    """One after the other; halved, because sentences within sentences are translated one deep in the other."""
    if len(sentences) == 1:
        return sentences[0]
    half = len(sentences) // 2
    return Sentence(N_("%(first)s %(next)s"), {"first": _joined(sentences[:half]), "next": _joined(sentences[half:])})


def read_document(text: str) -> frozenset[Document]:
    """By its code, or as people call it; several in one text are all of them.

    Raises:
        InvalidInput: it is none that counts.
    """
    if text.strip() in [*Document]:
        return frozenset({Document(text.strip())})
    if found := documents_in(text):
        return found
    message = N_("The document “%(text)s” does not count here. Those that do are: %(known)s.")
    raise InvalidInput(message, text=text, known=", ".join(Document))


def read_id(text: str) -> uuid.UUID:
    """Of a service or listing.

    Raises:
        InvalidInput: it is none.
    """
    try:
        return uuid.UUID(text.strip())
    except ValueError:
        raise InvalidInput(
            N_("“%(text)s” is not the id of a service: copy it from a search or a match."), text=text
        ) from None
