"""What screens share: cards, tiles, focus, and the one place that makes HTML."""
