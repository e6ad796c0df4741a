"""Alembic's entry: migrates over the connection that `led_web.database.migrate` opened."""

from alembic import context

from led_wallet.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller's transaction holds all of it
)
context.run_migrations()
