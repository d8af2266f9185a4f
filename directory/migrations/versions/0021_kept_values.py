"""Values of the directory that somebody kept against a list, with what the list said."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TABLES = ("source_record", "import_draft")


def upgrade() -> None:
    """Apply."""
    for name in TABLES:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("kept", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Take back."""
    for name in TABLES:
        with op.batch_alter_table(name) as table:
            table.drop_column("kept")
