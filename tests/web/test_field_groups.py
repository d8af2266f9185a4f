"""Fields of a list in the order of a service's page."""

from flask import Flask

from importers.columns.fields import FIELDS
from web.imports.field_groups import GROUPS, OTHERS, grouped_choices


def test_every_field_is_in_one_group_and_the_usual_ones_come_first(app: Flask) -> None:
    grouped = [field for fields in GROUPS.values() for field in fields]
    assert sorted(grouped) == sorted(FIELDS)
    with app.test_request_context("/"):
        first, *others = grouped_choices(FIELDS, "it")
    assert first[0] == "In quasi tutti gli elenchi"
    assert first[1][:3] == [
        ("service.name", "nome"),
        ("organization.name", "nome (organizzazione)"),
        ("service.description", "descrizione"),
    ]
    assert [title for title, _ in others][:2] == ["Cos'è", "A chi è rivolto"]


def test_only_what_can_be_chosen_is_offered(app: Flask) -> None:
    with app.test_request_context("/"):
        groups = grouped_choices(["email", "schedule.monday", "new.field"], "en")
    assert [(title, [field for field, _ in fields]) for title, fields in groups] == [
        ("In nearly every list", ["email"]),
        ("When", ["schedule.monday"]),
        (OTHERS, ["new.field"]),
    ]
