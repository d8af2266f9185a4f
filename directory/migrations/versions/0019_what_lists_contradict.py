"""Values that somebody takes from a list although the directory says something else, and the problems of imports."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

COLUMNS = ("taken", "towns")  # of an uploaded list


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("import_draft") as table:
        for name in COLUMNS:
            table.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "import_problems",
        sa.Column("batch_number", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("kept", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_number"], ["import_batch.number"], name=op.f("fk_import_problems_batch_number")
        ),
        sa.PrimaryKeyConstraint("batch_number", name=op.f("pk_import_problems")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("import_problems")
    with op.batch_alter_table("import_draft") as table:
        for name in COLUMNS:
            table.drop_column(name)
