"""How the statements read: wording rules and readability (measurement.md §7)."""
