"""Values that somebody takes from an uploaded list although the directory says something else."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("import_draft") as table:
        table.add_column(sa.Column("taken", sa.JSON(), nullable=False, server_default="{}"))
        table.alter_column("taken", server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("import_draft") as table:
        table.drop_column("taken")
