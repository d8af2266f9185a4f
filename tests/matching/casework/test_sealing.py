"""What is sealed opens with its keys, in its place, and nowhere else."""

import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.errors import InvalidInput, NotReady
from directory.settings import Settings
from matching.casework.cases import IDENTITY, PROFILE, read_case
from matching.casework.key_rotation import rotate
from matching.casework.sealing import CaseKeys, new_key
from tests.matching.casework import people

CASE = uuid.UUID(int=7)
OLD, NEW = new_key(), new_key()

contents = st.dictionaries(
    st.text(max_size=10), st.one_of(st.text(), st.integers(), st.booleans(), st.lists(st.text())), max_size=5
)


@given(contents)
def test_what_was_sealed_comes_back_and_its_length_tells_little(content: dict[str, Any]) -> None:
    keys = CaseKeys([OLD])
    sealed = keys.seal(content, CASE, PROFILE)
    assert keys.unseal(sealed, CASE, PROFILE, person="P-1") == content
    assert (len(sealed) - 1 - 8 - 12 - 16) % 512 == 0


def test_the_same_text_is_never_sealed_alike() -> None:
    keys = CaseKeys([OLD])
    assert keys.seal({"name": "Sara"}, CASE, IDENTITY) != keys.seal({"name": "Sara"}, CASE, IDENTITY)


@pytest.mark.parametrize(("case_id", "part"), [(uuid.UUID(int=8), PROFILE), (CASE, IDENTITY)])
def test_what_belongs_to_another_person_or_part_does_not_open(case_id: uuid.UUID, part: str) -> None:
    keys = CaseKeys([OLD])
    sealed = keys.seal({"age": 17}, CASE, PROFILE)
    with pytest.raises(NotReady, match=r"altered, or belongs to another person"):
        keys.unseal(sealed, case_id, part, person="P-1")


@given(st.integers(min_value=0, max_value=548), st.integers(min_value=1, max_value=255))
def test_no_changed_byte_goes_unnoticed(at: int, change: int) -> None:
    keys = CaseKeys([OLD])
    sealed = bytearray(keys.seal({"age": 17}, CASE, PROFILE))
    sealed[at % len(sealed)] ^= change
    with pytest.raises(NotReady):
        keys.unseal(bytes(sealed), CASE, PROFILE, person="P-1")


def test_a_part_of_what_was_sealed_does_not_open() -> None:
    keys = CaseKeys([OLD])
    sealed = keys.seal({"age": 17}, CASE, PROFILE)
    for length in (0, 5, 9, 15, 30, len(sealed) - 1):
        with pytest.raises(NotReady):
            keys.unseal(sealed[:length], CASE, PROFILE, person="P-1")


def test_a_new_first_key_seals_and_the_former_still_opens() -> None:
    before = CaseKeys([OLD]).seal({"age": 17}, CASE, PROFILE)
    both = CaseKeys([NEW, OLD])
    assert both.unseal(before, CASE, PROFILE, person="P-1") == {"age": 17}
    assert not both.is_first(before)
    after = both.seal({"age": 18}, CASE, PROFILE)
    assert both.is_first(after)
    with pytest.raises(NotReady, match=r"put the former key back"):
        CaseKeys([OLD]).unseal(after, CASE, PROFILE, person="P-1")


def test_without_keys_nothing_is_kept() -> None:
    with pytest.raises(NotReady, match="PROSSIMA_CASE_KEYS"):
        CaseKeys([])


@pytest.mark.parametrize(
    "keys",
    ["short", OLD[:-2], f"{OLD}x", f"{OLD};{NEW}", "é" * 44],
    ids=["short", "cut", "longer", "semicolon", "accents"],
)
def test_a_key_that_is_none_is_told_at_the_start(keys: str) -> None:
    with pytest.raises(InvalidInput, match="PROSSIMA_CASE_KEYS"):
        Settings.from_env({"PROSSIMA_CASE_KEYS": keys})


def test_keys_are_read_with_commas_or_lines_between_and_shown_nowhere() -> None:
    settings = Settings.from_env({"PROSSIMA_CASE_KEYS": f" {NEW},\n{OLD} "})
    assert settings.case_keys == (NEW, OLD)
    assert NEW not in repr(settings)


def test_rotation_seals_all_anew_and_leaves_what_no_key_opens(session: Session) -> None:
    sara = people.account(session, "Sara")
    kept, lost = people.case(session, sara, "P-1"), people.case(session, sara, "P-2")
    lost.profile = CaseKeys([new_key()]).seal({"age": 3}, lost.id, PROFILE)
    session.flush()
    before = lost.profile
    keys = CaseKeys([NEW, people.KEY])

    done = rotate(session, keys)

    assert (done.total, done.resealed, done.unreadable) == (2, 1, ("P-2",))
    assert lost.profile == before
    alone = people.work(session, sara, keys=CaseKeys([NEW]))
    assert read_case(session, alone, kept.id).profile == people.PROFILE
    assert rotate(session, keys).resealed == 0
