"""Fault tests and fuzzing. Imports the program and the builders of its tests; nothing imports this package."""
