"""What a page costs: a first visit, one more view, and the start of the server."""
