"""The profile on the screen."""
