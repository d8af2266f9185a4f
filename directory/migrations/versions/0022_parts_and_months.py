"""Hours of which only the part of the day is known, and hours of some months of every year."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("schedule") as table:
        table.add_column(sa.Column("bymonth", sa.String(), nullable=True))
        table.add_column(sa.Column("part_of_day", sa.String(9), nullable=True))
        table.create_check_constraint(
            op.f("ck_schedule_part_of_day"), "part_of_day IN ('morning', 'afternoon', 'evening')"
        )


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("schedule") as table:
        table.drop_constraint(op.f("ck_schedule_part_of_day"), type_="check")
        table.drop_column("part_of_day")
        table.drop_column("bymonth")
