"""Parts of the page with learning goals."""
