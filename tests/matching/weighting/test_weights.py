"""The file of weights and the features agree."""

from pathlib import Path

import pytest

from directory.errors import InvalidInput
from matching.features import FEATURES
from matching.link_workers.features import WORKER_FEATURES
from matching.weighting.weights import read_weights, weight_of


def test_the_file_names_exactly_the_features_that_exist() -> None:
    named = set(read_weights())

    assert named == {("service", name) for name in FEATURES} | {("link_worker", name) for name in WORKER_FEATURES}


def test_every_feature_has_the_weight_of_the_file_and_a_meaning_in_two_languages() -> None:
    for (subject, name), (weight, meaning) in read_weights().items():
        feature = FEATURES[name] if subject == "service" else WORKER_FEATURES[name]
        assert feature.weight == weight > 0
        assert all(meaning.by_language[language] for language in ("it", "en"))


def test_a_feature_without_a_weight_is_named() -> None:
    with pytest.raises(InvalidInput, match="no weight for “astrology”"):
        weight_of("service", "astrology")


@pytest.mark.parametrize("text", ["molto", "-1", "nan", ""])
def test_a_weight_that_is_no_number_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "weights.csv"
    path.write_text(f"subject,feature,weight,meaning_it,meaning_en\nservice,place,{text},Vicino,Near\n")

    with pytest.raises(InvalidInput, match=r"weights\.csv, line 2"):
        read_weights(path)
