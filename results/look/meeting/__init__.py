"""Parts of the pages of a feedback meeting."""
