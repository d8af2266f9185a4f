"""What a form of editing sent: what was written, what was there when it was opened, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from directory.curation.edit import Clash
from directory.curation.entry import Entry, Field
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from web.curation.reading import NEEDED, READERS, read_field, shown

WAS, KEEP, FIRST, DECIDE = "was.", "keep.", "first.", "decide"
MINE, THEIRS = "mine", "theirs"
UNREADABLE = N_("This form was sent incompletely. Open the entry again.")


@dataclass
class Sent:
    """A form.

    Args:
        typed: per field what was written.
        was: per field the canonical text when the form was opened, or when the person decided about it.
        mine: per field the canonical text of what was written.
        errors: per field what is wrong with it.
    """

    typed: dict[str, str]
    was: dict[str, str]
    mine: dict[str, str] = field(default_factory=dict)
    errors: dict[str, AppError] = field(default_factory=dict)

    @classmethod
    def unchanged(cls, entry: Entry) -> "Sent":
        """The form as it is opened."""
        typed = {one.key: shown(one, one.before) for one in entry.fields()}
        return cls(typed, entry.texts(), entry.texts())

    def after_clashes(self, clashes: tuple[Clash, ...]) -> "Sent":
        """The same form, against what is stored now: who sends it has seen the other version and decided."""
        return Sent(self.typed, {**self.was, **{one.field.key: one.theirs for one in clashes}}, self.mine)


def read_new(fields: Iterable[Field], form: Mapping[str, str], country: str) -> Sent:
    """Read a form that makes something new: every fault is found, nothing that was typed is lost."""
    sent = Sent({}, {})
    for one in fields:
        sent.typed[one.key] = form.get(one.key, "").replace("\r\n", "\n")
        try:
            if READERS[one.reads].is_needed and not sent.typed[one.key].strip():
                raise InvalidInput(NEEDED)
            sent.mine[one.key] = read_field(one, sent.typed[one.key], "", country)
        except AppError as problem:
            sent.errors[one.key] = problem
    return sent


def read_sent(entry: Entry, form: MultiDict[str, str]) -> Sent:
    """Read a form that was sent for this entry; every fault is found, nothing that was typed is lost."""
    plain = {name: "\n".join(several).replace("\r\n", "\n") for name, several in form.lists()}  # boxes of one field
    was = {name.removeprefix(WAS): text for name, text in plain.items() if name.startswith(WAS)}
    _decided(plain, form.getlist(DECIDE), was)
    sent = Sent({key: plain.get(key, "") for key in was}, was)
    for one in entry.fields():
        if one.key in was:
            try:
                sent.mine[one.key] = (
                    was[one.key]
                    if plain.get(KEEP + one.key) == THEIRS
                    else read_field(one, sent.typed[one.key], was[one.key], entry.country)
                )
            except AppError as problem:
                sent.errors[one.key] = problem
            except (ValueError, KeyError):  # a hidden text that no page of ours wrote
                sent.errors[one.key] = InvalidInput(UNREADABLE)
    for key, fault in entry.rule(sent.mine).items():  # of what could be read: all faults are told at once
        sent.errors.setdefault(key, fault)
    return sent


def _decided(plain: Mapping[str, str], asked: list[str], was: dict[str, str]) -> None:
    """Where a decision was asked for and not given, the form is as it was before."""
    for key in asked:
        if plain.get(KEEP + key) not in (MINE, THEIRS) and FIRST + key in plain:
            was[key] = plain[FIRST + key]
