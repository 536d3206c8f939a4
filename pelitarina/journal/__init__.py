"""What is kept: answers of this sitting in memory, and the customer's choices about them.

Only plain values are exported here, so that a screen which needs a ``Draft`` loads no database.
The sealed file itself is opened through ``pelitarina.journal.store``, which turns words into
``seal.Sealed`` before anything touches a disk.
"""

from pelitarina.journal.draft import Answer, Draft, Owner
from pelitarina.journal.keep import (
    ASSESSMENT,
    COUNTS,
    DAYS_AFTER_EXPORT,
    OWN_COPY,
    PLAN,
    SHARE,
    SOON_DAYS,
    Choice,
    CustomerId,
    Decision,
    Entry,
    How,
    KeepEvent,
    Notice,
    Paper,
    Purpose,
    ReflectionId,
    Sitting,
    Stamp,
    chosen,
    ends_soon,
    in_force,
    last_day,
    months_after,
    purpose,
)
from pelitarina.journal.party import Controller, Customer

__all__ = [
    "ASSESSMENT",
    "COUNTS",
    "DAYS_AFTER_EXPORT",
    "OWN_COPY",
    "PLAN",
    "SHARE",
    "SOON_DAYS",
    "Answer",
    "Choice",
    "Controller",
    "Customer",
    "CustomerId",
    "Decision",
    "Draft",
    "Entry",
    "How",
    "KeepEvent",
    "Notice",
    "Owner",
    "Paper",
    "Purpose",
    "ReflectionId",
    "Sitting",
    "Stamp",
    "chosen",
    "ends_soon",
    "in_force",
    "last_day",
    "months_after",
    "purpose",
]
