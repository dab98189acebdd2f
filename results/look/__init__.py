"""Parts of the results pages; the only place in `results` that makes HTML."""
