"""What is read from a person's words in the tests."""

from datetime import UTC, datetime
from typing import Any

from directory.places.gazetteer import Gazetteer
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from matching.said.facts import FactsSaid, facts_said
from tests.matching.builders import TODAY, VOCABULARY

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def asked(words: str, **data: Any) -> Profile:
    """The profile as it was sent."""
    return parse_profile({"words": words, **data}, VOCABULARY, Gazetteer.bundled(), today=TODAY)


def facts(words: str, **data: Any) -> FactsSaid:
    """What the words tell beside it."""
    return facts_said(asked(words, **data), VOCABULARY, Gazetteer.bundled(), now=NOW)


def read(words: str, **data: Any) -> Profile:
    """The profile with what the words tell."""
    return facts(words, **data).taken_by(asked(words, **data), Gazetteer.bundled(), VOCABULARY)
