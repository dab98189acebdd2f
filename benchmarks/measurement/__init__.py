"""Simulation of the measurement: people whose true level is known, scored by the real engine (technical.md §2)."""
