"""What keeps one team's rows from another team, in a county's database?

Row-level security of PostgreSQL, bound to ``session_user``: the name with which somebody was let in, which no statement
of a worker can change. Whoever is in no team sees no row and adds none. On SQLite nothing of this is there, and nothing
is done: the key of the file is the wall. Every revision that makes a table calls ``guard`` for it.
"""

import sqlalchemy as sa
from alembic import op

WORKERS = "pelitarina_worker"
"""The role to which every worker's own role belongs. The county makes it; it cannot log in."""
NOUGHT = "0" * 32
_ALL = "SELECT, INSERT, UPDATE, DELETE"


def in_county() -> bool:
    """Say whether this is a county's database."""
    return op.get_bind().dialect.name == "postgresql"


def own_team() -> sa.TextClause:
    """Give what fills in the team of a new row."""
    return sa.text("own_team()") if in_county() else sa.text(f"'{NOUGHT}'")


def guard(table: str, grants: str = _ALL, also: str = "true") -> None:
    """Let workers at the rows of their own team in ``table``, and at no other; ``also`` must hold of what is added."""
    if not in_county():
        return
    mine = "team = (SELECT own_team())"
    _forced(table)
    op.execute(f"CREATE POLICY own_team ON {table} USING ({mine}) WITH CHECK ({mine} AND {also})")
    op.execute(f"GRANT {grants} ON {table} TO {WORKERS}")


def guard_shared(table: str, grants: str) -> None:
    """Let whoever is in a team, whichever it is, at ``table``: it says nothing about anybody."""
    if in_county():
        _forced(table)
        op.execute(f"CREATE POLICY any_team ON {table} USING ((SELECT own_team()) IS NOT NULL)")
        op.execute(f"GRANT {grants} ON {table} TO {WORKERS}")


def guard_membership(table: str, column: str, grants: str) -> None:
    """Let the keeper of the tables say who is in which team; workers see their own team only."""
    if in_county():
        _forced(table)
        mine = f"{column} = (SELECT own_team())"
        op.execute(f"CREATE POLICY keeper ON {table} TO CURRENT_USER USING (true)")
        op.execute(f"CREATE POLICY own_team ON {table} TO {WORKERS} USING ({mine})")
        op.execute(f"GRANT {grants} ON {table} TO {WORKERS}")


def _forced(table: str) -> None:
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
