"""When people say they are free."""

from contextlib import suppress

import pytest

from directory.catalog.slots import slot_bits
from directory.errors import InvalidInput
from matching.profiles.free_times import free_slots
from tests.growth import grows_with_its_input

ALL_DAY = (0, 1, 2)


@pytest.mark.parametrize(
    ("text", "days", "parts"),
    [
        ("tuesday afternoon", [1], [1]),
        ("martedì pomeriggio", [1], [1]),
        ("Dienstagnachmittag", [1], [1]),
        ("saturday", [5], ALL_DAY),
        ("sabato mattina", [5], [0]),
        ("SABATO", [5], ALL_DAY),
        ("Samstag", [5], ALL_DAY),
        ("fine settimana", [5, 6], ALL_DAY),
        ("lun e mer sera", [0, 2], [2]),
        ("lun-ven mattina", range(5), [0]),
        ("dal lunedì al mercoledì", range(3), ALL_DAY),
        ("Freitag bis Montag", [4, 5, 6, 0], ALL_DAY),
        ("di mattina", range(7), [0]),
        ("ogni giorno", range(7), ALL_DAY),
    ],
)
def test_free_times_are_read_in_three_languages(text: str, days: list[int], parts: list[int]) -> None:
    assert free_slots([text]) == slot_bits(days, parts)


def test_several_free_times_add_up() -> None:
    assert free_slots(["monday", "tuesday evening"]) == slot_bits([0], ALL_DAY) | slot_bits([1], [2])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tuesdey", "did you mean “tuesday”"),
        ("when it rains", "write days and parts of the day"),
        ("martedì 15-18", "write days and parts of the day"),
        ("", "names no day"),
    ],
)
def test_what_is_no_time_gets_a_sentence(text: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        free_slots([text])


@pytest.mark.parametrize("piece", ["-", "a-", "mon-", "fino a "])
def test_a_long_text_takes_no_square_of_its_length(piece: str) -> None:
    def read(text: str) -> None:
        with suppress(InvalidInput):
            free_slots([text])

    assert grows_with_its_input(read, piece, 2500)


def test_each_to_stands_between_the_days_beside_it() -> None:
    assert free_slots(["mon - tue, thu - fri mattina"]) == slot_bits([0, 1, 3, 4], [0])
    assert free_slots(["lun mattina - mer"]) == slot_bits([0, 1, 2], [0])
