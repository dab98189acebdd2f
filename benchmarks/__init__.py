"""Measures what the program can stand; imports the store and what its tests are built of, and nothing imports it."""
