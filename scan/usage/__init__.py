"""How the scan is used, in figures about groups that say nothing about a person (measurement.md §5)."""
