"""What the screens of the results share."""
