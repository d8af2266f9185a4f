"""Confirmations of which nobody said how, and until when a confirmation holds."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_SAID = "'partner_link', 'phone', 'visit', 'email', 'web_page'"


def upgrade() -> None:
    """Apply."""
    _allow(f"{_SAID}, 'unsaid'")
    with op.batch_alter_table("service") as table:
        table.add_column(sa.Column("assured_until", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take back; confirmations of which nobody said how are forgotten, their days stay."""
    with op.batch_alter_table("service") as table:
        table.drop_column("assured_until")
    op.execute("DELETE FROM verification WHERE method = 'unsaid'")
    _allow(_SAID)


def _allow(methods: str) -> None:
    with op.batch_alter_table("verification") as table:
        table.drop_constraint(op.f("ck_verification_method"), type_="check")
        table.create_check_constraint(op.f("ck_verification_method"), f"method IN ({methods})")
