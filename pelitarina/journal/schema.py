"""Which tables a journal has.

The same for SQLCipher on a laptop and for PostgreSQL in a county; ``migrations`` makes them on both,
and a test finds any drift between the two. A ``LargeBinary`` column holds ``seal.Sealed`` or a hash.

Every row about a person carries the person's id in a column ``customer``: that is how erasing finds
them all. Wrapped keys stand in tables of their own, so that they can be backed up apart.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    FetchedValue,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
)

REVISION = "0007"
"""The newest revision in ``migrations/versions``: the one this module describes."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time in UTC. SQLite would give it back without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Take an aware time only; a naive one is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be kept")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the time with its zone, which is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


class Id(Uuid[str]):
    """An id as text with hyphens. Where the database has no such type it is 32 digits, and the hyphens are put back."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(as_uuid=False)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], str | None] | None:
        """Give what puts the hyphens back; by way of ``uuid.UUID`` it takes four times as long."""
        if dialect.supports_native_uuid:
            return super().result_processor(dialect, coltype)  # type: ignore[no-any-return, no-untyped-call]
        return _hyphenated


def _hyphenated(digits: str | None) -> str | None:
    if digits is None:
        return None
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _id() -> Id:
    return Id()


controller = Table(
    "controller",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("controller", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("legal_basis", Text, nullable=False),
    Column("months", Integer, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
    CheckConstraint("months between 1 and 1200", name="months"),
)

customer = Table(
    "customer",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("pseudonym", LargeBinary, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

customer_key = Table(
    "customer_key",
    metadata,
    Column("customer", _id(), ForeignKey("customer.id"), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)

sitting = Table(
    "sitting",
    metadata,
    Column("customer", _id(), ForeignKey("customer.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("story", String, nullable=False),
    Column("story_title", Text, nullable=False),
    Column("story_hash", String, nullable=False),
    Column("language", String, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
)

reflection = Table(
    "reflection",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("customer", _id(), nullable=False),
    Column("sitting", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", LargeBinary, comment="sealed answer; null once it is taken back or expired"),
    ForeignKeyConstraint(["customer", "sitting"], ["sitting.customer", "sitting.id"]),
    UniqueConstraint("id", "customer"),
    UniqueConstraint("customer", "sitting", "position"),
)

reflection_key = Table(
    "reflection_key",
    metadata,
    Column("reflection", _id(), primary_key=True),
    Column("customer", _id(), index=True, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    ForeignKeyConstraint(["reflection", "customer"], ["reflection.id", "reflection.customer"]),
)

notice = Table(
    "notice",
    metadata,
    Column("id", String, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("language", String, primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("text", Text, nullable=False),
)

keep = Table(
    "keep",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", _id(), nullable=False, unique=True),
    Column("customer", _id(), index=True, nullable=False),
    Column("reflection", _id(), nullable=False),
    Column("purpose", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
    Column("offset_minutes", Integer, nullable=False),
    Column("recorded_by", String, nullable=False),
    Column("how", String, nullable=False),
    Column("notice_id", String, nullable=False),
    Column("notice_version", Integer, nullable=False),
    Column("notice_language", String, nullable=False),
    Column("notice_sha256", String, nullable=False),
    Column("witness", LargeBinary, nullable=False, comment="HMAC of the words under the reflection's own key"),
    Column("last_day", Date),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index(None, "last_day"),
    ForeignKeyConstraint(["reflection", "customer"], ["reflection.id", "reflection.customer"]),
    ForeignKeyConstraint(
        ["notice_id", "notice_version", "notice_language", "notice_sha256"],
        ["notice.id", "notice.version", "notice.language", "notice.sha256"],
        name="fk_keep_notice",
    ),
    Index("ix_keep_reflection_purpose", "reflection", "purpose"),
    CheckConstraint("decision in ('kept', 'taken_back', 'expired')", name="decision"),
    CheckConstraint("offset_minutes between -840 and 840", name="offset_minutes"),
)

export = Table(
    "export",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("customer", _id(), ForeignKey("customer.id"), index=True, nullable=False),
    Column("kind", String, nullable=False),
    Column("format", String, nullable=False),
    Column("language", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("recorded_by", String, nullable=False),
    UniqueConstraint("id", "customer"),
)

export_item = Table(
    "export_item",
    metadata,
    Column("export", _id(), primary_key=True),
    Column("reflection", _id(), index=True, primary_key=True),
    Column("customer", _id(), index=True, nullable=False),
    ForeignKeyConstraint(["export", "customer"], ["export.id", "export.customer"]),
    ForeignKeyConstraint(["reflection", "customer"], ["reflection.id", "reflection.customer"]),
)

withdrawal = Table(
    "withdrawal",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("export", _id(), index=True, nullable=False),
    Column("reflection", _id(), nullable=False),
    Column("customer", _id(), ForeignKey("customer.id"), index=True, nullable=False),
    Column("purpose", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("recorded_by", String, nullable=False),
    ForeignKeyConstraint(["export", "reflection"], ["export_item.export", "export_item.reflection"]),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("object_ref", String, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)

head = Table(
    "head",
    metadata,
    Column("chain", String, primary_key=True, comment="'audit', or the id of the customer whose chain it is"),
    Column("length", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("hmac", LargeBinary, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("week", String, primary_key=True, comment="of the calendar, ISO 8601; nothing finer"),
    Column("question", String, primary_key=True, comment="empty: how many answered at all"),
    Column("answer", String, primary_key=True),
    Column("told", Integer, nullable=False),
    Column("waits", Integer, nullable=False, comment="given since the last ten were told together"),
    CheckConstraint("told >= 0 and waits >= 0", name="counts"),
)

# What may be counted, and what was published of it. No word of a customer's: numbers, and names that a story gives.

countable = Table(
    "countable",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("sealed", LargeBinary, nullable=False, comment="sealed: which option of which prompt of which story"),
)

counted = Table(
    "counted",
    metadata,
    Column("reflection", _id(), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("customer", _id(), index=True, nullable=False),
    Column("sitting", String, nullable=False),
    Column("half", String, nullable=False),
    Column("story", String, nullable=False),
    Column("language", String, nullable=False),
    Column("met_at", UtcDateTime, nullable=False),
    Column("option", _id(), ForeignKey("countable.id"), comment="null: only the sitting is counted"),
    ForeignKeyConstraint(["reflection", "customer"], ["reflection.id", "reflection.customer"]),
    ForeignKeyConstraint(["customer", "sitting"], ["sitting.customer", "sitting.id"]),
    Index("ix_counted_sat", "half", "customer", "story", "met_at", "sitting", "language"),
    Index("ix_counted_marked", "half", "option", "customer"),
)

published = Table(
    "published",
    metadata,
    Column("half", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False, comment="the figures as they were published, which they stay"),
)

phenomenon = Table(
    "phenomenon",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("half", String, index=True, nullable=False),
    Column("noted_on", Date, nullable=False),
    Column("signal", String, nullable=False),
    Column("body", LargeBinary, nullable=False, comment="sealed: a worker's words about many, never about one"),
    Column("answered_on", Date),
    CheckConstraint("signal in ('good', 'bad', 'weak')", name="signal"),
)

phenomenon_tag = Table(
    "phenomenon_tag",
    metadata,
    Column("phenomenon", _id(), ForeignKey("phenomenon.id"), primary_key=True),
    Column("tag", String, primary_key=True),
)

# What a county's database has besides. On a laptop these tables are there, too, and stay empty.

NO_TEAM = "00000000-0000-0000-0000-000000000000"
"""Whose the rows of a laptop are."""

team = Table(
    "team",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("name", Text, nullable=False),
    Column("generation", Integer, nullable=False, comment="how often the team's key has been made; 0 before the first"),
    Column(
        "remains_days", Integer, nullable=False, comment="how long the server's log and backups hold what is erased"
    ),
    CheckConstraint("remains_days between 1 and 366", name="remains_days"),
)

team_member = Table(
    "team_member",
    metadata,
    Column("role", String, primary_key=True, comment="the name by which the database knows a worker"),
    Column("team", _id(), ForeignKey("team.id"), nullable=False),
)

member_key = Table(
    "member_key",
    metadata,
    Column("team", _id(), ForeignKey("team.id"), primary_key=True, server_default=FetchedValue()),
    Column("role", String, primary_key=True, comment="whose key; '*' is the one whose code the county has on paper"),
    Column("public", LargeBinary, nullable=False),
    Column("vouched", LargeBinary, comment="HMAC of a colleague who looked at the fingerprint"),
    Column("generation", Integer),
    Column("wrapped", LargeBinary, comment="the team's key, for this worker only; null until a colleague says yes"),
)

renewal = Table(
    "renewal",
    metadata,
    Column("team", _id(), ForeignKey("team.id"), primary_key=True, server_default=FetchedValue()),
    Column("generation", Integer, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False, comment="the audit's key until then, and where its rows end"),
)


def _say_whose_they_are() -> None:
    """Give every row its team: a worker of a county sees the rows of one's own team only.

    The database fills it in, on a laptop with ``NO_TEAM``.
    """
    for table in metadata.sorted_tables:
        if table.name not in ("notice", "team") and "team" not in table.c:
            of_key = table.name in ("controller", "keep", "audit", "head", "feedback", "published")
            table.append_column(
                Column("team", _id(), nullable=False, server_default=FetchedValue(), primary_key=of_key)
            )


_say_whose_they_are()
