"""Codes of terms in the code are those of the taxonomies: a renamed term would else be asked for and never found."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from directory.taxonomies import codes
from directory.taxonomies.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[3]
NEEDS = {term.code for term in Vocabulary.bundled().terms("need")}
GROUPS = {term.code for term in Vocabulary.bundled().terms("target_group")}
DOMAINS = {code for code in NEEDS if "." not in code}
_CODE = re.compile(rf"(?:{'|'.join(sorted(DOMAINS))})\.[a-z_]+")


def _code_literals() -> Iterator[tuple[str, str]]:
    """Texts that are written as codes of needs, with where they stand; words of a grammar may look the same."""
    for file in chain.from_iterable(
        (ROOT / room).rglob("*.py") for room in ("directory", "matching", "importers", "web")
    ):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value):
                yield node.value, f"{file.relative_to(ROOT)}:{node.lineno}"


def test_every_code_that_code_names_is_in_the_taxonomies() -> None:
    shared = {value for name, value in vars(codes).items() if name.isupper()}

    assert shared <= NEEDS | GROUPS
    assert [(code, where) for code, where in _code_literals() if code not in NEEDS] == []
