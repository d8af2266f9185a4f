"""Whatever three people's texts are: nothing that somebody wrote disappears unseen."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from directory.catalog.slots import PARTS
from directory.curation.edit import compare
from directory.curation.entry import Entry, Section, new_field
from directory.curation.week_fields import DaySpan, span_text, spans_in
from directory.i18n import Sentence

KEYS = ("name", "email", "phones")
TEXTS = st.fixed_dictionaries({key: st.sampled_from(["", "a", "b", "c"]) for key in KEYS})
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))
SPANS = st.one_of(
    st.builds(DaySpan, TIMES, st.none() | TIMES, st.none(), st.booleans()),
    st.builds(DaySpan, st.none(), st.none(), st.none() | st.sampled_from(PARTS), st.booleans()),
)


def entry(stored: dict[str, str]) -> Entry:
    fields = [new_field(key, key, "line") for key in KEYS]
    there = [type(one)(one.key, one.title, one.reads, stored[one.key], one.write) for one in fields]
    section = Section("all", Sentence("all"), tuple(there))
    return Entry(uuid.UUID(int=1), "x", uuid.UUID(int=2), (section,), (), "IT")


@given(was=TEXTS, stored=TEXTS, mine=TEXTS)
def test_every_difference_is_written_kept_or_asked_about(
    was: dict[str, str], stored: dict[str, str], mine: dict[str, str]
) -> None:
    found = compare(entry(stored), was, mine)

    written = {one.field.key: one.after for one in found.mine}
    kept = {one.field.key for one in found.theirs}
    asked = {one.field.key for one in found.clashes}
    for key in KEYS:
        if mine[key] == stored[key]:
            assert key not in {*written, *kept, *asked}
        elif mine[key] == was[key]:
            assert key in kept
        elif stored[key] == was[key]:
            assert written[key] == mine[key]
        else:
            assert key in asked


@given(was=TEXTS, stored=TEXTS, mine=TEXTS)
def test_who_has_seen_the_other_version_is_not_asked_again(
    was: dict[str, str], stored: dict[str, str], mine: dict[str, str]
) -> None:
    seen = {**was, **{one.field.key: one.theirs for one in compare(entry(stored), was, mine).clashes}}
    assert not compare(entry(stored), seen, mine).clashes


@given(st.lists(SPANS))
def test_spans_of_a_day_survive_being_written_as_text(spans: list[DaySpan]) -> None:
    assert spans_in(" ".join(map(span_text, spans))) == spans
