"""What people say is wrong with an entry."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "entry_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("service_name", sa.String(), nullable=False),
        sa.Column(
            "fault",
            sa.Enum(
                "contact",
                "hours",
                "place",
                "closed",
                "conditions",
                "duplicate",
                "other",
                name="fault",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_report")),
    )
    op.create_index(op.f("ix_entry_report_service_id"), "entry_report", ["service_id"])
    op.create_index(op.f("ix_entry_report_reported_at"), "entry_report", ["reported_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("entry_report")
