"""Suggested training: gaps, eligibility, the best set, and its reasons (measurement.md §6)."""
