"""The profile as words and numbers: finding, lenses, table cells, next level, legend and radar."""
