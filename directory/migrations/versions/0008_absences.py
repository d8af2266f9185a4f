"""Link workers: when they are away, when they begin and end, and how long they have done this work."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "absence",
        sa.Column("link_worker_id", sa.Uuid(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("begins_on <= ends_on", name=op.f("ck_absence_order")),
        sa.ForeignKeyConstraint(["link_worker_id"], ["link_worker.id"], name=op.f("fk_absence_link_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index(op.f("ix_absence_link_worker_id"), "absence", ["link_worker_id"], unique=False)
    with op.batch_alter_table("link_worker", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seniority", sa.String(20), nullable=True))
        batch_op.add_column(sa.Column("works_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("works_until", sa.Date(), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_link_worker_seniority"), "seniority IN ('starting', 'experienced', 'senior')"
        )
        batch_op.create_check_constraint(batch_op.f("ck_link_worker_works_from_until"), "works_from <= works_until")


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("link_worker", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_link_worker_works_from_until"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_link_worker_seniority"), type_="check")
        batch_op.drop_column("works_until")
        batch_op.drop_column("works_from")
        batch_op.drop_column("seniority")
    op.drop_table("absence")
