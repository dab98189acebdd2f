"""What only the command `zelfscan` can do."""
