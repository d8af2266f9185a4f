"""The one place where this package touches the search: rankings to compare, and how the search reads words."""

import uuid
from collections.abc import Callable, Collection
from datetime import date

from sqlalchemy.orm import Session

from directory.catalog.build import build
from directory.catalog.catalog import Catalog
from directory.catalog.scoring import best
from directory.search.query import content_words
from directory.search.reading import read_question
from directory.search.results.features import FEATURES
from directory.search.search import search
from directory.words.language import ALL_STOP_WORDS, fold, stem
from directory.words.language import words as words_of

TODAY = date(2026, 11, 22)
SHOWN = 20  # results asked for; a page of the search shows as many

COMPONENTS = (  # what is added to the words of a question, step by step, by the features that rank
    ("understanding and repair", ("words",)),
    ("names", ("name",)),
    ("needs, kinds and interests", ("needs", "service_types", "interests")),
    ("nearness", ("proximity",)),
    ("age and group", ("age", "target_groups", "gender")),
    ("conditions", ("language", "cost", "remote", "time", "access", "wheelchair")),
    ("open doors and freshness", ("open_door", "freshness")),
)

Ranking = Callable[[str], list[uuid.UUID]]


def catalog_of(session: Session) -> Catalog:
    """The catalog of a database."""
    return build(session, today=TODAY)


def search_components(catalog: Catalog) -> dict[str, Ranking]:
    """Rankings by name, each with one more component of the search than the one before; the last is all of it."""
    components = {"bm25 alone": bm25_alone(catalog)}
    names: tuple[str, ...] = ()
    for component, features in COMPONENTS:
        names += features
        components[f"+ {component}"] = whole_search(catalog, names)
    return {**components, "all": whole_search(catalog)}


def bm25_alone(catalog: Catalog) -> Ranking:
    """Stemmed BM25 over the fields, any word but stop words: nothing is understood, completed or repaired."""

    def rank(text: str) -> list[uuid.UUID]:
        words = [word for word in words_of(text) if word not in ALL_STOP_WORDS]
        score = catalog.text.search(words, as_written=True).score
        rows = best(score, catalog.tie_breakers, SHOWN, score > 0)
        return [catalog.listing_uuid(int(row)) for row in rows]

    return rank


def whole_search(catalog: Catalog, names: Collection[str] | None = None) -> Ranking:
    """What the page and the command show, ranked by the features of these names alone, or by all."""
    chosen = [one for one in FEATURES if names is None or one.name in names]

    def rank(text: str) -> list[uuid.UUID]:
        query = read_question(text, catalog)
        return [found.listing_id for found in search(query, catalog, limit=SHOWN, today=TODAY, features=chosen).results]

    return rank


def place_words(catalog: Catalog, text: str) -> frozenset[str]:
    """The folded words that were understood as a place."""
    spans = read_question(text, catalog).spans
    return frozenset(word for span in spans if span.kind == "place" for word in words_of(span.words))


def known_words(catalog: Catalog) -> frozenset[str]:
    """Every folded word of the listings' texts and of the taxonomies' labels and synonyms."""
    said = (words for term in catalog.terms for words in (*term.labels.values(), *sum(term.synonyms.values(), ())))
    return frozenset(catalog.text.base.forms) | frozenset(word for words in said for word in words_of(words))


def reads_as(catalog: Catalog, text: str, word: str, meant: str) -> bool:
    """Whether the search reads one word of a query as another word, or as a form of the same stem."""
    changed = changed_words(catalog, text)
    if fold(word) in changed:
        return stem(changed[fold(word)]) == stem(fold(meant))
    for reading in catalog.text.read(content_words(text)):
        if reading.word == fold(word):
            return any(stem_ == stem(fold(meant)) for stem_, _ in reading.stems)
    return False


def changed_words(catalog: Catalog, text: str) -> dict[str, str]:
    """Which folded words of a query the search takes for misspelt, and what it reads in their place."""
    query = read_question(text, catalog)
    sentences = search(query, catalog, limit=1, today=TODAY).relaxed
    facts = [sentence.facts for sentence in sentences if "repaired" in sentence.facts]
    return {str(fact["word"]): str(fact["repaired"]) for fact in facts}
