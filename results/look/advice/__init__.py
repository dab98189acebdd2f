"""Advice and catalogue on the screen."""
