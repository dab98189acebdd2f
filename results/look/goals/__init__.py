"""Learning goals on the screen."""
