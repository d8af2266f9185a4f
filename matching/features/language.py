"""Whether the person can speak with them."""

from functools import lru_cache

import numpy as np

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.i18n import N_, Sentence
from directory.languages import SPOKEN_HERE, language_name
from matching.profile import Profile
from matching.weights import weight_of

OTHER_LANGUAGE = 0.85  # a language of the person, but not the one named first
INTERPRETED = 0.7


def _explain(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> list[Sentence]:
    bits = {code: int(catalog.language_bit(code)) for code in profile.languages}
    return [
        _say_spoken(profile.languages, tuple([code for code in profile.languages if there & bits[code]]), interprets)
        for there, interprets in zip(
            catalog.languages.take(rows).tolist(), catalog.interpretation.take(rows).tolist(), strict=True
        )
    ]


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
    value = catalog.interpretation * np.float32(INTERPRETED)
    for place, code in enumerate(profile.languages):
        worth = np.float32(OTHER_LANGUAGE if place else 1)
        if code == SPOKEN_HERE:
            np.maximum(value, worth, out=value)
        else:
            np.maximum(value, ((catalog.languages & catalog.language_bit(code)) != 0) * worth, out=value)
    says = (catalog.languages != 0) | catalog.interpretation
    return Values(value, np.ones_like(says) if SPOKEN_HERE in profile.languages else says)
