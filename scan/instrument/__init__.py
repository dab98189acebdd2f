"""Frozen definitions of what is asked and measured: framework, scales, items, catalogue."""
