"""Services and what belongs to them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    "service",
    "cost_option",
    "funding",
    "required_document",
    "service_at_location",
    "service_capacity",
    "url",
    "contact",
    "schedule",
    "service_area",
    "phone",
    "language",
)  # in the order of creation


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "service",
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("program_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("alternate_name", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "active",
                "inactive",
                "defunct",
                "temporarily closed",
                name="servicestatus",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("interpretation_services", sa.String(), nullable=True),
        sa.Column("application_process", sa.String(), nullable=True),
        sa.Column("fees_description", sa.String(), nullable=True),
        sa.Column("accreditations", sa.String(), nullable=True),
        sa.Column("eligibility_description", sa.String(), nullable=True),
        sa.Column("minimum_age", sa.Numeric(precision=5, scale=2), nullable=True),
        sa.Column("maximum_age", sa.Numeric(precision=5, scale=2), nullable=True),
        sa.Column("assured_date", sa.Date(), nullable=True),
        sa.Column("assurer_email", sa.String(), nullable=True),
        sa.Column("alert", sa.String(), nullable=True),
        sa.Column("exclusion_criteria", sa.String(), nullable=True),
        sa.Column("gender_reserved", sa.String(length=5), nullable=True),
        sa.Column("residence_required", sa.Boolean(), nullable=True),
        sa.Column("isee_maximum", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("waiting_days", sa.Integer(), nullable=True),
        sa.Column("response_days", sa.Numeric(precision=5, scale=1), nullable=True),
        sa.Column(
            "intensity",
            sa.Enum(
                "information",
                "accompaniment",
                "network",
                name="intensity",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column(
            "access",
            sa.Enum(
                "free", "on_referral", "on_mandate", name="access", native_enum=False, create_constraint=True, length=20
            ),
            nullable=True,
        ),
        sa.Column("remote", sa.Boolean(), nullable=True),
        sa.Column("home_visits", sa.Boolean(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("gender_reserved IN ('women', 'men')", name=op.f("ck_service_gender_reserved")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_service_named")),
        sa.CheckConstraint("maximum_age BETWEEN 0 AND 120", name=op.f("ck_service_maximum_age")),
        sa.CheckConstraint("minimum_age <= maximum_age", name=op.f("ck_service_age_range")),
        sa.CheckConstraint("minimum_age BETWEEN 0 AND 120", name=op.f("ck_service_minimum_age")),
        sa.CheckConstraint("response_days >= 0", name=op.f("ck_service_response_days")),
        sa.CheckConstraint("waiting_days >= 0", name=op.f("ck_service_waiting_days")),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_service_organization_id")),
        sa.ForeignKeyConstraint(["program_id"], ["program.id"], name=op.f("fk_service_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
    )
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_service_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_service_program_id"), ["program_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_service_status"), ["status"], unique=False)
    op.create_table(
        "cost_option",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("option", sa.String(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("amount_description", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_cost_option_amount")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_cost_option_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_option")),
    )
    with op.batch_alter_table("cost_option", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cost_option_service_id"), ["service_id"], unique=False)
    op.create_table(
        "funding",
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN organization_id IS NULL THEN 0 ELSE 1 END + CASE WHEN service_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_funding_one_owner"),
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_funding_organization_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_funding_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding")),
    )
    with op.batch_alter_table("funding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_funding_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_funding_service_id"), ["service_id"], unique=False)
    op.create_table(
        "required_document",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("uri", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_required_document_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_required_document")),
    )
    with op.batch_alter_table("required_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_required_document_service_id"), ["service_id"], unique=False)
    op.create_table(
        "service_at_location",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_service_at_location_location_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_service_at_location_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_at_location")),
        sa.UniqueConstraint("service_id", "location_id", name=op.f("uq_service_at_location_service_id_location_id")),
    )
    with op.batch_alter_table("service_at_location", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_at_location_location_id"), ["location_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_service_at_location_service_id"), ["service_id"], unique=False)
    op.create_table(
        "service_capacity",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("available", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("updated", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("available >= 0", name=op.f("ck_service_capacity_available")),
        sa.CheckConstraint("maximum >= 0", name=op.f("ck_service_capacity_maximum")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_service_capacity_service_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_service_capacity_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_capacity")),
    )
    with op.batch_alter_table("service_capacity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_capacity_service_id"), ["service_id"], unique=False)
    op.create_table(
        "url",
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN organization_id IS NULL THEN 0 ELSE 1 END + CASE WHEN service_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_url_one_owner"),
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_url_organization_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_url_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_url")),
    )
    with op.batch_alter_table("url", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_url_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_url_service_id"), ["service_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("service_at_location_id", sa.Uuid(), nullable=True),
        sa.Column("location_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN organization_id IS NULL THEN 0 ELSE 1 END + CASE WHEN service_id IS NULL THEN 0 ELSE 1 END + CASE WHEN service_at_location_id IS NULL THEN 0 ELSE 1 END + CASE WHEN location_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_contact_one_owner"),
        ),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_contact_location_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_contact_organization_id")),
        sa.ForeignKeyConstraint(
            ["service_at_location_id"], ["service_at_location.id"], name=op.f("fk_contact_service_at_location_id")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_contact_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_location_id"), ["location_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_service_at_location_id"), ["service_at_location_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_service_id"), ["service_id"], unique=False)
    op.create_table(
        "schedule",
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("location_id", sa.Uuid(), nullable=True),
        sa.Column("service_at_location_id", sa.Uuid(), nullable=True),
        sa.Column("link_worker_id", sa.Uuid(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("dtstart", sa.Date(), nullable=True),
        sa.Column("timezone", sa.Float(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("wkst", sa.String(length=2), nullable=True),
        sa.Column("freq", sa.String(length=7), nullable=True),
        sa.Column("interval", sa.Integer(), nullable=True),
        sa.Column("byday", sa.String(), nullable=True),
        sa.Column("byweekno", sa.String(), nullable=True),
        sa.Column("byyearday", sa.String(), nullable=True),
        sa.Column("bymonthday", sa.String(), nullable=True),
        sa.Column("opens_at", sa.Time(), nullable=True),
        sa.Column("closes_at", sa.Time(), nullable=True),
        sa.Column("by_appointment", sa.Boolean(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("schedule_link", sa.String(), nullable=True),
        sa.Column("attending_type", sa.String(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("freq IN ('WEEKLY', 'MONTHLY')", name=op.f("ck_schedule_freq")),
        sa.CheckConstraint(
            "CASE WHEN service_id IS NULL THEN 0 ELSE 1 END + CASE WHEN location_id IS NULL THEN 0 ELSE 1 END + CASE WHEN service_at_location_id IS NULL THEN 0 ELSE 1 END + CASE WHEN link_worker_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_schedule_one_owner"),
        ),
        sa.ForeignKeyConstraint(["link_worker_id"], ["link_worker.id"], name=op.f("fk_schedule_link_worker_id")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_schedule_location_id")),
        sa.ForeignKeyConstraint(
            ["service_at_location_id"], ["service_at_location.id"], name=op.f("fk_schedule_service_at_location_id")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_schedule_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule")),
    )
    with op.batch_alter_table("schedule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_schedule_link_worker_id"), ["link_worker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_schedule_location_id"), ["location_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_schedule_service_at_location_id"), ["service_at_location_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_schedule_service_id"), ["service_id"], unique=False)
    op.create_table(
        "service_area",
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("service_at_location_id", sa.Uuid(), nullable=True),
        sa.Column("link_worker_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("extent", sa.String(), nullable=True),
        sa.Column("extent_type", sa.String(length=12), nullable=True),
        sa.Column("uri", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "extent_type IN ('municipality', 'province', 'region', 'country', 'text')",
            name=op.f("ck_service_area_extent_type"),
        ),
        sa.CheckConstraint(
            "CASE WHEN service_id IS NULL THEN 0 ELSE 1 END + CASE WHEN service_at_location_id IS NULL THEN 0 ELSE 1 END + CASE WHEN link_worker_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_service_area_one_owner"),
        ),
        sa.ForeignKeyConstraint(["link_worker_id"], ["link_worker.id"], name=op.f("fk_service_area_link_worker_id")),
        sa.ForeignKeyConstraint(
            ["service_at_location_id"], ["service_at_location.id"], name=op.f("fk_service_area_service_at_location_id")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_service_area_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_area")),
    )
    with op.batch_alter_table("service_area", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_area_link_worker_id"), ["link_worker_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_service_area_service_at_location_id"), ["service_at_location_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_service_area_service_id"), ["service_id"], unique=False)
    op.create_table(
        "phone",
        sa.Column("location_id", sa.Uuid(), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("service_at_location_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("extension", sa.String(), nullable=True),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("number <> ''", name=op.f("ck_phone_numbered")),
        sa.CheckConstraint(
            "CASE WHEN location_id IS NULL THEN 0 ELSE 1 END + CASE WHEN service_id IS NULL THEN 0 ELSE 1 END + CASE WHEN organization_id IS NULL THEN 0 ELSE 1 END + CASE WHEN contact_id IS NULL THEN 0 ELSE 1 END + CASE WHEN service_at_location_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_phone_one_owner"),
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_phone_contact_id")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_phone_location_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_phone_organization_id")),
        sa.ForeignKeyConstraint(
            ["service_at_location_id"], ["service_at_location.id"], name=op.f("fk_phone_service_at_location_id")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_phone_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone")),
    )
    with op.batch_alter_table("phone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_phone_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_phone_location_id"), ["location_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_phone_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_phone_service_at_location_id"), ["service_at_location_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_phone_service_id"), ["service_id"], unique=False)
    op.create_table(
        "language",
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("location_id", sa.Uuid(), nullable=True),
        sa.Column("phone_id", sa.Uuid(), nullable=True),
        sa.Column("link_worker_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("code", sa.String(length=3), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN service_id IS NULL THEN 0 ELSE 1 END + CASE WHEN location_id IS NULL THEN 0 ELSE 1 END + CASE WHEN phone_id IS NULL THEN 0 ELSE 1 END + CASE WHEN link_worker_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_language_one_owner"),
        ),
        sa.ForeignKeyConstraint(["link_worker_id"], ["link_worker.id"], name=op.f("fk_language_link_worker_id")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_language_location_id")),
        sa.ForeignKeyConstraint(["phone_id"], ["phone.id"], name=op.f("fk_language_phone_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_language_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language")),
    )
    with op.batch_alter_table("language", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_language_link_worker_id"), ["link_worker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_language_location_id"), ["location_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_language_phone_id"), ["phone_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_language_service_id"), ["service_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    for table in reversed(TABLES):
        op.drop_table(table)
