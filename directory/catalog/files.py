"""The catalog as a folder of arrays, which every process maps read-only."""

import dataclasses
import functools
import hashlib
import json
import shutil
import tempfile
import typing
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.taxonomies.vocabulary import Term, Vocabulary

MANIFEST = "manifest"  # a checksum, then JSON
# Below directory/: the code that decides what is in a catalog; a test holds it against what the catalog imports.
CODE_OF_A_CATALOG = (
    "ages.py",
    "catalog/*.py",
    "ids.py",
    "models/*.py",
    "places/geo.py",
    "taxonomies/codes.py",
    "taxonomies/lexicon.py",
    "taxonomies/other_meanings.py",
    "taxonomies/terms.py",
    "taxonomies/vocabulary.py",
    "words/contact_ways.py",
    "words/deletions.py",
    "words/free_words.py",
    "words/keyed.py",
    "words/language.py",
    "words/strings.py",
)
_MAPPED_FROM_BYTES = 1 << 16  # smaller arrays are read whole: a mapping costs more than it saves


class Torn(Exception):
    """The folder is not a whole catalog of this program; it must be built again. Never leaves this package."""


def save(catalog: Catalog, folder: Path, *, identity: str = "") -> None:
    """Write a catalog so that readers see all of it or nothing; a folder that stands there is replaced.

    Args:
        identity: what the catalog was built from; `open_catalog` asks for the same.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".", ignore_cleanup_errors=True) as scratch:
        fresh = Path(scratch) / "catalog"
        fresh.mkdir()
        checksums, values = {}, {}
        for name, leaf in _leaves(catalog, ""):
            if isinstance(leaf, np.ndarray):
                np.save(fresh / f"{name}.npy", np.ascontiguousarray(leaf))
                checksums[name] = _checksum(fresh / f"{name}.npy")
            elif not isinstance(leaf, Vocabulary):
                values[name] = leaf
        manifest = {
            "program": program(),
            "identity": identity,
            "checksums": checksums,
            "values": values,
            "terms": [_term_as_json(term) for term in catalog.terms],
        }
        text = json.dumps(manifest)
        (fresh / MANIFEST).write_text(f"{zlib.crc32(text.encode())}\n{text}", encoding="utf-8")
        if folder.exists():
            folder.rename(Path(scratch) / "replaced")
        fresh.rename(folder)


def open_catalog(folder: Path, *, identity: str = "") -> Catalog:
    """Map a catalog that `save` wrote.

    Raises:
        Torn: it is missing, damaged, of another origin, or written by another version of the program.
    """
    try:
        checksum, _, text = (folder / MANIFEST).read_text(encoding="utf-8").partition("\n")
        if checksum != str(zlib.crc32(text.encode())):
            raise Torn(f"{MANIFEST} is damaged")
        manifest = json.loads(text)
        if manifest["program"] != program() or manifest["identity"] != identity:
            raise Torn("of another origin or program")
        leaves = dict(manifest["values"])
        leaves["vocabulary"] = Vocabulary(_term_from_json(term) for term in manifest["terms"])
        for name, checksum in manifest["checksums"].items():
            leaves[name] = _load(folder / f"{name}.npy", checksum)
        opened: Catalog = _assemble(Catalog, "", leaves)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Torn(str(fault)) from fault
    return opened


def remove(folder: Path) -> None:
    """Remove a catalog that a newer one replaced; a process that has mapped it keeps what it has."""
    shutil.rmtree(folder, ignore_errors=True)


@functools.cache
def program() -> str:
    """A digest of the code that decides what is in a catalog, so that another version builds its own."""
    digest = hashlib.sha256()
    for path in code_of_a_catalog():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def code_of_a_catalog() -> list[Path]:
    """The files of `CODE_OF_A_CATALOG`, sorted."""
    package = Path(__file__).resolve().parents[1]
    return sorted(path for pattern in CODE_OF_A_CATALOG for path in package.glob(pattern))


def _leaves(value: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    """Everything inside that has no parts of its own, named by its path, such as "tags.term"."""
    for field in dataclasses.fields(value):
        inner, name = getattr(value, field.name), f"{prefix}{field.name}"
        if dataclasses.is_dataclass(inner):
            yield from _leaves(inner, f"{name}.")
        else:
            yield name, inner


def _assemble(kind: type, prefix: str, leaves: Mapping[str, Any]) -> Any:
    """The reverse of `_leaves`; JSON turned tuples into lists."""
    parts: dict[str, Any] = {}
    for name, hint in typing.get_type_hints(kind).items():
        path = f"{prefix}{name}"
        if dataclasses.is_dataclass(hint) and isinstance(hint, type):
            parts[name] = _assemble(hint, f"{path}.", leaves)
        else:
            parts[name] = tuple(leaves[path]) if isinstance(leaves[path], list) else leaves[path]
    return kind(**parts)


def _load(path: Path, checksum: str) -> NDArray[Any]:
    if _checksum(path) != checksum:
        raise Torn(f"{path.name} is damaged")
    mapped = path.stat().st_size >= _MAPPED_FROM_BYTES
    array: NDArray[Any] = np.load(path, mmap_mode="r" if mapped else None, allow_pickle=False)
    return array.view(np.ndarray)


def _checksum(path: Path) -> str:
    checksum = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            checksum = zlib.crc32(block, checksum)
    return f"{path.stat().st_size}-{checksum:08x}"


def _term_as_json(term: Term) -> dict[str, Any]:
    return {
        field.name: dict(value) if isinstance(value := getattr(term, field.name), Mapping) else value
        for field in dataclasses.fields(term)
    }


def _term_from_json(values: dict[str, Any]) -> Term:
    several = {name: {key: tuple(many) for key, many in values[name].items()} for name in ("synonyms", "mappings")}
    return Term(**{**values, **several, "needs": tuple(values["needs"])})
