"""Cells of a hundred thousand characters: read or told, and no rule goes through them again and again."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from directory.errors import AppError
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.cells.context import Context, read_cell
from importers.columns.fields import FIELDS
from importers.convert.addresses.address import address, street_only
from importers.convert.addresses.several import addresses_in
from importers.convert.languages import spoken
from importers.convert.lengths import LONGEST
from importers.convert.phones.numbers import phones
from tests.growth import grows_with_its_input

READERS: list[Callable[[str], object]] = [phones, spoken, addresses_in, address, street_only]
PIECES = [" ", "\n", "\u00a0", "-", ",", ";", "1", "1-", "a ", "a.", "(", "0543 712345 ", "Via Roma 1, ", "con "]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("piece", PIECES)
def test_a_very_long_cell_takes_no_square_of_its_length(reader: Callable[[str], object], piece: str) -> None:
    def read(text: str) -> None:
        with suppress(AppError):
            reader(text)

    assert grows_with_its_input(read, piece, 5000)


@pytest.mark.parametrize("reader", [phones, spoken])
def test_what_is_too_long_is_told_with_its_beginning(reader: Callable[[str], object]) -> None:
    with pytest.raises(AppError, match="5000 characters") as caught:
        reader(("0543 712345 " * 1000)[: 5 * LONGEST - 1] + "x")
    assert len(str(caught.value.facts["value"])) < 100


def test_many_blanks_are_few() -> None:
    assert [one.number for one in phones("0543 712345" + " " * 5000 + "0543 712346")] == [
        "+390543712345",
        "+390543712346",
    ]
    assert spoken("italiano," + " " * 5000 + "inglese").codes == ["it", "en"]
    assert address("Via Roma 1," + " " * 5000 + "47121 Forlì").city == "Forlì"


def test_a_cell_that_is_too_long_is_told_by_its_field() -> None:
    context = Context("IT", "indirizzo", Gazetteer.bundled(), Vocabulary.bundled())
    for name in ("address.full", "address.street", "phone.number", "languages"):
        values, problem = read_cell(FIELDS[name].fill, "Via Roma 1, lingua 0543 " * 200, context)
        assert problem is not None, name
        assert not values, name
