"""Fuzzing of what can be imported (malformed scans, archives and content), and of the doors that take a request."""
