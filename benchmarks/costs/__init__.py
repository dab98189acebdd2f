"""What pages, scoring, advice and reports cost, and the limits of all figures about costs (docs/performance.md)."""
