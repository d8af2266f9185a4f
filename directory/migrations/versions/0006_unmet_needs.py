"""Needs that nothing answered, without the people."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "unmet_need",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("municipality_code", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column(
            "cause",
            sa.Enum(
                "full",
                "too_far",
                "not_eligible",
                "nothing_known",
                name="cause",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("severity", sa.Integer(), nullable=True),
        sa.CheckConstraint("severity BETWEEN 1 AND 5", name=op.f("ck_unmet_need_severity")),
        sa.PrimaryKeyConstraint("day", "need", "municipality_code", "province", "cause", name=op.f("pk_unmet_need")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("unmet_need")
