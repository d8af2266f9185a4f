"""How often nothing is said to answer what something was judged to: `python -m benchmarks.relevance.missing`.

Of the tuning half, queries for which a listing is just what is needed (grade 3); the others are counted beside them.
"""

from collections.abc import Sequence
from datetime import date

from benchmarks.relevance.judged import JudgedQuery
from benchmarks.relevance.ranking import choose
from benchmarks.relevance.territory import open_territory
from directory.catalog.catalog import Catalog
from directory.search.reading import read_question
from directory.search.results.near_answers import UNANSWERED
from directory.search.search import search

JUST_RIGHT = 3
TODAY = date(2026, 11, 22)


def said_to_be_missing(queries: Sequence[JudgedQuery], catalog: Catalog) -> list[str]:
    """The texts of the queries of which it is said."""
    found = [(query.text, search(read_question(query.text, catalog), catalog, today=TODAY)) for query in queries]
    return [text for text, result in found if UNANSWERED in result.relaxed_codes]


def main() -> None:
    """Print how many, and which of those that have a right answer."""
    territory = open_territory()
    queries = choose("tuning", territory)
    right = [one for one in queries if max(territory.grades(one).values()) == JUST_RIGHT]
    others = [one for one in queries if one not in right]
    wrong = said_to_be_missing(right, territory.catalog)
    print(f"said of {len(wrong)} of {len(right)} queries that a listing answers")
    print(f"said of {len(said_to_be_missing(others, territory.catalog))} of {len(others)} others")
    for text in wrong:
        print(f"  {text}")


if __name__ == "__main__":
    main()
