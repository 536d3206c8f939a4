"""What may be counted, what was published of it, and what workers note about many.

Frozen: it never follows ``schema``. No row changes.
"""

import sqlalchemy as sa
from alembic import op

from pelitarina.journal.migrations import county

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_OURS = "EXISTS (SELECT FROM customer WHERE customer.id = counted.customer)"


def upgrade() -> None:
    """Add the tables, each behind the wall."""
    _counts()
    _published()
    _phenomena()
    county.guard("countable", "SELECT, INSERT, UPDATE (sealed)")
    county.guard("counted", "SELECT, INSERT, DELETE", _OURS)
    county.guard("published", "SELECT, INSERT")
    county.guard("phenomenon", "SELECT, INSERT, UPDATE (body, answered_on), DELETE")
    county.guard("phenomenon_tag", "SELECT, INSERT, DELETE")


def _team() -> sa.Column[str]:
    return sa.Column("team", sa.Uuid(as_uuid=False), server_default=county.own_team(), nullable=False)


def _counts() -> None:
    op.create_table(
        "countable",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column(
            "sealed", sa.LargeBinary(), nullable=False, comment="sealed: which option of which prompt of which story"
        ),
        _team(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_countable")),
    )
    op.create_table(
        "counted",
        sa.Column("reflection", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("customer", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("sitting", sa.String(), nullable=False),
        sa.Column("half", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("option", sa.Uuid(as_uuid=False), nullable=True, comment="null: only the sitting is counted"),
        _team(),
        sa.ForeignKeyConstraint(["option"], ["countable.id"], name=op.f("fk_counted_option")),
        sa.ForeignKeyConstraint(
            ["reflection", "customer"],
            ["reflection.id", "reflection.customer"],
            name=op.f("fk_counted_reflection_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["customer", "sitting"], ["sitting.customer", "sitting.id"], name=op.f("fk_counted_customer_sitting")
        ),
        sa.PrimaryKeyConstraint("reflection", "number", name=op.f("pk_counted")),
    )
    op.create_index(op.f("ix_counted_customer"), "counted", ["customer"])
    # both hold all that is counted, in the order in which it is counted: no row is looked at, and nothing is sorted
    op.create_index("ix_counted_sat", "counted", ["half", "customer", "story", "met_at", "sitting", "language"])
    op.create_index("ix_counted_marked", "counted", ["half", "option", "customer"])


def _published() -> None:
    op.create_table(
        "published",
        sa.Column("half", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False, comment="the figures as they were published, which they stay"),
        _team(),
        sa.PrimaryKeyConstraint("half", "team", name=op.f("pk_published")),
    )


def _phenomena() -> None:
    op.create_table(
        "phenomenon",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("half", sa.String(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("signal", sa.String(), nullable=False),
        sa.Column(
            "body", sa.LargeBinary(), nullable=False, comment="sealed: a worker's words about many, never about one"
        ),
        sa.Column("answered_on", sa.Date(), nullable=True),
        _team(),
        sa.CheckConstraint("signal in ('good', 'bad', 'weak')", name=op.f("ck_phenomenon_signal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phenomenon")),
    )
    op.create_index(op.f("ix_phenomenon_half"), "phenomenon", ["half"])
    op.create_table(
        "phenomenon_tag",
        sa.Column("phenomenon", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        _team(),
        sa.ForeignKeyConstraint(["phenomenon"], ["phenomenon.id"], name=op.f("fk_phenomenon_tag_phenomenon")),
        sa.PrimaryKeyConstraint("phenomenon", "tag", name=op.f("pk_phenomenon_tag")),
    )
