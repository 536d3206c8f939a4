"""How an older journal becomes one of today's.

Alembic is run from code, on the connection that is open already, so that no key ever stands in a
URL or a configuration file. A migration runs in one transaction: killed half-way, it has not run.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from pelitarina.journal.schema import REVISION


def upgrade(connection: Connection) -> None:
    """Bring the tables to ``REVISION``, inside the transaction of ``connection``."""
    command.upgrade(_config(connection), REVISION)


def revision(connection: Connection) -> str | None:
    """Say which revision the tables have; None if there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def is_known(name: str) -> bool:
    """Say whether this version can bring a journal of that revision to today's."""
    return name in {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    # ConfigParser would read a % in the path of a folder as a reference.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
