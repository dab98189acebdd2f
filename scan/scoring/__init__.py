"""From answers to a profile (measurement.md §2 and §3)."""
