"""Whether the person can speak with them."""

from collections.abc import Iterator
from functools import lru_cache, reduce
from operator import or_

import numpy as np

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Rows, Values, everywhere, feature_by_column
from directory.i18n import N_, Sentence
from directory.words.languages import SPOKEN_HERE, language_name
from matching.profile import Profile
from matching.weighting.weights import weight_of

OTHER_LANGUAGE = 0.85  # a language of the person, but not the one named first
INTERPRETED = 0.7


def _explain(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> Iterator[Sentence]:
    bits = {code: int(catalog.language_bit(code)) for code in profile.languages}
    own = reduce(or_, bits.values())
    there = (catalog.languages.take(rows) & np.uint64(own)).tolist()
    said: dict[tuple[int, bool], Sentence] = {}
    for speaks in zip(there, catalog.interpretation.take(rows).tolist(), strict=True):
        if speaks not in said:
            spoken = tuple([code for code, bit in bits.items() if speaks[0] & bit])
            said[speaks] = _say_spoken(profile.languages, spoken, speaks[1])
        yield said[speaks]


@lru_cache(maxsize=1024)
def _say_spoken(own: tuple[str, ...], spoken: tuple[str, ...], interprets: bool) -> Sentence:
    if spoken:
        return Sentence(N_("Speaks: %(languages)s"), {"languages": tuple(map(language_name, spoken))})
    if SPOKEN_HERE in own:
        return Sentence(N_("Italian is spoken there"))
    if interprets:
        return Sentence(N_("Has interpreters"))
    return Sentence(N_("Speaks none of the person's languages"))


@feature_by_column(
    weight=weight_of("service", "spoken_language"), explain_rows=_explain, unknown=N_("Ask which languages are spoken.")
)
def spoken_language(profile: Profile, catalog: Catalog) -> Values | None:
    """1 for the language the person names first, a little less for another one, then interpreters.

    Somebody who speaks Italian is understood wherever nothing is said of languages.

    Returns:
        known: False where nothing is said of languages and the person does not speak Italian.
    """
    if not profile.languages:
        return None
    if profile.languages[0] == SPOKEN_HERE:
        return Values(np.ones(len(catalog), np.float32), everywhere(len(catalog)))
    value = catalog.interpretation * np.float32(INTERPRETED)
    for place, code in enumerate(profile.languages):
        worth = np.float32(OTHER_LANGUAGE if place else 1)
        if code == SPOKEN_HERE:
            np.maximum(value, worth, out=value)
        else:
            np.maximum(value, ((catalog.languages & catalog.language_bit(code)) != 0) * worth, out=value)
    if SPOKEN_HERE in profile.languages:
        return Values(value, everywhere(len(catalog)))
    return Values(value, (catalog.languages != 0) | catalog.interpretation)
