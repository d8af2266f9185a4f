"""Services kept for a person or put aside: what texts say, and what a case keeps."""

import uuid

from matching.casework.marked_services import (
    MOST_MARKED,
    Aside,
    NoFit,
    asides_of,
    kept_of,
    marks_of,
    read_asides,
    with_asides,
    with_kept,
    without,
)

ONE, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)


def test_what_cannot_be_read_is_left_out_and_each_service_counts_once() -> None:
    texts = [f"{ONE} too_far", f"{ONE} tried", f"{OTHER} because", "x tried", "", None, f"{OTHER} no_places"]
    assert read_asides(texts) == [Aside(ONE, NoFit.TOO_FAR), Aside(OTHER, NoFit.NO_PLACES)]
    assert len(read_asides(f"{uuid.UUID(int=n)} tried" for n in range(MOST_MARKED + 5))) == MOST_MARKED


def test_marks_come_back_as_they_were_written_and_touch_nothing_else() -> None:
    content = with_asides(with_kept({"age": 17}, ONE, is_kept=True), [Aside(OTHER, NoFit.OTHER)])
    assert content["age"] == 17
    assert kept_of(content) == [ONE]
    assert asides_of(content) == [Aside(OTHER, NoFit.OTHER)]
    assert "age" not in marks_of(content)
    assert marks_of(with_asides(with_kept(content, ONE, is_kept=False), without(asides_of(content), OTHER))) == {}
