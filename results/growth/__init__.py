"""Change between two scans of one person (measurement.md §3)."""
