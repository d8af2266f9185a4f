"""splink on the same people: the settings of its own tutorial for deduplicating persons, without labels."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

NEEDED = ("given_name", "family_name", "birth_date", "code", "postal_code", "street", "city")
LIKELY = 0.5


def same_people(records: Sequence[Mapping[str, str]]) -> set[tuple[int, int]]:
    """Pairs of positions that splink puts into one cluster, trained on the records themselves.

    Args:
        records: people with the fields of `importers.resolution.comparisons.PERSON`.
    Raises:
        ImportError: splink is not installed (see requirements-bench.lock).
    """
    import pyarrow as pa  # noqa: PLC0415 - only there in the environment of the measurements
    import splink.comparison_library as cl  # noqa: PLC0415
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415

    rows = [{"unique_id": at, **{name: one.get(name) or None for name in NEEDED}} for at, one in enumerate(records)]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("family_name"),
            cl.LevenshteinAtThresholds("birth_date", [1, 2]),
            cl.LevenshteinAtThresholds("code", [1, 2]),
            cl.LevenshteinAtThresholds("postal_code", [1]),
            cl.JaroWinklerAtThresholds("street", [0.9, 0.7]),
            cl.JaroWinklerAtThresholds("city", [0.9, 0.7]),
        ],
        blocking_rules_to_generate_predictions=[block_on(name) for name in NEEDED],
    )
    linker: Any = Linker(DuckDBAPI().register(pa.Table.from_pylist(rows)), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("code"), block_on("birth_date")], recall=0.8
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=7)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth_date"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("code"))
    found = linker.inference.predict(threshold_match_probability=LIKELY)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(found, LIKELY).as_dict()
    groups: dict[str, list[int]] = defaultdict(list)
    for cluster, at in zip(clusters["cluster_id"], clusters["unique_id"], strict=True):
        groups[cluster].append(int(at))
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
