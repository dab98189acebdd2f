"""Runs Alembic on the connection, and in the transaction, of the caller."""

from alembic import context

# All migrations in one transaction, on SQLite too: the schema is old or new, never between (reliability.md R09).
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
