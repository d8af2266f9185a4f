"""Uploaded lists on their way into the directory, and what people chose for their columns."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "import_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("is_full", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "reading",
                "planned",
                "confirmed",
                "writing",
                "written",
                "failed",
                "cancelled",
                name="importstate",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("uploaded_by", sa.String(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("confirmed", sa.String(length=64), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.Column("has_changed", sa.Boolean(), nullable=False),
        sa.Column("problem", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("batch_number", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["batch_number"], ["import_batch.number"], name=op.f("fk_import_draft_batch_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_draft")),
    )
    op.create_index(op.f("ix_import_draft_state"), "import_draft", ["state"])
    op.create_table(
        "column_choice",
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("column", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("header", sa.String(), nullable=False),
        sa.Column("chosen_by", sa.String(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_column_choice_source_id")),
        sa.PrimaryKeyConstraint("source_id", "column", name=op.f("pk_column_choice")),
    )
    op.create_index(op.f("ix_column_choice_header"), "column_choice", ["header"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("column_choice")
    op.drop_table("import_draft")
