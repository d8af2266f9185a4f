"""Groups of people and needs that say for whom somebody asks; a person's own are `Profile.groups`."""

from functools import lru_cache
from typing import Final

import numpy as np

from directory.catalog.catalog import Catalog
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import Vocabulary

# Needs that an adult brings for somebody else: a service for that other person's age is not out of the question.
UNBORN: Final = frozenset({codes.PREGNANCY})
FOR_A_CHILD: Final = frozenset(
    {
        codes.CHILDCARE,
        codes.PARENTING,
        codes.CHILD_PROTECTION,
        codes.CHILD_DEVELOPMENT,
        codes.CHILD_ABUSE,
        *UNBORN,
    }
)
FOR_A_RELATIVE: Final = frozenset({codes.CARING})

# Situations that a profile would tell of: who is in none of them is hardly meant by a service for nobody else.
MARKED_SITUATIONS: Final = frozenset(
    {
        "addiction",
        codes.CARE_LEAVERS,
        codes.EXPECTING_PARENTS,
        "homeless",
        "prison",
        codes.REFUGEES,
        codes.UNACCOMPANIED_MINORS,
        codes.VIOLENCE_VICTIMS,
    }
)

# Beside a marked situation they are the relatives of who is in it: "addiction, families".
RELATIVES: Final = frozenset({codes.CAREGIVERS, codes.FAMILIES})


def group_bits(codes: frozenset[str], catalog: Catalog) -> np.uint64:
    """The bits of these groups and of all groups above them; groups that the vocabulary lacks are left out."""
    return bits_of(codes, catalog.vocabulary)


@lru_cache(maxsize=512)
def bits_of(codes: frozenset[str], vocabulary: Vocabulary) -> np.uint64:
    """As `group_bits`, of a vocabulary."""
    wanted = with_ancestors(codes, vocabulary)
    groups = enumerate(vocabulary.terms("target_group"))
    return np.uint64(sum(1 << place for place, term in groups if term.code in wanted))


@lru_cache(maxsize=512)
def with_ancestors(codes: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Refugees are migrants, too: the groups and those above them."""
    parents = {term.code: term.parent for term in vocabulary.terms("target_group")}
    found: set[str] = set()
    for code in codes:
        above: str | None = code
        while above in parents and above not in found:
            found.add(above)
            above = parents[above]
    return frozenset(found)
