"""Asking and scoring: the engine of the self-scan."""
