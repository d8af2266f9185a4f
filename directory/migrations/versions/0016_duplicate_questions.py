"""Questions about duplicates, and decisions that were made with one answer."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "duplicate_search",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("searched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("services", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_duplicate_search_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_search")),
    )
    op.create_table(
        "duplicate_question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("rank", sa.Float(), nullable=False),
        sa.Column("weakest", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("put_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_by", sa.String(), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_question")),
    )
    op.create_index(op.f("ix_duplicate_question_rank"), "duplicate_question", ["rank"])
    op.create_table(
        "duplicate_question_member",
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("organization", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("municipality_code", sa.String(), nullable=False),
        sa.Column("compared", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["duplicate_question.id"],
            name=op.f("fk_duplicate_question_member_question_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "service_id", name=op.f("pk_duplicate_question_member")),
    )
    for column in ("service_id", "municipality_code"):
        op.create_index(op.f(f"ix_duplicate_question_member_{column}"), "duplicate_question_member", [column])
    with op.batch_alter_table("duplicate_decision") as table:
        table.add_column(sa.Column("together_with", sa.Integer(), nullable=True))
        table.create_index(op.f("ix_duplicate_decision_together_with"), ["together_with"])


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("duplicate_decision") as table:
        table.drop_index(op.f("ix_duplicate_decision_together_with"))
        table.drop_column("together_with")
    for name in ("duplicate_question_member", "duplicate_question", "duplicate_search"):
        op.drop_table(name)
