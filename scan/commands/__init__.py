"""What `python -m scan` can do, a subject a file."""
