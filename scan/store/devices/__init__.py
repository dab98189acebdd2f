"""Browsers where a person is known by their cookie, and computers of several people, which lock."""
