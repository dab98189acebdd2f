"""What the page "Verantwoording" says: how a level comes about, how sure it is, and what nobody examined yet."""
