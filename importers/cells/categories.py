"""Category cells to terms of the taxonomies."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from directory.curation.setup import term_id
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.language import words
from importers.cells.context import Context, Fill, parts
from importers.row_values import Rows, Values

COLUMN_CONFIDENCE = 1.0  # a column said so
TAXONOMIES = ("service_type", "need", "interest", "target_group")
MOST_TAGS = 40  # of one cell
MOST_WORDS = 400  # what a service is about stands at the beginning


def tags(taxonomy: str) -> Fill:
    """Terms by name, several in a cell; those that no taxonomy knows are handed on for one report per value."""

    def fill(cell: str, context: Context) -> Values:
        found: dict[tuple[str, str], Term] = {}
        unknown = []
        for part in _categories(cell, taxonomy, context.vocabulary)[:MOST_TAGS]:
            terms = terms_of(part, taxonomy, context.vocabulary)
            found.update({(term.taxonomy, term.code): term for term in terms})
            if not terms and not part.isdecimal():
                unknown.append(part)
        return {
            "terms": dict.fromkeys(found, COLUMN_CONFIDENCE),
            "unknown_terms": tuple(unknown),
        }

    return fill


def _categories(cell: str, taxonomy: str, vocabulary: Vocabulary) -> list[str]:
    """The categories of a cell; a comma may separate them or belong to a label ("Ansia, umore basso, stress")."""
    found: list[str] = []
    for part in parts(cell, r"[;|\n]"):
        whole = "," not in part or bool(terms_named(part, taxonomy, vocabulary))
        found += [part] if whole else parts(part, ",")
    return list(dict.fromkeys(found))


def attribute_rows(terms: Mapping[tuple[str, str], float]) -> Rows:
    """Tags as child rows, from (taxonomy, code) -> confidence."""
    return _attribute_rows(tuple(sorted(terms.items())))


@lru_cache(maxsize=1 << 14)  # the same tags stand together in many rows
def _attribute_rows(terms: tuple[tuple[tuple[str, str], float], ...]) -> Rows:
    return Rows(_attribute_row(*term) for term in terms)


@lru_cache(maxsize=1 << 14)
def _attribute_row(term: tuple[str, str], confidence: float) -> dict[str, Any]:
    return {"taxonomy_term_id": term_id(*term), "confidence": confidence}


@lru_cache(maxsize=1 << 14)  # lists repeat their categories
def terms_named(part: str, taxonomy: str, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """The terms that have exactly this name; without a taxonomy, in any.

    Who names a kind of service does not state the needs that such services answer: "sportello d'ascolto" may be the
    kind of a fund that pays bills. Who names people ("Anziani") says for whom it is, and not that one likes to be with
    them.
    """
    known = [vocabulary.known(each, part) for each in ((taxonomy,) if taxonomy else TAXONOMIES)]
    found = {term.taxonomy: term for term in known if term is not None}
    if "target_group" in found:
        found.pop("interest", None)
    if "service_type" in found and "need" in found and found["need"].code in found["service_type"].needs:
        del found["need"]
    return tuple(found.values())


def terms_of(part: str, taxonomy: str, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """The terms that a category means; without a taxonomy, of any."""
    if found := terms_named(part, taxonomy, vocabulary):
        return found
    return tuple(term for term in terms_mentioned(part, vocabulary) if taxonomy in ("", term.taxonomy))


@lru_cache(maxsize=1 << 14)
def terms_mentioned(text: str, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """The terms that a text speaks of in its first words."""
    return tuple(mention.term for mention in vocabulary.mentions(words(text)[:MOST_WORDS]))
