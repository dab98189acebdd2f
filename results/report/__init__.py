"""Reports of a scan: an accessible PDF, a portfolio page with learning goals, and tables."""
