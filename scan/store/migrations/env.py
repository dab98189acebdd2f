"""How Alembic runs here: on a connection and in a transaction that it is given, never on its own."""

from alembic import context

# On SQLite, too, the whole way up is one transaction: old or new, never between (reliability.md R09).
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
