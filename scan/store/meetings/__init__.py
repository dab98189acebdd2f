"""Feedback meetings in the store: contract, events, seats and reveal."""
