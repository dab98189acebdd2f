"""What people take along of theirs and bring back: one scan as a file, everything as a ZIP."""
