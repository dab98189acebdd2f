"""Export and import of a person's data: one scan as a JSON file, or everything as a ZIP."""
