"""How often each answer was given to the three questions after a sitting; no row is about anybody.

Frozen: it never follows ``schema``. No row changes.
"""

import sqlalchemy as sa
from alembic import op

from pelitarina.journal.migrations import county

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and its wall."""
    op.create_table(
        "feedback",
        sa.Column("week", sa.String(), nullable=False, comment=_WEEK),
        sa.Column("question", sa.String(), nullable=False, comment=_QUESTION),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("waits", sa.Integer(), nullable=False, comment=_WAITS),
        sa.Column("team", sa.Uuid(as_uuid=False), server_default=county.own_team(), nullable=False),
        sa.CheckConstraint("told >= 0 and waits >= 0", name=op.f("ck_feedback_counts")),
        sa.PrimaryKeyConstraint("week", "question", "answer", "team", name=op.f("pk_feedback")),
    )
    county.guard("feedback", "SELECT, INSERT, UPDATE")


_WEEK = "of the calendar, ISO 8601; nothing finer"
_QUESTION = "empty: how many answered at all"
_WAITS = "given since the last ten were told together"
