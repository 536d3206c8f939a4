"""Where the kept words lie, and how they are put there, read and destroyed.

The only package that opens a database. It takes words in, but whatever it hands to a table about a
person's answers or name is ``seal.Sealed``.
"""

from pelitarina.journal.folder import exists
from pelitarina.journal.keys import Cost
from pelitarina.journal.party import Controller, Customer
from pelitarina.journal.store.backup import Made, free_name, keys_beside, verify
from pelitarina.journal.store.door import unlock
from pelitarina.journal.store.journal import Journal
from pelitarina.journal.store.opening import FirstKeys, create, first_keys, found
from pelitarina.journal.store.restoring import Restored, restore

__all__ = [
    "Controller",
    "Cost",
    "Customer",
    "FirstKeys",
    "Journal",
    "Made",
    "Restored",
    "create",
    "exists",
    "first_keys",
    "found",
    "free_name",
    "keys_beside",
    "restore",
    "unlock",
    "verify",
]
