"""The records of the store: tables, rows with digests, people, sittings and codes."""
