"""Days on which a service is closed although its hours say otherwise."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "closing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.CheckConstraint("begins_on <= ends_on", name=op.f("ck_closing_order")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_closing_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing")),
    )
    op.create_index(op.f("ix_closing_service_id"), "closing", ["service_id"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("closing")
