"""Where the kept words lie, and how they are put there, read and destroyed.

The only package that opens a database. It takes words in, but whatever it hands to a table about a
person's answers or name is ``seal.Sealed``.
"""

from pelitarina.journal.folder import exists
from pelitarina.journal.keys import Cost
from pelitarina.journal.party import Controller, Customer
from pelitarina.journal.store.door import unlock
from pelitarina.journal.store.journal import Journal
from pelitarina.journal.store.opening import create

__all__ = ["Controller", "Cost", "Customer", "Journal", "create", "exists", "unlock"]
