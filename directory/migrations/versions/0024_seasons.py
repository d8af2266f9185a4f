"""Hours of the days from a first to a last one of every year."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("schedule") as table:
        table.add_column(sa.Column("season", sa.String(11), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("schedule") as table:
        table.drop_column("season")
