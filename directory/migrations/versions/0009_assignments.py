"""Who walks with whom: assignments, proposals and decisions, plans for a team."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "assignment_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(20), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("difference", sa.JSON(), nullable=False),
        sa.Column("written", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_plan")),
        sa.UniqueConstraint("number", name=op.f("uq_assignment_plan_number")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("link_worker_id", sa.Uuid(), nullable=False),
        sa.Column("points", sa.Float(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(20), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("person <> ''", name=op.f("ck_assignment_person")),
        sa.CheckConstraint("points > 0", name=op.f("ck_assignment_points")),
        sa.CheckConstraint("begun_on <= ended_on", name=op.f("ck_assignment_order")),
        sa.CheckConstraint("(ended_on IS NULL) = (end_reason IS NULL)", name=op.f("ck_assignment_ended_why")),
        sa.CheckConstraint(
            "end_reason IN ('goal_reached', 'person_left', 'handed_over', 'worker_away', 'mistake')",
            name=op.f("ck_assignment_endreason"),
        ),
        sa.ForeignKeyConstraint(["link_worker_id"], ["link_worker.id"], name=op.f("fk_assignment_link_worker_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["assignment_plan.id"], name=op.f("fk_assignment_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_link_worker_id"), "assignment", ["link_worker_id"], unique=False)
    op.create_index(op.f("ix_assignment_person"), "assignment", ["person"], unique=False)
    op.create_index(op.f("ix_assignment_plan_id"), "assignment", ["plan_id"], unique=False)
    op.create_index(
        "ix_assignment_one_at_a_time",
        "assignment",
        ["person"],
        unique=True,
        sqlite_where=sa.text("ended_on IS NULL"),
        postgresql_where=sa.text("ended_on IS NULL"),
    )
    op.create_table(
        "assignment_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", sa.String(), nullable=False),
        sa.Column("points", sa.Float(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("decision", sa.String(20), nullable=True),
        sa.Column("chosen_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.CheckConstraint("person <> ''", name=op.f("ck_assignment_proposal_person")),
        sa.CheckConstraint(
            "(decision IS NULL) = (decided_at IS NULL)", name=op.f("ck_assignment_proposal_decided_when")
        ),
        sa.CheckConstraint(
            "decision <> 'other' OR reason IS NOT NULL", name=op.f("ck_assignment_proposal_other_has_a_reason")
        ),
        sa.CheckConstraint(
            "decision IN ('accepted', 'other', 'waiting')", name=op.f("ck_assignment_proposal_decision")
        ),
        sa.ForeignKeyConstraint(["chosen_id"], ["link_worker.id"], name=op.f("fk_assignment_proposal_chosen_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_proposal")),
    )
    op.create_index(op.f("ix_assignment_proposal_chosen_id"), "assignment_proposal", ["chosen_id"], unique=False)
    op.create_index(op.f("ix_assignment_proposal_person"), "assignment_proposal", ["person"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("assignment_proposal")
    op.drop_table("assignment")
    op.drop_table("assignment_plan")
