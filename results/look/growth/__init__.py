"""Growth on the screen."""
