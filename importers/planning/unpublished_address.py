"""An address that an entry does not have on purpose: a list that adds one is asked about, and publishes nothing."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from directory.curation.setup import term_id
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN
from directory.words.language import fold
from importers.planning.three_way import OF_A_TOWN, POINT, POINT_SOURCE, Difference
from importers.records.stored import StoredRecord
from importers.row_values import Canonical

WHERE = frozenset({"address.address_1", "address.address_2", "address.postal_code"})
DANGERS = (RESTRICTED_DOMAIN, codes.VIOLENCE, codes.CHILD_ABUSE, codes.EXPLOITED)
TOLD_IN = ("service.name", "service.description", "organization.name", "location.description")
_SAYS_SO = re.compile(
    r"\b(?:antiviolenza|violenz[ae]|maltrattament\w+|cas[ae] rifugio|vittim[ae] di tratta|stalking|"
    r"domestic abuse|(?:domestic|sexual) violence|women.?s (?:shelter|refuge)|human trafficking|"
    r"\w*gewalt\w*|frauenhaus\w*|menschenhandel)\b|"
    r"\bindirizzo (?:\w+ ){0,3}(?:telefono|riservato|segreto|protetto)\b|"
    r"\baddress (?:\w+ ){0,3}(?:phone|telephone|confidential|secret)\b|"
    r"\badresse (?:\w+ ){0,3}(?:telefon\w*|geheim|vertraulich)\b"
)


def to_be_asked(record: StoredRecord, values: Canonical, changes: Iterable[Difference]) -> frozenset[str]:
    """The fields of an address that a list adds to an entry of which it may be hidden: nobody else would notice.

    Args:
        record: the entry; `values`: what the row says of it.
    """
    added = {each.field for each in changes if not each.before}
    if "address.address_1" not in added or not _may_be_hidden(record, values):
        return frozenset()
    point = frozenset[str]() if values.get(POINT_SOURCE) == OF_A_TOWN else POINT
    return frozenset(added & (WHERE | point))


def _may_be_hidden(record: StoredRecord, values: Canonical) -> bool:
    known: Sequence[dict[str, str]] = record.current.get("attributes") or ()
    if any(one.get("taxonomy_term_id") in _dangers() for one in known):
        return True
    told = (text for said in (record.current, values) for slot in TOLD_IN if (text := said.get(slot)))
    return any(_SAYS_SO.search(fold(text)) for text in told)


@cache
def _dangers() -> frozenset[str]:
    return frozenset(str(term_id("need", code)) for code in DANGERS)
