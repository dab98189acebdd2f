"""The self-scan as one command of the terminal."""
