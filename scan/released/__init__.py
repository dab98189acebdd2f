"""Frozen versions of the instrument, and what is comparable between two of them."""
