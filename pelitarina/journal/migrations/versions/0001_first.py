"""Which tables the first journals had.

Frozen: it never follows ``schema``. A change to a table is a revision of its own.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table. There is no way back: a journal is never taken to an older version."""
    _who_keeps()
    _whose_words()
    _what_was_said()
    _what_was_chosen()
    _what_left()
    _what_was_done()


def _who_keeps() -> None:
    op.create_table(
        "controller",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("controller", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_controller_only_one")),
        sa.CheckConstraint("months between 1 and 1200", name=op.f("ck_controller_months")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_controller")),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", "language", "sha256", name=op.f("pk_notice")),
    )


def _whose_words() -> None:
    op.create_table(
        "customer",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("pseudonym", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
    )
    op.create_table(
        "customer_key",
        sa.Column("customer", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["customer"], ["customer.id"], name=op.f("fk_customer_key_customer")),
        sa.PrimaryKeyConstraint("customer", name=op.f("pk_customer_key")),
    )


def _what_was_said() -> None:
    op.create_table(
        "sitting",
        sa.Column("customer", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("story_title", sa.Text(), nullable=False),
        sa.Column("story_hash", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["customer"], ["customer.id"], name=op.f("fk_sitting_customer")),
        sa.PrimaryKeyConstraint("customer", "id", name=op.f("pk_sitting")),
    )
    op.create_table(
        "reflection",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("customer", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("sitting", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "body", sa.LargeBinary(), nullable=True, comment="sealed answer; null once it is taken back or expired"
        ),
        sa.ForeignKeyConstraint(
            ["customer", "sitting"], ["sitting.customer", "sitting.id"], name=op.f("fk_reflection_customer_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection")),
        sa.UniqueConstraint("customer", "sitting", "position", name=op.f("uq_reflection_customer_sitting_position")),
        sa.UniqueConstraint("id", "customer", name=op.f("uq_reflection_id_customer")),
    )
    op.create_table(
        "reflection_key",
        sa.Column("reflection", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("customer", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reflection", "customer"],
            ["reflection.id", "reflection.customer"],
            name=op.f("fk_reflection_key_reflection_customer"),
        ),
        sa.PrimaryKeyConstraint("reflection", name=op.f("pk_reflection_key")),
    )


def _what_was_chosen() -> None:
    op.create_table(
        "keep",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("customer", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reflection", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("notice_id", sa.String(), nullable=False),
        sa.Column("notice_version", sa.Integer(), nullable=False),
        sa.Column("notice_language", sa.String(), nullable=False),
        sa.Column("notice_sha256", sa.String(), nullable=False),
        sa.Column(
            "witness", sa.LargeBinary(), nullable=False, comment="HMAC of the words under the reflection's own key"
        ),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("decision in ('kept', 'taken_back', 'expired')", name=op.f("ck_keep_decision")),
        sa.CheckConstraint("offset_minutes between -840 and 840", name=op.f("ck_keep_offset_minutes")),
        sa.ForeignKeyConstraint(
            ["notice_id", "notice_version", "notice_language", "notice_sha256"],
            ["notice.id", "notice.version", "notice.language", "notice.sha256"],
            name="fk_keep_notice",
        ),
        sa.ForeignKeyConstraint(
            ["reflection", "customer"],
            ["reflection.id", "reflection.customer"],
            name=op.f("fk_keep_reflection_customer"),
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_keep")),
        sa.UniqueConstraint("id", name=op.f("uq_keep_id")),
    )


def _what_left() -> None:
    op.create_table(
        "export",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("customer", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["customer"], ["customer.id"], name=op.f("fk_export_customer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
        sa.UniqueConstraint("id", "customer", name=op.f("uq_export_id_customer")),
    )
    op.create_table(
        "export_item",
        sa.Column("export", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reflection", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("customer", sa.Uuid(as_uuid=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["export", "customer"], ["export.id", "export.customer"], name=op.f("fk_export_item_export_customer")
        ),
        sa.ForeignKeyConstraint(
            ["reflection", "customer"],
            ["reflection.id", "reflection.customer"],
            name=op.f("fk_export_item_reflection_customer"),
        ),
        sa.PrimaryKeyConstraint("export", "reflection", name=op.f("pk_export_item")),
    )
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("export", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reflection", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("customer", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["customer"], ["customer.id"], name=op.f("fk_withdrawal_customer")),
        sa.ForeignKeyConstraint(
            ["export", "reflection"],
            ["export_item.export", "export_item.reflection"],
            name=op.f("fk_withdrawal_export_reflection"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal")),
    )


def _what_was_done() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object_ref", sa.String(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_table(
        "head",
        sa.Column("chain", sa.String(), nullable=False, comment="'audit', or the id of the customer whose chain it is"),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("hmac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_head")),
    )
