"""The conditions that an entry sets in its own words: documents to bring, and whom it says it is not for."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.ages import AGE_GROUPS
from directory.catalog.catalog import Catalog, within_limits
from directory.catalog.documents import DOCUMENT_NAMES, Document, document_bits, documents_of_bits
from directory.i18n import N_, Sentence, Written
from directory.taxonomies import codes
from matching.eligibility import Eligibility, Rule, Verdicts, verdicts
from matching.profile import Profile
from matching.whom.for_whom import for_a_child
from matching.whom.groups import with_ancestors

Rows = NDArray[np.intp]
_LONGEST_QUOTE: Final = 300  # characters


def _missing_documents(profile: Profile, catalog: Catalog) -> frozenset[Document]:
    """Those that decide and that the person lacks, or of which nothing was said.

    Only migrants need a residence permit; and whoever knows the ISEE has its certificate, unless the list says no.
    """
    is_migrant = codes.MIGRANTS in with_ancestors(profile.groups, catalog.vocabulary)
    return _missing(profile.documents, is_migrant=is_migrant, knows_isee=profile.isee is not None)


@lru_cache(maxsize=128)
def _missing(documents: frozenset[Document] | None, *, is_migrant: bool, knows_isee: bool) -> frozenset[Document]:
    held = set(documents or ())
    if documents is None and knows_isee:
        held.add(Document.ISEE)
    if not is_migrant:
        held.add(Document.PERMIT)
    return frozenset(Document) - held


def _judge_documents(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """Never a no: many doors open without, if somebody asks."""
    missing = document_bits(_missing_documents(profile, catalog))
    return verdicts(catalog, check=(catalog.documents & np.uint8(missing)) != 0)


def _say_documents(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    """What is asked for, and what to ask about it."""
    asked = documents_of_bits(int(catalog.documents[row]))
    missing = _missing_documents(profile, catalog)
    names = tuple(Sentence(DOCUMENT_NAMES[one]) for one in asked if one in missing)
    facts = {"documents": Written(catalog.required_documents[row]), "missing": names}
    if profile.documents is None:
        return Sentence(N_("Asks for: %(documents)s. Ask whether the person has: %(missing)s"), facts)
    return Sentence(N_("Asks for: %(documents)s. Ask whether it is possible without: %(missing)s"), facts)


def _remark_documents(catalog: Catalog, rows: Rows) -> Iterator[tuple[int, Sentence]]:
    """What is to be brought, where nothing is known to be missing."""
    for place, documents in enumerate(catalog.required_documents.several(rows)):
        if documents:
            yield place, Sentence(N_("Asks for: %(documents)s"), {"documents": Written(documents)})


def _judge_exclusions(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """To be checked where the text names a need, a group or an age of the person, or of the child it is for."""
    if not len(catalog.excluded.term) and not (catalog.excluded_to >= 0).any():
        return verdicts(catalog)
    needs = {code for need in profile.needs for code in (need.term.code, need.term.domain)}
    means = _named(catalog, "target_group", profile.groups) | _age_named(profile.age, catalog)
    if profile.children_ages:
        childs = _named(catalog, "target_group", profile.children_groups)
        for age in profile.children_ages:
            childs |= _age_named(age, catalog)
        means = np.where(for_a_child(profile, catalog), childs, means)
    return verdicts(catalog, check=means | _named(catalog, "need", frozenset(needs)))


def _named(catalog: Catalog, taxonomy: str, codes: frozenset[str]) -> NDArray[np.bool_]:
    """Listings whose exclusions name one of these terms or one above them."""
    if taxonomy == "target_group":
        codes = with_ancestors(codes, catalog.vocabulary)
    known = {term.code for term in catalog.vocabulary.terms(taxonomy)}
    return catalog.excluded.having([catalog.term_index(taxonomy, code) for code in sorted(codes & known)])


def _age_named(age: float | None, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings whose exclusions name this age; any age where it is not known."""
    if age is None:
        return (catalog.excluded_to >= 0) | _named(catalog, "target_group", frozenset(AGE_GROUPS))
    return (catalog.excluded_to >= 0) & within_limits(catalog.excluded_from, catalog.excluded_to, age, age)


def _say_exclusions(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    """The entry's own words, and the question."""
    message = N_("Under exclusions the entry says: “%(text)s”. Ask whether this concerns the person")
    return Sentence(message, {"text": _quoted(catalog.exclusion_criteria[row])})


def _remark_exclusions(catalog: Catalog, rows: Rows) -> Iterator[tuple[int, Sentence]]:
    """The entry's own words, where nothing that is known of the person meets them."""
    for place, text in enumerate(catalog.exclusion_criteria.several(rows)):
        if text and (quoted := _quoted(text)):
            yield place, Sentence(N_("Under exclusions the entry says: “%(text)s”"), {"text": quoted})


def _quoted(text: str) -> Written:
    text = " ".join(text.split()).rstrip(".")
    return Written(f"{text[:_LONGEST_QUOTE]}…" if len(text) > _LONGEST_QUOTE else text)


ENTRY_RULES: Final = (
    Rule("documents", _judge_documents, _say_documents, _remark_documents),
    Rule("exclusions", _judge_exclusions, _say_exclusions, _remark_exclusions),
)
