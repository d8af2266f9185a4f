"""From where and how often lists of sources are fetched."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "import_schedule",
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column(
            "every",
            sa.Enum("day", "week", "month", name="fetchrhythm", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("is_full", sa.Boolean(), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("etag", sa.String(), nullable=False),
        sa.Column("last_modified", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("draft_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("failures >= 0", name=op.f("ck_import_schedule_failures")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_import_schedule_source_id")),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_import_schedule")),
    )
    op.create_index(op.f("ix_import_schedule_due_at"), "import_schedule", ["due_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("import_schedule")
