"""The feedback meeting on the screen."""
