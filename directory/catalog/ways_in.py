"""What is said of the way in to a listing, in the same words wherever it is found: in a search or as a suggestion."""

from collections.abc import Mapping
from types import MappingProxyType

from directory.catalog.catalog import Door
from directory.i18n import N_, Sentence

WAYS_IN: Mapping[Door, Sentence] = MappingProxyType(
    {
        Door.FREE: Sentence(N_("No referral is needed")),
        Door.REFERRAL: Sentence(N_("Needs a referral")),
        Door.MANDATE: Sentence(N_("Only on an authority's mandate")),
    }
)
GETS_IN, GETS_NOT_IN = Sentence(N_("A wheelchair gets in")), Sentence(N_("A wheelchair does not get in"))
ASK_OF_A_WHEELCHAIR = N_("Ask whether a wheelchair gets in.")
FOR_WOMEN, FOR_MEN = Sentence(N_("Reserved for women")), Sentence(N_("Reserved for men"))
AT_HOME = Sentence(N_("Comes to the person's home"))
