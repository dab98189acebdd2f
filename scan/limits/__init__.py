"""How much one person, one file and one request may hold: one table for pages, routes and store."""
