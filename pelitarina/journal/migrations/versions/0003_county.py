"""What a county's database has besides: teams, the keys of their workers, and a wall between teams.

Every row gets its team. On a laptop there is one, nought, and the new tables stay empty.
"""

import sqlalchemy as sa
from alembic import op

from pelitarina.journal.migrations import county

revision = "0003"
down_revision = "0001"
branch_labels = None
depends_on = None

_APART = ("alembic_version", "notice")
_OWN_KEY = {"controller": ["team", "id"], "keep": ["team", "seq"], "audit": ["team", "seq"], "head": ["team", "chain"]}
_OURS = "EXISTS (SELECT FROM customer WHERE customer.id = {table}.customer)"
_SIGNED = "right(actor, length(session_user::text) + 1) = ':' || session_user::text"
_GRANTS = {
    "controller": "SELECT, INSERT, UPDATE",
    "customer": "SELECT, INSERT, UPDATE (pseudonym), DELETE",
    "customer_key": "SELECT, INSERT, UPDATE (wrapped), DELETE",
    "sitting": "SELECT, INSERT, DELETE",
    "reflection": "SELECT, INSERT, UPDATE (body), DELETE",
    "reflection_key": "SELECT, INSERT, UPDATE (wrapped), DELETE",
    "keep": "SELECT, INSERT, DELETE",
    "export": "SELECT, INSERT, DELETE",
    "export_item": "SELECT, INSERT, DELETE",
    "withdrawal": "SELECT, INSERT, DELETE",
    "audit": "SELECT, INSERT",
    "head": "SELECT, INSERT, UPDATE (length, hash, hmac), DELETE",
}
"""What a worker may do at all. Nobody changes a choice or a row of the audit; a table of later days has all four."""


def upgrade() -> None:
    """Add the teams, then the wall."""
    there = [name for name in sorted(sa.inspect(op.get_bind()).get_table_names()) if name not in _APART]
    _teams()
    for table in there:
        server_default = county.own_team()
        op.add_column(table, sa.Column("team", sa.Uuid(as_uuid=False), nullable=False, server_default=server_default))
    for table, columns in _OWN_KEY.items():
        _key(table, columns)
    _keys_of_members()
    _ways_to_rows()
    _walls(there)


def _teams() -> None:
    op.create_table(
        "team",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), server_default="0", nullable=False, comment=_HOW_OFTEN),
        sa.Column("remains_days", sa.Integer(), nullable=False, comment=_REMAINS),
        sa.CheckConstraint("remains_days between 1 and 366", name=op.f("ck_team_remains_days")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    op.create_table(
        "team_member",
        sa.Column("role", sa.String(), nullable=False, comment="the name by which the database knows a worker"),
        sa.Column("team", sa.Uuid(as_uuid=False), nullable=False),
        sa.ForeignKeyConstraint(["team"], ["team.id"], name=op.f("fk_team_member_team")),
        sa.PrimaryKeyConstraint("role", name=op.f("pk_team_member")),
    )
    if county.in_county():
        op.execute(_OWN_TEAM)
        op.execute("REVOKE ALL ON FUNCTION own_team() FROM PUBLIC")
        op.execute(f"GRANT EXECUTE ON FUNCTION own_team() TO {county.WORKERS}")


_HOW_OFTEN = "how often the team's key has been made; 0 before the first"
_REMAINS = "how long the server's log and backups hold what is erased"
_OWN_TEAM = """
CREATE FUNCTION own_team() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT team FROM public.team_member WHERE role = session_user::text $$
"""


def _key(table: str, columns: list[str]) -> None:
    """Make these columns the key of a table, whose checks SQLite's way of doing so would forget."""
    found = sa.inspect(op.get_bind()).get_check_constraints(table)
    checks = [sa.CheckConstraint(one["sqltext"], name=op.f(one["name"] or "")) for one in found]
    args = () if county.in_county() else tuple(checks)
    with op.batch_alter_table(table, table_args=args) as batch:
        batch.drop_constraint(op.f(f"pk_{table}"), type_="primary")
        batch.create_primary_key(op.f(f"pk_{table}"), columns)


def _keys_of_members() -> None:
    op.create_table(
        "member_key",
        sa.Column("team", sa.Uuid(as_uuid=False), server_default=county.own_team(), nullable=False),
        sa.Column("role", sa.String(), nullable=False, comment=_WHOSE),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("vouched", sa.LargeBinary(), nullable=True, comment=_VOUCHED),
        sa.Column("generation", sa.Integer(), nullable=True),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True, comment=_WRAPPED),
        sa.ForeignKeyConstraint(["team"], ["team.id"], name=op.f("fk_member_key_team")),
        sa.PrimaryKeyConstraint("team", "role", name=op.f("pk_member_key")),
    )
    op.create_table(
        "renewal",
        sa.Column("team", sa.Uuid(as_uuid=False), server_default=county.own_team(), nullable=False),
        sa.Column("generation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False, comment=_SEALED),
        sa.ForeignKeyConstraint(["team"], ["team.id"], name=op.f("fk_renewal_team")),
        sa.PrimaryKeyConstraint("team", "generation", name=op.f("pk_renewal")),
    )


_WHOSE = "whose key; '*' is the one whose code the county has on paper"
_VOUCHED = "HMAC of a colleague who looked at the fingerprint"
_WRAPPED = "the team's key, for this worker only; null until a colleague says yes"
_SEALED = "the audit's key until then, and where its rows end"


def _ways_to_rows() -> None:
    op.create_index(op.f("ix_keep_last_day"), "keep", ["last_day"])


def _walls(tables: list[str]) -> None:
    inspector = sa.inspect(op.get_bind())
    for table in tables:
        about = any(column["name"] == "customer" for column in inspector.get_columns(table))
        also = _SIGNED if table == "audit" else _OURS.format(table=table) if about else "true"
        county.guard(table, _GRANTS.get(table, "SELECT, INSERT, UPDATE, DELETE"), also)
    county.guard("member_key", "SELECT, INSERT, DELETE, UPDATE (public, vouched, generation, wrapped)")
    county.guard("renewal", "SELECT, INSERT")
    county.guard_shared("notice", "SELECT, INSERT")
    county.guard_membership("team", "id", "SELECT, UPDATE (generation)")
    county.guard_membership("team_member", "team", "SELECT")
    if county.in_county():
        op.execute(f"GRANT SELECT ON alembic_version TO {county.WORKERS}")
        op.execute(
            "ALTER TABLE notice ADD CONSTRAINT ck_notice_sha256"
            " CHECK (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex'))"
        )
        for table in ("customer", "customer_key", "reflection", "reflection_key", "member_key"):
            # a row that was erased is swept away within a minute, and not when a fifth of the table is dead
            op.execute(f"ALTER TABLE {table} SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0)")
