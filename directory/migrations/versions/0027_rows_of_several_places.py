"""Whether rows of several places become an entry for each, as was said of a list."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

TABLES = ("source", "import_draft")


def upgrade() -> None:
    """Apply; nobody has said anything yet."""
    for name in TABLES:
        op.add_column(name, sa.Column("splits_places", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Take back; what was said is forgotten."""
    for name in TABLES:
        op.drop_column(name, "splits_places")
