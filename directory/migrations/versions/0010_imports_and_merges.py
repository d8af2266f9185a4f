"""Imports as batches, decisions about duplicates, and trust in sources."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "import_batch",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("rows", "created", "updated", "unchanged", "lost")
        ),
        sa.Column("first_sequence", sa.BigInteger(), nullable=False),
        sa.Column("last_sequence", sa.BigInteger(), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_import_batch_source_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_import_batch")),
    )
    op.create_index("ix_import_batch_source_id", "import_batch", ["source_id"])
    op.create_table(
        "import_row",
        sa.Column("batch_number", sa.Integer(), nullable=False),
        sa.Column("source_record_id", sa.Uuid(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["batch_number"], ["import_batch.number"], name=op.f("fk_import_row_batch_number")),
        sa.PrimaryKeyConstraint("batch_number", "source_record_id", name=op.f("pk_import_row")),
    )
    op.create_index("ix_import_row_source_record_id", "import_row", ["source_record_id"])
    create_decisions()
    op.create_table(
        "source_trust",
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_source_trust_source_id")),
        sa.PrimaryKeyConstraint("source_id", "field", name=op.f("pk_source_trust")),
    )


def create_decisions() -> None:
    """What people said about entries that look the same."""
    op.create_table(
        "duplicate_decision",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.Column("removed_id", sa.Uuid(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("compared", sa.JSON(), nullable=False),
        sa.Column("first_sequence", sa.BigInteger(), nullable=False),
        sa.Column("last_sequence", sa.BigInteger(), nullable=False),
        sa.Column("records_before", sa.JSON(), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kept_id <> removed_id", name=op.f("ck_duplicate_decision_two")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_duplicate_decision")),
    )
    op.create_index("ix_duplicate_decision_kept_id", "duplicate_decision", ["kept_id"])
    op.create_index("ix_duplicate_decision_removed_id", "duplicate_decision", ["removed_id"])


def downgrade() -> None:
    """Take back."""
    for table in ("source_trust", "duplicate_decision", "import_row", "import_batch"):
        op.drop_table(table)
