"""Official codes of rows and services: a register that has both as two tells them apart, one code is a strong sign."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from directory.queries.same_services import Code, ComparedService, are_of_two_codes, code_of
from directory.words.organization_names import normalize_name
from importers.row_values import Canonical

CODES = "codes"  # of a row, among what it says; no comparison weighs them
BETWEEN = "; "


def codes_said(values: Canonical) -> str:
    """The codes that a row gives its organization, as one text."""
    rows = values.get("identifiers", ())
    found = (code_of(row.get("identifier_type", ""), row.get("identifier", "")) for row in rows)
    return BETWEEN.join(sorted(" ".join(code) for code in found if code is not None))


def tell_apart(row: Mapping[str, str], service: ComparedService) -> bool:
    """Whether a register has a row and a service as two."""
    return CODES in row and are_of_two_codes(frozenset(_codes(row)), service.codes)


class ByCode:
    """Services by the codes of their organizations."""

    def __init__(self, services: Sequence[ComparedService]) -> None:
        self._services = services
        self._with: Mapping[Code, list[int]] = defaultdict(list)
        for at, service in enumerate(services):
            for code in service.codes:
                self._with[code].append(at)

    def of(self, row: Mapping[str, str]) -> Iterator[tuple[int, bool]]:
        """Positions of the services that a row may be by its code, and whether both have one name.

        The code is that of an organization, which may have many services: those of other names are none, unless row and
        service are called as their organization, and it has one alone.
        """
        if CODES not in row or not self._with:
            return
        found = {at for code in _codes(row) for at in self._with.get(code, ())}
        for at in sorted(found):
            service, name = self._services[at], normalize_name(row.get("name", ""))
            is_called_alike = name == normalize_name(service.name)
            are_bodies = len(found) == 1 and "organization" not in row and "organization" not in service.fields
            if (is_called_alike or are_bodies) and not tell_apart(row, service):
                yield at, is_called_alike


def _codes(row: Mapping[str, str]) -> Iterator[Code]:
    for each in row[CODES].split(BETWEEN):
        register, _, code = each.partition(" ")
        yield register, code
