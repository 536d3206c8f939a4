"""Which columns rows are looked for by, so that nobody waits for a large journal.

Frozen: it never follows ``schema``. No row changes.
"""

from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

INDEXES: tuple[tuple[str, ...], ...] = (
    ("keep", "customer"),
    ("keep", "reflection", "purpose"),
    ("reflection_key", "customer"),
    ("export", "customer"),
    ("export_item", "customer"),
    ("export_item", "reflection"),
    ("withdrawal", "customer"),
    ("withdrawal", "export"),
)


def upgrade() -> None:
    """Make an index for each."""
    for table, *columns in INDEXES:
        op.create_index("_".join(["ix", table, *columns]), table, columns)
