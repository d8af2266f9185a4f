"""Who is let in: features that keep closed doors from coming first."""

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from directory.ages import OLDEST, SURELY_OLD
from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog, Door, Reserved
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.catalog.selection import Selection
from directory.catalog.ways_in import ASK_OF_A_WHEELCHAIR, FOR_MEN, FOR_WOMEN, GETS_IN, GETS_NOT_IN, WAYS_IN
from directory.danger.perpetrators import is_who_does_it
from directory.i18n import N_, Sentence
from directory.search.ages.ages import Ages
from directory.search.question import Query, once_per_question
from directory.search.results.membership import ages_told, helps_parents, is_for_others, is_for_the_young
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN

OPEN, HAS_PLACES, REFERRAL, MANDATE, FULL, CLOSED = 1.0, 0.7, 0.7, 0.2, 0.15, 0.05  # what a door is worth, in [0, 1]
FITTING = 0.6  # being for one's gender is little beside being about what was asked; being shut out is much
NEARLY_OF_AGE = 2.0  # years
_AGES_KEPT = 128  # with a bit for each listing of a catalog
_RESERVED_FOR = {"woman": Reserved.WOMEN, "man": Reserved.MEN}
_ACCESS_SENTENCES = (Sentence(N_("Has places at the moment")), *WAYS_IN.values())  # by the number of a door
_CLOSED, _FULL = Sentence(N_("Closed for some time")), Sentence(N_("Full at the moment"))


def _explain_open_door(_query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    whole = catalog.catalog
    columns = (catalog.some_of(column, rows).tolist() for column in (whole.closed_now, whole.places, whole.access))
    return [
        _CLOSED if closed else _FULL if places == 0 else _ACCESS_SENTENCES[door]
        for closed, places, door in zip(*columns, strict=True)
    ]


@feature_by_column(weight=0.75, explain_rows=_explain_open_door, unknown=N_("Ask whether it takes new people"))
def open_door(query: Query, catalog: Selection) -> Values | None:
    """Whether a person can simply go there now."""
    if not query.is_about:
        return None
    doors = _open_doors(catalog.catalog)
    return Values(catalog.of(doors.score), catalog.of(doors.known))


@once_per_catalog
def shut_tonight(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what is full or closed, or takes nobody who comes alone."""
    shut: NDArray[np.bool_] = (
        np.isin(catalog.access, [Door.REFERRAL, Door.MANDATE]) | (catalog.places == 0) | catalog.closed_now
    )
    return shut


@once_per_catalog
def _open_doors(catalog: Catalog) -> Values:
    worth = np.zeros(len(Door), np.float32)
    worth[[Door.UNKNOWN, Door.FREE, Door.REFERRAL, Door.MANDATE]] = HAS_PLACES, OPEN, REFERRAL, MANDATE
    is_full = catalog.places == 0
    value = worth[catalog.access]
    value[is_full] = np.minimum(value[is_full], np.float32(FULL))
    value[catalog.closed_now] = CLOSED
    return Values(value, (catalog.access != Door.UNKNOWN) | (catalog.places >= 0) | catalog.closed_now)


_WORTH_OF_ACCESS = {  # by what was asked: of what is open to all, needs a referral, needs a mandate
    "no_appointment": (1.0, 0.2, 0.0),
    "no_referral": (1.0, 0.0, 0.0),
}


def _explain_access(_query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    return [_ACCESS_SENTENCES[door] for door in catalog.access.take(rows).tolist()]


@feature_by_column(weight=1.5, explain_rows=_explain_access, unknown=N_("Ask whether one can simply go there"))
def access(query: Query, catalog: Selection) -> Values | None:
    """Whether a person can go there without an appointment or a referral, when that was asked."""
    if query.access is None:
        return None
    worth = np.zeros(len(Door), np.float32)
    worth[[Door.FREE, Door.REFERRAL, Door.MANDATE]] = _WORTH_OF_ACCESS[query.access]
    return Values(worth[catalog.access], catalog.access != Door.UNKNOWN)


def _explain_wheelchair(_query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    return [GETS_IN if gets_in == 1 else GETS_NOT_IN for gets_in in catalog.wheelchair.take(rows).tolist()]


@feature_by_column(weight=2.0, explain_rows=_explain_wheelchair, unknown=ASK_OF_A_WHEELCHAIR)
def wheelchair(query: Query, catalog: Selection) -> Values | None:
    """Whether a wheelchair gets in, when that was asked."""
    if not query.wheelchair:
        return None
    return Values((catalog.wheelchair == 1).astype(np.float32), catalog.wheelchair >= 0)


@once_per_question
def shuts_out(query: Query, catalog: Catalog) -> NDArray[np.bool_] | None:
    """Shape (n,): what is for the other gender, other ages or a group of others, or opens too late; None: nothing."""
    of_others = (
        _is_for_the_other_gender(query, catalog),
        is_for_others(query, catalog),
        _is_for_other_ages(query, catalog),
        _waits_for_a_mandate(query, catalog),
    )
    shut = [one for one in of_others if one is not None]
    return reduce(np.logical_or, shut) if shut else None


def _is_for_the_other_gender(query: Query, catalog: Catalog) -> NDArray[np.bool_] | None:
    """Not where violence is told: "il padre la picchia" names a man, and a woman who looks for help.

    But a man who wants to stop beating is never sent where women hide from such men.
    """
    if query.gender is None or (_tells_of_violence(query) and not is_who_does_it(query.text)):
        return None
    shut = catalog.is_reserved & (catalog.gender_reserved != _RESERVED_FOR[query.gender])
    return shut if shut.any() else None


def _tells_of_violence(query: Query) -> bool:
    return any(need.startswith(RESTRICTED_DOMAIN) for need in query.main_needs)


def _waits_for_a_mandate(query: Query, catalog: Catalog) -> NDArray[np.bool_] | None:
    """Who is beaten cannot wait until a court sends them."""
    if not _tells_of_violence(query):
        return None
    shut: NDArray[np.bool_] = catalog.access == Door.MANDATE
    return shut if shut.any() else None


def _is_for_other_ages(query: Query, catalog: Catalog) -> NDArray[np.bool_] | None:
    """What is for nobody of the ages that were said; of a child, not what helps its parents with their needs."""
    ages = ages_told(query) or _ages_of_a_group(query)
    if not ages:
        return None
    shut = reduce(np.logical_and, [_is_for_others_than(one, catalog) for one in ages])
    if (for_parents := helps_parents(query, catalog)) is not None:
        shut = shut & ~for_parents
    return shut if shut.any() else None


def _is_for_others_than(ages: Ages, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): far from the limits of age: where a year or two are missing, somebody may make an exception."""
    kept = _kept_by_age(catalog)
    packed = kept.get(ages)
    if packed is None:
        youngest, oldest = ages
        shut = catalog.age_known & ~catalog.takes_age(youngest - NEARLY_OF_AGE, oldest + NEARLY_OF_AGE)
        if youngest >= SURELY_OLD:
            shut |= is_for_the_young(catalog)
        packed = kept.keep(ages, np.packbits(shut))
    return np.unpackbits(packed, count=len(catalog)).view(np.bool_)


def _ages_of_a_group(query: Query) -> tuple[Ages, ...]:
    """ "Signore anziano": no centre for people from 14 to 25 is for him, though nobody says how old he is."""
    is_old = codes.ELDERLY in query.target_groups and codes.ELDERLY not in query.of_whom
    return ((SURELY_OLD, OLDEST),) if is_old else ()


@once_per_catalog
def _kept_by_age(_catalog: Catalog) -> Kept[tuple[float, float], NDArray[np.uint8]]:
    """What is for other ages, as packed bits."""
    return Kept(_AGES_KEPT)


def _explain_gender(_query: Query, catalog: Selection, _values: Values, rows: Rows) -> list[Sentence]:
    return [FOR_WOMEN if who == Reserved.WOMEN else FOR_MEN for who in catalog.gender_reserved.take(rows).tolist()]


@feature_by_column(weight=3.0, explain_rows=_explain_gender, unknown=N_("Ask whether it is for everybody"))
def gender(query: Query, catalog: Selection) -> Values | None:
    """Whether a service that is reserved for one gender is for this one."""
    if query.gender is None:
        return None
    fits = catalog.gender_reserved == _RESERVED_FOR[query.gender]
    return Values(np.float32(FITTING) * fits, catalog.is_reserved)
