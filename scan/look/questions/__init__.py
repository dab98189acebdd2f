"""The question pages: cards, autosave, progress and review."""
