import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from directory.catalog import scoring
from directory.catalog.scoring import Feature, Scores, Values, best, everywhere, score
from directory.i18n import Sentence

TOTALS = hnp.arrays(np.float32, st.integers(0, 60), elements=st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]))


@given(TOTALS, st.integers(1, 20), st.data())
def test_the_best_rows_are_those_of_a_full_sort(total: np.ndarray, limit: int, data: st.DataObject) -> None:
    allowed = data.draw(hnp.arrays(np.bool_, len(total)))
    ids = np.array(data.draw(st.permutations(range(len(total)))), np.int64)

    rows = best(total, ids, limit, allowed)

    expected = sorted(np.flatnonzero(allowed).tolist(), key=lambda row: (-total[row], ids[row]))[:limit]
    assert rows.tolist() == expected


class _Rows:
    def __init__(self, count: int) -> None:
        self.tie_breakers = np.arange(count)

    def __len__(self) -> int:
        return len(self.tie_breakers)


def _feature(name: str, weight: float, values: Values | None) -> Feature[None, _Rows]:
    def explain(_question: object, _subject: object, _values: Values, rows: np.ndarray) -> list[Sentence]:
        return [Sentence(f"{name} of {row}") for row in rows.tolist()]

    return Feature(name, weight, lambda *_: values, explain, "Ask")


@given(st.data())
def test_few_rows_get_the_same_as_many(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 20))
    shares = st.floats(0, 1, width=32)
    features = []
    for number in range(data.draw(st.integers(1, 6))):
        value = data.draw(hnp.arrays(np.float32, count, elements=shares))
        known = everywhere(count) if data.draw(st.booleans()) else data.draw(hnp.arrays(np.bool_, count))
        features.append(_feature(f"f{number}", data.draw(st.floats(0.1, 6)), Values(value, known)))
    features.append(_feature("not asked", 1.0, None))

    few = score(None, _Rows(count), features)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "_FEW_ROWS", 0)
        many = score(None, _Rows(count), features)

    def reasons(of: Scores[None, _Rows]) -> list[list[scoring.Reason]]:
        return of.reasons_of([*range(count)])

    assert few.total.tolist() == many.total.tolist()
    assert reasons(few) == reasons(many)
    for row, own in enumerate(reasons(few)):
        assert sum(one.contribution for one in own) == pytest.approx(few.total[row], abs=1e-5)


def test_known_everywhere_takes_no_room_and_stays_so_for_some_rows() -> None:
    values = Values(np.ones(5, np.float32), everywhere(5))
    assert values.known.tolist() == [True] * 5
    assert values.is_known_everywhere
    assert values.at(np.array([1, 3])).is_known_everywhere
    assert len(everywhere(0)) == 0
