"""Reads the answers of many scans at once."""
