"""Taking back a stretch of the history: what nothing newer depends on becomes what it was, and the rest is named."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.curation.bulk import Row
from directory.curation.effects import AS_THEY_ARE, Effect, effects_of, made_in, typed_row
from directory.curation.history import as_text, name_of
from directory.curation.references import ENTITIES, LISTS, owner_columns, owners, references, referring
from directory.curation.texts import value_of
from directory.i18n import N_, Sentence
from directory.models import Attribute, Metadata, SourceRecord

CHANGED = N_("%(by)s changed it since")
REMOVED = N_("somebody removed part of it since")
ADDED = N_("something that was added since belongs to it")

PARENTS = (*ENTITIES, "service_at_location", "contact", "phone")  # in the order of their references
STAYS = frozenset({"source"})  # the history itself refers to it
POINT = frozenset({"latitude", "longitude", "point_source"})  # say something only together


@dataclass(frozen=True)
class Kept:
    """Something that was not taken back.

    Args:
        name: of the entry; `resource_type` says what it is.
        field: column, or table of what belongs to the entry; empty when the whole entry stays.
    """

    resource_type: str
    resource_id: uuid.UUID
    name: str
    field: str
    cause: Sentence


class Reversal:
    """The changes after number `first` up to `last`, to be taken back: first `find_what_stays`, then `write`.

    Args:
        held: entries (services, organizations, locations) that stay, with the cause.
        records: rows of sources that will no longer refer to what is taken back.
    """

    def __init__(
        self, session: Session, first: int, last: int, *, held: Mapping[uuid.UUID, Sentence], records: Set[uuid.UUID]
    ) -> None:
        session.flush()
        session.expire_all()
        self.session, self.first, self.last, self.records = session, first, last, records
        self.effects = effects_of(session, first, last)
        self.causes: dict[uuid.UUID, Sentence] = dict(held)  # what stays -> why
        self.kept_groups: set[tuple[str, uuid.UUID]] = set()  # table and owner of rows that stay as they are together
        self.kept: list[Kept] = []

    def leave_out_all_but(self, entries: Set[uuid.UUID]) -> None:
        """Take back only what was done to these entries and to what belongs to them; the rest was taken back before."""
        mine = set(entries)
        for table in PARENTS[len(ENTITIES) :]:  # a telephone may belong to a person, who belongs to a service
            mine |= set(self._belonging(table, mine))
        for effect in self.effects.values():
            mine.update(id_ for id_, row in _rows_of(effect).items() if not mine.isdisjoint(owners(effect.model, row)))
        for effect in self.effects.values():
            if effect.model.__tablename__ in LISTS or effect.model.__tablename__ in STAYS:
                continue
            for part in (effect.created, effect.updated, effect.deleted, effect.current):
                for id_ in [*part.keys() - mine]:
                    del part[id_]

    def _belonging(self, table: str, to: Set[uuid.UUID]) -> Iterator[uuid.UUID]:
        """The rows of a table that belong to something, whether the stretch touched them or not."""
        model = bulk.identified_tables()[table]
        effect = self.effects.get(table)
        for id_, row in _rows_of(effect).items() if effect else ():
            if not to.isdisjoint(owners(model, row)):
                yield id_
        columns = model.__table__.c
        for name, _ in owner_columns(model):
            for ids in bulk.in_parts(list(to)):
                yield from self.session.scalars(sa.select(columns.id).where(columns[name].in_(ids)))

    def find_what_stays(self) -> None:
        """Everything that was changed since or that something newer refers to, and all that hangs together with it."""
        self._hold_listings()
        changed = {id_: why for effect in self.effects.values() for id_, why in self._changed(effect)}
        for effect in self.effects.values():
            for id_, why in self._added(effect):
                changed.setdefault(id_, why)
        for id_, why in changed.items():
            self.causes.setdefault(id_, why)
        self._spread()
        self.kept = self._named()

    def made(self, id_: uuid.UUID | None) -> bool:
        """Whether the stretch made a row that is still there."""
        return any(id_ in effect.created and id_ in effect.current for effect in self.effects.values())

    def stays(self, id_: uuid.UUID | None) -> bool:
        """Whether a row that the stretch made stays."""
        return self.made(id_) and id_ in self.causes

    def _hold_listings(self) -> None:
        """A listing goes with its service."""
        listing = bulk.identified_tables()["service_at_location"].__table__
        for ids in bulk.in_parts(self.causes):
            query = sa.select(listing.c.id, listing.c.service_id).where(listing.c.service_id.in_(ids))
            for id_, service_id in self.session.connection().execute(query):
                self.causes.setdefault(id_, self.causes[service_id])

    def _changed(self, effect: Effect) -> Iterator[tuple[uuid.UUID, Sentence]]:
        """Created rows that are not what they were, or gone: then their owners stay."""
        differ = [id_ for id_, was in effect.created.items() if id_ in effect.current and was is not AS_THEY_ARE]
        for id_, by in _last_actors(self.session, differ, self.last).items():
            yield id_, Sentence(CHANGED, {"by": name_of(by)})
            yield from self._owners_stay(effect, effect.current[id_], Sentence(CHANGED, {"by": name_of(by)}))
        table = effect.model.__tablename__
        if table in ENTITIES or table == "service_at_location":
            return
        gone = {
            id_: typed_row(effect.model, id_, was) for id_, was in effect.created.items() if id_ not in effect.current
        }
        changed = self._owners_of_other_rows(effect) if gone else frozenset()
        for row in gone.values():
            if not changed.isdisjoint(owners(effect.model, row)):
                yield from self._owners_stay(effect, row, Sentence(REMOVED))

    def _owners_of_other_rows(self, effect: Effect) -> Set[uuid.UUID]:
        """Those that do not have the rows again that they had before the stretch."""
        made = [row for id_, row in effect.current.items() if id_ in effect.created]
        missing = [
            typed_row(effect.model, id_, was) for id_, was in effect.deleted.items() if id_ not in effect.current
        ]
        new = {id_ for each in self.effects.values() for id_ in each.created.keys() & each.current.keys()}
        return {owner for row in (*made, *missing) for owner in owners(effect.model, row)} | new

    def _owners_stay(self, effect: Effect, row: Row, why: Sentence) -> Iterator[tuple[uuid.UUID, Sentence]]:
        table = effect.model.__tablename__
        if table in ENTITIES:
            return
        for owner in owners(effect.model, row):
            if any(owner in each.created for each in self.effects.values()):
                yield owner, why
            else:
                self.kept_groups.add((table, owner))
                self.causes.setdefault(row["id"], why)

    def _added(self, effect: Effect) -> Iterator[tuple[uuid.UUID, Sentence]]:
        """Created rows to which something refers that this stretch did not create."""
        for model, column in referring(effect.model) if effect.created else ():
            mine = self.effects.get(model.__tablename__)
            for id_, target in self._references(effect, column):
                if target not in effect.created or (mine is not None and id_ in mine.created):
                    continue
                if model is SourceRecord and id_ in self.records:
                    continue
                if not self._was_turned_to(model.__tablename__, id_, column.name, target):
                    yield target, Sentence(ADDED)

    def _references(self, effect: Effect, column: Any) -> Iterator[Any]:
        """Ids of rows that refer by a column to what was created, or to all of that kind; with what they refer to."""
        table, target = column.table, effect.model.__tablename__
        query = sa.select(table.c.id, column)
        if table.name not in bulk.OWNERS:  # of the others the history does not name each
            others = sa.select(table.c.id).except_(made_in(self.first, self.last, table.name))
            query = query.where(table.c.id.in_(others))  # as "not in", which takes PostgreSQL minutes for many ids
        if target not in bulk.OWNERS:
            yield from self.session.connection().execute(
                query.where(column.in_(made_in(self.first, self.last, target)))
            )
        elif column.foreign_keys:  # only entries are referred to without one
            for some in bulk.in_parts(effect.created):
                yield from self.session.connection().execute(query.where(column.in_(some)))

    def _was_turned_to(self, table: str, id_: uuid.UUID, column: str, target: uuid.UUID) -> bool:
        """Whether the stretch itself made a row that was there before refer to what it created."""
        effect = self.effects.get(table)
        fields = effect.updated.get(id_, {}) if effect else {}
        return column in fields and fields[column][1] == as_text(target)

    def _spread(self) -> None:
        """What stays keeps what it refers to and what belongs to it."""
        if not self._holds_anything():
            return
        belongs: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
        refers: dict[uuid.UUID, list[uuid.UUID]] = {}
        for effect in self.effects.values():
            for id_ in effect.created.keys() & effect.current.keys():
                row = effect.current[id_]
                refers[id_] = [row[column] for column in references(effect.model) if row[column]]
                for owner in owners(effect.model, row):
                    belongs[owner].append(id_)
            for id_ in effect.updated.keys() & effect.current.keys():
                row = effect.current[id_]
                refers[id_] = [row[column] for column in references(effect.model) if row[column]]
                if id_ not in self.causes and self._belongs_to_what_stays(effect.model, row):
                    self.causes[id_] = self._cause(effect.model, row)
        waiting = list(self.causes)
        while waiting:
            at = waiting.pop()
            for other in (*belongs.get(at, ()), *refers.get(at, ())):
                if other not in self.causes:
                    self.causes[other] = self.causes[at]
                    waiting.append(other)

    def _holds_anything(self) -> bool:
        """Whether what stays refers to a row, or one belongs to it: mostly not, and there may be a million."""
        return any(
            (id_ in self.causes and any(row[column] for column in references(effect.model)))
            or self._belongs_to_what_stays(effect.model, row)
            for effect in self.effects.values()
            for id_, row in effect.current.items()
        )

    def _named(self) -> list[Kept]:
        """The entries that stay though the stretch made them, and the values and lists of others that stay."""
        kept = [
            Kept(table, id_, _name(effect.current[id_]), "", self.causes[id_])
            for table in ("service", "organization", "location")
            if (effect := self.effects.get(table))
            for id_ in effect.created
            if id_ in self.causes and id_ in effect.current
        ]
        services = [each for each in kept if each.resource_type == "service"]
        kept = services or kept
        for effect in self.effects.values():
            kept += self._values_that_stay(effect)
        kept += [self._group_that_stays(table, owner) for table, owner in sorted(self.kept_groups)]
        return kept

    def _values_that_stay(self, effect: Effect) -> Iterator[Kept]:
        table = effect.model.__tablename__
        for id_, fields in effect.updated.items():
            row = effect.current.get(id_)
            if row is None:
                continue
            if id_ in self.causes or self._belongs_to_what_stays(effect.model, row):
                why = self._cause(effect.model, row)
                yield from (Kept(table, id_, self._name_of(effect.model, row), each, why) for each in fields)
                continue
            differ = {each for each, (_, after) in fields.items() if as_text(row[each]) != after}
            changed = {each for each in differ if as_text(row[each]) != fields[each][0]}
            changed |= {each for each in fields if each in POINT} if changed & POINT else set()
            by = _last_actors(self.session, [id_], self.last).get(id_, "?") if changed else ""
            for each in sorted(changed):
                yield Kept(table, id_, self._name_of(effect.model, row), each, Sentence(CHANGED, {"by": name_of(by)}))

    def _group_that_stays(self, table: str, owner: uuid.UUID) -> Kept:
        name = ""
        for entity in (*ENTITIES, "service_at_location"):
            model = bulk.identified_tables()[entity]
            for row in bulk.read(self.session, model, model.__table__.c.id == owner):
                name = self._name_of(model, row)
        whys = [
            self.causes[id_]
            for id_, was in self.effects[table].created.items()
            if id_ in self.causes and owner in owners(self.effects[table].model, self._left_as(table, id_, was))
        ]
        return Kept(table, owner, name, table, whys[0] if whys else Sentence(REMOVED))

    def _left_as(self, table: str, id_: uuid.UUID, was: Mapping[str, str]) -> Row:
        """A row that the stretch made, with the values that it left."""
        effect = self.effects[table]
        return effect.current[id_] if was is AS_THEY_ARE else typed_row(effect.model, id_, was)

    def _belongs_to_what_stays(self, model: Any, row: Row) -> bool:
        return any(owner in self.causes for owner in owners(model, row))

    def _cause(self, model: Any, row: Row) -> Sentence:
        return next(self.causes[id_] for id_ in (row["id"], *owners(model, row)) if id_ in self.causes)

    def _name_of(self, model: Any, row: Row) -> str:
        """Of the entry, or of the one that a row belongs to."""
        if _name(row) and model.__tablename__ in ENTITIES:
            return _name(row)
        tables = bulk.identified_tables()
        for column, target in owner_columns(model):
            if row[column] and target in tables:
                found = bulk.read(self.session, tables[target], tables[target].__table__.c.id == row[column])
                if found:
                    return self._name_of(tables[target], found[0])
        return _name(row) or self._name_of_service_at(model, row)

    def _name_of_service_at(self, model: Any, row: Row) -> str:
        """Places seldom have a name of their own: that of the first service there."""
        listing = bulk.identified_tables()["service_at_location"]
        at = listing.__table__.c.location_id == row["id"]
        there = bulk.read(self.session, listing, at) if model.__tablename__ == "location" else []
        return self._name_of(listing, there[0]) if there else ""

    def write(self) -> None:
        """Take back everything that does not stay."""
        stays = {(each.resource_id, each.field) for each in self.kept}
        parents = [self.effects[table] for table in PARENTS if table in self.effects]
        for effect in parents:
            self._recreate(effect)
        for effect in self.effects.values():
            self._restore(effect, stays)
        for effect in self._children_first():
            gone = [
                id_
                for id_, row in effect.current.items()
                if id_ in effect.created and id_ not in self.causes and not self._is_in_kept_group(effect.model, row)
            ]
            bulk.delete_many(self.session, effect.model, gone)
        for effect in self.effects.values():
            if effect not in parents:
                self._recreate(effect)
        self.session.expire_all()

    def _children_first(self) -> list[Effect]:
        order = {table: at for at, table in enumerate((*PARENTS[::-1], "unit"))}
        effects = [effect for effect in self.effects.values() if effect.model.__tablename__ not in STAYS]
        return sorted(effects, key=lambda effect: order.get(effect.model.__tablename__, -1))

    def _restore(self, effect: Effect, stays: Set[tuple[uuid.UUID, str]]) -> None:
        columns = effect.model.__table__.c
        changes = {}
        for id_, fields in effect.updated.items():
            row = effect.current.get(id_)
            if row is None:
                continue
            changes[id_] = {
                each: (row[each], value_of(columns[each], before))
                for each, (before, _) in fields.items()
                if (id_, each) not in stays and as_text(row[each]) != before
            }
        bulk.update(self.session, effect.model, changes)

    def _recreate(self, effect: Effect) -> None:
        rows = [
            (effect.model, typed_row(effect.model, id_, was))
            for id_, was in effect.deleted.items()
            if id_ not in effect.current
        ]
        wanted = [
            (model, row)
            for model, row in rows
            if not self._belongs_to_what_stays(model, row) and not self._is_in_kept_group(model, row)
        ]
        if effect.model is Attribute and wanted:
            pairs = {(row["link_id"], row["taxonomy_term_id"]) for _, row in wanted}
            there = self.session.execute(sa.select(Attribute.link_id, Attribute.taxonomy_term_id)).all()
            taken = pairs & {(link, term) for link, term in there}
            wanted = [pair for pair in wanted if (pair[1]["link_id"], pair[1]["taxonomy_term_id"]) not in taken]
        bulk.insert(self.session, wanted)

    def _is_in_kept_group(self, model: Any, row: Row) -> bool:
        return any((model.__tablename__, owner) in self.kept_groups for owner in owners(model, row))


def _rows_of(effect: Effect) -> dict[uuid.UUID, Row]:
    """Rows as they are now, and those that are gone as the stretch made or found them; not entries that it made."""
    is_whole = effect.model.__tablename__ not in (*ENTITIES, "service_at_location")
    made = {id_: was for id_, was in effect.created.items() if is_whole and id_ not in effect.current}
    gone = made | effect.deleted
    return {**{id_: typed_row(effect.model, id_, was) for id_, was in gone.items()}, **effect.current}


def _name(row: Row) -> str:
    return str(row.get("name") or "")


def _last_actors(session: Session, ids: Iterable[uuid.UUID], after: int) -> dict[uuid.UUID, str]:
    """Who changed rows last after that number."""
    found = dict.fromkeys(ids, "?")
    for some in bulk.in_parts(found):
        query = sa.select(Metadata.resource_id, Metadata.updated_by).where(
            Metadata.resource_id.in_(some), Metadata.sequence > after
        )
        found.update(session.execute(query.order_by(Metadata.sequence)).tuples().all())
    return found
