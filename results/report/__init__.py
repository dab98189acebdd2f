"""One scan as something to keep: an accessible PDF, goals for a portfolio, and tables."""
