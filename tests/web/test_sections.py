"""What is known to answer stands before what only perhaps does, under a heading of its own."""

import uuid
from typing import Any

from directory.catalog.listed import Listed
from directory.catalog.scoring import Reason
from directory.i18n import Sentence
from directory.search.results.groups import Group, Heading
from web.search.sections import guesses_last, sections

CARD: Any = None
PERHAPS = "Perhaps, as such services often do: %(terms)s"


def listed(name: str, *messages: str) -> Listed:
    reasons = tuple(Reason("needs", 1.0, 1.0, 1.0, True, Sentence(message)) for message in messages)
    return Listed(0, uuid.uuid4(), uuid.uuid4(), name, "", "", False, False, None, 1.0, reasons)


def names(group: Group, *some: Listed) -> list[list[str]]:
    return [[one.name for one, _ in part] for part in guesses_last(group, [(one, CARD) for one in some])]


def test_what_was_only_guessed_comes_after_what_is_known() -> None:
    perhaps, sure = listed("perhaps", PERHAPS), listed("sure", "Answers the need: %(terms)s")
    assert names(Group.NEAR, perhaps, sure, listed("nothing said")) == [["sure", "nothing said"], ["perhaps"]]


def test_what_also_is_known_to_answer_is_no_guess() -> None:
    assert names(Group.NEAR, listed("both", PERHAPS, "Suits the interest: %(terms)s")) == [["both"], []]


def test_results_that_have_another_heading_stay_under_it() -> None:
    assert names(Group.FAR, listed("perhaps", PERHAPS)) == [["perhaps"], []]


def test_a_section_tells_whether_more_of_it_follows_on_the_next_page() -> None:
    headings = [Heading(Group.NEAR, 12), Heading(Group.OTHERS, 3)]

    assert [tuple(one) for one in sections(headings, 1, 10)] == [(Group.NEAR, 1, 10, True)]
    assert [tuple(one) for one in sections(headings, 11, 5)] == [
        (Group.NEAR, 11, 2, False),
        (Group.OTHERS, 13, 3, False),
    ]
