"""What the person has tried or refused, and what is there already: services by their ids, and kinds as told."""

import uuid
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.caching import once_per_catalog
from directory.catalog.catalog import Catalog
from directory.i18n import N_, Labels, Sentence
from directory.taxonomies.vocabulary import Term
from matching.eligibility import Eligibility, Rule, Verdicts, verdicts
from matching.profile import Profile


def _judge_history(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """A kind that is refused closes what is of no other kind, and is asked about where a listing is of several."""
    kinds = profile.kinds_said
    known = kinds.refused or kinds.tried or kinds.active
    if not (profile.tried or profile.refused or profile.active or known):
        return None
    no = among(catalog, profile.refused | profile.active)
    check = among(catalog, profile.tried)
    if known:
        no |= _is_all(kinds.refused, catalog)
        check |= _is_of((*kinds.refused, *kinds.tried, *kinds.active), catalog)
    return verdicts(catalog, no=no, check=check & ~no)


def of_a_refused_kind(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): listings of a kind that the person refuses, whatever else they are."""
    return _is_of(profile.kinds_said.refused, catalog)


def among(catalog: Catalog, ids: Iterable[uuid.UUID]) -> NDArray[np.bool_]:
    """Listings with one of these ids as their own or as their service's."""
    wanted = np.array([one.bytes for one in ids], "S16")
    return np.isin(catalog.listing_id, wanted) | np.isin(catalog.service_id, wanted)


def _is_of(kinds: Iterable[Term], catalog: Catalog) -> NDArray[np.bool_]:
    return catalog.of_kind(*(kind.code for kind in kinds))


def _is_all(kinds: Iterable[Term], catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): listings of these kinds and of no other."""
    codes = {kind.code for kind in kinds}
    if not codes:
        return np.zeros(len(catalog), np.bool_)
    others = [term for term in _kinds(catalog) if term.code not in codes]
    return _is_of(kinds, catalog) & ~_is_of(others, catalog)


@once_per_catalog
def _kinds(catalog: Catalog) -> tuple[Term, ...]:
    return tuple(term for term in catalog.terms if term.taxonomy == "service_type")


def _say_history(profile: Profile, catalog: Catalog, row: int, _verdict: Eligibility) -> Sentence:
    own = {catalog.listing_uuid(row), catalog.service_uuid(row)}
    if own & profile.active:
        return Sentence(N_("Already active for this person: do not send twice"))
    if own & profile.refused:
        return Sentence(N_("The person has refused it"))
    if own & profile.tried:
        return Sentence(N_("Already tried: ask what has changed"))
    kinds = {
        term.code for term in (catalog.terms[at] for at in catalog.tags.of_row(row)) if term.taxonomy == "service_type"
    }
    said = profile.kinds_said
    for terms, message in (
        (said.refused, N_("The person refuses this kind: %(kinds)s")),
        (said.tried, N_("This kind was tried before: ask what has changed (%(kinds)s)")),
        (said.active, N_("Somebody of this kind is there already: ask them first (%(kinds)s)")),
    ):
        if meant := tuple(Labels(term.labels) for term in terms if term.code in kinds):
            return Sentence(message, {"kinds": meant})
    return Sentence(N_("Already tried: ask what has changed"))


HISTORY_RULE: Final = Rule("history", _judge_history, _say_history)
