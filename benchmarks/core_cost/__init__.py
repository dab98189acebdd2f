"""What scoring, advice and reports cost, without a server."""
