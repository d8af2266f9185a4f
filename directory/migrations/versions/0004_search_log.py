"""What people looked for, without the people."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "search_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("municipality_code", sa.String(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("relaxed", sa.JSON(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("opened", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_log")),
        sa.UniqueConstraint("link", name=op.f("uq_search_log_link")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_search_log_day"), "search_log", ["day"], unique=False)
    op.create_table(
        "search_tally",
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("word", sa.String(), nullable=True),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("digest", "day", name=op.f("pk_search_tally")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_search_tally_day"), "search_tally", ["day"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("search_tally")
    op.drop_table("search_log")
