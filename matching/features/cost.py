"""Whether the person can bear the cost."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog, Cost
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.i18n import N_, Sentence
from matching.profile import Budget, Profile
from matching.weighting.weights import weight_of

# Where no budget is said, a low ISEE tells enough: 9,530 euro is the limit of the social bonus on energy bills,
# 15,000 that of the reduced fees of many municipalities.
FREE_BELOW_ISEE = 9_530
LOW_BELOW_ISEE = 15_000

_VALUE_BY_COST: Final = {
    Budget.FREE: np.array([0, 1, 0.3, 0], np.float32),  # in the order of `Cost`
    Budget.LOW: np.array([0, 1, 0.9, 0.15], np.float32),
}
IS_FREE: Final = N_("Is free")
_UNKNOWN, _FREE, _LOW = int(Cost.UNKNOWN), int(Cost.FREE), int(Cost.LOW)  # an enum's members are slow to reach
_TOO_DEAR: Final = {Budget.FREE: [Cost.LOW, Cost.PAID], Budget.LOW: [Cost.PAID], Budget.ANY: []}


def budget_of(profile: Profile) -> Budget:
    """What the person said, else what the ISEE suggests, else no limit."""
    if profile.budget is not None:
        return profile.budget
    if profile.isee is None or profile.isee > LOW_BELOW_ISEE:
        return Budget.ANY
    return Budget.FREE if profile.isee <= FREE_BELOW_ISEE else Budget.LOW


def bearable(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): not known to cost more than the person can pay; what does not say its cost may be asked."""
    allowed = np.ones(len(Cost), np.bool_)
    allowed[_TOO_DEAR[budget_of(profile)]] = False
    return allowed[catalog.cost]


def _explain(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> list[Sentence]:
    return [*map(_say_cost, catalog.cost.take(rows).tolist(), catalog.cost_amount.take(rows).tolist())]


@lru_cache(maxsize=1024)
def _say_cost(kind: int, euro: float) -> Sentence:
    if kind == _FREE:
        return Sentence(IS_FREE)
    amount = round(euro, 2)
    if amount > 0:
        return Sentence(N_("Costs %(amount)s euro"), {"amount": int(amount) if amount.is_integer() else amount})
    return Sentence(N_("Costs little") if kind == _LOW else N_("Has to be paid for"))


@feature_by_column(weight=weight_of("service", "cost"), explain_rows=_explain, unknown=N_("Ask what it costs."))
def cost(profile: Profile, catalog: Catalog) -> Values | None:
    """What it costs against the budget; not asked when money is no limit.

    Returns:
        known: False where the cost is not said.
    """
    value_by_cost = _VALUE_BY_COST.get(budget_of(profile))
    if value_by_cost is None:
        return None
    return Values(value_by_cost.take(catalog.cost), catalog.cost != _UNKNOWN)
