"""Services and organisations whose names have words that begin as somebody types, through the postings."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.text_part import Field, TextPart
from directory.search.suggesting.phrases import span
from directory.words.language import STOP_WORDS, stem
from directory.words.language import words as words_of
from directory.words.strings import Strings

Rows = NDArray[np.signedinteger[Any]]
Counted = list[tuple[int, int]]  # row, listings

LEAST_LETTERS = 3  # of a word that is looked up by its beginning; shorter ones only as they are
LOOKED_UP = 4  # words, the longest; the others are only compared
READ = 24  # names compared with what was typed, the likeliest first
COUNTED = 500  # listings by which organisations are counted; where more fit, those with the first ids

_NAMES = np.uint8(Field.NAME | Field.ORGANIZATION)
_NOBODY: Rows = np.empty(0, np.int32)
_ANY = 255  # what a byte stands for that is neither an ASCII letter, digit nor space
_HEAD = 4  # bytes
_FOLDED = np.full(256, _ANY, np.uint8)
for _byte in b" 0123456789abcdefghijklmnopqrstuvwxyz":
    _FOLDED[_byte] = _FOLDED[ord(chr(_byte).upper())] = _byte


@dataclass(frozen=True)
class Typed:
    """What stands in the box.

    Args:
        words: folded, at least one; the last may be a beginning, and so may the others.
    """

    words: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The words in a row."""
        return " ".join(self.words)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that names must have: all that are no articles and prepositions, unless there is nothing else."""
        return tuple(word for word in self.words if word not in STOP_WORDS["it"]) or self.words

    @cached_property
    def looked_up(self) -> list[str]:
        """The longest of them."""
        long = [word for word in self.content if len(word) >= LEAST_LETTERS]
        return sorted(long or self.content[:1], key=len, reverse=True)[:LOOKED_UP]

    @cached_property
    def _begun(self) -> tuple[str, ...]:
        return tuple(f" {word}" for word in self.content)

    def tier(self, name: Sequence[str]) -> int | None:
        """How a name of these words has the words: as `Named.tier`; None when it has not."""
        text = " " + " ".join(name)
        if text.startswith(self.text, 1):
            return 0
        if all(word in text for word in self._begun):
            return 1
        stems = {stem(word) for word in name}
        if all(begun in text or stem(word) in stems for begun, word in zip(self._begun, self.content, strict=True)):
            return 2
        return None


@dataclass(frozen=True)
class Named:
    """A name that has the words.

    Args:
        tier: 0 where the name begins so, 1 where words of it do, 2 where some have only the same stem.
        rows: those that were read and are called so, the first by id first.
        order: among names of the same kind.
    """

    name: str
    tier: int
    rows: tuple[int, ...]
    order: tuple[Any, ...]


class Column:
    """The names of one field of the last build: which listings have a stem in them, and how they begin."""

    def __init__(self, part: TextPart, field: Field, texts: Strings) -> None:
        """Pick the field's postings out of all, in one pass."""
        entries = np.flatnonzero((part.fields & np.uint8(field)) != 0)
        self._rows = part.rows[entries]
        self._offsets = np.searchsorted(entries, part.offsets)
        self._texts = texts
        at = np.minimum(texts.offsets[: part.n_rows, None] + np.arange(_HEAD), max(len(texts.data) - 1, 0))
        folded = _FOLDED[texts.data[at]] if len(texts.data) else np.zeros(at.shape, np.uint8)
        self._heads = np.ascontiguousarray(folded).view(">u4").astype(np.uint32).ravel()
        self._unclear = (folded == _ANY).any(axis=1)
        self._known_heads: list[int] = np.unique(self._heads[~self._unclear]).tolist()
        self._has_unclear = bool(self._unclear.any())

    def rows(self, stems: NDArray[np.int32]) -> Rows:
        """The listings that have any of these stems, given ascending; once for each."""
        firsts, lasts = self._offsets[stems], self._offsets[stems + 1]
        if not len(stems) or lasts[-1] - firsts[0] == (lasts - firsts).sum():  # nothing else in between
            return self._rows[firsts[0] : lasts[-1]] if len(stems) else _NOBODY
        return np.concatenate([self._rows[a:b] for a, b in zip(firsts.tolist(), lasts.tolist(), strict=True)])

    def heads(self, words: Sequence[str], rows: Rows) -> tuple[Rows, Rows]:
        """The first rows whose names seem to begin so, and the first of the others; COUNTED of each at most.

        A few bytes tell, since the names have the words: their first letters, and the ends of the last word. Where all
        can be read, nobody needs to know.
        """
        text = " ".join(words)
        if len(rows) <= READ or not text.isascii():
            return rows, _NOBODY
        least, most = (int.from_bytes(text[:_HEAD].encode().ljust(_HEAD, end)) for end in (b"\0", b"\xff"))
        first = bisect_left(self._known_heads, least)
        if not self._has_unclear and (first == len(self._known_heads) or self._known_heads[first] > most):
            return _NOBODY, rows[:COUNTED]
        begin, others = [_NOBODY], [_NOBODY]
        start, size, found = 0, 2 * COUNTED, 0
        while start < len(rows) and found < COUNTED:
            some = rows[start : start + size]
            heads = self._heads[some]
            seem = self._go_on(words, some, ((heads >= least) & (heads <= most)) | self._unclear[some])
            begin.append(some[seem])
            others.append(some[~seem])
            found += len(begin[-1])
            start, size = start + size, 4 * size
        return np.concatenate(begin)[:COUNTED], np.concatenate(others)[:COUNTED]

    def _go_on(self, words: Sequence[str], rows: Rows, seem: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Those of the rows that seem to begin so where the last word is, too."""
        if len(words) > 1:
            text = " ".join(words)
            places = np.flatnonzero(seem)
            starts = self._texts.offsets[rows[places]]
            for at in {len(text) - len(words[-1]), len(text) - 1}:
                there = _FOLDED[self._texts.data[np.minimum(starts + at, len(self._texts.data) - 1)]]
                seem[places] &= (there == ord(text[at])) | (there == _ANY)
        return seem


class NameWords:
    """The words that stand in names of services and organisations of the last build."""

    def __init__(self, catalog: Catalog) -> None:
        """Pick them out of the postings."""
        part = catalog.text.base
        self.columns = {
            Field.NAME: Column(part, Field.NAME, catalog.name),
            Field.ORGANIZATION: Column(part, Field.ORGANIZATION, catalog.organization),
        }
        filled = np.flatnonzero(np.diff(part.offsets))
        fields = np.zeros(len(part.stems), np.uint8)
        if len(filled):
            fields[filled] = np.bitwise_or.reduceat(part.fields, part.offsets[filled])
        kept = np.flatnonzero(fields[part.form_stems] & _NAMES)
        self.words = [part.forms[int(form)] for form in kept]
        self._stems = part.form_stems[kept]
        self.frequency = np.diff(part.offsets)[self._stems]

    def stems(self, word: str) -> NDArray[np.int32]:
        """The stems of the words that begin so; of the word itself, where it is short."""
        if len(word) < LEAST_LETTERS:
            first = bisect_left(self.words, word)
            last = first + (self.words[first : first + 1] == [word])
        else:
            first, last = span(self.words, word)
        found = self._stems[first:last]
        return np.unique(found) if last - first > 1 else found


@dataclass(frozen=True, eq=False)
class FreshNames:
    """The names of listings that changed since, so few that all are looked through.

    Args:
        first: the row of the first.
        texts: per field, the folded words of each name.
    """

    first: int
    texts: dict[Field, list[list[str]]]

    @classmethod
    def of(cls, catalog: Catalog) -> "FreshNames":
        """Read them."""
        first = catalog.text.base.n_rows
        columns = {Field.NAME: catalog.name, Field.ORGANIZATION: catalog.organization}
        return cls(first, {field: [words_of(name) for name in names[first:]] for field, names in columns.items()})

    def rows(self, typed: Typed, field: Field) -> list[int]:
        """The rows whose names have the words."""
        return [row for row, name in enumerate(self.texts[field], self.first) if typed.tier(name) is not None]

    @cached_property
    def words(self) -> list[str]:
        """Every word, sorted."""
        return sorted({word for names in self.texts.values() for name in names for word in name})


_of_base: WeakKeyDictionary[TextPart, NameWords] = WeakKeyDictionary()
_of_fresh: WeakKeyDictionary[TextPart, FreshNames] = WeakKeyDictionary()


def name_words(catalog: Catalog) -> NameWords:
    """Prepared once for a build."""
    base = catalog.text.base
    prepared = _of_base.get(base)
    if prepared is None:
        prepared = _of_base[base] = NameWords(catalog)
    return prepared


def fresh_names(catalog: Catalog) -> FreshNames | None:
    """Prepared once for what changed since the build; None where nothing did."""
    fresh = catalog.text.fresh
    if fresh is None:
        return None
    prepared = _of_fresh.get(fresh)
    if prepared is None:
        prepared = _of_fresh[fresh] = FreshNames.of(catalog)
    return prepared


def services(typed: Typed, catalog: Catalog, limit: int) -> list[Named]:
    """Services whose names have words that begin so, in any order: by tier, then by id."""
    begin, others = name_words(catalog).columns[Field.NAME].heads(typed.words, _rows(typed, catalog, Field.NAME))
    rows = [*_fresh(typed, catalog, Field.NAME), *begin[:READ].tolist(), *others[:READ].tolist()]
    return _read(typed, catalog, Field.NAME, [(row, 1) for row in rows], limit)


def organizations(typed: Typed, catalog: Catalog, limit: int) -> list[Named]:
    """Organisations whose names have words that begin so: by tier, then by how many listings they have, then by id."""
    found = [(row, 1) for row in _fresh(typed, catalog, Field.ORGANIZATION)]
    column = name_words(catalog).columns[Field.ORGANIZATION]
    for some in column.heads(typed.words, _rows(typed, catalog, Field.ORGANIZATION)):
        if not len(some) or len(found) >= READ:
            continue
        _, first, counts = np.unique(catalog.organization_id[some], return_index=True, return_counts=True)
        most = np.lexsort((first, -counts))[:READ]
        found += zip(some[first[most]].tolist(), counts[most].tolist(), strict=True)
    return _read(typed, catalog, Field.ORGANIZATION, found, limit)


def _fresh(typed: Typed, catalog: Catalog, field: Field) -> list[int]:
    fresh = fresh_names(catalog)
    return [row for row in fresh.rows(typed, field) if catalog.live[row]][:READ] if fresh else []


def _rows(typed: Typed, catalog: Catalog, field: Field) -> Rows:
    """The live rows of the build that have the longest of the words, ascending, each once."""
    prepared = name_words(catalog)
    column = prepared.columns[field]
    rows: Rows | None = None
    several = False
    for word in typed.looked_up:
        stems = prepared.stems(word)
        own = column.rows(stems)
        if rows is None:
            rows, several = own, len(stems) > 1
        else:
            rows = own[_having(rows, catalog)[own]]
            several = len(stems) > 1
        if not len(rows):
            return _NOBODY
    if rows is None:
        return _NOBODY
    if not catalog.all_live:
        rows = rows[catalog.live[rows]]
    if several and len(rows) > 1:
        rows = np.flatnonzero(_having(rows, catalog)) if len(rows) > COUNTED else np.unique(rows)
    return rows


def _having(rows: Rows, catalog: Catalog) -> NDArray[np.bool_]:
    having = np.zeros(catalog.text.base.n_rows, np.bool_)
    having[rows] = True
    return having


def _read(typed: Typed, catalog: Catalog, field: Field, rows: Counted, limit: int) -> list[Named]:
    """Compare the names themselves with what was typed."""
    texts = catalog.name if field is Field.NAME else catalog.organization
    found: dict[str, tuple[int, list[int], int]] = {}  # name -> tier, rows, listings
    for row, count in rows:
        name = texts[row]
        if name in found:
            tier, same, counted = found[name]
            found[name] = (tier, [*same, row], counted + count)
        elif (reached := typed.tier(words_of(name))) is not None:
            found[name] = (reached, [row], count)
            if len(found) == limit and len(rows) >= READ:  # the likeliest are read
                break
    named = [_named(name, *facts, catalog, field) for name, facts in found.items()]
    return sorted(named, key=lambda one: one.order)[:limit]


def _named(name: str, tier: int, same: list[int], count: int, catalog: Catalog, field: Field) -> Named:
    same.sort(key=catalog.tie_breakers.item)
    if field is Field.NAME:
        return Named(name, tier, tuple(same), (tier, 0, catalog.tie_breakers.item(same[0])))
    return Named(name, tier, tuple(same), (tier, -count, bytes(catalog.organization_id[same[0]])))
