"""Whether services are about terms, as people decided."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "tag_decision",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("taxonomy_term_id", sa.Uuid(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_tag_decision_service_id_service")),
        sa.ForeignKeyConstraint(
            ["taxonomy_term_id"], ["taxonomy_term.id"], name=op.f("fk_tag_decision_taxonomy_term_id_taxonomy_term")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag_decision")),
        sa.UniqueConstraint("service_id", "taxonomy_term_id", name=op.f("uq_tag_decision_service_id_taxonomy_term_id")),
    )
    op.create_index(op.f("ix_tag_decision_taxonomy_term_id"), "tag_decision", ["taxonomy_term_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("tag_decision")
