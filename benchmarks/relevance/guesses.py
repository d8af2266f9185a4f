"""How often guesses are right that are made where no rule hears a need: `python -m benchmarks.relevance.guesses`.

The sentences of `data/told.csv`, each guessed by a model that has not seen it (four parts by hash), and how often one
that is not about danger is taken for one that is.
"""

from collections.abc import Sequence

from benchmarks.relevance.judged import hashed
from directory.search.results.likely import DANGERS
from directory.taxonomies.likely_needs import LikelyNeed, LikelyNeeds, Told, told_sentences
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import words

PARTS = 4
PROBABILITIES = (0.1, 0.15, 0.3)

Guessed = list[tuple[Told, Sequence[LikelyNeed]]]


def guess_unseen(vocabulary: Vocabulary) -> Guessed:
    """Each sentence with the guesses of a model of the others."""
    sentences = told_sentences(vocabulary)
    found: Guessed = []
    for part in range(PARTS):
        kept = [one for one in sentences if hashed(one.text) % PARTS != part]
        model = LikelyNeeds(vocabulary, kept)
        found += [(one, model.told_by(words(one.text))) for one in sentences if hashed(one.text) % PARTS == part]
    return found


def tells_a_danger(guesses: Sequence[LikelyNeed], least: float) -> bool:
    """Whether one of the guesses is a danger of at least that probability."""
    return any(one.code in DANGERS and one.probability >= least for one in guesses)


def _print(name: str, guessed: Guessed) -> None:
    codes = [(told.need, [one.code for one in guesses]) for told, guesses in guessed]
    first = sum(need in several[:1] for need, several in codes) / len(codes)
    three = sum(need in several for need, several in codes) / len(codes)
    alarms = [sum(tells_a_danger(guesses, least) for _, guesses in guessed) / len(guessed) for least in PROBABILITIES]
    said = "".join(f"{alarm:12.3f}" for alarm in alarms)
    print(f"{name:<20}{len(guessed):>8,}{first:>12.3f}{three:>12.3f}{said}")


def main() -> None:
    """Print both tables."""
    guessed = guess_unseen(Vocabulary.bundled())
    danger = [one for one in guessed if one[0].need in DANGERS]
    others = [one for one in guessed if one[0].need not in DANGERS]
    heads = "".join(f"{f'danger {least}':>12}" for least in PROBABILITIES)
    print(f"{'sentences':<20}{'':>8}{'first':>12}{'of three':>12}{heads}")
    _print("about a danger", danger)
    _print("about other needs", others)


if __name__ == "__main__":
    main()
