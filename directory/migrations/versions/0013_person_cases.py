"""The people who are helped: sealed profiles, who may read them, and who did."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

REFUSAL = "the log of a case is append-only"
SQLITE_TRIGGERS = [
    f"CREATE TRIGGER case_access_no_{verb} BEFORE {verb} ON case_access BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL_TRIGGERS = [
    f"""
    CREATE FUNCTION case_access_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
    """,
    """
    CREATE TRIGGER case_access_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_access
    FOR EACH STATEMENT EXECUTE FUNCTION case_access_refuse()
    """,
]


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "person_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("is_restricted", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("profile", sa.LargeBinary(), nullable=True),
        sa.Column("identity", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("person <> ''", name=op.f("ck_person_case_person")),
        sa.CheckConstraint("version > 0", name=op.f("ck_person_case_version")),
        sa.CheckConstraint(
            "erased_at IS NULL OR (profile IS NULL AND identity IS NULL)", name=op.f("ck_person_case_erased_is_empty")
        ),
        sa.CheckConstraint("state IN ('draft', 'in_use')", name=op.f("ck_person_case_casestate")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_person_case_owner_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_person_case_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_case")),
        sa.UniqueConstraint("person", name=op.f("uq_person_case_person")),
    )
    op.create_index(op.f("ix_person_case_owner_id"), "person_case", ["owner_id"])
    op.create_index(op.f("ix_person_case_team_id"), "person_case", ["team_id"])
    op.create_table(
        "case_grant",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("given_by_id", sa.Uuid(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["person_case.id"], name=op.f("fk_case_grant_case_id")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_case_grant_account_id")),
        sa.ForeignKeyConstraint(["given_by_id"], ["account.id"], name=op.f("fk_case_grant_given_by_id")),
        sa.PrimaryKeyConstraint("case_id", "account_id", name=op.f("pk_case_grant")),
    )
    op.create_index(op.f("ix_case_grant_account_id"), "case_grant", ["account_id"])
    op.create_table(
        "case_access",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "act IN ('opened', 'read', 'written', 'shared', 'revoked', 'restricted', 'unrestricted', 'handed_over', "
            "'proposed', 'exported', 'erased')",
            name=op.f("ck_case_access_caseact"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["person_case.id"], name=op.f("fk_case_access_case_id")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_case_access_account_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["account.id"], name=op.f("fk_case_access_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_access")),
    )
    op.create_index(op.f("ix_case_access_case_id"), "case_access", ["case_id"])
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_TRIGGERS if on_sqlite else POSTGRESQL_TRIGGERS:
        op.execute(statement)


def downgrade() -> None:
    """Take back."""
    op.drop_table("case_access")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION case_access_refuse()")
    op.drop_table("case_grant")
    op.drop_table("person_case")
