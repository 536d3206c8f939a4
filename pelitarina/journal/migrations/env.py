"""What alembic runs: this file, with the open connection in ``config.attributes``."""

from alembic import context

from pelitarina.journal.schema import metadata


def run() -> None:
    """Run the wanted revisions on the connection that was handed in."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


if hasattr(context, "config"):  # only while alembic runs; whoever reads the folder for doctests imports it, too
    run()
