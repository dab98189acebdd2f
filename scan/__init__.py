"""Asking and scoring: the engine of the self-scan."""

__version__ = "0.1.0"
