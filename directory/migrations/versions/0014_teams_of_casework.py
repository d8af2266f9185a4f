"""Which team link workers, assignments, proposals and plans belong to."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TABLES = ("assignment_plan", "assignment", "assignment_proposal")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "team_link_worker",
        sa.Column("link_worker_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_worker_id"], ["link_worker.id"], name=op.f("fk_team_link_worker_link_worker_id")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_link_worker_team_id")),
        sa.PrimaryKeyConstraint("link_worker_id", "team_id", name=op.f("pk_team_link_worker")),
    )
    op.create_index(op.f("ix_team_link_worker_team_id"), "team_link_worker", ["team_id"], unique=False)
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("team_id", sa.Uuid(), nullable=True))
            batch.create_foreign_key(op.f(f"fk_{table}_team_id"), "team", ["team_id"], ["id"])
            batch.create_index(op.f(f"ix_{table}_team_id"), ["team_id"], unique=False)
    with op.batch_alter_table("assignment_proposal") as batch:
        batch.add_column(sa.Column("reasons_gone", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("assignment_proposal") as batch:
        batch.drop_column("reasons_gone")
    for table in reversed(TABLES):
        with op.batch_alter_table(table) as batch:
            batch.drop_index(op.f(f"ix_{table}_team_id"))
            batch.drop_constraint(op.f(f"fk_{table}_team_id"), type_="foreignkey")
            batch.drop_column("team_id")
    op.drop_table("team_link_worker")
