"""Fuzzing of what can be imported: malformed scans, archives and content."""
