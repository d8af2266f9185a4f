"""What can be edited of a record: fields with their text as it is stored, and how to write another one.

A field's text is *canonical*: equal texts mean equal values, so two people's versions can be compared field by field.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from directory.curation.texts import set_text, text_of
from directory.errors import AppError
from directory.i18n import Sentence

Texts = Mapping[str, str]  # key of a field -> canonical text


@dataclass(frozen=True)
class Field:
    """One thing that a form asks.

    Args:
        key: its name in the form, unique in the entry.
        title: what it is called, in English, to be translated.
        reads: what kind of thing is written into it ("phones", "age"); who shows the form knows how to read it.
        before: the canonical text as it is stored.
        write: puts another canonical text where this one is.
        choices: value -> words, where there are few.
        hint: how to write it, in English, to be translated.
    """

    key: str
    title: str
    reads: str
    before: str
    write: Callable[[str], None]
    choices: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""


@dataclass(frozen=True)
class Section:
    """Fields that belong together."""

    key: str
    title: Sentence
    fields: tuple[Field, ...]
    remark: str = ""  # what cannot be edited here, in English, to be translated


@dataclass(frozen=True)
class Entry:
    """A record with what hangs on it.

    Args:
        rule: faults that lie in no field alone, by key; asked with all texts.
        row_ids: the rows whose history is this entry's.
        country: ISO 3166-1 alpha-2; decides how its telephones are read.
    """

    id: uuid.UUID
    name: str
    organization_id: uuid.UUID
    sections: tuple[Section, ...]
    row_ids: tuple[uuid.UUID, ...]
    country: str
    rule: Callable[[Texts], Mapping[str, AppError]] = field(default=lambda _texts: {})

    def fields(self) -> Iterator[Field]:
        """All fields, in the order of the form."""
        for section in self.sections:
            yield from section.fields

    def texts(self) -> dict[str, str]:
        """What is stored."""
        return {one.key: one.before for one in self.fields()}


def new_field(key: str, title: str, reads: str, hint: str = "") -> Field:
    """A field of something that is not there yet: whoever makes it writes the texts."""
    return Field(key, title, reads, "", lambda _text: None, hint=hint)


def column(row: Any, name: str, title: str, reads: str = "line", *, prefix: str = "", **more: Any) -> Field:
    """A field for one column of a row."""
    return Field(f"{prefix}{name}", title, reads, text_of(row, name), partial(set_text, row, name), **more)
