import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from directory.catalog.scoring import best

TOTALS = hnp.arrays(np.float32, st.integers(0, 60), elements=st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]))


@given(TOTALS, st.integers(1, 20), st.data())
def test_the_best_rows_are_those_of_a_full_sort(total: np.ndarray, limit: int, data: st.DataObject) -> None:
    allowed = data.draw(hnp.arrays(np.bool_, len(total)))
    ids = np.array(data.draw(st.permutations(range(len(total)))), np.int64)

    rows = best(total, ids, limit, allowed)

    expected = sorted(np.flatnonzero(allowed).tolist(), key=lambda row: (-total[row], ids[row]))[:limit]
    assert rows.tolist() == expected
