"""What each feature weighs: read once from `data/weights.csv`, the one place that holds and explains them."""

import csv
from collections.abc import Mapping
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Final, Literal, cast

from directory.data_folder import DATA
from directory.errors import InvalidInput
from directory.i18n import N_, Labels

MEANINGS: Final = ("it", "en", "de")  # in which the file says what a weight means
Subject = Literal["service", "link_worker"]
MOST: Final = 100  # that a page takes; the file takes more
WEIGHTS_FILE: Final = DATA / "weights.csv"


def weight_of(subject: Subject, feature: str) -> float:
    """The weight of one feature, >= 0; only the ratios between weights matter.

    Raises:
        InvalidInput: the file does not name the feature.
    """
    try:
        return read_weights()[subject, feature][0]
    except KeyError:
        raise InvalidInput(
            N_("The file %(file)s has no weight for “%(feature)s” of a %(subject)s: add a line for it."),
            file=WEIGHTS_FILE.name,
            feature=feature,
            subject=subject,
        ) from None


@cache
def read_weights(path: Path = WEIGHTS_FILE) -> dict[tuple[Subject, str], tuple[float, Labels]]:
    """Read the file.

    Returns:
        (subject, feature) -> (weight, what it means), in the order of the file.
    Raises:
        InvalidInput: a line whose weight is not a number from 0 up, with its line number.
    """
    weights = dict[tuple[Subject, str], tuple[float, Labels]]()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for line in reader:
            meaning = Labels({language: line.get(f"meaning_{language}") or "" for language in MEANINGS})
            key = cast("Subject", line["subject"]), line["feature"]
            weights[key] = _weight(line["weight"], path, reader.line_num), meaning
    return weights


def weights_file(weights: Mapping[tuple[Subject, str], float]) -> str:
    """The file with other weights, to compare or to put in its place; what is not named stays as it is."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["subject", "feature", "weight", *(f"meaning_{language}" for language in MEANINGS)])
    for (subject, feature), (weight, meaning) in read_weights().items():
        said = [meaning.by_language[language] for language in MEANINGS]
        writer.writerow([subject, feature, f"{weights.get((subject, feature), weight):g}", *said])
    return out.getvalue()


def _weight(text: str, path: Path, line: int) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not 0 <= weight < 1000:
        raise InvalidInput(
            N_("%(file)s, line %(line)s: “%(text)s” is not a weight; write a number from 0 up, such as 1.5."),
            file=path.name,
            line=line,
            text=text,
        )
    return weight
