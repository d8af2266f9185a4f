"""Official codes of rows and services: a register that has both as two tells them apart, one code is a strong sign."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from directory.queries.same_services import ComparedService
from directory.words.organization_names import normalize_name
from directory.words.register_codes import Code, are_of_two_codes, code_of
from importers.convert.addresses.streets import street_key
from importers.row_values import Canonical

CODES = "codes"  # of a row, among what it says; no comparison weighs them
BETWEEN = "; "


def codes_said(values: Canonical) -> str:
    """The codes that a row gives its organization, as one text."""
    rows = values.get("identifiers", ())
    found = (code_of(row.get("identifier_type", ""), row.get("identifier", "")) for row in rows)
    return BETWEEN.join(sorted(" ".join(code) for code in found if code is not None))


def have_two_codes(row: Mapping[str, str], service: ComparedService) -> bool:
    """Whether a register seems to have a row and a service as two."""
    return CODES in row and are_of_two_codes(frozenset(_codes(row)), service.codes)


def tell_apart(row: Mapping[str, str], service: ComparedService) -> bool:
    """Whether a register has a row and a service as two; where all else agrees, a code may be a slip, to be asked."""
    return have_two_codes(row, service) and not _agree(row, service.fields)


class ByCode:
    """Services by the codes of their organizations."""

    def __init__(self, services: Sequence[ComparedService]) -> None:
        self._services = services
        self._with: Mapping[Code, list[int]] = defaultdict(list)
        for at, service in enumerate(services):
            for code in service.codes:
                self._with[code].append(at)

    def of(self, row: Mapping[str, str]) -> Iterator[tuple[int, bool, bool]]:
        """Positions of the services that a row may be by its code, whether both have one name, and whether it is sure.

        The code is that of an organization, which may have many services: those of other names are none, unless row and
        service are called as their organization, and it has one alone. A municipality has many centres of one name, so
        one of another street, telephone or mail address is asked about.
        """
        if CODES not in row or not self._with:
            return
        found = {at for code in _codes(row) for at in self._with.get(code, ())}
        for at in sorted(found):
            service, name = self._services[at], normalize_name(row.get("name", ""))
            is_called_alike = name == normalize_name(service.name)
            are_bodies = len(found) == 1 and "organization" not in row and "organization" not in service.fields
            if (is_called_alike or are_bodies) and not tell_apart(row, service):
                is_one = len(found) == 1 and not have_two_codes(row, service)
                yield at, is_called_alike, is_called_alike and is_one and not _differing(row, service.fields)


def _agree(row: Mapping[str, str], known: Mapping[str, str]) -> bool:
    """Whether both have one name, address and telephone."""
    are_known = all(name in each for name in ("address", "phone") for each in (row, known))
    is_called_alike = normalize_name(row.get("name", "")) == normalize_name(known.get("name", ""))
    return are_known and is_called_alike and not {"address", "phone"} & _differing(row, known)


def _differing(row: Mapping[str, str], known: Mapping[str, str]) -> set[str]:
    """In what both differ of what both say: street, telephones, mail address."""
    found = set()
    for name in ("address", "phone", "email"):
        mine, theirs = (_ways(name, each[name]) if each.get(name) else set() for each in (row, known))
        if mine and theirs and not mine & theirs:
            found.add(name)
    return found


def _ways(name: str, text: str) -> set[str]:
    return {street_key(text)} if name == "address" else {*text.casefold().split(BETWEEN)}


def _codes(row: Mapping[str, str]) -> Iterator[Code]:
    for each in row[CODES].split(BETWEEN):
        register, _, code = each.partition(" ")
        yield register, code
