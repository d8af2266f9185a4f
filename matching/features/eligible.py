"""Whether the person may come, as part of the score."""

from typing import Final

import numpy as np

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Rows, Values, everywhere, feature_by_column
from directory.i18n import N_, Sentence
from matching.eligibility import Eligibility, Said, judge
from matching.profile import Profile
from matching.rules.border import across_the_border
from matching.rules.conditions import RULES
from matching.rules.history import of_a_refused_kind
from matching.shortlisting.journeys import from_afar
from matching.weighting.weights import weight_of
from matching.whom.for_whom import hardly_for, may_be_reserved

HARDLY: Final = 0.2
_NO: Final = np.uint8(Eligibility.NO)
_VALUE: Final = np.array([0.0, 0.5, 1.0], np.float32)  # in the order of Eligibility


_NOT_FOR: Final = N_("Not for this person: %(why)s")
_TO_CHECK: Final = N_("To be checked: %(why)s")
_FITS: Final = Sentence(N_("Fits all that is known about who may come"))


def _explain(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> list[Sentence]:
    return [*map(_say, values.facts["judgement"].say_several(rows.tolist()))]


def _say(said: Said) -> Sentence:
    if said.verdict is Eligibility.YES:
        if said.for_whom:
            return Sentence(N_("%(whom)s: fits all that is known about who may come"), {"whom": said.for_whom})
        return _FITS
    return Sentence(_NOT_FOR if said.verdict is Eligibility.NO else _TO_CHECK, {"why": said.sentences[0]})


@feature_by_column(weight=weight_of("service", "eligibility"), explain_rows=_explain, unknown=N_("Ask who may come."))
def eligibility(profile: Profile, catalog: Catalog) -> Values | None:
    """1 for yes, 0.5 for to be checked: a listing to be checked ranks below a comparable yes, and says why.

    What is for people in another situation alone, such as after prison, or for one gender while nobody said which the
    person's is, or across a border, with a number of another country, or also of a kind that the person refuses, gets
    less than half of that.

    Returns:
        known: everywhere, since an open question is an answer here; facts: `judgement`, for the ranking.
    """
    if not profile.asks_something:
        return None
    judgement = judge(profile, catalog, RULES)
    value = _VALUE.take(judgement.verdict)
    others = hardly_for(profile, catalog) | may_be_reserved(profile, catalog) | across_the_border(profile, catalog)
    others |= of_a_refused_kind(profile, catalog) | (from_afar(profile, catalog) & ~catalog.has_point)
    value[others & (judgement.verdict != _NO)] = HARDLY
    return Values(value, everywhere(len(catalog)), {"judgement": judgement})
