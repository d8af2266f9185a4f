"""No index of their own for columns with which a unique constraint begins: its index finds the same rows."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

TWICE = (("attribute", "link_id"), ("service_at_location", "service_id"))


def upgrade() -> None:
    """Apply."""
    for table, column in TWICE:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)


def downgrade() -> None:
    """Take back."""
    for table, column in TWICE:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
