"""E-mail and web addresses as one piece of evidence, for they often share a domain."""

import re
from collections.abc import Callable, Sequence

import numpy as np

from importers.resolution.keys import Keys, coded
from importers.resolution.levels import UNKNOWN, Indexes, Levels, Prepared, Record
from importers.resolution.values import shared

OPEN_TO_ALL = re.compile(  # hosts where anybody has an address, so that sharing one says nothing
    r"(?:^|\.)(?:gmail|googlemail|hotmail|outlook|live|yahoo|libero|virgilio|tiscali|alice|tin|inwind|icloud|fastwebnet|"
    r"aruba|arubapec|pec|legalmail|postecert|facebook|instagram|youtube|twitter|linkedin|wordpress|blogspot|google|"
    r"altervista|bluewin|gmx)(?:\.|$)"
)


def online() -> Callable[[Sequence[Record]], Prepared]:
    """Compare `email` and `url`: the same address, the same domain, others."""
    return _Online


class _Online:
    """Levels: the same mailbox or page, the same domain, others."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.addresses = [_addresses(each) for each in records]
        self.domains = [sorted({domain for each in some if (domain := _domain(each))}) for some in self.addresses]
        self.same_address, self.same_domain = shared(self.addresses), shared(self.domains)
        self.said = np.array([bool(each) for each in self.addresses], bool)

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """See Prepared."""
        levels = np.full(len(left), 2, np.int8)
        levels[self.same_domain(left, right)] = 1
        levels[self.same_address(left, right)] = 0
        levels[~(self.said[left] & self.said[right])] = UNKNOWN
        return levels

    def keys(self) -> Keys:
        """See Prepared."""
        return coded(
            [f"online={key}" for key in (*addresses, *domains)]
            for addresses, domains in zip(self.addresses, self.domains, strict=True)
        )


def _addresses(record: Record) -> list[str]:
    mail = re.findall(r"[^\s,;|<>]+@[^\s,;|<>]+", record.get("email", "").casefold())
    pages = (re.sub(r"^\w+:/+|^www\.", "", re.sub(r"^\w+:/+", "", url)) for url in record.get("url", "").split())
    return sorted({*mail, *(page.casefold().rstrip("/.,;|") for page in pages if "." in page)})


def _domain(address: str) -> str:
    host = address.rpartition("@")[2].partition("/")[0]
    return "" if OPEN_TO_ALL.search(host) else host.removeprefix("www.")
