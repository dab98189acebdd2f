"""Statistics about groups of people, with libraries that only `zelfscan statistics` needs (measurement.md §5)."""
